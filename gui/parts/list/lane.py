"""A thread with a connection of its own that reads for a list: what is wanted most and newest comes first."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from threading import Condition, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from inventory.errors import Refused, Unreachable
from inventory.store.reader import Interrupted, Reader

T = TypeVar("T")
Going = Callable[[], bool]
Read = Callable[[Reader, Going], T]
RETRY = 1000
"""Milliseconds until a read is tried again when the database did not answer."""


class Urgency(IntEnum):
    LATER = 0
    SOON = 1
    NOW = 2


@dataclass(eq=False)
class _Wish:
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
    _read = Signal(object, object)
    _broke = Signal(object, object)

    def __init__(self, reader: Reader, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._waiting: list[_Wish] = []
        self._running: _Wish | None = None
        self._over = False
        self._turn = Condition()
        self._read.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self._despair, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def wish(self, key: Hashable, read: Read[T], show: Callable[[T], object], urgency: Urgency) -> None:
        """Replaces an earlier wish of the same key; a less urgent one being read has to wait again."""
        self._queue(_Wish(key, urgency, read, show))

    def forget(self, key: Hashable = None) -> None:
        """This wish, or everything wished so far, is not wanted any more."""
        with self._turn:
            for wish in [it for it in self._waiting if key in (None, it.key)]:
                wish.over = True
                self._waiting.remove(wish)
            if self._running and key in (None, self._running.key):
                self._running.over = True
                self._reader.interrupt()

    def stop(self) -> None:
        self.forget()
        with self._turn:
            self._over = True
            self._turn.notify()
        self._thread.join()

    def _queue(self, wish: _Wish) -> None:
        self.forget(wish.key)
        with self._turn:
            if self._running and self._running.going() and self._running.urgency < wish.urgency:
                self._running.paused = True
                self._reader.interrupt()
            self._waiting.append(wish)
            self._turn.notify()

    def _work(self) -> None:
        while wish := self._next():
            try:
                result = wish.read(self._reader, wish.going)
            except Interrupted:
                self._put_back(wish)
            except Exception as error:  # noqa: BLE001 (raised again on the UI thread)
                self._broke.emit(wish, error)
            else:
                self._read.emit(wish, result)
        self._reader.close()

    def _next(self) -> _Wish | None:
        with self._turn:
            self._running = None
            self._turn.wait_for(lambda: self._waiting or self._over)
            if self._over:
                return None
            newest = max(range(len(self._waiting)), key=lambda place: (self._waiting[place].urgency, place))
            self._running = self._waiting.pop(newest)
            return self._running

    def _put_back(self, wish: _Wish) -> None:
        with self._turn:
            if not wish.over:
                wish.paused = False
                self._waiting.insert(0, wish)

    @Slot(object, object)
    def _deliver(self, wish: _Wish, result: Any) -> None:
        if not wish.over:
            wish.show(result)

    @Slot(object, object)
    def _despair(self, wish: _Wish, error: Exception) -> None:
        if wish.over or self._over:
            return
        if isinstance(error, Unreachable):
            QTimer.singleShot(RETRY, self, partial(self._retry, wish))
        elif isinstance(error, Refused):
            self.failed.emit(error)
        else:
            raise error

    def _retry(self, wish: _Wish) -> None:
        if not wish.over:
            self._queue(wish)
