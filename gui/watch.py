"""Notices what other desks wrote, and when the database cannot be reached."""

from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from inventory.errors import Unreachable
from inventory.store.reader import Reader

EVERY = 2.0


class Watch(QObject):
    """Asks for the newest booking every two seconds, in a thread and on a connection of its own."""

    wrote = Signal()
    lost = Signal()
    found = Signal()

    def __init__(self, reader: Reader, newest: int, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._newest = newest
        self._reached = True
        self._over = Event()
        self._thread = Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def own(self, booking: int) -> None:
        """This desk wrote that itself and knows already."""
        self._newest = max(self._newest, booking)

    def stop(self) -> None:
        self._over.set()
        self._thread.join()
        self._reader.close()

    def _run(self) -> None:
        while not self._over.wait(EVERY):
            try:
                newest = self._reader.newest_booking()
            except Unreachable:
                self._say(reached=False)
                continue
            self._say(reached=True)
            if newest > self._newest:
                self._newest = newest
                self.wrote.emit()

    def _say(self, *, reached: bool) -> None:
        if reached != self._reached:
            self._reached = reached
            (self.found if reached else self.lost).emit()
