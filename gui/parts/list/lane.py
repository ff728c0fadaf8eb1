"""A thread with a connection of its own that reads for a list: what is wanted most and newest comes first."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from threading import Condition, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from inventory.errors import Refused, Unreachable
from inventory.store.reader import Interrupted, Reader

T = TypeVar("T")
Going = Callable[[], bool]
Read = Callable[[Reader, Going], T]
RETRY = 1000
"""Milliseconds until a read is tried again when the database did not answer."""
LONGEST_FAREWELL = 3.0
"""Seconds to wait for the thread; a server that has gone away must not keep the window open."""


class Urgency(IntEnum):
    LATER = 0
    SOON = 1
    NOW = 2


@dataclass(eq=False)
class Wish:
    key: Hashable
    urgency: Urgency
    read: Read[Any]
    show: Callable[[Any], object]
    over: bool = False
    paused: bool = False

    def going(self) -> bool:
        return not (self.over or self.paused)


class Lane(QObject):
    """`show` is called on the UI thread, and never for a wish that was replaced or forgotten meanwhile."""

    failed = Signal(Refused)

    def __init__(self, reader: Reader, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = _Worker(reader, name)
        self._worker.post.read.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._worker.post.broke.connect(self._despair, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._worker.stop)
        self._open: dict[Hashable, Wish] = {}

    @property
    def busy(self) -> bool:
        return bool(self._open)

    def wish(self, key: Hashable, read: Read[T], show: Callable[[T], object], urgency: Urgency) -> None:
        """Replaces an earlier wish of the same key; a less urgent one being read has to wait again."""
        self.forget(key)
        self._open[key] = Wish(key, urgency, read, show)
        self._worker.take(self._open[key])

    def forget(self, key: Hashable = None) -> None:
        """This wish, or everything wished so far, is not wanted any more."""
        for known in [key] if key is not None else list(self._open):
            if wish := self._open.pop(known, None):
                wish.over = True
        self._worker.sweep()

    def stop(self) -> None:
        self.forget()
        self._worker.stop()

    def _deliver(self, wish: Wish, result: Any) -> None:
        if not wish.over:
            del self._open[wish.key]
            wish.show(result)

    def _despair(self, wish: Wish, error: Exception) -> None:
        if wish.over:
            return
        if isinstance(error, Unreachable):
            QTimer.singleShot(RETRY, self, partial(self._retry, wish))
            return
        del self._open[wish.key]
        if not isinstance(error, Refused):
            raise error
        self.failed.emit(error)

    def _retry(self, wish: Wish) -> None:
        if not wish.over:
            self._worker.take(wish)


class _Post(QObject):
    """Carries results to the UI thread. It lives as long as the thread, however early the list goes."""

    read = Signal(object, object)
    broke = Signal(object, object)


class _Worker:
    def __init__(self, reader: Reader, name: str) -> None:
        self.post = _Post()
        self._reader = reader
        self._waiting: list[Wish] = []
        self._running: Wish | None = None
        self._over = False
        self._turn = Condition()
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def take(self, wish: Wish) -> None:
        with self._turn:
            if self._running and self._running.going() and self._running.urgency < wish.urgency:
                self._running.paused = True
                self._reader.interrupt()
            self._waiting.append(wish)
            self._turn.notify()

    def sweep(self) -> None:
        """Drop what is over, also what is just being read."""
        with self._turn:
            self._waiting = [wish for wish in self._waiting if not wish.over]
            if self._running and self._running.over:
                self._reader.interrupt()

    def stop(self, *_destroyed: object) -> None:
        with self._turn:
            self._over = True
            if self._running:
                self._running.over = True
                self._reader.interrupt()
            self._turn.notify()
        self._thread.join(LONGEST_FAREWELL)

    def _work(self) -> None:
        while wish := self._next():
            try:
                result = wish.read(self._reader, wish.going)
            except Interrupted:
                self._put_back(wish)
            except Exception as error:  # noqa: BLE001 (raised again on the UI thread)
                self.post.broke.emit(wish, error)
            else:
                self.post.read.emit(wish, result)
        self._reader.close()

    def _next(self) -> Wish | None:
        with self._turn:
            self._running = None
            self._turn.wait_for(lambda: self._waiting or self._over)
            if self._over:
                return None
            newest = max(range(len(self._waiting)), key=lambda place: (self._waiting[place].urgency, place))
            self._running = self._waiting.pop(newest)
            return self._running

    def _put_back(self, wish: Wish) -> None:
        with self._turn:
            if not wish.over:
                wish.paused = False
                self._waiting.insert(0, wish)
