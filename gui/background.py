"""Slow work off the UI thread, its result back on it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
Failed = Callable[[BaseException], object]


class _Delivery(NamedTuple):
    owner: QObject
    done: Callable[[Any], object]
    failed: Failed


class Background(QObject):
    """A few threads for one sort of work."""

    _finished = Signal(object)

    def __init__(self, parent: QObject, name: str, threads: int) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._waiting: dict[Future[Any], _Delivery] = {}
        self._newest: dict[QObject, Future[Any]] = {}
        self._stopped = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def run(
        self, owner: QObject, work: Callable[[], T], done: Callable[[T], object], failed: Failed
    ) -> Future[T]:
        """Run `work` in a thread, then call back here, unless `owner` is gone by then."""
        if self._stopped:
            return Future()  # a window that closes may still ask; nobody will show the answer
        future = self._pool.submit(work)
        # The callbacks stay here: what belongs to the window must not be released in another thread.
        self._waiting[future] = _Delivery(owner, done, failed)
        future.add_done_callback(self._finished.emit)
        return future

    def run_newest(
        self, owner: QObject, work: Callable[[], T], done: Callable[[T], object], failed: Failed
    ) -> None:
        """Like `run`, but forget what the same owner asked for earlier."""
        if earlier := self._newest.get(owner):
            earlier.cancel()
            self._waiting.pop(earlier, None)
        self._newest[owner] = self.run(owner, work, done, failed)

    def stop(self, *, finish: bool) -> None:
        """Wait for what runs; with `finish` also for what has not begun."""
        self._stopped = True
        self._pool.shutdown(wait=True, cancel_futures=not finish)

    @Slot(object)
    def _deliver(self, future: Future[Any]) -> None:
        delivery = self._waiting.pop(future, None)
        if delivery is None:
            return
        if self._newest.get(delivery.owner) is future:
            del self._newest[delivery.owner]
        if future.cancelled() or not isValid(delivery.owner):
            return
        if error := future.exception():
            delivery.failed(error)
        else:
            delivery.done(future.result())
