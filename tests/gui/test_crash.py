"""A bug is told once, can be copied, and gives nobody's data away."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui import log, messages
from gui.crash import Crash
from tests.hands import Hands

SECRET = "Müller, Jörg"


@pytest.fixture
def crash() -> Iterator[Crash]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    crash = Crash()
    crash.listen()
    yield crash
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def stumble() -> None:
    people: dict[str, int] = {}
    try:
        people[SECRET] += 1
    except KeyError as error:
        raise ValueError(f"no such person: {SECRET}") from error


def test_the_report_names_places_and_never_values() -> None:
    try:
        stumble()
    except ValueError as error:
        report = log.report(error)
    assert "tests/gui/test_crash.py" in report
    assert "in stumble" in report
    assert report.index("KeyError") < report.index("ValueError")
    assert SECRET not in report
    assert str(Path.home()) not in report


def test_an_error_of_another_thread_is_told_on_the_ui_thread(qtbot: QtBot, crash: Crash) -> None:
    with qtbot.waitSignal(crash.happened) as told:
        threading.Thread(target=stumble).start()
    assert "ValueError" in told.args[0]


def test_what_happens_again_and_again_is_told_once(qtbot: QtBot, crash: Crash) -> None:
    reports: list[str] = []
    crash.happened.connect(reports.append)
    for _repaint in range(5):
        try:
            stumble()
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    assert len(reports) == 1


def test_the_report_is_copied_and_the_dialog_stays(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    messages.show_crash(window, "Mobilakte 0.1.0\nValueError")
    hands = Hands(qtbot, window)
    hands.press("Bericht kopieren")
    assert QGuiApplication.clipboard().text() == "Mobilakte 0.1.0\nValueError"
    assert hands.sees("Kopiert")
    hands.press("Weiterarbeiten")
    assert hands.dialog() is None


def test_the_log_knows_the_place_and_not_the_person(tmp_path: Path) -> None:
    """In a process of its own, because the log belongs to the whole process."""
    script = f"""
import logging, pathlib
from gui import log
log.keep_log(pathlib.Path({str(tmp_path)!r}))
try:
    {{}}[{SECRET!r}]
except KeyError:
    logging.getLogger("mobilakte").exception("Das ging schief")
    logging.getLogger("somebody.else").error("cannot store %s", {SECRET!r})
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
    written = (tmp_path / log.LOG).read_text(encoding="utf-8")
    assert "Das ging schief" in written
    assert "KeyError" in written
    assert "cannot store %s" in written
    assert SECRET not in written


def test_the_log_turns_over(tmp_path: Path) -> None:
    script = f"""
import logging, pathlib
from gui import log
log.LARGEST = 2000
log.keep_log(pathlib.Path({str(tmp_path)!r}))
for number in range(500):
    logging.getLogger("mobilakte").info("Zeile %d", number)
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
    files = sorted(tmp_path.glob(f"{log.LOG}*"))
    assert len(files) == log.KEPT + 1
    assert all(file.stat().st_size <= 2000 for file in files)
    assert logging.getLogger("mobilakte").handlers == []
