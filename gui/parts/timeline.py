"""What happened to a record, newest first."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import zip_longest
from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.paint import smooth
from gui.look.tokens import SECONDARY, Tone
from gui.parts.button import Button
from gui.parts.text import Body, Caption, Secondary

AT_A_TIME = 20


class TimelineRow(NamedTuple):
    """With `verb` the row has a menu; choosing it says the row's `key`."""

    at: date
    title: str
    detail: str = ""
    tone: Tone | None = None
    verb: str = ""
    key: int = 0


class Timeline(QWidget):
    """Days that several rows share are named once, years only where it is not all this one."""

    acted = Signal(int)

    def __init__(self, rows: Iterable[TimelineRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Verlauf")
        self._waiting: list[TimelineRow] = []
        self._last: TimelineRow | None = None
        self._years = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
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
        self._years = {row.at.year for row in self._waiting} != {datetime.now().astimezone().year}
        self._show_more()

    def _show_more(self) -> None:
        now, self._waiting = self._waiting[:AT_A_TIME], self._waiting[AT_A_TIME:]
        for row, older in zip_longest(now, [*now[1:], *self._waiting[:1]]):
            self._add(row, older)
        self._older.setVisible(bool(self._waiting))
        if self._waiting:
            self._older.setText(f"Ältere anzeigen ({len(self._waiting):,})".replace(",", "."))

    def _add(self, row: TimelineRow, older: TimelineRow | None) -> None:
        line = self._grid.rowCount()
        last, self._last = self._last, row
        if self._years and (last is None or last.at.year != row.at.year):
            year = Caption(str(row.at.year))
            year.setContentsMargins(0, theme.px(4 if last else 0), 0, theme.px(6))
            self._grid.addWidget(year, line, 0, 1, 3)
            line, last = line + 1, None
        day = f"{row.at:%d.%m.}"
        known = last is not None and f"{last.at:%d.%m.}" == day
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(_Day("" if known else day), line, 0, top)
        leads_on = older is not None and older.at.year == row.at.year
        self._grid.addWidget(_Marker(row.tone or Tone.REST, leads_on), line, 1)
        self._grid.addWidget(_Event(row), line, 2, 1, 1 if row.verb else 2, top)
        if row.verb:
            self._grid.addWidget(self._menu(row), line, 3, top)

    def _menu(self, row: TimelineRow) -> Button:
        button = Button("", "dots-three", quiet=True, tone=Tone.REST)
        button.setAccessibleName(f"{row.at:%d.%m.%Y}: {row.title}, Mehr")
        button.setFixedSize(theme.px(24), theme.px(24))
        menu = QMenu(button)
        action = menu.addAction(row.verb)
        action.setData(row.key)
        action.triggered.connect(self._act)
        button.clicked.connect(self._open_menu)
        return button

    def _open_menu(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            button.findChildren(QMenu)[0].popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _act(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.acted.emit(action.data())


class _Day(Secondary):
    def __init__(self, day: str) -> None:
        super().__init__(day)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("88.88."))
        self.setContentsMargins(0, theme.px(1), 0, 0)


class _Event(QWidget):
    def __init__(self, row: TimelineRow) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.px(10))
        layout.setSpacing(theme.px(1))
        title = Body(row.title, wrap=True)
        title.setAccessibleName(f"{row.at:%d.%m.%Y}: {row.title}")
        layout.addWidget(title)
        if row.detail:
            layout.addWidget(Secondary(row.detail, wrap=True))


class _Marker(QWidget):
    """A dot on the line that leads from one event to the next."""

    def __init__(self, tone: Tone, leads_on: bool) -> None:
        super().__init__()
        self._tone = tone
        self._leads_on = leads_on
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(10), theme.px(SECONDARY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            dot = QPointF(self.width() / 2, theme.px(10))
            painter.setPen(theme.colour(self, "line") if self._leads_on else Qt.PenStyle.NoPen)
            start, end = dot.y() + theme.px(7), self.height() + theme.px(3)
            painter.drawLine(QPointF(dot.x(), start), QPointF(dot.x(), end))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tone(self, self._tone).strong)
            painter.drawEllipse(dot, theme.px(3), theme.px(3))
