"""Collects cyclic garbage on the UI thread only: a widget that ends in another thread takes all down."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 200
"""Milliseconds between two looks; Python itself would collect in whatever thread happens to allocate."""


class Garbage(QObject):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        """The generations Python would collect by now, the youngest first."""
        for generation, limit in enumerate(gc.get_threshold()):
            if gc.get_count()[generation] <= limit:
                break
            gc.collect(generation)
