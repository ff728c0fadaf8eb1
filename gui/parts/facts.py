"""Facts as label and value, one below the other."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Link
from gui.parts.text import Body, Muted


class Fact(NamedTuple):
    """With `link`, the value leads to another record; `link` is what `followed` then says."""

    label: str
    value: str
    link: str | None = None
    tone: Tone | None = None


class Facts(QWidget):
    followed = Signal(str)

    def __init__(self, facts: Iterable[tuple[str, ...] | Fact] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnMinimumWidth(0, theme.px(116))
        self._grid.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Iterable[tuple[str, ...] | Fact]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line, each in enumerate(facts):
            fact = Fact(*each)
            self._grid.addWidget(Muted(fact.label, wrap=True), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._value(fact), line, 1, Qt.AlignmentFlag.AlignTop)

    def _value(self, fact: Fact) -> QWidget:
        if fact.link is not None and fact.value:
            link = Link(fact.value)
            link.setAccessibleName(f"{fact.label}: {fact.value}")
            link.setProperty("link", fact.link)
            link.clicked.connect(self._follow)
            return link
        value = Body(fact.value or "–", tone=fact.tone, wrap=True, selectable=True)
        value.setAccessibleName(f"{fact.label}: {fact.value or 'keine Angabe'}")
        return value

    def _follow(self) -> None:
        self.followed.emit(self.sender().property("link"))
