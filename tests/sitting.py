"""Somebody sits at the program: all of it, put together as `main.py` does, with a folder of its own."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.firstaccount import FirstAccountPage
from gui.program import Program
from gui.single import Single
from gui.trouble import TroublePage
from gui.window import Window
from inventory.settings import Arguments
from tests.hands import settle

PATIENCE = 20.0
PROFILE = ("HOME", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
"""Where a person's own things are."""


@contextmanager
def sitting(url: str, folder: Path, login: str = "k.meyer") -> Iterator[Program]:
    """The program at this database, with its first screen in sight, or the page that comes before."""
    folder.mkdir(exist_ok=True)
    handlers = list(logging.root.handlers)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with environment({"LOGNAME": login, **dict.fromkeys(PROFILE, str(folder))}):
        single = Single(login, url)
        assert single.first()
        program = Program(Arguments(database=url), single, Window(), app)
        program.window.show()
        program.begin()
        wait_until(lambda: hasattr(program.window, "menus") or _asks_first(program.window))
        come_to_front(program.window)
        yield program
        program.window.leave()
        program.end()
        program.deleteLater()
    for handler in set(logging.root.handlers) - set(handlers):
        logging.root.removeHandler(handler)
        handler.close()
    settle()


def come_to_front(window: QWidget) -> None:
    """No window manager does it where there is no screen."""
    window.activateWindow()
    wait_until(window.isActiveWindow)


@contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """With these variables of the environment."""
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def wait_until(true: Callable[[], bool], patience: float = PATIENCE) -> None:
    over = monotonic() + patience
    while not true():
        assert monotonic() < over, "it did not happen"
        QTest.qWait(5)


def _asks_first(window: Window) -> bool:
    pages = (*window.findChildren(TroublePage), *window.findChildren(FirstAccountPage))
    return any(it.isVisible() for it in pages)
