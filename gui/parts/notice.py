"""The bar at the bottom that says what happened, with the way back."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.paint import smooth
from gui.look.tokens import Tone
from gui.parts.button import Button, Link
from gui.parts.panel import Panel
from gui.parts.text import Body

SIGNS = {
    Tone.ACCENT: "info-fill",
    Tone.DONE: "check-circle-fill",
    Tone.WAITING: "warning-fill",
    Tone.OVERDUE: "warning-circle-fill",
    Tone.REST: "info-fill",
}
SHOWN_FOR = 12_000  # milliseconds


class NoticeBar(Panel):
    """Success goes by itself after a while; whatever needs attention stays until it is closed."""

    def __init__(self, parent: QWidget | None = None, shown_for: int = SHOWN_FOR) -> None:
        super().__init__(parent=parent)
        self._kind = Tone.DONE
        self._do: Callable[[], object] | None = None
        self._words = Body(wrap=True)
        self._link = Link("")
        self._link.clicked.connect(self._act)
        self._close = Button("", "x", quiet=True, tone=Tone.REST)
        self._close.setAccessibleName("Meldung schließen")
        self._close.clicked.connect(self.hide)
        self._clock = QTimer(self, singleShot=True, interval=shown_for)
        self._clock.timeout.connect(self._leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(40), theme.px(5), theme.px(6), theme.px(5))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._words, 1)
        layout.addWidget(self._link)
        layout.addWidget(self._close)
        self.hide()

    def say(
        self,
        text: str,
        tone: Tone = Tone.DONE,
        action_text: str | None = None,
        action: Callable[[], object] | None = None,
    ) -> None:
        self._kind = tone
        self.set_tone(tone if tone in (Tone.WAITING, Tone.OVERDUE) else None)
        self._do = action
        self._words.setText(text)
        self._link.setText(action_text or "")
        self._link.setVisible(bool(action_text))
        self.show()
        self.update()
        if tone == Tone.DONE:
            self._clock.start()
        else:
            self._clock.stop()
        self._announce(text)

    def text(self) -> str:
        return self._words.text() if self.isVisible() else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sign = QRect(theme.px(14), 0, theme.px(18), self.height())
        with smooth(self) as painter:
            paint_icon(painter, sign, SIGNS[self._kind], theme.tone(self, self._kind).strong)

    def _announce(self, text: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 2 ms the start can do without

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _act(self) -> None:
        do = self._do
        self.hide()
        if do:
            do()

    def _leave(self) -> None:
        if self.underMouse() or self._link.hasFocus() or self._close.hasFocus():
            self._clock.start()  # somebody is about to use it
        else:
            self.hide()
