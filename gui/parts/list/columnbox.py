"""The box in which columns are chosen and ordered, with the mouse or by keyboard."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.inputs import Tick
from gui.parts.list.columns import ColumnLayout
from gui.parts.list.popup import Popup
from gui.parts.scroll import ScrollBar
from gui.parts.text import Secondary
from inventory.listing import Listing

ROW, ROWS, BOX = 30, 12, 18
Index = QModelIndex | QPersistentModelIndex
NAME = Qt.ItemDataRole.UserRole
ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnBox(Popup):
    def __init__(self, listing: Listing, layout: ColumnLayout, parent: QWidget) -> None:
        super().__init__("Spalten", parent)
        self._listing = listing
        self._layout = layout
        self._list = _Columns(self)
        self._up = Button("Nach oben", "caret-up", quiet=True)
        self._down = Button("Nach unten", "caret-down", quiet=True)
        self._standard = Button("Standard wiederherstellen", "arrow-counter-clockwise", quiet=True)
        self._compact = Tick("Schmale Zeilen")
        arrows = QHBoxLayout()
        arrows.addWidget(self._up)
        arrows.addWidget(self._down)
        arrows.addStretch()
        self.body.addWidget(Secondary("Ziehen oder Alt mit Pfeiltasten ordnet.", wrap=True))
        self.body.addWidget(self._list)
        self.body.addLayout(arrows)
        self.body.addWidget(self._compact)
        self.body.addWidget(self._standard, 0, Qt.AlignmentFlag.AlignLeft)
        self._compact.setChecked(layout.compact)
        self._compact.toggled.connect(layout.set_compact)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._standard.clicked.connect(self._restore)
        self._list.itemChanged.connect(self._apply)
        self._list.model().rowsMoved.connect(self._apply)

    def fill(self) -> None:
        """Take over the columns as they are now."""
        self._list.blockSignals(True)
        self._list.clear()
        for placed in self._layout.layout().columns:
            item = QListWidgetItem(self._listing.column(placed.name).title)
            item.setData(NAME, placed.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if placed.shown else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, theme.px(ROW)))
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._list.setCurrentRow(0)
        self._list.setFixedHeight(theme.px(ROW) * min(self._list.count(), ROWS) + 2)
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def move_current(self, by: int) -> None:
        row = self._list.currentRow()
        if not 0 <= row + by < self._list.count():
            return
        self._list.blockSignals(True)
        self._list.insertItem(row + by, self._list.takeItem(row))
        self._list.setCurrentRow(row + by)
        self._list.blockSignals(False)
        self._apply()

    def _move_up(self) -> None:
        self.move_current(-1)

    def _move_down(self) -> None:
        self.move_current(1)

    def _restore(self) -> None:
        self._layout.restore_standard()
        self.fill()

    def _apply(self, *_what: object) -> None:
        """At least one column stays."""
        items = [self._list.item(row) for row in range(self._list.count())]
        shown = {it.data(NAME) for it in items if it.checkState() == Qt.CheckState.Checked}
        if shown:
            self._layout.arrange([it.data(NAME) for it in items], shown)
        else:
            self.fill()


class _Item(QStyledItemDelegate):
    """A box to tick and its word, as in every form."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, palette = option.rect, option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour(palette, "selection"))
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        ink = theme.tone(palette, Tone.ACCENT).strong if ticked else theme.colour(palette, "muted")
        box = QRect(rect.x() + theme.px(5), rect.y(), theme.px(BOX), rect.height())
        paint_icon(painter, box, "check-square" if ticked else "square", ink)
        painter.setPen(theme.colour(palette, "text"))
        painter.setFont(theme.font())
        words = rect.adjusted(theme.px(BOX + 14), 0, -theme.px(6), 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))


class _Columns(QListWidget):
    def __init__(self, box: ColumnBox) -> None:
        super().__init__(box)
        self._box = box
        self.setItemDelegate(_Item(self))
        self.setAccessibleName("Spalten")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ARROWS:
            self._box.move_current(ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
