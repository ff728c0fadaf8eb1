"""Scrolling with a slim bar that does not compete with what is read."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from gui.look import theme
from gui.look.paint import rounded, smooth

WIDTH, HANDLE, HANDLE_IN_USE = 12, 4, 8


class ScrollBar(QScrollBar):
    """Behaves as the system's own; only its paint is ours."""

    def sizeHint(self) -> QSize:
        upright = self.orientation() == Qt.Orientation.Vertical
        return QSize(theme.px(WIDTH), theme.px(60)) if upright else QSize(theme.px(60), theme.px(WIDTH))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        if self.minimum() == self.maximum():
            return
        busy = self.underMouse() or self.isSliderDown()
        spare = theme.px(WIDTH - (HANDLE_IN_USE if busy else HANDLE)) // 2
        if self.orientation() == Qt.Orientation.Vertical:
            handle.adjust(spare, 0, -spare, 0)
        else:
            handle.adjust(0, spare, 0, -spare)
        with smooth(self) as painter:
            radius = min(handle.width(), handle.height()) / 2
            rounded(painter, handle, radius, theme.colour(self, "edge"))


class Scroll(QScrollArea):
    """Up and down only, on whatever lies below; the bar has its place even while it is not needed."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Our own, transparent; asking for Qt's makes PySide set up every widget class, 10 ms at start.
        self.setViewport(QWidget())
        if content is not None:
            self.show_content(content)

    def keep_width(self) -> None:
        """The bar lies over the right edge of what scrolls, and so takes no width of it."""
        self.setViewportMargins(0, 0, -theme.px(WIDTH), 0)
        place = self.verticalScrollBar().parentWidget()
        assert place is not None  # noqa: S101 (Qt puts the bar into one)
        place.raise_()

    def show_content(self, content: QWidget) -> None:
        """Put new content in; the old goes later, a button of it may be what asked for this."""
        old = self.takeWidget()
        if old is not None:
            old.setParent(self)  # otherwise it would end with this function
            old.hide()
            old.deleteLater()
        self.setWidget(content)
        content.setAutoFillBackground(False)
