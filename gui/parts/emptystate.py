"""Where nothing is yet: why, and what to do first."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.paint import rounded, smooth
from gui.look.tokens import MEDIUM, Tone
from gui.parts.button import Button
from gui.parts.text import Body, Muted

CIRCLE, SIGN = 64, 30


class EmptyState(QWidget):
    def __init__(
        self,
        icon: str,
        sentence: str,
        first: str = "",
        button: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        layout.addStretch(2)
        layout.addWidget(_Sign(icon), 0, middle)
        layout.addSpacing(theme.px(8))
        layout.addWidget(_centred(Body(sentence, weight=MEDIUM, wrap=True)))
        if first:
            layout.addWidget(_centred(Muted(first, wrap=True)))
        if button:
            layout.addSpacing(theme.px(8))
            layout.addWidget(button, 0, middle)
        layout.addStretch(3)


def _centred(text: Body | Muted) -> Body | Muted:
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return text


class _Sign(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(theme.px(CIRCLE), theme.px(CIRCLE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            tint = theme.tone(self, Tone.REST)
            rounded(painter, self.rect(), self.width() / 2, tint.soft)
            side = theme.px(SIGN)
            box = QRect(0, 0, side, side)
            box.moveCenter(self.rect().center())
            paint_icon(painter, box, self._icon, tint.strong)
