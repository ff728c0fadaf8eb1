"""The filters in force, one removable chip for each column."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.paint import by_keyboard, rounded, smooth
from gui.look.tokens import BODY, MEDIUM, Tone
from gui.parts.button import Link
from gui.parts.flow import Flow
from inventory.filters import by_column, filter_text
from inventory.listing import Listing, Query

HEIGHT, PADDING, CROSS = 28, 12, 14
REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterLine(QWidget):
    edit_asked = Signal(str)
    removed = Signal(str)
    reset = Signal()

    def __init__(self, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self._chips: list[FilterChip] = []
        self._reset = Link("Filter zurücksetzen")
        self._reset.setMinimumHeight(theme.px(HEIGHT))
        self._reset.clicked.connect(self.reset)
        self._flow = Flow(self)
        self._flow.addWidget(self._reset)
        self.setAccessibleName("Filter")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_filters(self, query: Query) -> None:
        """The chips, and the way back after them."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._reset)
        self._chips = [
            self._chip(name, filter_text(self._listing.column(name), filters))
            for name, filters in by_column(query).items()
        ]
        for widget in (*self._chips, self._reset):
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()

    def texts(self) -> list[str]:
        return [chip.text() for chip in self._chips]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def _chip(self, name: str, words: str) -> "FilterChip":
        chip = FilterChip(words, self)
        chip.clicked.connect(partial(self._edit, name))
        chip.removed.connect(partial(self.removed.emit, name))
        return chip

    def _edit(self, name: str, *_checked: bool) -> None:
        self.edit_asked.emit(name)


class FilterChip(QPushButton):
    """A click edits the filter; the cross, or the Delete key, takes it away."""

    removed = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._ring = False
        self.setAutoDefault(False)
        self.setFont(theme.font(BODY, MEDIUM))
        self.setAccessibleName(f"Filter {text}")
        self.setAccessibleDescription("Eingabetaste ändert, Entfernen nimmt den Filter weg.")

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        height = max(theme.px(HEIGHT), self.fontMetrics().height() + theme.px(6))
        return QSize(min(words, theme.px(420)) + theme.px(2 * PADDING + CROSS + 8), height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in REMOVE:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        accent = theme.tone(self, Tone.ACCENT)
        with smooth(self) as painter:
            line = accent.strong if self.hasFocus() and self._ring else None
            rounded(painter, self.rect(), self.height() / 2, accent.soft, line, 2)
            words = self.rect().adjusted(theme.px(PADDING), 0, -theme.px(PADDING + CROSS + 6), 0)
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
            painter.setPen(accent.strong)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
            side = theme.px(CROSS)
            cross = QRect(self.width() - theme.px(PADDING - 2) - side, 0, side, self.height())
            paint_icon(painter, cross, "x", accent.strong)

    def _cross(self) -> QRect:
        side = theme.px(CROSS + PADDING + 2)
        return QRect(self.width() - side, 0, side, self.height())
