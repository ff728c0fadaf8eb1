"""How far something has come, as circles on a line: done, here, still ahead."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.paint import smooth
from gui.look.tokens import CAPTION, REGULAR, SEMIBOLD, Tone

CIRCLE, SIGN, GAP, AIR = 18, 12, 4, 6


class Milestone(NamedTuple):
    """`tone` is what the circle says: done, waited for, late, or still ahead (rest).

    A few letters such as a day stand `below` the word, the `detail` is what one asks for.
    """

    text: str
    tone: Tone
    here: bool = False
    below: str = ""
    detail: str = ""


class Steps(QWidget):
    def __init__(self, milestones: Iterable[Milestone], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._milestones = list(milestones)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Weg des Vorgangs")
        self.setAccessibleDescription(", ".join(map(_spoken, self._milestones)))

    def sizeHint(self) -> QSize:
        words = max((_metrics(here=True).horizontalAdvance(it.text) for it in self._milestones), default=0)
        height = theme.px(CIRCLE + GAP) + 2 * _metrics(here=False).lineSpacing() + theme.px(2)
        return QSize((words + theme.px(AIR)) * len(self._milestones), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._at(event.pos().x())
            detail = self._milestones[place].detail if place is not None else ""
            QToolTip.showText(event.globalPos(), detail, self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            for place in range(len(self._milestones) - 1):
                self._paint_line(painter, place)
            for place in range(len(self._milestones)):
                self._paint_circle(painter, place)
                self._paint_words(painter, place)

    def _slot(self, place: int) -> QRectF:
        """Each is as wide as its word, and what is left is shared."""
        metrics = _metrics(here=True)
        words = [max(map(metrics.horizontalAdvance, (it.text, it.below))) for it in self._milestones]
        spare = (self.width() - sum(words)) / len(words)
        left = sum(words[:place]) + spare * place
        return QRectF(left, 0, words[place] + spare, self.height())

    def _centre(self, place: int) -> QPointF:
        return QPointF(self._slot(place).center().x(), theme.px(CIRCLE) / 2 + 1)

    def _at(self, x: int) -> int | None:
        places = range(len(self._milestones))
        return next((it for it in places if self._slot(it).left() <= x < self._slot(it).right()), None)

    def _paint_line(self, painter: QPainter, place: int) -> None:
        reached = self._milestones[place].tone is Tone.DONE
        colour = theme.tone(self, Tone.DONE).strong if reached else theme.colour(self, "line")
        painter.setPen(QPen(colour, theme.px(2)))
        apart = theme.px(CIRCLE / 2 + 1)
        start, end = self._centre(place), self._centre(place + 1)
        painter.drawLine(QPointF(start.x() + apart, start.y()), QPointF(end.x() - apart, end.y()))

    def _paint_circle(self, painter: QPainter, place: int) -> None:
        it, centre = self._milestones[place], self._centre(place)
        tint, radius = theme.tone(self, it.tone), theme.px(CIRCLE) / 2
        if it.tone is Tone.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint.strong)
            painter.drawEllipse(centre, radius, radius)
            side = theme.px(SIGN)
            box = QRect(round(centre.x() - side / 2), round(centre.y() - side / 2), side, side)
            paint_icon(painter, box, "check", theme.colour(self, "on_accent"))
            return
        here = it.here
        painter.setBrush(tint.soft if here else theme.colour(self, "panel"))
        painter.setPen(QPen(tint.strong if here else theme.colour(self, "edge"), 2 if here else 1.5))
        painter.drawEllipse(centre, radius - 1, radius - 1)

    def _paint_words(self, painter: QPainter, place: int) -> None:
        it, slot = self._milestones[place], self._slot(place)
        painter.setFont(theme.font(CAPTION, SEMIBOLD if it.here else REGULAR))
        painter.setPen(theme.colour(self, "text" if it.here else "muted"))
        metrics = painter.fontMetrics()
        top = theme.px(CIRCLE + GAP) + 2
        words = QRect(round(slot.x()), top, round(slot.width()), metrics.lineSpacing())
        room = Qt.TextElideMode.ElideRight
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, int(middle), metrics.elidedText(it.text, room, words.width() - 2))
        painter.setFont(theme.font(CAPTION))
        painter.setPen(theme.colour(self, "muted"))
        painter.drawText(words.translated(0, metrics.lineSpacing()), int(middle), it.below)


def _metrics(*, here: bool) -> QFontMetrics:
    return QFontMetrics(theme.font(CAPTION, SEMIBOLD if here else REGULAR))


def _spoken(it: Milestone) -> str:
    how = "erledigt" if it.tone is Tone.DONE else "hier steht der Vorgang" if it.here else "steht noch aus"
    return f"{it.text}: {' '.join(word for word in (how, it.below) if word)}"
