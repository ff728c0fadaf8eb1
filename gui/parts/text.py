"""Words on a screen, in the sizes and weights of the type scale."""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from gui.look import theme
from gui.look.paint import by_keyboard, focus_ring, smooth
from gui.look.tokens import (
    BODY,
    CAPTION,
    CARD_TITLE,
    FIGURE,
    MEDIUM,
    REGULAR,
    SECONDARY,
    SEMIBOLD,
    TITLE,
    Tone,
)

MAY_BREAK, MAY_HYPHENATE = "\u200b", "\u00ad"
COMPOUNDS = (
    "Bildschirm\u00adarbeitsplätze",
    "Gleichstellungs\u00adbeauftragte",
    "Schwerbehinderten\u00advertretung",
)
"""Words of every case that fit no narrow column in one piece."""
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


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
        super().__init__(parent)
        self._text = ""
        self._tone = tone
        self._elide = elide
        self._ring = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(self._size, weight or self._weight))
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if selectable:
            self.setTextInteractionFlags(SELECTABLE)
        self.setText(text)
        self._take_role()
        self._take_tone()

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        self._text = text
        super().setText(_breakable(text) if self.wordWrap() else text)

    def set_tone(self, tone: Tone | None) -> None:
        self._tone = tone
        self._take_role()
        self._take_tone()

    def copy(self) -> None:
        """Put what is selected, or else everything, on the clipboard."""
        chosen = self.selectedText().replace(MAY_BREAK, "").replace(MAY_HYPHENATE, "")
        QGuiApplication.clipboard().setText(chosen or self._text)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * 4, hint.height()) if self._elide else hint

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_tone()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.textInteractionFlags() & SELECTABLE:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Kopieren").triggered.connect(self.copy)
            menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._elide:
            self._paint_elided()
        else:
            super().paintEvent(event)
        if self.hasFocus() and self._ring:
            with smooth(self) as painter:
                focus_ring(painter, self, radius=3)

    def _paint_elided(self) -> None:
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, area.width() + 1)
        tip = "" if shown == self._text else self._text
        if tip != self.toolTip():
            self.setToolTip(tip)
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(area, self.alignment(), shown)

    def _take_role(self) -> None:
        role = QPalette.ColorRole
        self.setForegroundRole(role.PlaceholderText if self._muted and not self._tone else role.WindowText)

    def _take_tone(self) -> None:
        role = QPalette.ColorRole.WindowText
        palette = QPalette()
        if self._tone:
            palette.setColor(role, theme.tone(self, self._tone).strong)
            if self.palette().color(role) == palette.color(role):
                return
        elif not self.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
            return
        self.setPalette(palette)


def _breakable(text: str) -> str:
    """Let addresses and endless compounds wrap, instead of running out of the card."""
    for word in COMPOUNDS:
        text = text.replace(word.replace(MAY_HYPHENATE, ""), word)
    text = re.sub(r"(?<=[@._/\\])(?=[^\W\d])", MAY_BREAK, text)
    return re.sub(r"\w{25,}", _anywhere, text)


def _anywhere(word: re.Match[str]) -> str:
    return MAY_BREAK.join(word[0])


class Title(Text):
    _size, _weight = TITLE, SEMIBOLD


class CardTitle(Text):
    _size, _weight = CARD_TITLE, SEMIBOLD


class Figure(Text):
    """The one number that a card is about."""

    _size, _weight = FIGURE, SEMIBOLD


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
