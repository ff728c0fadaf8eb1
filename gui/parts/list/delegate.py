"""Paints the cells of a list: emphasis, numbers at the right, states as pills, what is late in colour."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.look import theme
from gui.look.tokens import BODY, MEDIUM, REGULAR, SEMIBOLD, Tone
from gui.parts.pill import paint_pill, pill_width
from inventory.fields import Kind
from inventory.listing import LATE, Column

PADDING = 10
Index = QModelIndex | QPersistentModelIndex
Paint = Callable[[QPainter, QRect, str], None]


class CellDelegate(QStyledItemDelegate):
    """A list paints hundreds of cells at a time, so fonts and colours are prepared beforehand."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self._prepared_for = -1
        self._cells: list[Paint] = []
        self._padding = 0
        self._selection = QColor()

    def prepare(self, palette: QPalette) -> None:
        """Before cells are painted: take the colours and the font in force."""
        if palette.cacheKey() != self._prepared_for:
            self._prepared_for = palette.cacheKey()
            self._padding = theme.px(PADDING)
            self._selection = theme.colour(palette, "selection")
            self._cells = [_cell(column, palette) for column in self._columns]

    def forget(self) -> None:
        """The font has changed."""
        self._prepared_for = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:  # over the colour the style has chosen
            painter.fillRect(rect, self._selection)
        if text := index.data():
            rect.adjust(self._padding, 0, -self._padding, 0)
            self._cells[index.column()](painter, rect, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """How wide a cell would like to be, for a double click on the edge of its heading."""
        metrics = QFontMetrics(theme.font(BODY, SEMIBOLD))
        return QSize(metrics.horizontalAdvance(str(index.data())) + 3 * theme.px(PADDING), metrics.height())


def _cell(column: Column, palette: QPalette) -> Paint:
    if column.tones:
        return _Pills({label: Tone(tone) for label, tone in column.tones.items()}, palette)
    body, muted = theme.colour(palette, "text"), theme.colour(palette, "muted")
    if column.kind is Kind.DUE:
        late = theme.tone(palette, Tone.OVERDUE).strong
        return partial(_paint_due, _Text(REGULAR, body), _Text(MEDIUM, late))
    if column.emphasis == "link":
        return _Text(MEDIUM, theme.tone(palette, Tone.ACCENT).strong, right=column.numeric)
    if column.emphasis == "strong":
        return _Text(MEDIUM, body, right=column.numeric)
    return _Text(REGULAR, muted if column.emphasis == "muted" else body, right=column.numeric)


class _Text:
    """One kind of text; elided where it does not fit."""

    def __init__(self, weight: int, ink: QColor, *, right: bool = False) -> None:
        self._font = theme.font(BODY, weight)
        self._metrics = QFontMetrics(self._font)
        self._ink = ink
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)

    def __call__(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(self._font)
        painter.setPen(self._ink)
        if self._metrics.horizontalAdvance(text) > rect.width():
            text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, self._flags, text)


class _Pills:
    """The words of a state are few, so each is painted once and kept."""

    def __init__(self, tones: dict[str, Tone], palette: QPalette) -> None:
        self._tones = tones
        self._palette = palette
        self._kept: dict[tuple[str, int, float], QPixmap] = {}

    def __call__(self, painter: QPainter, rect: QRect, text: str) -> None:
        scale = painter.device().devicePixelRatio()
        width = min(pill_width(text), rect.width())
        key = text, width, scale
        if key not in self._kept:
            self._kept[key] = self._pixmap(text, QSize(width, rect.height()), scale)
        painter.drawPixmap(rect.topLeft(), self._kept[key])

    def _pixmap(self, text: str, size: QSize, scale: float) -> QPixmap:
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            tone = self._tones.get(text, Tone.REST)
            paint_pill(painter, QRect(QPoint(), size), text, tone, self._palette)
        return pixmap


def _paint_due(calm: _Text, late: _Text, painter: QPainter, rect: QRect, text: str) -> None:
    """A date that has passed stands out."""
    (late if text.startswith(LATE) else calm)(painter, rect, text)
