"""Somebody sits at the program: all of it, put together as `main.py` does, with a folder of its own."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from PySide6.QtTest import QTest

from gui.program import Program
from gui.single import Single
from gui.window import Window
from inventory.settings import Arguments, Settings
from tests.hands import settle

PATIENCE = 20.0


@contextmanager
def sitting(url: str, folder: Path, login: str = "k.meyer") -> Iterator[Program]:
    """The program at this database, with its first screen in sight, or why there is none."""
    folder.mkdir(exist_ok=True)
    single = Single(folder, url)
    assert single.first()
    handlers = list(logging.root.handlers)
    program = Program(Arguments(database=url), Settings(url, folder, folder), single, login)
    program.begin()
    wait_until(lambda: program.window.screen_shown is not None or _in_trouble(program.window))
    yield program
    program.window.leave()
    program.end()
    for handler in set(logging.root.handlers) - set(handlers):
        logging.root.removeHandler(handler)
        handler.close()
    settle()


def wait_until(true: Callable[[], bool], patience: float = PATIENCE) -> None:
    over = monotonic() + patience
    while not true():
        assert monotonic() < over, "it did not happen"
        QTest.qWait(5)


def _in_trouble(window: Window) -> bool:
    from gui.trouble import TroublePage

    return any(it.isVisible() for it in window.findChildren(TroublePage))
