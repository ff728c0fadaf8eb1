"""The card of one record at a time: read in the background, shown, and edited in its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import CARD
from gui.lookup import Lookup
from gui.messages import confirm
from gui.parts.button import Button
from gui.parts.card import Card, Heading
from gui.parts.emptystate import EmptyState
from gui.parts.form import Form
from gui.screens.entry import Act, Entry, Says
from inventory.fields import Field, Values

if TYPE_CHECKING:
    from inventory.store.database import Session

F = TypeVar("F")


@dataclass(frozen=True)
class Editing:
    """How a record is corrected: its fields as they are, and what writes them."""

    title: str
    fields: tuple[Field, ...]
    values: Values
    act: Act
    says: Says = None


@dataclass(frozen=True)
class Subject(Generic[F]):
    """What a card is about: how its facts are read, which parts show them, how they are corrected."""

    name: str
    icon: str
    nothing: str
    read: Callable[["Session", int], F | None]
    parts: Callable[[F], Sequence[QWidget]]
    editing: Callable[[F], Editing]


class RecordCard(Card, Generic[F]):
    read = Signal()  # there are new facts, or none
    edited = Signal()  # somebody began or ended editing

    def __init__(self, desk: Desk, subject: Subject[F], parent: QWidget | None = None) -> None:
        super().__init__(subject.name, parent)
        self._desk = desk
        self._subject = subject
        self._record: int | None = None
        self._form: Form | None = None
        self._entry: Entry | None = None
        self._aside = False
        self._unsaved: dict[int, dict[str, Any]] = {}
        self.facts: F | None = None
        self._footer = self._make_footer()
        desk.changed.connect(self.refresh)
        self._show_nothing()

    @property
    def record(self) -> int | None:
        return self._record

    @property
    def editing(self) -> bool:
        return self._form is not None

    def show_record(self, record: int | None) -> None:
        self._aside = False
        self._look_up(record)

    def _look_up(self, record: int | None) -> None:
        if record != self._record:
            self.stop_editing(keep=True)
            self.facts = None  # nothing may be done with the facts of another record
        self._record = record
        if record is None:
            self._take(None, None)
        else:
            self._desk.read(self, partial(_read, self._subject.read, record), partial(self._take, record))

    def refresh(self) -> None:
        """Newer facts; what is shown in the place of the record stays."""
        self._look_up(self._record)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Something else in the place of the record."""
        self.stop_editing(keep=True)
        self._aside = True
        self.fill((self._record, "aside"), parts)

    def show_again(self) -> None:
        """The record itself again."""
        self._aside = False
        self._take(self._record, self.facts)

    def edit(self) -> None:
        """Turn the facts into a form."""
        if self.facts is None or self._record is None or self._form:
            return
        self._aside = False
        editing = self._subject.editing(self.facts)
        self._form = form = Form(editing.fields, Lookup(self._desk))
        form.fill(editing.values)
        if typed := self._unsaved.pop(self._record, None):
            form.restore(typed)
        draft = f"{self._subject.name} {self._record}"
        self._entry = Entry(self._desk, form, editing.act, editing.says, draft)
        self._entry.saved.connect(self._saved)
        self._entry.busy.connect(self._save.setDisabled)
        self.fill((self._record, "edit"), [Heading(editing.title), form])
        self._footer.show()
        form.focus_first()
        self.edited.emit()

    def save(self) -> None:
        if self._entry:
            self._entry.save()

    def stop_editing(self, *, keep: bool) -> None:
        """Back to the facts; with `keep`, what was typed waits for the next time."""
        form, self._form = self._form, None
        entry, self._entry = self._entry, None
        if form is None:
            return
        if entry and not keep:
            entry.give_up()
        if keep and form.dirty and self._record is not None:
            self._unsaved[self._record] = form.changes()
        self._footer.hide()
        self.edited.emit()

    def leave(self) -> None:
        """Escape and „Abbrechen“; asks only if something was typed."""
        if self._form and self._form.dirty:
            sentence = "Was hier getippt wurde, geht dabei verloren."
            confirm(self, "Änderungen verwerfen?", sentence, "Verwerfen", self._give_up)
        else:
            self._give_up()

    def _give_up(self) -> None:
        self.stop_editing(keep=False)
        self.show_again()

    def focus_first(self, _record: object = None) -> None:
        """Go from the list into the card."""
        first = next((it for it in self.findChildren(QWidget) if _takes_tab(it)), None)
        if first:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._form:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _saved(self, _record: object) -> None:
        self.stop_editing(keep=False)
        self.refresh()

    def _take(self, record: int | None, facts: F | None) -> None:
        if record != self._record:
            return  # somebody went on to the next one meanwhile
        self.facts = facts
        if self._form is None and not self._aside:
            self._show()
        self.read.emit()

    def _show(self) -> None:
        if self.facts is None:
            self._show_nothing()
        else:
            self.fill(self._record, self._subject.parts(self.facts))

    def _show_nothing(self) -> None:
        self.fill(None, [EmptyState(self._subject.icon, self._subject.nothing)])

    def _make_footer(self) -> QWidget:
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(theme.px(CARD), theme.px(8), theme.px(CARD), theme.px(10))
        row.setSpacing(theme.px(8))
        self._save = Button("Speichern", "check", primary=True)
        self._save.setToolTip("Speichern (Strg+S)")
        self._save.clicked.connect(self.save)
        cancel = Button("Abbrechen")
        cancel.clicked.connect(self.leave)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self._save)
        footer.hide()
        layout = self.layout()
        assert layout is not None  # noqa: S101 (a card has one)
        layout.addWidget(footer)
        return footer


def _takes_tab(widget: QWidget) -> bool:
    return widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _read(read: Callable[..., Any], record: int, session: "Session") -> Any:
    return read(session, record)
