"""A date: typed, stepped with the arrow keys, or picked from a calendar; it may stay empty."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from gui.look import theme
from gui.look.icons import icon
from gui.look.tokens import Tone
from gui.parts.editors import LineEditor
from inventory.errors import Refused
from inventory.fields import Field
from inventory.text import EARLIEST, LATEST
from inventory.today import today

STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}


class DateEditor(LineEditor):
    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.line.setPlaceholderText("TT.MM.JJJJ")
        self._open = self.line.addAction(
            icon("calendar-blank", Tone.REST), QLineEdit.ActionPosition.TrailingPosition
        )
        self._open.setText("Kalender öffnen")
        self._open.setToolTip("Kalender (Alt+Pfeil nach unten)")
        self._open.triggered.connect(self._open_calendar)
        self.line.installEventFilter(self)

    def step(self, days: int) -> None:
        self._take(self._day() + timedelta(days=days) if self.line.text() else self._day())

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._open_calendar()
                return True
            if event.key() in STEPS:
                self.step(STEPS[Qt.Key(event.key())])
                return True
        return False

    def _day(self) -> date:
        """The day that stands here, or today."""
        try:
            typed: date | None = self.value()
        except Refused:
            typed = None
        return typed or today()

    def _open_calendar(self) -> None:
        calendar = _Calendar(self._day(), self.line)
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        calendar.open_below(self.line)

    def _pick(self, day: QDate) -> None:
        self._take(day.toPython())  # type: ignore[arg-type]
        calendar = self.sender()
        if isinstance(calendar, QWidget):
            calendar.close()
        self.left.emit()

    def _take(self, day: date) -> None:
        self.show_value(day)
        self.changed.emit()


class _Calendar(QCalendarWidget):
    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Kalender")
        self.setDateRange(QDate(EARLIEST, 1, 1), QDate(LATEST, 12, 31))
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        plain = QTextCharFormat()
        plain.setForeground(theme.colour(parent, "muted"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, plain)

        self._calm()

    def _calm(self) -> None:
        """The bar with month and year is no selection."""
        bar = self.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.Highlight, theme.colour(self, "raised"))
            palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour(self, "text"))
            bar.setPalette(palette)
            for button in bar.findChildren(QWidget):
                button.setPalette(palette)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(theme.px(48), theme.px(40))

    def open_below(self, field: QWidget) -> None:
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height() + theme.px(2)))
        screen = field.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height())
        place.setX(min(place.x(), screen.right() - self.width()))
        self.move(place)
        self.show()
        self.setFocus()
