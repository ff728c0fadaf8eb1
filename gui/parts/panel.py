"""The white box with round corners that everything lies on."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.look import theme
from gui.look.paint import rounded, smooth
from gui.look.tokens import PANEL_RADIUS, Tone


class Panel(QWidget):
    def __init__(self, tone: Tone | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone

    def set_tone(self, tone: Tone | None) -> None:
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            if self._tone:
                rounded(painter, self.rect(), PANEL_RADIUS, theme.tone(self, self._tone).soft)
            else:
                panel, line = theme.colour(self, "panel"), theme.colour(self, "line")
                rounded(painter, self.rect(), PANEL_RADIUS, panel, line)
