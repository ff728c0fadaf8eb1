"""Notices what other desks wrote, and when the database cannot be reached."""

from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from inventory.errors import Refused, Unreachable
from inventory.store.reader import Reader
from inventory.today import today

EVERY = 2.0


class Watch(QObject):
    """Asks for the newest booking every two seconds, in a thread and on a connection of its own."""

    wrote = Signal()  # another desk did; or the day did, which moves deadlines
    lost = Signal()
    found = Signal()

    def __init__(self, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._newest = -1
        self._day = today()
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
        while True:
            self._look()
            if self._over.wait(EVERY):
                return

    def _look(self) -> None:
        try:
            newest = self._reader.newest_booking()
        except Unreachable:
            self._say(reached=False)
            return
        except Refused:
            return  # busy for a moment; the next look is soon
        self._say(reached=True)
        known, self._newest = self._newest, max(self._newest, newest)
        day, self._day = self._day, today()
        if 0 <= known < newest or day != self._day:
            self.wrote.emit()

    def _say(self, *, reached: bool) -> None:
        if reached != self._reached:
            self._reached = reached
            (self.found if reached else self.lost).emit()
