"""A question that needs an answer: title, sentence, body, and verbs below."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import PAGE, Tone
from gui.parts.button import Button
from gui.parts.scroll import Scroll
from gui.parts.text import CardTitle, Muted


class Dialog(QDialog):
    """Enter takes the primary verb, Escape leaves; open it with `open()`, it cleans up after itself.

    A subclass overrides `confirm`, and calls `accept` once the work is done.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str = "",
        verb: str = "Speichern",
        cancel: str = "Abbrechen",
        tone: Tone | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.finished.connect(self.deleteLater)
        self.primary = Button(verb, primary=True, tone=tone)
        self.primary.setDefault(True)
        self.primary.clicked.connect(self._confirm)
        self.cancel = Button(cancel)
        self.cancel.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        self.footer = QHBoxLayout()
        self._build(title, sentence)

    def add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def confirm(self) -> None:
        self.accept()

    def sizeHint(self) -> QSize:
        inside = self._inside
        width = max(theme.px(440), min(inside.totalSizeHint().width(), theme.px(720)))
        height = inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else -1
        height = max(height, inside.totalSizeHint().height() if height < 0 else 0)
        hint = QSize(width, height + self.footer.totalSizeHint().height())
        return hint.boundedTo(self.screen().availableSize() * 0.9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self, "panel"))

    def _confirm(self) -> None:
        self.confirm()

    def _build(self, title: str, sentence: str) -> None:
        page = theme.px(PAGE)
        self._content = QWidget()
        self._inside = inside = QVBoxLayout(self._content)
        inside.setContentsMargins(page, page, page, theme.px(16))
        inside.setSpacing(theme.px(8))
        inside.addWidget(CardTitle(title, wrap=True))
        if sentence:
            inside.addWidget(Muted(sentence, wrap=True))
        inside.addSpacing(theme.px(8))
        inside.addLayout(self.body)
        inside.addStretch()
        self.footer.setContentsMargins(page, theme.px(12), page, theme.px(16))
        self.footer.setSpacing(theme.px(8))
        self.footer.addStretch()
        self.footer.addWidget(self.cancel)
        self.footer.addWidget(self.primary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Scroll(self._content), 1)
        layout.addLayout(self.footer)
