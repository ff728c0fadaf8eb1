"""Tells a barcode scanner from fingers: it types faster than anybody can."""

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

LONGEST_GAP = 35
"""Milliseconds between two keys of a scanner."""
SHORTEST_CODE = 4
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Pace:
    """Listens to keys and keeps what came in one breath."""

    def __init__(self) -> None:
        self._code = ""
        self._last = 0.0

    def press(self, event: QKeyEvent) -> None:
        now = event.timestamp() or monotonic() * 1000
        if now - self._last > LONGEST_GAP:
            self._code = ""
        self._last = now
        if event.text().isprintable():
            self._code += event.text()

    def scanned(self, event: QKeyEvent) -> str:
        """The code this Enter ends; empty if fingers typed it."""
        now = event.timestamp() or monotonic() * 1000
        code, self._code = self._code, ""
        in_time = now - self._last <= LONGEST_GAP
        return code if in_time and len(code) >= SHORTEST_CODE else ""
