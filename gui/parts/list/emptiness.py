"""What stands in a list without rows: nothing yet, nothing found, or nothing in this view."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.parts.button import Button
from gui.parts.emptystate import EmptyState
from inventory.listing import Listing, Query


class Emptiness(QWidget):
    """Lies over the rows."""

    reset = Signal()

    def __init__(self, listing: Listing, over: QWidget) -> None:
        super().__init__(over)
        self._yet = (f"Noch keine {listing.many}.", "")
        self._first: QAction | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: EmptyState | None = None
        over.installEventFilter(self)
        self.hide()

    def set_yet(self, sentence: str, first: str, action: QAction | None) -> None:
        """What to say and do where nothing has ever been entered."""
        self._yet = (sentence, first)
        self._first = action

    def explain(self, query: Query, base: Query, view: str) -> None:
        if query.search or query.filters != base.filters:
            again = Button("Filter zurücksetzen", "arrow-counter-clockwise")
            again.clicked.connect(self.reset)
            self._say(EmptyState("magnifying-glass", "Nichts gefunden.", button=again))
        elif base.filters:
            self._say(EmptyState("check-circle", f"„{view}“ ist gerade leer."))
        else:
            button = Button.for_action(self._first, primary=True) if self._first else None
            self._say(EmptyState("stack", *self._yet, button=button))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    def _say(self, state: EmptyState) -> None:
        if self._shown:
            self._layout.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = state
        self._layout.addWidget(state)
        self.show()
