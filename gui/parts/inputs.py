"""What people type, choose and tick in, drawn alike everywhere."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.paint import by_keyboard, focus_ring, rounded, smooth
from gui.look.tokens import BODY, BUTTON_RADIUS, CONTROL_HEIGHT, MEDIUM, Tone
from gui.parts.scroll import ScrollBar

PADDING, ARROW, BOX, GAP = 10, 14, 16, 8
FEWEST_LINES, MOST_LINES = 3, 10
SENTENCE = 420
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class Line(QLineEdit):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = False
        self.setFrame(False)
        self.setTextMargins(theme.px(PADDING - 2), 0, theme.px(PADDING - 4), 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(340), _height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(72), _height(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        with smooth(self) as painter:
            _paint_frame(painter, self, self._wrong, still=self.isReadOnly())
        super().paintEvent(event)


class Prose(QPlainTextEdit):
    """Several lines of text; it grows with them for a while. Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = False
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(theme.px(PADDING - 2))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.textChanged.connect(self.updateGeometry)

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.viewport().update()

    def sizeHint(self) -> QSize:
        lines = min(max(FEWEST_LINES, round(self.document().size().height())), MOST_LINES)
        return QSize(theme.px(340), lines * self.fontMetrics().lineSpacing() + theme.px(2 * PADDING))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with smooth(self.viewport()) as painter:
            _paint_frame(painter, self, self._wrong, still=self.isReadOnly())
        super().paintEvent(event)


class Choice(QComboBox):
    """One of a few words; typing the beginning of a word chooses it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        words = [self.placeholderText(), *(self.itemText(place) for place in range(self.count()))]
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        return QSize(max(theme.px(160), widest + theme.px(2 * PADDING + ARROW + GAP)), _height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(100), _height(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # whoever scrolls a form past this does not mean to change it

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            _paint_frame(painter, self, self._wrong)
            side = theme.px(ARROW)
            area = self.rect().adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
            arrow = QRect(area.right() - side + 1, 0, side, self.height())
            muted = theme.colour(self, "muted" if self.isEnabled() else "faint")
            paint_icon(painter, arrow, "caret-down", muted)
            area.setRight(arrow.left() - theme.px(4))
            chosen = self.currentText()
            painter.setPen(theme.colour(self, "text") if chosen and self.isEnabled() else muted)
            words = chosen or self.placeholderText()
            shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Tick(QCheckBox):
    """A box to tick, with its word."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._ring = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_wrong(self, wrong: bool) -> None:
        """A box is ticked or not, both make sense."""

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + theme.px(BOX + 2 * GAP + 4), _height(self))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _place: object) -> bool:
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            side = theme.px(BOX)
            _paint_tick(painter, self, QRect(theme.px(4), (self.height() - side) // 2, side, side))
            painter.setPen(theme.colour(self, "text" if self.isEnabled() else "faint"))
            words = self.rect().adjusted(side + theme.px(GAP + 4), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
            if self.hasFocus() and self._ring:
                focus_ring(painter, self)


class TickSentence(Tick):
    """A box to tick, with a sentence that may need several lines."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = min(super().sizeHint().width(), theme.px(SENTENCE))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), _height(self))

    def heightForWidth(self, width: int) -> int:
        lines = self._words(width).height() + theme.px(8)
        return max(lines, _height(self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            side = theme.px(BOX)
            words = self._words(self.width())
            top = (self.height() - words.height()) // 2
            first = top + (self.fontMetrics().lineSpacing() - side) // 2
            _paint_tick(painter, self, QRect(theme.px(4), first, side, side))
            painter.setPen(theme.colour(self, "text" if self.isEnabled() else "faint"))
            painter.drawText(words.translated(0, top), int(WRAPPED), self.text())
            if self.hasFocus() and self._ring:
                focus_ring(painter, self)

    def _words(self, width: int) -> QRect:
        left = theme.px(BOX + GAP + 4)
        area = QRect(left, 0, max(theme.px(40), width - left - theme.px(4)), 10_000)
        found: QRect = self.fontMetrics().boundingRect(area, int(WRAPPED), self.text())
        return QRect(area.x(), 0, area.width(), found.height())


class TickChip(Tick):
    """One of several words that may be chosen together."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(theme.font(BODY, MEDIUM))

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + theme.px(2 * PADDING + BOX + GAP), _height(self) - theme.px(2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            accent = theme.tone(self, Tone.ACCENT)
            on = self.isChecked()
            line = accent.strong if on else theme.colour(self, "edge")
            rounded(painter, self.rect(), self.height() / 2, accent.soft if on else None, line)
            side = theme.px(BOX)
            sign = QRectF(theme.px(PADDING), 0, side, self.height())
            ink = accent.strong if on else theme.colour(self, "text" if self.isEnabled() else "faint")
            paint_icon(painter, sign, "check" if on else "plus", ink)
            painter.setPen(ink)
            words = self.rect().adjusted(side + theme.px(PADDING + 4), 0, -theme.px(PADDING), 0)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, self.text()
            )
            if self.hasFocus() and self._ring:
                focus_ring(painter, self, self.height() / 2)


def _height(widget: QWidget) -> int:
    return max(theme.px(CONTROL_HEIGHT), widget.fontMetrics().height() + theme.px(10))


def _paint_frame(painter: QPainter, widget: QWidget, wrong: bool, still: bool = False) -> None:
    fill = theme.colour(widget, "ground" if still or not widget.isEnabled() else "panel")
    radius = theme.px(BUTTON_RADIUS)
    if wrong:
        line, width = theme.tone(widget, Tone.OVERDUE).strong, 2 if widget.hasFocus() else 1.5
    elif widget.hasFocus():
        line, width = theme.tone(widget, Tone.ACCENT).strong, 2
    else:
        line, width = theme.colour(widget, "edge" if widget.isEnabled() else "line"), 1
    rounded(painter, widget.rect(), radius, fill, line, width)


def paint_box(
    painter: QPainter, source: QWidget | QPalette, place: QRect, *, checked: bool, enabled: bool = True
) -> None:
    """A box that is ticked or not."""
    if not checked:
        line = theme.colour(source, "edge" if enabled else "line")
        rounded(painter, place, theme.px(4), theme.colour(source, "panel"), line, 1.5)
        return
    strong = theme.tone(source, Tone.ACCENT).strong if enabled else theme.colour(source, "faint")
    rounded(painter, place, theme.px(4), strong)
    inset = theme.px(2)
    sign = place.adjusted(inset, inset, -inset, -inset)
    paint_icon(painter, sign, "check", theme.colour(source, "on_accent"))


def _paint_tick(painter: QPainter, box: QCheckBox, place: QRect) -> None:
    paint_box(painter, box, place, checked=box.isChecked(), enabled=box.isEnabled())
