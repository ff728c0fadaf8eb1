"""Small charts of the window: bars with their words and numbers, which say the same to a screen reader."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look import theme
from gui.look.paint import rounded, smooth
from gui.look.tokens import REGULAR, SECONDARY, SEMIBOLD, Tone

ROW, BAR, GAP = 26, 11, 10
LABEL = 0.36
"""The share of the width that words may take."""
LEAST = 4


class Bar(NamedTuple):
    """`rest` is shown paler behind the value; `told` is what stands at the right instead of the number."""

    label: str
    value: int
    tone: Tone = Tone.ACCENT
    rest: int = 0
    told: str = ""

    @property
    def words(self) -> str:
        return self.told or str(self.value)


class Bars(QWidget):
    """One bar below the other, all to the same measure."""

    def __init__(self, name: str, bars: Sequence[Bar], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = list(bars)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{it.label}: {it.words}" for it in bars))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(ROW) * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            regular = QFontMetrics(theme.font(SECONDARY, SEMIBOLD))
            words = max(regular.horizontalAdvance(it.words) for it in self._bars) if self._bars else 0
            left = round(self.width() * LABEL)
            room = self.width() - left - words - theme.px(GAP)
            most = max((it.value + it.rest for it in self._bars), default=0) or 1
            for place, it in enumerate(self._bars):
                top = place * theme.px(ROW)
                self._paint(painter, it, QRect(0, top, left, theme.px(ROW)), room / most)

    def _paint(self, painter: QPainter, it: Bar, label: QRect, scale: float) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(SECONDARY, REGULAR))
        painter.setPen(theme.colour(self, "text"))
        room = label.adjusted(0, 0, -theme.px(GAP), 0)
        shown = painter.fontMetrics().elidedText(it.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), shown)
        height = theme.px(BAR)
        top = label.y() + (label.height() - height) / 2
        reach = self._bar(painter, it, QRectF(label.right(), top, 0, height), scale)
        painter.setFont(theme.font(SECONDARY, REGULAR if it.told else SEMIBOLD))
        painter.setPen(theme.colour(self, "muted" if it.told else "text"))
        words = QRect(label.right(), label.y(), self.width() - label.right(), label.height())
        if it.told:
            painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignRight), it.words)
        else:
            words.setLeft(round(reach) + theme.px(8))
            painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignLeft), it.words)

    def _bar(self, painter: QPainter, it: Bar, box: QRectF, scale: float) -> float:
        """The bar and what lies paler behind it; how far they reach."""
        strong = max(theme.px(LEAST), it.value * scale) if it.value else 0.0
        whole = strong + (max(theme.px(LEAST), it.rest * scale) if it.rest else 0.0)
        radius = theme.px(3)
        if it.rest:
            behind = QRectF(box.x(), box.y(), whole, box.height())
            rounded(painter, behind, radius, theme.colour(self, "line"))
        if strong:
            front = QRectF(box.x(), box.y(), strong, box.height())
            rounded(painter, front, radius, theme.tone(self, it.tone).strong)
        return box.x() + whole


class Share(QWidget):
    """How much of a whole, as one long bar."""

    def __init__(self, name: str, part: int, whole: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = min(1.0, part / whole) if whole else 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{part} von {whole}")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            radius = self.height() / 2
            rounded(painter, self.rect(), radius, theme.colour(self, "raised"))
            part = QRectF(0, 0, max(self.height(), self.width() * self._share), self.height())
            if self._share:
                rounded(painter, part, radius, theme.tone(self, Tone.ACCENT).strong)
