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
        seen: tuple[int, int] | None = None
        since = 0.0
        while not self._over.wait(LOOK_EVERY):
            top = sys._current_frames().get(self._main)
            ours = _outermost(top)
            now = time.perf_counter()
            key = None if ours is None else (id(ours), self._beat)
            if key is None or key != seen:
                seen, since = key, now
            elif now - since > self._limit:
                stack = "".join(traceback.format_stack(top)[-6:])
                self.blocks.append(
                    f"The UI thread was held for more than {self._limit * 1000:.0f} ms in\n{stack}"
                )
                seen, since = None, now


def _outermost(frame: FrameType | None) -> FrameType | None:
    found = None
    while frame is not None:
        if PACKAGE in frame.f_code.co_filename and TESTS not in frame.f_code.co_filename:
            found = frame
        frame = frame.f_back
    return found
