"""A form is a list of fields: label, editor, and below it what is wrong or what helps."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import Tone
from gui.lookup import Lookup
from gui.parts.dateeditor import DateEditor
from gui.parts.editors import (
    ChoiceEditor,
    ChoicesEditor,
    Editor,
    LineEditor,
    LinesEditor,
    ProseEditor,
    YesNoEditor,
)
from gui.parts.maskededitor import MaskedEditor
from gui.parts.panel import Panel
from gui.parts.referenceeditor import ReferenceEditor
from gui.parts.text import Body, Caption, Muted, Secondary
from inventory.errors import Conflict, Invalid, Refused
from inventory.fields import Field, Kind, Values

LABEL_WIDTH = 168
EDITORS: dict[Kind, type[Editor]] = {
    Kind.DATE: DateEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.PROSE: ProseEditor,
    Kind.LINES: LinesEditor,
}


class Form(QWidget):
    """`fill` says what the record holds; `values` what the person wants it to hold."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, fields: Sequence[Field], lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lookup = lookup
        self._rows = {field.name: _Row(field, _editor(field, lookup)) for field in fields}
        self._base: dict[str, Any] = {}
        self._clean: dict[str, Any] = {}
        self._proposed: dict[str, Any] = {}
        self._captions: dict[str, Caption] = {}
        self._sentence = Body(tone=Tone.OVERDUE, wrap=True)
        self._trouble = Panel(Tone.OVERDUE)
        self._build()
        self._clean = self.typed()
        self._adapt()
        save = QShortcut(QKeySequence.StandardKey.Save, self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.submitted)

    def fill(self, values: Values) -> None:
        """Show a record; from here on the form knows what was changed."""
        self._base = dict(values)
        for name, row in self._rows.items():
            row.editor.show_value(values.get(name))
            row.complain("")
        self._clean = self.typed()
        self._trouble.hide()
        self._adapt()

    def suggest(self, name: str, value: Any) -> None:
        """Put a value into one field as if the person had done it."""
        self._rows[name].editor.show_value(value)
        self._react()

    def propose(self, values: Values) -> None:
        """Put values into those fields into which nobody has typed anything."""
        before = self.typed()
        for name, value in values.items():
            if name in self._rows and self._untouched(name):
                self._rows[name].editor.show_value(value)
                self._proposed[name] = self._rows[name].editor.typed()
        if self.typed() != before:
            self._react()

    def understood(self) -> dict[str, Any]:
        """What was typed, as far as it makes sense."""
        return self._read()[0]

    def base(self) -> dict[str, Any]:
        """What the fields of this form held when it was filled."""
        return {name: self._base.get(name) for name in self._rows}

    def values(self) -> dict[str, Any] | None:
        """Everything the form shows; None if something typed makes no sense, the fields then say so."""
        values, problems = self._read()
        if problems:
            self.refuse(Invalid(problems))
            return None
        return values

    @property
    def dirty(self) -> bool:
        return self.typed() != self._clean

    def typed(self) -> dict[str, Any]:
        return {name: row.editor.typed() for name, row in self._rows.items()}

    def changes(self) -> dict[str, Any]:
        """As `typed`, but only what was changed: the rest may be newer elsewhere."""
        return {name: typed for name, typed in self.typed().items() if typed != self._clean.get(name)}

    def restore(self, typed: Mapping[str, Any]) -> None:
        for name, row in self._rows.items():
            if name in typed:
                row.editor.restore(typed[name])
        self._react()

    def settle(self, conflict: Conflict, chosen: Values) -> None:
        """Take over what the other desk saved, and of the clashing fields what the person chose."""
        values, _problems = self._read()
        mine = {name: value for name, value in values.items() if value != self._base.get(name)}
        self._base = {**self._base, **conflict.values}
        for name, row in self._rows.items():
            row.editor.show_value({**self._base, **mine, **chosen}.get(name))
        self._react()

    def refuse(self, refused: Refused) -> None:
        """Say what is wrong where it is wrong, and lead there."""
        problems = (
            refused.problems if isinstance(refused, Invalid) else {refused.field or "": refused.message}
        )
        elsewhere = [sentence for name, sentence in problems.items() if not self._shows(name)]
        for name, row in self._rows.items():
            row.complain(problems.get(name, ""))
        self._sentence.setText("\n".join(elsewhere))
        self._trouble.setVisible(bool(elsewhere))
        wrong = [name for name in self._rows if name in problems and self._shows(name)]
        if wrong:
            self._rows[wrong[0]].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll_to(self._trouble if elsewhere else self._rows[wrong[0]])
        said = [problems[name] for name in wrong] + elsewhere
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(said)))

    def scanned(self, code: str) -> bool:
        """A code scanned past the fields goes to the first record that is still to be named."""
        for name, row in self._rows.items():
            empty = isinstance(row.editor, ReferenceEditor) and row.editor.typed()["record"] is None
            if empty and self._shows(name) and isinstance(row.editor, ReferenceEditor):
                row.editor.take_code(code)
                return True
        return False

    def show_above(self, widget: QWidget) -> None:
        """Put something above the fields that concerns them all."""
        self._layout.insertWidget(0, widget)
        widget.show()

    def focus_first(self) -> None:
        next(row for row in self._rows.values() if not row.isHidden()).editor.setFocus()

    def editor(self, name: str) -> Editor:
        return self._rows[name].editor

    def field(self, name: str) -> Field:
        return self._rows[name].field

    def _build(self) -> None:
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(self._trouble)
        section = ""
        for row in self._rows.values():
            if row.field.section != section:
                section = row.field.section
                caption = Caption(section)
                caption.setContentsMargins(0, theme.px(8 if len(self._captions) else 0), 0, 0)
                self._captions[section] = caption
                layout.addWidget(caption)
            layout.addWidget(row)
            row.editor.changed.connect(self._react)
            row.editor.left.connect(self._check)
        inside = QVBoxLayout(self._trouble)
        inside.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        inside.addWidget(self._sentence)
        self._trouble.hide()

    def _read(self) -> tuple[dict[str, Any], dict[str, str]]:
        """The values and what is wrong with them; what is not shown is not wanted."""
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for name, row in self._rows.items():
            try:
                values[name] = row.editor.value()
            except Refused as refused:
                values[name] = None
                problems[name] = refused.message
        for name, row in self._rows.items():
            if not row.field.shown_if({**self._base, **values}):
                values[name] = None
                problems.pop(name, None)
        return values, problems

    def _react(self) -> None:
        self._adapt()
        for name, row in self._rows.items():
            if row.complains and not self._wrong(name):
                row.complain("")
        self.changed.emit()

    def _adapt(self) -> None:
        """Show the fields that matter now and mark those that are needed now."""
        values = {**self._base, **self._read()[0]}
        for row in self._rows.values():
            row.setVisible(row.field.shown_if(values))
            row.set_title(
                row.field.title(values), required=row.field.required or row.field.required_if(values)
            )
        for section, caption in self._captions.items():
            rows = (row for row in self._rows.values() if row.field.section == section)
            caption.setVisible(any(not row.isHidden() for row in rows))

    def _check(self) -> None:
        """Whoever leaves a field hears at once if it makes no sense, but not yet that others are empty."""
        left = self.sender()
        for name, row in self._rows.items():
            if row.editor is left and row.editor.typed() != self._clean.get(name):
                row.complain(self._problem(name))

    def _untouched(self, name: str) -> bool:
        return bool(self._rows[name].editor.typed() == self._proposed.get(name, self._clean.get(name)))

    def _wrong(self, name: str) -> bool:
        values, problems = self._read()
        found = self._rows[name].field.problem(values[name], {**self._base, **values})
        return name in problems or (self._shows(name) and found is not None)

    def _problem(self, name: str) -> str:
        values, problems = self._read()
        if name in problems:
            return problems[name]
        value = values[name]
        if value is None or value in ("", ()):
            return ""
        return self._rows[name].field.problem(value, {**self._base, **values}) or ""

    def _scroll_to(self, widget: QWidget) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            self.adjustSize()
            around.ensureWidgetVisible(widget)

    def _shows(self, name: str) -> bool:
        return name in self._rows and not self._rows[name].isHidden()


class _Row(QWidget):
    def __init__(self, field: Field, editor: Editor) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        self.complains = False
        self._title = field.label
        self._required = False
        self._note = ""
        self._label = Muted(wrap=True)
        self._label.setFixedWidth(theme.px(LABEL_WIDTH))
        self._label.setBuddy(editor)
        self._help = Secondary(wrap=True)
        self._error = Body(tone=Tone.OVERDUE, wrap=True)
        self._error.setFont(self._help.font())
        right = QVBoxLayout()
        right.setSpacing(theme.px(3))
        right.addWidget(editor)
        right.addWidget(self._error)
        right.addWidget(self._help)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(right, 1)
        lines = (editor.sizeHint().height() - self._label.fontMetrics().height()) // 2
        drop = theme.px(6) if isinstance(editor, ChoicesEditor | LinesEditor | ProseEditor) else lines
        self._label.setContentsMargins(0, drop, 0, 0)
        editor.noted.connect(self._take_note)
        self._show()

    def set_title(self, title: str, *, required: bool) -> None:
        self._title, self._required = title, required
        self.editor.set_needed(required)
        self._show()

    def complain(self, sentence: str) -> None:
        self.complains = bool(sentence)
        self._error.setText(sentence)
        self.editor.set_wrong(self.complains)
        self._show()

    def _take_note(self, note: str) -> None:
        self._note = note
        self._show()

    def _show(self) -> None:
        self._label.setText(self._title + (" *" if self._required else ""))
        helping = "" if self.complains else self._note or self.field.hint
        self._help.setText(helping)
        self._help.setVisible(bool(helping))
        self._error.setVisible(self.complains)
        name = self._title + (", nötig" if self._required else "")
        self.editor.describe(name, self._error.text() or helping)


def _editor(field: Field, lookup: Lookup) -> Editor:
    if field.kind is Kind.REFERENCE:
        return ReferenceEditor(field, lookup)
    written = field.kind not in EDITORS
    return MaskedEditor(field) if field.masked and written else EDITORS.get(field.kind, LineEditor)(field)
