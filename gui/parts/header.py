"""The head of a screen: its name, the figures that matter, its actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import BETWEEN_CONTROLS
from gui.parts.text import Muted, Title


class ScreenHeader(QWidget):
    def __init__(self, title: str, figures: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Title(title)
        self._figures = Muted(figures, elide=True)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(BETWEEN_CONTROLS))
        self._layout.addWidget(self._title)
        self._layout.addSpacing(theme.px(4))
        self._layout.addWidget(self._figures, 1)
        # The figures stand on the baseline of the title.
        drop = self._title.fontMetrics().ascent() - self._figures.fontMetrics().ascent()
        self._figures.setContentsMargins(0, drop // 2 + theme.px(2), 0, 0)
        self._layout.setAlignment(self._title, Qt.AlignmentFlag.AlignVCenter)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_figures(self, figures: str) -> None:
        self._figures.setText(figures)

    def add(self, widget: QWidget) -> None:
        """Put a button at the right, after those already there."""
        self._layout.addWidget(widget)
