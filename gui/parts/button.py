"""Buttons: a verb, perhaps an icon; at most one of a screen is the primary one."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QEnterEvent, QFocusEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from gui.look import theme
from gui.look.icons import icon as icon_of
from gui.look.icons import paint_icon
from gui.look.paint import by_keyboard, focus_ring, rounded, smooth
from gui.look.tokens import BODY, BUTTON_RADIUS, CONTROL_HEIGHT, MEDIUM, SEMIBOLD, Tone

PADDING, ICON, GAP, ARROW = 14, 16, 8, 12


class Button(QPushButton):
    """`quiet` has no outline until the pointer is over it; `tone` colours the words."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        primary: bool = False,
        tone: Tone | None = None,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._primary = primary
        self._quiet = quiet
        self._tone = tone
        self._action: QAction | None = None
        self._ring = False
        self.setFont(theme.font(BODY, SEMIBOLD if primary else MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if icon:
            self.setIcon(icon_of(icon, tone))

    @classmethod
    def for_action(
        cls,
        action: QAction,
        primary: bool = False,
        quiet: bool = False,
        tone: Tone | None = None,
        parent: QWidget | None = None,
    ) -> "Button":
        """A button that looks and behaves as its action says, now and later."""
        button = cls(action.text(), action.icon().name() or None, primary, tone, quiet, parent)
        button._action = action
        button._follow()
        action.changed.connect(button._follow)
        button.clicked.connect(button._trigger)
        return button

    def setMenu(self, menu: QMenu) -> None:
        super().setMenu(menu)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        width = words + 2 * theme.px(PADDING)
        if self._icon:
            width += theme.px(ICON + GAP) if words else 0
        if self.menu() is not None:
            width += theme.px(ARROW + GAP)
        height = max(theme.px(CONTROL_HEIGHT), self.fontMetrics().height() + theme.px(8))
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            fill, line, ink = self._colours()
            box, radius = self.rect(), theme.px(BUTTON_RADIUS)
            if self.hasFocus() and self._ring:
                focus_ring(painter, self)
                box, line, radius = box.adjusted(3, 3, -3, -3), None, radius - 3
            rounded(painter, box, radius, fill, line)
            painter.setFont(self.font())
            painter.setPen(ink)
            area = self.rect().adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
            if self._icon:
                side = theme.px(ICON)
                alone = not self.text()
                left = area.center().x() - side // 2 if alone else area.x() - theme.px(2)
                box = QRect(left, 0, side, self.height())
                paint_icon(painter, box, self._icon, ink)
                area.setLeft(left + side + theme.px(GAP))
            if self.menu() is not None:
                arrow = theme.px(ARROW)
                box = QRect(area.right() - arrow + theme.px(4), 0, arrow, self.height())
                paint_icon(painter, box, "caret-down", ink)
                area.setRight(box.left() - theme.px(4))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
            centred = not self._icon and self.menu() is None
            flags |= Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, int(flags), self.text())

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        hot = self.isEnabled() and self.underMouse()
        accent = theme.tone(self, self._tone or Tone.ACCENT).strong
        if not self.isEnabled():
            line = None if self._quiet else theme.colour(self, "line")
            return (
                (theme.colour(self, "raised") if not self._quiet else None),
                line,
                theme.colour(self, "faint"),
            )
        if self._primary:
            shade = accent.darker(118) if self.isDown() else accent.darker(108) if hot else accent
            return shade, None, theme.colour(self, "on_accent")
        ink = accent if self._tone or self._quiet else theme.colour(self, "text")
        raised = theme.colour(self, "raised")
        if self._quiet:
            return (raised if hot or self.isDown() else None), None, ink
        fill = raised if hot or self.isDown() else theme.colour(self, "panel")
        return fill, theme.colour(self, "edge" if self.isDown() else "line"), ink

    def _follow(self) -> None:
        if (action := self._action) is None:
            return
        self.setText(action.text())
        self._icon = action.icon().name() or None
        self.setEnabled(action.isEnabled())
        if self.parent() or not action.isVisible():  # shown without a parent it would be a window
            self.setVisible(action.isVisible())
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        hint = action.toolTip() or action.text().replace("&", "")
        self.setToolTip(f"{hint} ({keys})" if keys else hint)
        if isinstance(menu := action.menu(), QMenu):
            self.setMenu(menu)

    def _trigger(self) -> None:
        if self._action and isValid(self._action):
            self._action.trigger()


class Link(QPushButton):
    """An action that reads as part of a sentence; a `quiet` one shows that only under the pointer."""

    def __init__(self, text: str, parent: QWidget | None = None, *, quiet: bool = False) -> None:
        super().__init__(text, parent)
        self._ring = False
        self._quiet = quiet
        self.setFont(theme.font(BODY, SEMIBOLD if quiet else MEDIUM))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height() + theme.px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            words = self.font()
            words.setUnderline(not self._quiet or self.underMouse())
            painter.setFont(words)
            accent = theme.tone(self, Tone.ACCENT).strong
            ink = theme.colour(self, "text") if self._quiet else accent
            painter.setPen(ink if self.isEnabled() else theme.colour(self, "faint"))
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            if self.hasFocus() and self._ring:
                focus_ring(painter, self, radius=4)
