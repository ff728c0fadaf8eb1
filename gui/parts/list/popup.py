"""A small box that opens below what asked for it and closes by itself."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look import theme

WIDTH, MARGIN, DISTANCE = 320, 16, 4
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def below(widget: QWidget) -> QPoint:
    """Where a box opens that belongs to this widget."""
    return widget.mapToGlobal(QPoint(0, widget.height() + theme.px(DISTANCE)))


class Popup(QWidget):
    """Enter and Escape close it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(name)
        self.setWindowTitle(name)
        self.setFixedWidth(theme.px(WIDTH))
        self.body = QVBoxLayout(self)
        margin = theme.px(MARGIN)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.px(10))

    def open_at(self, place: QPoint) -> None:
        """Open with this place as the upper left corner, as far as the screen allows."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = min(place.x(), screen.right() - self.width())
        top = min(place.y(), screen.bottom() - self.height())
        self.move(max(left, screen.left()), max(top, screen.top()))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour(self, "panel"))
            painter.setPen(theme.colour(self, "edge"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
