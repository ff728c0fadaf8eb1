"""What happened to a record, newest first."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.text import Body, Caption, Secondary

AT_A_TIME = 20


class TimelineRow(NamedTuple):
    at: date
    title: str
    detail: str = ""
    tone: Tone | None = None


class Timeline(QWidget):
    def __init__(self, rows: Iterable[TimelineRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Verlauf")
        self._waiting: list[TimelineRow] = []
        self._last: date | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        self._older = Button("Ältere anzeigen", "caret-down", quiet=True)
        self._older.clicked.connect(self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_rows(rows)

    def set_rows(self, rows: Iterable[TimelineRow]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._last = None
        self._waiting = [TimelineRow(*row) for row in rows]
        self._show_more()

    def _show_more(self) -> None:
        now, self._waiting = self._waiting[:AT_A_TIME], self._waiting[AT_A_TIME:]
        for row in now:
            self._add(row)
        self._older.setVisible(bool(self._waiting))

    def _add(self, row: TimelineRow) -> None:
        line = self._grid.rowCount()
        if self._last is None or self._last.year != row.at.year:
            self._grid.addWidget(Caption(str(row.at.year)), line, 0, 1, 2)
            line += 1
        day = f"{row.at:%d.%m.}"
        same_day = self._last is not None and f"{self._last:%d.%m.%Y}" == f"{row.at:%d.%m.%Y}"
        self._grid.addWidget(Secondary("" if same_day else day), line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(Body(row.title, tone=row.tone, wrap=True), line, 1)
        if row.detail:
            self._grid.addWidget(Secondary(row.detail, wrap=True), line + 1, 1)
        self._last = row.at
