"""The headings of a list: click sorts, the funnel filters, dragging moves."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.tokens import MEDIUM, REGULAR, SECONDARY, Tone
from gui.parts.list.delegate import PADDING
from inventory.listing import Column

HEIGHT, SIGN, GAP, NARROWEST = 36, 14, 5, 48


class ListHeader(QHeaderView):
    sort_asked = Signal(str, bool)
    """By which column, and whether from the end."""
    filter_asked = Signal(str, QPoint)
    """For which column, and where on the screen."""
    hide_asked = Signal(str)
    columns_asked = Signal()

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._filtered: Collection[str] = ()
        self._hovered = -1
        self._pressed_funnel = -1
        self._order = ("", False)
        self.setAccessibleName("Spalten")
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setMinimumSectionSize(theme.px(NARROWEST))
        self.setMouseTracking(True)
        self.setResizeContentsPrecision(0)  # a double click fits what is in sight
        self.sectionClicked.connect(self._sort)

    def set_filtered(self, names: Collection[str]) -> None:
        self._filtered = names
        self.viewport().update()

    def set_order(self, name: str, *, descending: bool) -> None:
        self._order = (name, descending)
        section = [column.name for column in self._columns].index(name)
        down = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(section, down)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        beyond = QRect(self.length() - self.offset(), 0, self.viewport().width(), self.height())
        painter.fillRect(beyond, theme.colour(self, "panel"))
        painter.fillRect(beyond.adjusted(0, beyond.height() - 1, 0, 0), theme.colour(self, "line"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if not rect.isValid():
            return
        painter.save()
        painter.fillRect(rect, theme.colour(self, "panel"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour(self, "line"))
        column = self._columns[section]
        sorted_by = self.isSortIndicatorShown() and section == self.sortIndicatorSection()
        inside = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
        if self._shows_funnel(section):
            tint = (
                theme.tone(self, Tone.ACCENT).strong
                if column.name in self._filtered
                else theme.colour(self, "muted")
            )
            paint_icon(painter, self._funnel(rect), "funnel-simple", tint)
            inside.setRight(self._funnel(rect).left() - theme.px(GAP))
        if section == self._hovered and not sorted_by:
            painter.fillRect(
                rect.right(),
                rect.y() + theme.px(10),
                1,
                rect.height() - theme.px(20),
                theme.colour(self, "line"),
            )
        self._paint_title(painter, inside, column, sorted_by=sorted_by)
        painter.restore()

    def _paint_title(self, painter: QPainter, inside: QRect, column: Column, *, sorted_by: bool) -> None:
        painter.setFont(theme.font(SECONDARY, MEDIUM if sorted_by else REGULAR))
        ink = theme.colour(self, "text" if sorted_by else "muted")
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        sign = theme.px(SIGN - 2) + theme.px(GAP) if sorted_by else 0
        title = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, inside.width() - sign)
        width = metrics.horizontalAdvance(title)
        left = inside.right() - width - sign + 1 if column.numeric else inside.x()
        words = QRect(left, inside.y(), width + 2, inside.height() - 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        if sorted_by:
            box = QRect(words.right() + theme.px(GAP) - 2, inside.y(), sign - theme.px(GAP), inside.height())
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            paint_icon(painter, box, "caret-down" if down else "caret-up", ink)

    def _shows_funnel(self, section: int) -> bool:
        return section == self._hovered or self._columns[section].name in self._filtered

    def _funnel(self, rect: QRect) -> QRect:
        side = theme.px(SIGN)
        return QRect(rect.right() - theme.px(PADDING - 2) - side, rect.y(), side, rect.height())

    def _funnel_at(self, place: QPoint) -> int:
        """The column whose funnel is there, or -1."""
        section = self.logicalIndexAt(place)
        if section < 0:
            return -1
        rect = QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())
        near = self._funnel(rect).adjusted(-theme.px(4), 0, theme.px(2), 0)
        return section if near.contains(place) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        funnel = self._funnel_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and funnel >= 0:
            self._pressed_funnel = funnel
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        funnel, self._pressed_funnel = self._pressed_funnel, -1
        if funnel < 0:
            super().mouseReleaseEvent(event)
        elif funnel == self._funnel_at(event.position().toPoint()):
            self._ask_filter(funnel)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        if section < 0:
            return
        name = self._columns[section].name
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, do in (
            ("Filtern …", partial(self._ask_filter, section)),
            ("Aufsteigend sortieren", partial(self.sort_asked.emit, name, False)),
            ("Absteigend sortieren", partial(self.sort_asked.emit, name, True)),
            ("Spalte ausblenden", partial(self.hide_asked.emit, name)),
            ("Spalten wählen …", self.columns_asked.emit),
        ):
            menu.addAction(words).triggered.connect(lambda _checked, do=do: do())
        menu.popup(event.globalPos())

    def _sort(self, section: int) -> None:
        name, descending = self._order
        again = name == self._columns[section].name
        self.sort_asked.emit(self._columns[section].name, again and not descending)

    def _ask_filter(self, section: int) -> None:
        place = QPoint(self.sectionViewportPosition(section), self.height())
        self.filter_asked.emit(self._columns[section].name, self.viewport().mapToGlobal(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
