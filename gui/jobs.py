"""Long work that says how far it is and can be cancelled."""

from collections.abc import Callable
from functools import partial
from threading import Event
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from gui.background import Background, Failed

T = TypeVar("T")
STEPS = 1000
SHORTEST_STEP = 0.05
"""Seconds between two reports of progress; more often would only keep the window busy."""


class Stopped(Exception):
    """The person cancelled the job."""


class Job(QObject):
    """Long work as the window sees it; the work calls it with how far it is, and is stopped there."""

    advanced = Signal(int, int)
    ended = Signal()

    def __init__(self, title: str, cancellable: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.cancellable = cancellable
        self._cancelled = Event()
        self._told = 0.0

    def __call__(self, done: float, total: float = 1.0) -> None:
        if self._cancelled.is_set():
            raise Stopped
        now = monotonic()
        if now - self._told >= SHORTEST_STEP or done == total:
            self._told = now
            self.advanced.emit(round(done / total * STEPS) if total else 0, STEPS)

    def cancel(self) -> None:
        self._cancelled.set()


class Jobs(QObject):
    """One job after the other, beside everything else."""

    begun = Signal(Job)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self, "jobs", 1)
        self._open: list[Job] = []

    @property
    def busy(self) -> bool:
        return bool(self._open)

    def run(
        self,
        owner: QObject,
        job: Job,
        work: Callable[[Job], T],
        done: Callable[[T], object] | None,
        failed: Failed,
    ) -> None:
        self._open.append(job)

        def finished(result: T) -> None:
            self._end(job)
            if done and isValid(owner):
                done(result)

        def broke(error: BaseException) -> None:
            self._end(job)
            failed(error)

        self.begun.emit(job)
        self._background.run(self, partial(work, job), finished, broke)

    def stop(self) -> None:
        for job in self._open:
            job.cancel()
        self._background.stop(finish=False)

    def _end(self, job: Job) -> None:
        self._open.remove(job)
        job.ended.emit()
        job.deleteLater()
