"""Small tables of a dialog in the look of the lists: a calm heading, a soft selection, tones for words."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.look import theme
from gui.look.tokens import BODY, MEDIUM, REGULAR, SECONDARY, Tone
from gui.parts.inputs import BOX, paint_box
from gui.parts.panel import Panel
from gui.parts.scroll import ScrollBar

PADDING, HEIGHT, ROW, AIR = 10, 34, 40, 3
TONE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class PlainCells(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour(palette, "selection"))
        tone: Tone | None = index.data(TONE)
        painter.setFont(theme.font(BODY, MEDIUM if index.column() == 0 else REGULAR))
        words = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            side = theme.px(BOX)
            box = QRect(words.x(), rect.y() + (rect.height() - side) // 2, side, side)
            paint_box(painter, palette, box, checked=Qt.CheckState(ticked) is Qt.CheckState.Checked)
            words.setLeft(box.right() + theme.px(PADDING))
        painter.setPen(theme.tone(palette, Tone(tone)).strong if tone else theme.colour(palette, "text"))
        text = str(index.data() or "")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + theme.px(2 * PADDING), hint.height())

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Clicking anywhere into a line that can be ticked ticks it, and so does the space bar."""
        first = model.index(index.row(), 0)
        if first.data(Qt.ItemDataRole.CheckStateRole) is None:
            return super().editorEvent(event, model, option, index)
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if event.type() == QEvent.Type.MouseButtonRelease or space:
            ticked = Qt.CheckState(first.data(Qt.ItemDataRole.CheckStateRole))
            other = Qt.CheckState.Unchecked if ticked is Qt.CheckState.Checked else Qt.CheckState.Checked
            return model.setData(first, other.value, Qt.ItemDataRole.CheckStateRole)
        return False


class PlainHeader(QHeaderView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName("Spalten")
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(HEIGHT))

    def sectionSizeFromContents(self, section: int) -> QSize:
        size = super().sectionSizeFromContents(section)
        return QSize(size.width() + theme.px(PADDING), size.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.colour(self, "panel"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour(self, "line"))
        painter.setFont(theme.font(SECONDARY))
        painter.setPen(theme.colour(self, "muted"))
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        words = rect.adjusted(theme.px(PADDING), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()


class PlainTable(QTableWidget):
    def __init__(self, name: str, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(headings), parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(PlainCells(self))
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(ScrollBar(Qt.Orientation.Horizontal))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        header = PlainHeader(self)
        self.setHorizontalHeader(header)
        self.setHorizontalHeaderLabels(list(headings))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def share_width(self, first: int) -> None:
        """The first column keeps its width, the others share the rest."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, theme.px(first))

    def give_way(self, column: int, width: int) -> None:
        """All stand in this width without scrolling; of words too long those of one column are cut."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(theme.px(width))

    def framed(self) -> Panel:
        """A panel round the table, as wide as its dialog."""
        frame = Panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, theme.px(4), 1, theme.px(4))
        inside.addWidget(self)
        return frame

    def set_rows_in_sight(self, rows: int) -> None:
        self.setMinimumHeight(theme.px(HEIGHT + rows * ROW) + 2 * self.frameWidth())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(self.minimumHeight(), theme.px(HEIGHT + ROW)))

    def put(self, row: int, column: int, editor: QWidget) -> None:
        """An editor in a cell, with air above and below it."""
        cell = QWidget()
        inside = QVBoxLayout(cell)
        inside.setContentsMargins(0, theme.px(AIR), 0, theme.px(AIR))
        inside.addWidget(editor)
        self.setCellWidget(row, column, cell)

    def insert(self, row: int, cells: Sequence[str]) -> None:
        self.insertRow(row)
        for column, text in enumerate(cells):
            self.write(row, column, text)

    def append(self, cells: Sequence[str]) -> None:
        self.insert(self.rowCount(), cells)

    def tick(self, row: int, ticked: bool = True) -> None:
        """Put a box before the line."""
        if item := self.item(row, 0):
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def ticked(self) -> list[int]:
        """The lines whose box is ticked."""
        first = ((row, self.item(row, 0)) for row in range(self.rowCount()))
        return [row for row, item in first if item and item.checkState() is Qt.CheckState.Checked]

    def write(self, row: int, column: int, text: str, tone: Tone | None = None) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        item.setData(TONE, tone)
        self.setItem(row, column, item)
