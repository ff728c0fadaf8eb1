"""Lines of a card that lead to another record and may carry a verb: devices held, licences, holders."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button, Link
from gui.parts.text import Secondary, Strong

TOP = Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class Line:
    """`leads_to` is the list and the record behind the title; `verb` acts on `key`."""

    key: int
    title: str
    detail: str = ""
    leads_to: tuple[str, int] | None = None
    verb: str = ""
    tone: Tone | None = None


class Lines(QWidget):
    wanted = Signal(str, int)  # the list and the record somebody wants to see
    acted = Signal(int)

    def __init__(self, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        for line in lines:
            layout.addLayout(self._row(line))

    def _row(self, line: Line) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        words.addWidget(self._title(line), 0, LEFT)
        if line.detail:
            words.addWidget(Secondary(line.detail, tone=line.tone, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addLayout(words, 1)
        if line.verb:
            button = Button(line.verb, quiet=True)
            button.setAccessibleName(f"{line.title}: {line.verb}")
            button.setProperty("key", line.key)
            button.clicked.connect(self._act)
            row.addWidget(button, 0, TOP)
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
