"""Fails a test in which code of the window holds the UI thread longer than people would forgive."""

import os
import sys
import threading
import time
import traceback
from types import FrameType, TracebackType

from PySide6.QtCore import QTimer

PACKAGE = f"{os.sep}gui{os.sep}"
TESTS = f"{os.sep}tests{os.sep}"
LOOK_EVERY = 0.01


class UiBlockWatch:
    """Looks from another thread whether the same call of ours is still running and no event came through."""

    def __init__(self, limit: float) -> None:
        self.blocks: list[str] = []
        self._limit = limit
        self._main = threading.main_thread().ident or 0
        self._beat = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="ui block watch", daemon=True)
        self._timer = QTimer(interval=round(LOOK_EVERY * 1000))
        self._timer.timeout.connect(self._on_beat)

    def __enter__(self) -> "UiBlockWatch":
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        self._timer.stop()

    def _on_beat(self) -> None:
        self._beat += 1

    def _look(self) -> None:
        """Frames are looked at only while no event comes through: whoever holds a frame keeps its painter
        alive, and Qt does not survive a painter that ends in another thread.
        """
        beat, still_since = -1, 0.0
        call, call_since = 0, 0.0
        while not self._over.wait(LOOK_EVERY):
            now = time.perf_counter()
            if self._beat != beat:
                beat, still_since, call = self._beat, now, 0
            elif now - still_since > self._limit / 2:
                running = _running(self._main)
                if running != call:
                    call, call_since = running, now
                elif running and now - call_since > self._limit / 2:
                    held = f"The UI thread was held for more than {self._limit * 1000:.0f} ms in"
                    self.blocks.append(f"{held}\n{_stack(self._main)}")
                    beat, call = -1, 0


def _running(thread: int) -> int:
    """Which call of ours is running; 0 when none is."""
    ours = _outermost(sys._current_frames().get(thread))
    return 0 if ours is None else id(ours)


def _stack(thread: int) -> str:
    return "".join(traceback.format_stack(sys._current_frames().get(thread))[-6:])


def _outermost(frame: FrameType | None) -> FrameType | None:
    found = None
    while frame is not None:
        if PACKAGE in frame.f_code.co_filename and TESTS not in frame.f_code.co_filename:
            found = frame
        frame = frame.f_back
    return found
