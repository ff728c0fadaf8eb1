"""Paints the cells of a list: emphasis, numbers at the right, states as pills, what is late in colour."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.look import theme
from gui.look.tokens import BODY, MEDIUM, REGULAR, SEMIBOLD, Role, Tone
from gui.parts.pill import paint_pill
from inventory.fields import Kind
from inventory.listing import Column

PADDING = 10
LATE = "seit "
Index = QModelIndex | QPersistentModelIndex
Paint = Callable[[QPainter, QRect, str, QPalette], None]


class CellDelegate(QStyledItemDelegate):
    def __init__(self, columns: tuple[Column, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self.take_fonts()

    def take_fonts(self) -> None:
        """Fonts and colours are prepared once, a list paints hundreds of cells at a time."""
        self._padding = theme.px(PADDING)
        self._cells = [_cell(column) for column in self._columns]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        palette: QPalette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:  # over the colour the style has chosen
            painter.fillRect(rect, theme.colour(palette, "selection"))
        if text := index.data():
            inside = rect.adjusted(self._padding, 0, -self._padding, 0)
            self._cells[index.column()](painter, inside, text, palette)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """How wide a cell would like to be, for a double click on the edge of its heading."""
        metrics = QFontMetrics(theme.font(BODY, SEMIBOLD))
        return QSize(metrics.horizontalAdvance(str(index.data())) + 3 * self._padding, metrics.height())


def _cell(column: Column) -> Paint:
    if column.tones:
        return partial(_paint_pill, {label: Tone(tone) for label, tone in column.tones.items()})
    right = column.numeric
    if column.kind is Kind.DUE:
        return _Due()
    if column.emphasis == "link":
        return _Text(MEDIUM, right, tone=Tone.ACCENT)
    if column.emphasis == "strong":
        return _Text(MEDIUM, right)
    return _Text(REGULAR, right, role="muted" if column.emphasis == "muted" else "text")


class _Text:
    """One kind of text; elided where it does not fit."""

    def __init__(
        self, weight: int, right: bool = False, role: Role = "text", tone: Tone | None = None
    ) -> None:
        self._font: QFont = theme.font(BODY, weight)
        self._metrics = QFontMetrics(self._font)
        self._role: Role = role
        self._tone = tone
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)

    def __call__(self, painter: QPainter, rect: QRect, text: str, palette: QPalette) -> None:
        painter.setFont(self._font)
        painter.setPen(self._ink(palette))
        if self._metrics.horizontalAdvance(text) > rect.width():
            text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, self._flags, text)

    def _ink(self, palette: QPalette) -> QColor:
        return theme.tone(palette, self._tone).strong if self._tone else theme.colour(palette, self._role)


class _Due:
    """A date that has passed stands out."""

    def __init__(self) -> None:
        self._calm = _Text(REGULAR)
        self._late = _Text(MEDIUM, tone=Tone.OVERDUE)

    def __call__(self, painter: QPainter, rect: QRect, text: str, palette: QPalette) -> None:
        (self._late if text.startswith(LATE) else self._calm)(painter, rect, text, palette)


def _paint_pill(tones: dict[str, Tone], painter: QPainter, rect: QRect, text: str, palette: QPalette) -> None:
    paint_pill(painter, rect, text, tones.get(text, Tone.REST), palette)
