"""The table of a list: rows of one height, selected by id, moved through by keyboard."""

from array import array

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from gui.look import theme
from gui.look.tokens import BODY, COMPACT_ROW_HEIGHT, MEDIUM, ROW_HEIGHT, Tone
from gui.parts.list.delegate import CellDelegate
from gui.parts.list.header import ListHeader
from gui.parts.list.model import WindowModel
from gui.parts.list.rows import Kept, Places, Span, picked
from gui.parts.scroll import ScrollBar

BAR = 3
CALM = 100
"""Milliseconds after which rows that have come tell which is current; nobody reads cards while typing."""
SELECT_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
CHOOSE_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ListView(QTableView):
    """`current` is a record id, or None when nothing is there to be current."""

    current = Signal(object)
    opened = Signal(object)
    selected = Signal()
    typed = Signal(str)

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._current: int | None = None
        self._hovered = -1
        self._placing = False
        self._awaited: Kept | None = None
        self._chosen: list[int] | None = None
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._announce)
        self._cells = CellDelegate(model.listing.columns, self)
        self.heading = ListHeader(model.listing.columns, self)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(self.heading)
        self.setAccessibleName(model.listing.many)
        self._calm_down()
        self.set_compact(False)
        model.kept = self._kept
        model.placed.connect(self._place)
        model.loaded.connect(self._look_for_awaited)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._open)

    def _calm_down(self) -> None:
        """What Qt's table does of itself and a list of records does not."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(ScrollBar(Qt.Orientation.Horizontal))
        self.setCornerWidget(QWidget())
        self.cornerWidget().setBackgroundRole(QPalette.ColorRole.Base)
        self.cornerWidget().setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leaves the list
        self.setMouseTracking(True)
        self.heading.setSortIndicatorShown(True)  # QTableView has just switched it off
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def set_compact(self, compact: bool) -> None:
        text = QFontMetrics(theme.font(BODY, MEDIUM)).height()
        height = theme.px(COMPACT_ROW_HEIGHT if compact else ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(max(height, text + theme.px(6)))

    def row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()

    def current_id(self) -> int | None:
        row = self.currentIndex().row()
        return self._rows.ids[row] if 0 <= row < len(self._rows.ids) else None

    def selected_count(self) -> int:
        return sum(last - first + 1 for first, last in self._stretches())

    def selected_ids(self) -> "array[int]":
        return picked(self._rows.ids, self._stretches())

    def chosen(self) -> list[int]:
        """The same as a list that is made once; screens ask again and again."""
        if self._chosen is None:
            self._chosen = self.selected_ids().tolist()
        return self._chosen

    def go_to(self, row: int) -> None:
        """Make this the current and only selected row, and show it."""
        index = self._rows.index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, CHOOSE_ROW)
        self.scrollTo(index)

    def _stretches(self) -> list[Span]:
        selection = self.selectionModel().selection()
        parts = (selection.at(place) for place in range(selection.count()))
        return [(part.top(), part.bottom()) for part in parts]

    def _kept(self) -> Kept:
        if self._awaited:
            return self._awaited
        count = self.selected_count()
        whole = count > 1 and count == len(self._rows.ids)
        top = self.rowAt(0)
        return Kept(
            top=self._rows.ids[top] if self.verticalScrollBar().value() and top >= 0 else None,
            current=self.current_id(),
            selected=array("q") if whole else self.selected_ids(),
            whole=whole,
        )

    def _place(self, kept: Kept, places: Places, fresh: bool) -> None:
        """After a reset: select what was selected, and stay where one was."""
        self._awaited = None if self._rows.complete else kept
        self._select(places)
        if fresh:
            self.scrollToTop()
        elif places.top is not None:
            self.verticalScrollBar().setValue(places.top * self.row_height())

    def _look_for_awaited(self) -> None:
        """What was selected may stand below the first rows."""
        if self._awaited:
            self._awaited = None
            self._select(self._rows.places)

    def _select(self, places: Places) -> None:
        self._placing = True
        row = places.current
        if row is None and self._rows.complete and self._rows.rowCount():
            row = 0
        selection = QItemSelection()
        last = self._rows.columnCount() - 1
        for start, end in places.selected or ([(row, row)] if row is not None else []):
            selection.select(self._rows.index(start, 0), self._rows.index(end, last))
        self.selectionModel().select(selection, SELECT_ROWS)
        if row is not None:
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._rows.index(row, 0), keep)
        self._placing = False
        self._chosen = None
        self._calm.start()

    def _announce(self) -> None:
        self.selected.emit()
        self._tell_current()

    def _tell_current(self, *_rows: QModelIndex) -> None:
        if self._placing or self._awaited:
            return
        self._calm.stop()
        current = self.current_id()
        if current != self._current:
            self._current = current
            self.current.emit(current)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.ids[index.row()])

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._chosen = None
        if not self._placing:
            self._awaited = None
            self.selected.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self._rows.rowCount() - 1,
        }
        if action in ends:
            return self._rows.index(ends[action], max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would walk through every row; here typing goes into the search field."""
        if search.strip():
            self.typed.emit(search)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dy:
            self._hover(
                self.rowAt(self.viewport().mapFromGlobal(self.cursor().pos()).y())
                if self.underMouse()
                else -1
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_cells"):
            self._cells.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._cells.prepare(self.palette())
        with QPainter(self.viewport()) as painter:
            for row in self._rows_within(event.rect()):
                selected = self.selectionModel().isRowSelected(row)
                if selected or row == self._hovered:
                    ground = theme.colour(self, "selection" if selected else "raised")
                    painter.fillRect(self._strip(row), ground)
        super().paintEvent(event)
        current = self.currentIndex().row()
        if self.hasFocus() and current >= 0:
            bar = self._strip(current)
            bar.setWidth(theme.px(BAR))
            with QPainter(self.viewport()) as painter:
                painter.fillRect(bar, theme.tone(self, Tone.ACCENT).strong)

    def _strip(self, row: int) -> QRect:
        """A row from edge to edge."""
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.row_height())

    def _rows_within(self, rect: QRect) -> range:
        first = max(self.rowAt(max(rect.top(), 0)), 0)
        last = self.rowAt(rect.bottom())
        return range(first, (last if last >= 0 else self._rows.rowCount() - 1) + 1)

    def _hover(self, row: int) -> None:
        before, self._hovered = self._hovered, row
        for changed in {before, row} if before != row else ():
            if changed >= 0:
                self.viewport().update(self._strip(changed))
