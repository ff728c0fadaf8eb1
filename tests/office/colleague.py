"""Somebody at a program in a process of its own, who is told by word what to do at the window."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from traceback import format_exc
from typing import IO, Any, Self, cast

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import bootstrap
from gui.start import application
from tests.album.visitor import Fingers
from tests.office.seat import Seat
from tests.sitting import sitting, wait_until

PATIENCE = 30.0
"""Seconds; the process has to start first."""
SIT_DOWN, LEAVE = "sit_down", "leave"


class Colleague:
    """What a `Seat` can do, done over there: `colleague("press", "Speichern")` waits until it is done."""

    def __init__(self) -> None:
        self._answers: Queue[Any] = Queue()
        command = [sys.executable, "-m", "tests.office.colleague"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=bootstrap.ROOT
        )
        self._listening = Thread(target=self._listen, name="colleague", daemon=True)
        self._listening.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        with self._process, suppress(BrokenPipeError):
            self._pipe.close()
            self._listening.join(PATIENCE)
            self._process.kill()

    def __call__(self, doing: str, *words: object) -> Any:
        self.begin(doing, *words)
        return self.finish()

    def begin(self, doing: str, *words: object) -> None:
        """Say what to do, and do not wait for it."""
        self._pipe.write(json.dumps([doing, *words]) + "\n")
        self._pipe.flush()

    def finish(self) -> Any:
        """Wait until it is done."""
        wait_until(lambda: not self._answers.empty(), PATIENCE)
        answer = self._answers.get()
        assert "trouble" not in answer, answer["trouble"]
        return answer["said"]

    @contextmanager
    def sitting(self, url: str, folder: Path, login: str) -> Iterator[Self]:
        self(SIT_DOWN, url, str(folder), login)
        yield self
        if self._process.poll() is None:
            self(LEAVE)

    def kill(self) -> None:
        """As the power button does, or the system when memory runs out."""
        self._process.kill()
        self._process.wait()

    @property
    def _pipe(self) -> IO[str]:
        assert self._process.stdin
        return self._process.stdin

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._answers.put(json.loads(line))
        self._answers.put({"trouble": "The colleague has gone."})


def main() -> None:
    application()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    told: Queue[list[str]] = Queue()
    Thread(target=_hear, args=(told,), daemon=True).start()
    while where := _wait(told)[1:]:
        _work(told, *where)


def _work(told: "Queue[list[str]]", url: str, folder: str, login: str) -> None:
    """From sitting down to leaving."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    with sitting(url, Path(folder), login) as program:
        seat = Seat(cast("QtBot", Fingers()), program)
        seat.go("Geräte")
        _say(said=None)
        while (words := _wait(told))[0] != LEAVE:
            _do(seat, *words)
    _say(said=None)


def _do(seat: Seat, doing: str, *words: object) -> None:
    try:
        _say(said=getattr(seat, doing)(*words))
    except AssertionError:
        _say(trouble=format_exc())


def _hear(told: "Queue[list[str]]") -> None:
    for line in sys.stdin:
        told.put(json.loads(line))
    for _place in ("the program", "the office"):
        told.put([LEAVE])


def _wait(told: "Queue[list[str]]") -> list[str]:
    """The window goes on working meanwhile."""
    while True:
        try:
            return told.get_nowait()
        except Empty:
            QTest.qWait(5)


def _say(**what: object) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main()
