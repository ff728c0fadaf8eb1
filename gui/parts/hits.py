"""The drop-down below a field: records that fit what is typed, grouped by kind."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gui.look import theme
from gui.look.paint import rounded
from gui.look.tokens import BODY, CAPTION, MEDIUM, SECONDARY, Role
from gui.lookup import LISTINGS, Hit
from gui.parts.scroll import ScrollBar

ROW, HEAD, PADDING = 44, 28, 12
MOST_ROWS = 12
Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole
HEADING = Qt.ItemDataRole.UserRole + 1
NOWHERE = QModelIndex()


class HitPopup(QObject):
    """Hangs on a field; arrows and Enter choose while the field keeps the keys."""

    picked = Signal(object)

    def __init__(self, field: QLineEdit, headings: bool) -> None:
        super().__init__(field)
        self._hits = _Hits(self, headings)
        self._completer = QCompleter(self._hits, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(field)
        popup = self._completer.popup()  # one of our own would be deleted twice, by Qt and by Python
        assert popup is not None  # noqa: S101 (Qt has just made it)
        self._list = popup
        self._list.setItemDelegate(_HitPainter(self._list))
        self._list.setAccessibleName("Treffer")
        self._list.setFrameStyle(QFrame.Shape.Box.value | QFrame.Shadow.Plain.value)
        self._list.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]

    def offer(self, hits: Sequence[Hit]) -> None:
        self._hits.show(hits)
        if not hits:
            self.close()
            return
        frame = QApplication.palette()
        frame.setColor(QPalette.ColorRole.WindowText, theme.colour(frame, "line"))
        self._list.setPalette(frame)
        tall = sum(self._list.sizeHintForRow(row) for row in range(min(len(hits), MOST_ROWS)))
        self._list.setFixedHeight(tall + 2 * self._list.frameWidth())
        self._completer.complete()

    def close(self) -> None:
        self._list.hide()

    def chosen(self) -> Hit | None:
        """The hit the arrows stand on, or the first."""
        if not self._list.isVisible():
            return None
        return self._hits.hit(max(0, self._list.currentIndex().row()))

    def _pick(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(HIT))


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject, headings: bool) -> None:
        super().__init__(parent)
        self._all: list[Hit] = []
        self._headings = headings

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._all = list(hits)
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        return self._all[row] if row < len(self._all) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._all)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self._all[index.row()]
        if role == HIT:
            return hit
        if role == HEADING:
            return self._heading(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.title}, {hit.detail}" if hit.detail else hit.title
        return None

    def _heading(self, row: int) -> str:
        listing = self._all[row].listing
        begins = row == 0 or self._all[row - 1].listing != listing
        return LISTINGS[listing].many if self._headings and begins else ""


class _HitPainter(QStyledItemDelegate):
    """A heading belongs to the first row of its kind, so that the arrows never stop on it."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(320), theme.px(ROW + (HEAD if index.data(HEADING) else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.colour(view, "panel"))
        padding = theme.px(PADDING)
        if heading := index.data(HEADING):
            head = QRect(area.x() + padding, area.y(), area.width(), theme.px(HEAD))
            self._write(
                painter,
                head.adjusted(0, theme.px(6), 0, 0),
                heading.upper(),
                theme.font(CAPTION, MEDIUM),
                "muted",
            )
            area = area.adjusted(0, theme.px(HEAD), 0, 0)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            rounded(painter, area.adjusted(4, 1, -4, -1), theme.px(6), theme.colour(view, "selection"))
        hit: Hit = index.data(HIT)
        words = area.adjusted(padding, theme.px(4), -padding, -theme.px(4))
        upper = QRect(words.x(), words.y(), words.width(), words.height() // 2)
        lower = upper.translated(0, upper.height())
        self._write(painter, upper if hit.detail else words, hit.title, theme.font(BODY, MEDIUM), "text")
        self._write(painter, lower, hit.detail, theme.font(SECONDARY), "muted")
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, words: str, font: QFont, role: Role) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(QApplication.palette(), role))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
