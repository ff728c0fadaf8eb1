"""A state as a dot and a word on a soft ground."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.look import theme
from gui.look.paint import rounded, smooth
from gui.look.tokens import MEDIUM, SECONDARY, Tone

HEIGHT, BEFORE, AFTER, DOT = 22, 19, 9, 3.2


def pill_width(text: str) -> int:
    words = QFontMetrics(theme.font(SECONDARY, MEDIUM)).horizontalAdvance(text)
    return words + theme.px(BEFORE) + theme.px(AFTER)


def paint_pill(painter: QPainter, rect: QRect, text: str, tone: Tone, palette: QPalette) -> None:
    """Draw the pill at the left of `rect`, in the middle of its height, never wider than it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(SECONDARY, MEDIUM))
    tint = theme.tone(palette, tone)
    height = max(theme.px(HEIGHT), painter.fontMetrics().height() + theme.px(2))
    width = min(pill_width(text), rect.width())
    box = QRect(rect.x(), rect.y() + (rect.height() - height) // 2, width, height)
    rounded(painter, box, height / 2, tint.soft)
    painter.setBrush(tint.strong)
    dot = QPointF(box.x() + theme.px(11), QRectF(box).center().y())
    painter.drawEllipse(dot, theme.px(DOT * 10) / 10, theme.px(DOT * 10) / 10)
    words = box.adjusted(theme.px(BEFORE), 0, -theme.px(AFTER) + 2, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
    painter.setPen(tint.strong)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class PillLabel(QLabel):
    def __init__(self, text: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(SECONDARY, MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone) -> None:
        self._tone = tone
        self.setText(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            pill_width(self.text()), max(theme.px(HEIGHT), self.fontMetrics().height() + theme.px(2))
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            paint_pill(painter, self.rect(), self.text(), self._tone, self.palette())
