"""A question that needs an answer: title, sentence, body, and verbs below."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import PAGE, Tone
from gui.parts.button import Button
from gui.parts.scroll import WIDTH as BAR
from gui.parts.scroll import Scroll
from gui.parts.text import CardTitle, Muted

NARROWEST, WIDEST = 440, 720


class _Content(QWidget):
    rearranged = Signal()  # something came or went, or became longer

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.rearranged.emit()
        return done


class Dialog(QDialog):
    """Enter takes the primary verb, Escape leaves; open it with `open()`, it cleans up after itself.

    A subclass fills `body`, overrides `confirm`, and calls `accept` once the work is done. What is put
    `below` stays in sight however long the body is.
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
        self.primary.clicked.connect(self.confirm)
        self.cancel = Button(cancel)
        self.cancel.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        self.below = QVBoxLayout()
        self.footer = QHBoxLayout()
        self._content = _Content()
        self._content.rearranged.connect(self._grow)
        self._inside = QVBoxLayout(self._content)
        self._build(title, sentence)

    def add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)
        widget.show()  # a widget that waits to be shown has no size yet

    def confirm(self) -> None:
        self.accept()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def _grow(self) -> None:
        """Make room for what has come to be shown; it never shrinks under somebody's hands."""
        self.resize(self.size().expandedTo(self.sizeHint()))

    def sizeHint(self) -> QSize:
        wanted = self._inside.totalSizeHint()
        width = max(theme.px(NARROWEST), min(wanted.width() + theme.px(BAR), theme.px(WIDEST)))
        inside = width - theme.px(BAR)
        tall = self._inside.hasHeightForWidth()
        height = self._inside.totalHeightForWidth(inside) if tall else wanted.height()
        held = self.below.totalSizeHint().height() + self.footer.totalSizeHint().height()
        hint = QSize(width, height + held)
        return hint.boundedTo(self.screen().availableSize() * 0.9)

    def showEvent(self, event: QShowEvent) -> None:
        self._grow()  # Qt stops at two thirds of the screen
        self._take_focus()
        super().showEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour(self, "panel"))

    def _take_focus(self) -> None:
        """Tab goes from the first field round to the verbs, in whatever order they were put in."""
        places = map(self.footer.itemAt, range(self.footer.count()))
        verbs = [verb for place in places if place and (verb := place.widget())]
        for before, after in pairwise((verbs[-1], *verbs)):
            QWidget.setTabOrder(before, after)
        first = next((it for it in self._focusable() if not isinstance(it, QLabel)), self.primary)
        first.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _focusable(self) -> Iterator[QWidget]:
        """Not by `nextInFocusChain`: PySide then takes each widget for a child of the one before, and
        garbage collection would end the open dialog.
        """
        for each in self._content.findChildren(QWidget):
            inside = each.window() is self  # the list of a choice is a window of its own
            if inside and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield each

    def _build(self, title: str, sentence: str) -> None:
        page = theme.px(PAGE)
        self._inside.setContentsMargins(page, page, page - theme.px(BAR), theme.px(8))
        self._inside.setSpacing(theme.px(8))
        self._inside.addWidget(CardTitle(title, wrap=True))
        if sentence:
            self._inside.addWidget(Muted(sentence, wrap=True))
        self._inside.addSpacing(theme.px(8))
        self._inside.addLayout(self.body)
        self._inside.addStretch()
        self.below.setContentsMargins(page, 0, page, 0)
        self.footer.setContentsMargins(page, theme.px(16), page, theme.px(20))
        self.footer.setSpacing(theme.px(8))
        self.footer.addStretch()
        self.footer.addWidget(self.cancel)
        self.footer.addWidget(self.primary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Scroll(self._content), 1)
        layout.addLayout(self.below)
        layout.addLayout(self.footer)
