"""Work off the UI thread comes back on it, unless nobody waits any more."""

import threading
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.background import Background
from tests.hands import settle


def test_the_result_arrives_on_the_ui_thread(qtbot: QtBot, qapp: QApplication) -> None:
    background = Background(qapp, "test", 1)
    seen: list[Any] = []

    def deliver(worked: threading.Thread) -> None:
        seen.extend([worked, threading.current_thread()])

    background.run(qapp, threading.current_thread, deliver, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    worked, delivered = seen
    assert worked is not threading.main_thread()
    assert delivered is threading.main_thread()
    background.stop(finish=True)


def test_nothing_arrives_at_an_owner_that_is_gone(qtbot: QtBot, qapp: QApplication) -> None:
    background, gate = Background(qapp, "test", 1), threading.Event()
    seen: list[Any] = []
    owner = QWidget()
    background.run(owner, gate.wait, seen.append, seen.append)
    owner.deleteLater()
    settle()
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert seen == []
    background.stop(finish=True)


def test_results_come_in_the_order_of_the_wishes(qtbot: QtBot, qapp: QApplication) -> None:
    background = Background(qapp, "test", 1)
    seen: list[Any] = []
    for number in range(500):
        background.run(qapp, partial(abs, number), seen.append, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 500)
    assert seen == list(range(500))
    background.stop(finish=True)


def test_only_the_newest_wish_of_an_owner_is_answered(qtbot: QtBot, qapp: QApplication) -> None:
    background, gate = Background(qapp, "test", 1), threading.Event()
    seen: list[Any] = []
    owner, other = QObject(), QObject()
    background.run_newest(owner, lambda: gate.wait() and "first", seen.append, seen.append)
    background.run_newest(other, lambda: "somebody else's", seen.append, seen.append)
    background.run_newest(owner, lambda: "second", seen.append, seen.append)
    background.run_newest(owner, lambda: "third", seen.append, seen.append)
    gate.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["somebody else's", "third"]
    background.stop(finish=True)


def test_stopping_waits_for_what_was_promised(qapp: QApplication) -> None:
    background = Background(qapp, "test", 1)
    done: list[int] = []
    for number in range(20):
        background.run(qapp, partial(done.append, number), id, id)
    background.stop(finish=True)
    assert done == list(range(20))
