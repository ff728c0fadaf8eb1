"""The search field: a magnifier, what was typed, and the keys that lead here."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.look import theme
from gui.look.icons import icon, paint_icon
from gui.look.paint import rounded, smooth
from gui.look.tokens import CAPTION, PANEL_RADIUS, Tone


class SearchField(QLineEdit):
    """Escape empties it; `hint` names the shortcut, for example „Strg K“."""

    def __init__(
        self, placeholder: str = "Suchen", hint: str = "", height: int = 38, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._height = height
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFrame(False)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self._clear = self.addAction(icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText("Suche leeren")
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._show_clear)
        self._show_clear()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), max(theme.px(self._height), self.fontMetrics().height() + theme.px(12)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with smooth(self) as painter:
            panel = theme.colour(self, "panel")
            if self.hasFocus():
                accent = theme.tone(self, Tone.ACCENT).strong
                rounded(painter, self.rect(), theme.px(PANEL_RADIUS), panel, accent, width=2)
            else:
                rounded(painter, self.rect(), theme.px(PANEL_RADIUS), panel, theme.colour(self, "line"))
            glass = QRectF(theme.px(11), 0, theme.px(18), self.height())
            paint_icon(painter, glass, "magnifying-glass", theme.colour(self, "muted"))
            if self._hint and not self.text():
                self._paint_hint(painter)
        super().paintEvent(event)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setFont(theme.font(CAPTION))
        width = painter.fontMetrics().horizontalAdvance(self._hint) + theme.px(18)
        height = theme.px(20)
        chip = QRect(self.width() - width - theme.px(9), (self.height() - height) // 2, width, height)
        rounded(painter, chip, 4, theme.colour(self, "ground"), theme.colour(self, "line"))
        painter.setPen(theme.colour(self, "muted"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._hint)

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self.setTextMargins(theme.px(34), 0, 0 if self.text() else theme.px(70 if self._hint else 8), 0)
