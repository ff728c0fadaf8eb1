"""The selected record at the right of a list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import CARD, CARD_WIDTH
from gui.parts.panel import Panel
from gui.parts.scroll import WIDTH as BAR
from gui.parts.scroll import Scroll
from gui.parts.text import Caption, CardTitle, Secondary


class Section(QWidget):
    """A part of the card under a caption."""

    def __init__(self, caption: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(caption)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(Caption(caption))
        layout.addWidget(content)


class Heading(QWidget):
    """The name of the record, what identifies it, and its state."""

    def __init__(
        self, title: str, identity: str = "", state: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(CardTitle(title, wrap=True))
        if identity:
            layout.addWidget(Secondary(identity, wrap=True))
        if state:
            layout.addWidget(state, 0, Qt.AlignmentFlag.AlignLeft)


class Card(Panel):
    def __init__(self, name: str = "Karte", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self._key: object = None
        self._scroll = Scroll()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, theme.px(4), 1, theme.px(4))
        layout.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def fill(self, key: object, parts: Sequence[QWidget]) -> None:
        """Show the parts of a record; the same `key` again keeps the place one was reading."""
        bar = self._scroll.verticalScrollBar()
        again = key == self._key
        place, focus = (bar.value(), self._focused()) if again else (0, "")
        self._key = key
        content = QWidget()
        layout = QVBoxLayout(content)
        margin = theme.px(CARD)
        layout.setContentsMargins(margin, margin - theme.px(6), margin - theme.px(BAR), margin - theme.px(4))
        layout.setSpacing(theme.px(16))
        for part in parts:
            layout.addWidget(part)
        layout.addStretch()
        self.setUpdatesEnabled(False)
        self._scroll.show_content(content)
        layout.activate()
        content.resize(self._scroll.viewport().width(), layout.totalHeightForWidth(content.width()))
        bar.setValue(place)
        self._focus(content, focus)
        self.setUpdatesEnabled(True)

    def _focused(self) -> str:
        focus = QApplication.focusWidget()
        return _spoken(focus) if focus and self._scroll.isAncestorOf(focus) else ""

    def _focus(self, content: QWidget, name: str) -> None:
        """Whoever was on a button of the card is on the same button of the new content."""
        for widget in content.findChildren(QWidget) if name else ():
            if _spoken(widget) == name and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def sizeHint(self) -> QSize:
        return QSize(theme.px(CARD_WIDTH), theme.px(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(CARD_WIDTH), theme.px(160))


def _spoken(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
