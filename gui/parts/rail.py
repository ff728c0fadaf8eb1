"""The navigation rail: the screens, each with an icon, a word and a count."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.paint import by_keyboard, focus_ring, rounded, smooth, take_tab
from gui.look.tokens import CAPTION, REGULAR, SEMIBOLD, Tone

WIDTH, HEIGHT = 88, 60


class RailEntry(NamedTuple):
    key: str
    text: str
    icon: str
    at_the_bottom: bool = False


class Rail(QWidget):
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Bereiche")
        self._entries: dict[str, _Entry] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.px(8), theme.px(14), theme.px(9), theme.px(14))
        self._layout.setSpacing(theme.px(4))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def offer(self, entries: Sequence[RailEntry]) -> None:
        """Show these, once it is known who sits here."""
        stretched = False
        for entry in entries:
            if entry.at_the_bottom and not stretched:
                self._layout.addStretch()
                stretched = True
            button = _Entry(entry, self)
            button.toggled.connect(self._toggled)
            self._entries[entry.key] = button
            self._layout.addWidget(button)
        if not stretched:
            self._layout.addStretch()
        self.updateGeometry()

    def choose(self, key: str) -> None:
        self._entries[key].setChecked(True)

    def set_count(self, key: str, count: int) -> None:
        self._entries[key].set_count(count)

    def sizeHint(self) -> QSize:
        widest = max((entry.sizeHint().width() for entry in self._entries.values()), default=0)
        return QSize(max(theme.px(WIDTH), widest + theme.px(17)), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour(self, "panel"))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour(self, "line"))

    def _toggled(self, checked: bool) -> None:
        entry = self.sender()
        if checked and isinstance(entry, _Entry):
            take_tab(entry, self._entries.values())
            self.chosen.emit(entry.key)


class _Entry(QPushButton):
    def __init__(self, entry: RailEntry, parent: QWidget) -> None:
        super().__init__(entry.text, parent)
        self.key = entry.key
        self._icon = entry.icon
        self._count = 0
        self._ring = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setFont(theme.font(CAPTION, SEMIBOLD))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count} offen" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + theme.px(10), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            accent = theme.tone(self, Tone.ACCENT)
            on = self.isChecked()
            if on:
                rounded(painter, self.rect().adjusted(0, 1, 0, -1), theme.px(8), accent.soft)
                bar = QRectF(0, self.height() * 0.3, theme.px(3), self.height() * 0.4)
                rounded(painter, bar, theme.px(1.5), accent.strong)
            elif self.underMouse():
                rounded(painter, self.rect().adjusted(0, 1, 0, -1), theme.px(8), theme.colour(self, "raised"))
            if self.hasFocus() and self._ring:
                focus_ring(painter, self, radius=8)
            ink = accent.strong if on else theme.colour(self, "muted")
            side = theme.px(22)
            icon = QRect((self.width() - side) // 2, theme.px(9), side, side)
            paint_icon(painter, icon, self._icon, ink)
            painter.setFont(theme.font(CAPTION, SEMIBOLD if on else REGULAR))
            painter.setPen(ink)
            words = QRect(0, theme.px(34), self.width(), theme.px(20))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
            if self._count:
                self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        painter.setFont(theme.font(10, SEMIBOLD))
        text = str(self._count) if self._count < 1000 else "999+"
        width = max(theme.px(20), painter.fontMetrics().horizontalAdvance(text) + theme.px(10))
        left = min(self.width() // 2 + theme.px(6), self.width() - width - 1)
        badge = QRect(left, theme.px(5), width, theme.px(16))
        rounded(painter, badge, badge.height() / 2, theme.tone(self, Tone.OVERDUE).strong)
        painter.setPen(theme.colour(self, "on_accent"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
