"""The sections of a screen as tabs: words on a line, the chosen one underlined."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from gui.look import theme
from gui.look.paint import smooth
from gui.look.tokens import BODY, MEDIUM, SEMIBOLD, Tone

HEIGHT, PADDING, LINE = 36, 14, 2


class Tabs(QTabBar):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font(BODY, SEMIBOLD))

    def tabSizeHint(self, index: int) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.tabText(index))
        return QSize(words + theme.px(2 * PADDING), theme.px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour(self, "line"))
        accent = theme.tone(self, Tone.ACCENT)
        for index in range(self.count()):
            area: QRect = self.tabRect(index)
            chosen = index == self.currentIndex()
            painter.setFont(theme.font(BODY, SEMIBOLD if chosen else MEDIUM))
            painter.setPen(accent.strong if chosen else theme.colour(self, "muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if chosen:
                thick = theme.px(LINE + 1 if self.hasFocus() else LINE)
                line = QRect(area.x(), area.bottom() - thick + 1, area.width(), thick)
                painter.fillRect(line.adjusted(theme.px(6), 0, -theme.px(6), 0), accent.strong)
