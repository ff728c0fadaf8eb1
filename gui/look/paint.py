"""The few strokes and focus manners that all parts share."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.look import theme
from gui.look.tokens import BUTTON_RADIUS, Tone


def smooth(widget: QWidget) -> QPainter:
    """Use it in a `with`: a painter that anything still holds after the event ends the program."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def rounded(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded box whose outline lies inside `rect`, sharp on whole pixels."""
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, width) if line else Qt.PenStyle.NoPen)
    inset = width / 2 if line else 0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, widget: QWidget, radius: float = BUTTON_RADIUS) -> None:
    rounded(painter, widget.rect(), theme.px(radius), line=theme.tone(widget, Tone.ACCENT).strong, width=2)


def take_tab(chosen: QAbstractButton, among: Iterable[QAbstractButton]) -> None:
    """Of several to choose from, Tab reaches the chosen one; the arrow keys reach the others."""
    for each in among:
        policy = Qt.FocusPolicy.StrongFocus if each is chosen else Qt.FocusPolicy.ClickFocus
        each.setFocusPolicy(policy)


def by_keyboard(event: QFocusEvent, before: bool = False) -> bool:
    """Whoever clicked knows where they are; whoever came back from another window is where they were."""
    reason = Qt.FocusReason
    if event.reason() in (reason.ActiveWindowFocusReason, reason.PopupFocusReason):
        return before
    return event.reason() != reason.MouseFocusReason
