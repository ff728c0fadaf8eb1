"""Phosphor icons, drawn sharply in any size and in the colours of the scheme in force."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from gui.look import theme
from gui.look.tokens import Tone
from resources import ICONS


def icon(name: str, tone: Tone | None = None) -> QIcon:
    """For actions, menus and buttons; the colour follows the scheme by itself."""
    return QIcon(_Engine(name, tone))


def app_icon() -> QIcon:
    """What stands for the program in the title bar and on the task bar."""
    return QIcon(str(ICONS / "app.ico"))


def paint_icon(painter: QPainter, rect: QRectF | QRect, name: str, colour: QColor) -> None:
    """Draw an icon into the largest square in the middle of `rect`."""
    area = QRectF(rect)
    side = min(area.width(), area.height())
    scale = painter.device().devicePixelRatio()
    pixmap = _pixmap(name, colour.name(QColor.NameFormat.HexArgb), round(side * scale))
    square = QRectF(0, 0, side, side)
    square.moveCenter(area.center())
    painter.drawPixmap(square, pixmap, QRectF(pixmap.rect()))


class _Engine(QIconEngine):
    def __init__(self, name: str, tone: Tone | None) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def iconName(self) -> str:
        return self._name

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            paint_icon(painter, QRect(QPoint(), size), self._name, self._colour(mode))
        return pixmap

    def _colour(self, mode: QIcon.Mode) -> QColor:
        palette = QApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return theme.colour(palette, "faint")
        if self._tone:
            return theme.tone(palette, self._tone).strong
        return theme.colour(palette, "on_accent" if mode == QIcon.Mode.Selected else "text")


@cache
def _pixmap(name: str, colour: str, side: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(_svg(name))).render(painter, QRectF(pixmap.rect()))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), QColor(colour))
    return pixmap


@cache
def _svg(name: str) -> bytes:
    return (ICONS / f"{name}.svg").read_bytes()
