"""Words on a screen, in the sizes and weights of the type scale."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.look import theme
from gui.look.tokens import BODY, CAPTION, CARD_TITLE, MEDIUM, REGULAR, SECONDARY, SEMIBOLD, TITLE, Tone


class Text(QLabel):
    """Plain text, never markup: a name may contain anything."""

    _size = BODY
    _weight = REGULAR
    _muted = False

    def __init__(
        self,
        text: str = "",
        *,
        tone: Tone | None = None,
        weight: int | None = None,
        wrap: bool = False,
        elide: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(self._size, weight or self._weight))
        self.setWordWrap(wrap)
        if self._muted:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._take_tone()

    def set_tone(self, tone: Tone | None) -> None:
        self._tone = tone
        self._take_tone()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * 4, hint.height()) if self._elide else hint

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_tone()

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = self.text()
        if not self._elide or self.fontMetrics().horizontalAdvance(whole) <= self.width():
            super().paintEvent(event)
            return
        self.setToolTip(whole)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment(), shown)

    def _take_tone(self) -> None:
        if self._tone is None:
            return
        wanted = theme.tone(self, self._tone).strong
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)


class Title(Text):
    _size, _weight = TITLE, SEMIBOLD


class CardTitle(Text):
    _size, _weight = CARD_TITLE, SEMIBOLD


class Body(Text):
    pass


class Strong(Text):
    _weight = MEDIUM


class Muted(Text):
    _muted = True


class Secondary(Text):
    _size, _muted = SECONDARY, True


class Caption(Text):
    """Heads a section; drawn in capitals, read out as written."""

    _size, _weight, _muted = CAPTION, MEDIUM, True

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text.upper(), parent=parent)
        self.setAccessibleName(text)
