"""Facts as label and value, one below the other."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Link
from gui.parts.text import Body, Muted

TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
LABEL_WIDTH = 132
ROUND = 4  # leaves the focus ring some air
NEIGHBOUR = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Fact(NamedTuple):
    """With `link`, the value leads to another record; `link` is what `followed` then says."""

    label: str
    value: str
    link: str | None = None
    tone: Tone | None = None


class Facts(QWidget):
    """Tab reaches the values once, the arrow keys go from one to the next, Ctrl+C copies."""

    followed = Signal(str)

    def __init__(self, facts: Iterable[tuple[str, str] | Fact] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[_Value] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnMinimumWidth(0, theme.px(LABEL_WIDTH))
        self._grid.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Iterable[tuple[str, str] | Fact]) -> None:
        self._values = []
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line, each in enumerate(facts):
            fact = Fact(*each)
            label = Muted(fact.label, wrap=True)
            label.setFixedWidth(theme.px(LABEL_WIDTH))
            label.setContentsMargins(0, theme.px(2), 0, theme.px(2))
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            if fact.link is not None and fact.value:
                self._grid.addWidget(_indented(self._link(fact)), line, 1, TOP_LEFT)
            else:
                self._grid.addWidget(self._value(fact), line, 1, Qt.AlignmentFlag.AlignTop)

    def go(self, value: "_Value", step: int) -> None:
        place = self._values.index(value) + step
        if 0 <= place < len(self._values):
            self._values[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _value(self, fact: Fact) -> "_Value":
        value = _Value(fact, self)
        first = not self._values
        value.setFocusPolicy(Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus)
        self._values.append(value)
        return value

    def _link(self, fact: Fact) -> Link:
        link = Link(fact.value)
        link.setAccessibleName(f"{fact.label}: {fact.value}")
        link.setProperty("link", fact.link)
        link.clicked.connect(self._follow)
        return link

    def _follow(self) -> None:
        self.followed.emit(self.sender().property("link"))


def _indented(link: Link) -> QWidget:
    """As far in as the values, which have a focus ring round them."""
    place = QWidget()
    inside = QHBoxLayout(place)
    inside.setContentsMargins(theme.px(ROUND), 0, 0, 0)
    inside.addWidget(link)
    return place


class _Value(Body):
    def __init__(self, fact: Fact, facts: Facts) -> None:
        super().__init__(fact.value or "–", tone=fact.tone, wrap=True, selectable=True, parent=facts)
        self._facts = facts
        self.setContentsMargins(theme.px(ROUND), theme.px(2), theme.px(ROUND), theme.px(2))
        self.setAccessibleName(f"{fact.label}: {fact.value or 'keine Angabe'}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := NEIGHBOUR.get(Qt.Key(event.key())):
            self._facts.go(self, step)
        else:
            super().keyPressEvent(event)
