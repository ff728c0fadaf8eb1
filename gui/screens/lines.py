"""Lines of a card that lead to another record and may carry a verb: devices held, licences, holders."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Link
from gui.parts.text import Secondary, Strong
from inventory.listing import Query

AIR = 4
"""Round a link, for its focus ring."""


@dataclass(frozen=True)
class Line:
    """`leads_to` is the list behind the title, and of it a record or a query; `verb` acts on `key`."""

    key: int
    title: str
    detail: str = ""
    leads_to: tuple[str, int | Query] | None = None
    verb: str = ""
    tone: Tone | None = None


class Lines(QWidget):
    wanted = Signal(str, object)  # the list, and of it one record or a query
    acted = Signal(int)

    def __init__(self, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        for line in lines:
            layout.addLayout(self._row(line))

    def _row(self, line: Line) -> QVBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.setContentsMargins(-theme.px(AIR) if line.leads_to else 0, 0, 0, 0)
        first.addWidget(self._title(line))
        first.addStretch()
        if line.verb:
            button = Link(line.verb)
            button.setAccessibleName(f"{line.title}: {line.verb}")
            button.setProperty("key", line.key)
            button.clicked.connect(self._act)
            first.addWidget(button)
        row = QVBoxLayout()
        row.setSpacing(theme.px(1))
        row.addLayout(first)
        if line.detail:
            row.addWidget(Secondary(line.detail, tone=line.tone, wrap=True))
        return row

    def _title(self, line: Line) -> QWidget:
        if line.leads_to is None:
            return Strong(line.title)
        link = Link(line.title)
        link.setProperty("leads_to", line.leads_to)
        link.clicked.connect(self._follow)
        return link

    def _follow(self) -> None:
        self.wanted.emit(*self.sender().property("leads_to"))

    def _act(self) -> None:
        self.acted.emit(self.sender().property("key"))
