"""A panel in the middle of a page of its own, a little above the centre."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.look import theme
from gui.parts.panel import Panel

WIDTH, AIR = 640, 28


class Centred(Panel):
    """Fills its page; what it says goes into `inside`."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setMaximumWidth(theme.px(WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.inside = QVBoxLayout(self)
        margin = theme.px(AIR)
        self.inside.setContentsMargins(margin, margin, margin, margin)
        self.inside.setSpacing(theme.px(10))
        layout = QVBoxLayout(page)
        layout.addStretch(2)
        middle = QHBoxLayout()  # an alignment would forget how tall wrapped words are
        middle.addStretch()
        middle.addWidget(self, 8)
        middle.addStretch()
        layout.addLayout(middle)
        layout.addStretch(3)
