"""Somebody at a program in a process of its own, who is told by word what to do at the window."""

import json
import subprocess
import sys
from contextlib import suppress
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
from tests.sitting import sitting

READY = "ready"
PATIENCE = 30_000
"""Milliseconds; a program has to start first."""


class Colleague:
    """What a `Seat` can do, done over there: `colleague("press", "Speichern")` waits until it is done."""

    def __init__(self, qtbot: QtBot, url: str, folder: Path, login: str) -> None:
        self._qtbot = qtbot
        self._answers: Queue[Any] = Queue()
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "tests.office.colleague", url, str(folder), login]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=bootstrap.ROOT
        )
        self._listening = Thread(target=self._listen, name="colleague", daemon=True)
        self._listening.start()
        self._begun = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        with self._process, suppress(BrokenPipeError):
            self._pipe.close()
            self._listening.join(20)
            self._process.kill()

    def __call__(self, doing: str, *words: object) -> Any:
        self.begin(doing, *words)
        return self.finish()

    def begin(self, doing: str, *words: object) -> None:
        """Say what to do, and do not wait for it."""
        if not self._begun:
            self._begun = True
            assert self._next() == READY
        self._pipe.write(json.dumps([doing, *words]) + "\n")
        self._pipe.flush()

    def finish(self) -> Any:
        """Wait until it is done."""
        answer = self._next()
        assert "trouble" not in answer, answer["trouble"]
        return answer["said"]

    def kill(self) -> None:
        """As the power button does, or the system when memory runs out."""
        self._process.kill()
        self._process.wait()

    @property
    def _pipe(self) -> IO[str]:
        assert self._process.stdin
        return self._process.stdin

    def _next(self) -> Any:
        self._qtbot.waitUntil(lambda: not self._answers.empty(), timeout=PATIENCE)
        return self._answers.get()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._answers.put(json.loads(line))
        self._answers.put({"trouble": "The colleague has left."})


def main(url: str, folder: Path, login: str) -> None:
    application()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    told: Queue[str] = Queue()
    Thread(target=_hear, args=(told,), daemon=True).start()
    with sitting(url, folder, login) as program:
        seat = Seat(cast("QtBot", Fingers()), program)
        seat.into_the_list()
        _say(READY)
        while words := _wait(told):
            _say(_do(seat, *json.loads(words)))


def _do(seat: Seat, doing: str, *words: object) -> dict[str, object]:
    try:
        return {"said": getattr(seat, doing)(*words)}
    except AssertionError:
        return {"trouble": format_exc()}


def _hear(told: "Queue[str]") -> None:
    for line in sys.stdin:
        told.put(line)
    told.put("")


def _wait(told: "Queue[str]") -> str:
    """The window goes on working meanwhile."""
    while True:
        try:
            return told.get_nowait()
        except Empty:
            QTest.qWait(5)


def _say(what: object) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
