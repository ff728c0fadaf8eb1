"""Long work: how far it is, and a way out."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.paint import rounded, smooth
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.text import Secondary


class ProgressLine(QWidget):
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Secondary(elide=True)
        self._line = _Line()
        self._cancel = Button("Abbrechen", quiet=True)
        self._cancel.clicked.connect(self._stop)
        left = QVBoxLayout()
        left.setSpacing(theme.px(6))
        left.addStretch()
        left.addWidget(self._words)
        left.addWidget(self._line)
        left.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(left, 1)
        layout.addWidget(self._cancel)
        self.hide()

    def start(self, text: str, cancellable: bool = True) -> None:
        """Show that something runs; how much of it there is may be told later."""
        self._words.setText(text)
        self._line.setAccessibleName(text)
        self._line.setRange(0, 0)
        self._cancel.setVisible(cancellable)
        self._cancel.setEnabled(True)
        self.show()

    def advance(self, done: int, total: int, text: str | None = None) -> None:
        if text is not None:
            self._words.setText(text)
        self._line.setRange(0, total)
        self._line.setValue(done)

    def finish(self) -> None:
        self.hide()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText("Wird abgebrochen …")
        self.cancelled.emit()


class _Line(QProgressBar):
    """Dashes where the length is unknown; moving ones would flood a remote desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            radius = self.height() / 2
            rounded(painter, self.rect(), radius, theme.tone(self, Tone.REST).soft)
            accent = theme.tone(self, Tone.ACCENT).strong
            if self.maximum() > 0:
                done = QRectF(0, 0, self.width() * self.value() / self.maximum(), self.height())
                rounded(painter, done, radius, accent)
                return
            dash = theme.px(12)
            for x in range(0, self.width(), 2 * dash):
                rounded(painter, QRectF(x, 0, dash, self.height()), radius, accent)
