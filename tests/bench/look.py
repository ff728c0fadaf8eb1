"""A list as somebody in front of it meets it: looked at, waited for, and its heartbeat listened to."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui.parts.list.model import WindowModel
from gui.parts.list.panel import ListPanel
from gui.parts.list.view import ListView
from inventory.listing import Query

PATIENCE = 120.0
WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def until(there: Callable[[], bool]) -> None:
    """Turn the event loop until something is there; in between it sleeps, as it does in the program."""
    started = perf_counter()
    while not there():
        QApplication.processEvents(WAIT)
        if perf_counter() - started > PATIENCE:
            raise TimeoutError(there.__qualname__)


class Looked:
    """The list in sight in a window."""

    def __init__(self, window: QWidget) -> None:
        self.panel = next(it for it in window.findChildren(ListPanel) if it.isVisible())
        self.view = self.panel.findChildren(ListView)[0]
        model = self.view.model()
        assert isinstance(model, WindowModel)
        self.model = model
        self._placed = 0
        self._loaded = 0
        self.model.placed.connect(self._count_placed)
        self.model.loaded.connect(self._count_loaded)

    def show(self, query: Query) -> None:
        """Ask for a query and see its first rows."""
        before = self._placed
        self.panel.show_query(query)
        until(lambda: self._placed > before)
        self.view.viewport().repaint()

    def settle(self) -> None:
        until(lambda: self.model.complete)

    def jump(self, row: int) -> None:
        """Drag the scroll bar somewhere and see the rows there."""
        bar = self.view.verticalScrollBar()
        bar.setValue(min(row * self.view.row_height(), bar.maximum()))
        self.view.viewport().repaint()
        top = self.view.rowAt(0)
        bottom = self.view.rowAt(self.view.viewport().height() - 1)
        corners = top, bottom if bottom >= 0 else self.model.rowCount() - 1
        until(lambda: all(self.model.row(row)[0].strip() for row in corners))
        self.view.viewport().repaint()

    def select_all(self) -> None:
        self.view.selectAll()
        self.view.viewport().repaint()

    def refresh(self) -> None:
        """Read everything again, as after a change at another desk."""
        before = self._loaded
        self.panel.refresh()
        until(lambda: self._loaded > before)

    def _count_placed(self, *_places: object) -> None:
        self._placed += 1

    def _count_loaded(self) -> None:
        self._loaded += 1


class Heartbeat(QTimer):
    """Beats every millisecond, unless somebody holds the UI thread."""

    def __init__(self) -> None:
        super().__init__()
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.timeout.connect(self._beat)
        self._last = 0.0
        self._longest = 0.0

    def longest_hold(self, deed: Callable[[], object]) -> float:
        self._last, self._longest = perf_counter(), 0.0
        self.start(1)
        deed()
        self._beat()
        self.stop()
        return self._longest

    def _beat(self) -> None:
        now = perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
