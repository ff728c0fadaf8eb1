"""One editor for each kind of field: shows a value, takes what is typed, says when it makes no sense."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.paint import take_tab
from gui.pace import ENTER, Pace
from gui.parts.flow import Flow
from gui.parts.inputs import Choice, Line, Prose, Tick, TickChip, TickSentence
from inventory.errors import Refused
from inventory.fields import Field, Kind, Word

WIDTHS = {
    Kind.DATE: 152,
    Kind.CLOCK: 120,
    Kind.NUMBER: 120,
    Kind.PERCENT: 120,
    Kind.DECIMAL: 120,
    Kind.MONEY: 152,
}
WIDEST = 420
NOTHING, CHOOSE = "keine Angabe", "Bitte wählen"
NEIGHBOURS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Editor(QWidget):
    """`changed` with every stroke, `left` when the person is done here, `noted` to explain the value."""

    changed = Signal()
    left = Signal()
    noted = Signal(str)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.controls: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def value(self) -> Any:
        """What stands here; `Refused` if it makes no sense."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        raise NotImplementedError

    def typed(self) -> Any:
        """What stands here as it was typed, for a draft."""
        raise NotImplementedError

    def restore(self, typed: Any) -> None:
        raise NotImplementedError

    def set_wrong(self, wrong: bool) -> None:
        for control in self.controls:
            control.set_wrong(wrong)  # type: ignore[attr-defined]

    def set_needed(self, needed: bool) -> None:
        """Whether something has to stand here now."""

    def describe(self, name: str, description: str) -> None:
        """What a screen reader says here."""
        self.controls[0].setAccessibleName(name)
        self.controls[0].setAccessibleDescription(description)

    def _hold(self, control: QWidget, widest: int = WIDEST) -> None:
        control.setMaximumWidth(theme.px(widest))
        self.controls.append(control)
        self.setFocusProxy(control)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(control, 1)
        layout.addStretch()


class ScannedLine(Line):
    """A scanner ends with Enter: that leads to the next field instead of saving the form."""

    def __init__(self) -> None:
        super().__init__()
        self._pace = Pace()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if self._pace.scanned(event):
                self.focusNextChild()
                return
        else:
            self._pace.press(event)
        super().keyPressEvent(event)


class LineEditor(Editor):
    """Text, and everything that is written as text: numbers, money, percent."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.line = ScannedLine()
        self._hold(self.line, self._width())
        self.line.textEdited.connect(self.changed)
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> Any:
        return self.field.read(self.line.text())

    def show_value(self, value: Any) -> None:
        self.line.setText(self.field.show(value))
        self.line.setCursorPosition(0)

    def typed(self) -> Any:
        return self.line.text()

    def restore(self, typed: Any) -> None:
        self.line.setText(typed)

    def _width(self) -> int:
        if self.field.kind in WIDTHS:
            return WIDTHS[self.field.kind]
        return 240 if self.field.kind is Kind.CODE or self.field.max_length <= 20 else WIDEST

    def _tidy(self) -> None:
        """Show what was understood: 1.3.26 becomes 01.03.2026."""
        try:
            value = self.value()
        except Refused:
            pass
        else:
            if value is not None:
                self.line.setText(self.field.show(value))
        self.left.emit()


class ProseEditor(Editor):
    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._prose = Prose()
        self._hold(self._prose)
        self._prose.textChanged.connect(self.changed)
        self._prose.installEventFilter(self)

    def value(self) -> Any:
        return self.field.read(self._prose.toPlainText())

    def show_value(self, value: Any) -> None:
        self.restore(self.field.show(value))

    def typed(self) -> Any:
        return self._prose.toPlainText()

    def restore(self, typed: Any) -> None:
        with QSignalBlocker(self._prose):
            self._prose.setPlainText(typed)
        self._prose.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


class LinesEditor(Editor):
    """Sentences to tick; what was ticked when they read otherwise is offered as well."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._ticks: dict[str, TickSentence] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.offer(field.offered)

    def offer(self, lines: Iterable[str]) -> None:
        for line in lines:
            if line not in self._ticks:
                self._ticks[line] = self._tick(line)
        self.controls = list(self._ticks.values())
        self.describe(self.accessibleName(), self.accessibleDescription())

    def value(self) -> Any:
        return "\n".join(line for line, tick in self._ticks.items() if tick.isChecked()) or None

    def show_value(self, value: Any) -> None:
        chosen = (value or "").splitlines()
        self.offer(chosen)
        for line, tick in self._ticks.items():
            tick.setChecked(line in chosen)

    def typed(self) -> Any:
        return self.value() or ""

    def restore(self, typed: Any) -> None:
        self.show_value(typed)

    def describe(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for line, tick in self._ticks.items():
            tick.setAccessibleName(f"{name}: {line}")
            tick.setAccessibleDescription(description)

    def _tick(self, line: str) -> TickSentence:
        tick = TickSentence(line)
        tick.clicked.connect(self._ticked)
        self._layout.addWidget(tick)
        tick.show()  # what waits to be shown takes no focus
        self._take_place(tick)
        return tick

    def _take_place(self, tick: TickSentence) -> None:
        """However late it comes, Tab reaches it here."""
        if self._ticks:
            QWidget.setTabOrder(list(self._ticks.values())[-1], tick)
            return
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what takes no focus has no place in the order
        QWidget.setTabOrder(self, tick)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(tick)

    def _ticked(self, _checked: bool) -> None:
        self.changed.emit()
        self.left.emit()


class ChoiceEditor(Editor):
    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._choice = Choice()
        self._words: list[Word | None] = [*(field.words or ())]
        if not field.required:
            self._words.insert(0, None)
        for word in self._words:
            self._choice.addItem(word.label if word else NOTHING)
        self._choice.setPlaceholderText(CHOOSE)
        self._choice.setCurrentIndex(-1 if field.required else 0)
        self._hold(self._choice)
        layout = self.layout()
        assert layout is not None  # noqa: S101 (made by _hold)
        layout.setAlignment(self._choice, Qt.AlignmentFlag.AlignLeft)
        self._choice.activated.connect(self._chosen)

    def value(self) -> Any:
        place = self._choice.currentIndex()
        return self._words[place] if place >= 0 else None

    def set_needed(self, needed: bool) -> None:
        if self._words and self._words[0] is None:
            self._choice.setItemText(0, CHOOSE if needed else NOTHING)

    def show_value(self, value: Any) -> None:
        self._choice.setCurrentIndex(self._words.index(value) if value in self._words else -1)

    def typed(self) -> Any:
        value = self.value()
        return value.value if value else None

    def restore(self, typed: Any) -> None:
        self.show_value(next((word for word in self._words if word == typed), None))

    def _chosen(self, _place: int) -> None:
        self.changed.emit()
        self.left.emit()


class ChoicesEditor(Editor):
    """Tab comes to the words once, the arrow keys go from one to the next, Ctrl+A ticks all."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._chips: dict[Word, TickChip] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        flow = Flow(self)
        for word in field.words or ():
            chip = TickChip(word.label)
            chip.clicked.connect(self._ticked)
            chip.installEventFilter(self)
            flow.addWidget(chip)
            self._group.addButton(chip)
            self._chips[word] = chip
        take_tab(next(iter(self._chips.values())), self._chips.values())
        self.controls.extend(self._chips.values())
        self.setFocusProxy(next(iter(self._chips.values())))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = theme.px(WIDEST)
        return QSize(width, self.heightForWidth(width))

    def value(self) -> Any:
        return tuple(word for word, chip in self._chips.items() if chip.isChecked())

    def show_value(self, value: Any) -> None:
        for word, chip in self._chips.items():
            chip.setChecked(word in (value or ()))

    def typed(self) -> Any:
        return [word.value for word in self.value()]

    def restore(self, typed: Any) -> None:
        for word, chip in self._chips.items():
            chip.setChecked(word.value in typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.SelectAll):
                self._tick_all()
                return True
            if way := NEIGHBOURS.get(Qt.Key(event.key())):
                self._go(watched, way)
                return True
        return super().eventFilter(watched, event)

    def _go(self, chip: QObject, way: int) -> None:
        chips = list(self._chips.values())
        place = chips.index(chip) + way  # type: ignore[arg-type]
        if 0 <= place < len(chips):
            take_tab(chips[place], chips)
            self.setFocusProxy(chips[place])
            chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _tick_all(self) -> None:
        every = all(chip.isChecked() for chip in self._chips.values())
        for chip in self._chips.values():
            chip.setChecked(not every)
        self.changed.emit()

    def describe(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        for word, chip in self._chips.items():
            chip.setAccessibleName(f"{name}: {word.label}")
            chip.setAccessibleDescription(description)

    def _ticked(self, _checked: bool) -> None:
        self.changed.emit()


class YesNoEditor(Editor):
    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._tick = Tick("Ja")
        self._hold(self._tick)
        self._tick.clicked.connect(self._ticked)

    def value(self) -> Any:
        return self._tick.isChecked()

    def show_value(self, value: Any) -> None:
        self._tick.setChecked(bool(value))

    def typed(self) -> Any:
        return self._tick.isChecked()

    def restore(self, typed: Any) -> None:
        self._tick.setChecked(bool(typed))

    def _ticked(self, _checked: bool) -> None:
        self.changed.emit()
        self.left.emit()
