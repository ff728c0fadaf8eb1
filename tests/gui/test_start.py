"""The start as a whole: one window per person and database, calm words when it cannot go on."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import bootstrap
from gui.program import Program
from gui.single import Single
from gui.window import Window
from inventory.settings import Arguments
from inventory.store import address
from tests import a11y
from tests.accounts import sign_up
from tests.hands import PATIENCE, Hands, settle
from tests.inventory.clerk import Clerk
from tests.sitting import come_to_front

PROFILE = ("HOME", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
"""Where a person's own things are."""
ROLES = ("IT", "Personal", "Führungskraft", "Fachbereichsleitung", "Controlling", "Datenschutz")


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    folder = tmp_path / "profile"
    folder.mkdir()
    for name in PROFILE:
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("LOGNAME", "k.meyer")
    return {**os.environ, "TMPDIR": str(tmp_path)}


def start(qapp: QApplication, arguments: Arguments, single: Single) -> Program:
    assert single.first()
    program = Program(arguments, single, Window(), qapp)
    program.window.show()
    program.begin()
    return program


@pytest.fixture
def single(sqlite_url: str) -> Single:
    return Single("k.meyer", sqlite_url)


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, clerk: Clerk, sqlite_url: str, single: Single
) -> Iterator[Program]:
    clerk.delivery("PF4X0001", "PF4X0002")
    sign_up(sqlite_url)
    program = start(qapp, Arguments(database=sqlite_url), single)
    with qtbot.waitSignal(program.window.equipped, timeout=PATIENCE):
        pass
    program.window.shell.show_screen("devices")
    yield program
    close(program)


def close(program: Program) -> None:
    program.window.leave()
    program.end()
    program.deleteLater()
    settle()
    for handler in [it for it in logging.root.handlers if isinstance(it, RotatingFileHandler)]:
        logging.root.removeHandler(handler)
        handler.close()


def test_a_second_start_hands_over_its_wish_and_goes(
    qtbot: QtBot, program: Program, own_profile: Mapping[str, str], single: Single, sqlite_url: str
) -> None:
    hands = Hands(qtbot, program.window)
    qtbot.wait(800)  # until it listens
    script = f"""
import sys
from PySide6.QtCore import QCoreApplication
from gui.single import Single
app = QCoreApplication([])
single = Single("k.meyer", {sqlite_url!r})
sys.exit(0 if not single.first() and single.hand_over("mobilakte:geraet/N-00002") else 1)
"""
    second = subprocess.Popen([sys.executable, "-c", script], cwd=bootstrap.ROOT)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
    assert second.returncode == 0
    hands.wait_to_see("PF4X0002")


def test_somebody_else_or_another_database_is_another_place(sqlite_url: str, single: Single) -> None:
    assert single.first()
    others = Single("a.fuchs", sqlite_url), Single("k.meyer", "sqlite:///other.db")
    assert all(it.first() for it in others)
    for it in (single, *others):
        it.close()


def test_a_lock_left_by_a_process_that_died_holds_nobody_up(sqlite_url: str) -> None:
    script = f"""
import os
from gui.single import Single
single = Single("k.meyer", {sqlite_url!r})
assert single.first()
os._exit(1)
"""
    subprocess.run([sys.executable, "-c", script], cwd=bootstrap.ROOT, check=False, timeout=60)
    again = Single("k.meyer", sqlite_url)
    assert again.first()
    again.close()


def test_a_foreign_file_is_a_page_with_ways_out(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, sqlite_url: str
) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Sehr geehrte Damen und Herren", encoding="utf-8")
    url = address.of_file(letter)
    sign_up(sqlite_url)
    program = start(qapp, Arguments(database=url), Single("k.meyer", url))
    hands = Hands(qtbot, program.window)
    hands.wait_to_see("„brief.txt“ ist keine Datenbank von Mobilakte.")
    hands.press("Noch einmal versuchen")
    hands.wait_to_see("„brief.txt“ ist keine Datenbank von Mobilakte.")
    hands.press("Andere Datei wählen …")
    choose(qtbot, address.sqlite_path(sqlite_url))
    with qtbot.waitSignal(program.window.equipped, timeout=PATIENCE):
        pass
    assert not hands.sees("brief.txt")
    assert letter.read_text(encoding="utf-8") == "Sehr geehrte Damen und Herren"
    close(program)


def test_a_mistyped_file_is_asked_about_before_it_is_made(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "mobilkate.db"
    program = start(qapp, Arguments(database=address.of_file(file)), Single("k.meyer", "mistyped"))
    hands = Hands(qtbot, program.window)
    hands.wait_to_see("mobilkate.db“ gibt es nicht.")
    assert not file.exists()
    hands.press("Neue Datenbank anlegen")
    hands.wait_to_see("Mobilakte einrichten")
    hands.press("Einrichten")
    with qtbot.waitSignal(program.window.equipped, timeout=PATIENCE):
        pass
    assert file.exists()
    close(program)


def test_who_sets_it_up_ticks_what_they_will_do_and_sits_down_to_exactly_that(
    qtbot: QtBot, qapp: QApplication
) -> None:
    program = start(qapp, Arguments(), Single("k.meyer", "first"))
    hands = Hands(qtbot, program.window)
    hands.wait_to_see("Die Anmeldung „k.meyer“ wird das erste")
    come_to_front(program.window)
    ring, _closed = a11y.walk(program.window)
    assert [a11y.spoken(it) for it in ring] == ["Einrichten", *ROLES]
    ticks = program.window.findChildren(QCheckBox)
    assert [it.text() for it in ticks if it.isChecked()] == ["IT", "Personal"]
    for word in ("Personal", "Controlling"):
        hands.tick(word)
    hands.press("Einrichten")
    with qtbot.waitSignal(program.window.equipped, timeout=PATIENCE):
        pass
    hands.wait_to_see("IT, Controlling, Administration · k.meyer")
    close(program)
    again = start(qapp, Arguments(), Single("k.meyer", "first"))
    with qtbot.waitSignal(again.window.equipped, timeout=PATIENCE):
        pass
    assert Hands(qtbot, again.window).sees("IT, Controlling, Administration · k.meyer")
    close(again)


def test_what_was_ticked_stays_while_the_rest_of_the_program_loads(
    qtbot: QtBot, qapp: QApplication, sqlite_url: str, single: Single
) -> None:
    program = start(qapp, Arguments(database=sqlite_url), single)
    hands = Hands(qtbot, program.window)
    hands.wait_to_see("Mobilakte einrichten")
    hands.tick("Personal")
    qtbot.waitUntil(program.desk._store.done, timeout=PATIENCE)
    qtbot.wait(300)  # whatever follows from it
    hands.press("Einrichten")
    with qtbot.waitSignal(program.window.equipped, timeout=PATIENCE):
        pass
    hands.wait_to_see("IT, Administration · k.meyer")
    close(program)


def test_of_two_who_set_it_up_at_once_the_second_hears_who_to_ask(
    qtbot: QtBot, qapp: QApplication, sqlite_url: str, single: Single
) -> None:
    program = start(qapp, Arguments(database=sqlite_url), single)
    hands = Hands(qtbot, program.window)
    hands.wait_to_see("Mobilakte einrichten")
    sign_up(sqlite_url, "a.fuchs")
    hands.press("Einrichten")
    hands.wait_to_see("Es gibt schon Konten. Bitte lassen Sie sich von der Administration eines geben.")
    close(program)


def test_in_the_invented_city_one_changes_places_and_finds_the_last_one_again(
    qtbot: QtBot, qapp: QApplication
) -> None:
    program = start(qapp, Arguments(demo=True, demo_size=30), Single("k.meyer", "demo"))
    qtbot.waitUntil(lambda: hasattr(program.window, "menus"), timeout=60_000)
    before, hands = program.window, Hands(qtbot, program.window)
    hands.wait_to_see("Personal · hr01")
    before.shell.show_screen("approvals")
    before.setGeometry(40, 50, 1200, 800)
    hands.unfold("Platz wechseln", "Führungskraft (fk01)")
    with qtbot.waitSignal(program.window.equipped, timeout=PATIENCE):
        pass
    hands = Hands(qtbot, program.window)
    hands.wait_to_see("Führungskraft · fk01")
    qtbot.waitUntil(lambda: not isValid(before))
    assert program.window.geometry() == QRect(40, 50, 1200, 800)
    assert [it.title for it in program.window.shell.screens.values()] == [
        "Heute",
        "Anträge",
        "Geräte",
        "Personen",
        "Papiere",
    ]
    assert program.window.shell.key == "approvals"
    close(program)
    again = start(qapp, Arguments(demo=True, demo_size=30), Single("k.meyer", "demo"))
    with qtbot.waitSignal(again.window.equipped, timeout=PATIENCE):
        pass
    assert Hands(qtbot, again.window).sees("Führungskraft · fk01")
    close(again)


def test_a_place_where_the_screen_in_sight_is_not_shown_begins_with_heute(
    qtbot: QtBot, qapp: QApplication
) -> None:
    program = start(qapp, Arguments(demo=True, demo_size=30), Single("k.meyer", "demo"))
    qtbot.waitUntil(lambda: hasattr(program.window, "menus"), timeout=60_000)
    program.window.shell.show_screen("approvals")
    Hands(qtbot, program.window).unfold("Platz wechseln", "Administration (ad01)")
    with qtbot.waitSignal(program.window.equipped, timeout=PATIENCE):
        pass
    Hands(qtbot, program.window).wait_to_see("Administration · ad01")
    assert program.window.shell.key == "today"
    close(program)


def test_the_demo_city_is_built_in_sight(qtbot: QtBot, qapp: QApplication) -> None:
    program = start(qapp, Arguments(demo=True, demo_size=30), Single("k.meyer", "demo"))
    hands = Hands(qtbot, program.window)
    hands.wait_to_see("Die erfundene Stadt entsteht …")
    qtbot.waitUntil(lambda: hasattr(program.window, "menus"), timeout=60_000)
    assert program.window.windowTitle() == "Mobilakte – erfundene Stadt"
    close(program)


def test_a_broken_configuration_is_said_on_the_page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "profile" / "Mobilakte"
    folder.mkdir()
    (folder / "config.ini").write_text("kein Abschnitt", encoding="utf-8")
    program = start(qapp, Arguments(), Single("k.meyer", "none"))
    hands = Hands(qtbot, program.window)
    hands.wait_to_see("Die Einstellungen in")
    (folder / "config.ini").unlink()
    hands.press("Noch einmal versuchen")
    hands.wait_to_see("Mobilakte einrichten")
    hands.press("Einrichten")
    with qtbot.waitSignal(program.window.equipped, timeout=PATIENCE):
        pass
    close(program)


def test_a_backup_is_made_and_put_back_from_the_menu(
    qtbot: QtBot, program: Program, clerk: Clerk, tmp_path: Path
) -> None:
    hands = Hands(qtbot, program.window)
    hands.menu("Datei", "Sicherung anlegen …")
    copy = tmp_path / "Sicherung Größe.db"
    choose(qtbot, copy)
    hands.wait_for_notice("Gesichert und geprüft: Sicherung Größe.db.")
    clerk.delivery("PF4X0009", model_id=1)
    clerk.store.close()
    hands.wait_to_see("3 Geräte")
    hands.menu("Datei", "Sicherung zurückspielen …")
    choose(qtbot, copy)
    hands.press("Zurückspielen")
    hands = Hands(qtbot, program.window)
    hands.wait_for_notice("Die Sicherung ist zurückgespielt.")
    hands.wait_to_see("2 Geräte")


def test_what_is_no_backup_is_refused_and_work_goes_on(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    letter = tmp_path / "brief.db"
    letter.write_text("Sehr geehrte Damen und Herren", encoding="utf-8")
    hands = Hands(qtbot, program.window)
    hands.menu("Datei", "Sicherung zurückspielen …")
    choose(qtbot, letter)
    hands.press("Zurückspielen")
    hands = Hands(qtbot, program.window)
    hands.wait_for_notice("keine Datenbank von Mobilakte")
    hands.wait_to_see("2 Geräte")


def test_larger_letters_build_the_window_again(qtbot: QtBot, program: Program) -> None:
    before = program.window
    height = before.fontMetrics().height()
    Hands(qtbot, before).menu("Ansicht", "Schriftgröße", "150 %")
    with qtbot.waitSignal(program.window.equipped, timeout=PATIENCE):
        pass
    assert program.window is not before
    assert program.window.fontMetrics().height() > height * 1.3
    Hands(qtbot, program.window).wait_to_see("2 Geräte")


def test_the_whole_program_starts_and_ends(own_profile: Mapping[str, str], tmp_path: Path) -> None:
    """As a person starts it, and closes its window."""
    script = """
import runpy, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
turn = QApplication.exec
def look():
    (window,) = (it for it in QApplication.topLevelWidgets() if it.isVisible())
    pages = window.findChildren(QWidget)
    first = [it for it in pages if type(it).__name__ == "FirstAccountPage" and it.isVisible()]
    if first:
        first[0].findChildren(QPushButton)[0].click()
    if hasattr(window, "menus"):
        print(window.windowTitle(), window.shell.key, sorted({"sqlmodel"} & sys.modules.keys()))
        window.close()
    else:
        QTimer.singleShot(20, look)
def turn_and_look():
    QTimer.singleShot(0, look)
    return turn()
QApplication.exec = staticmethod(turn_and_look)
sys.argv = ["main.py"]
runpy.run_path("main.py", run_name="__main__")
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=bootstrap.ROOT,
        env=own_profile,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("Mobilakte today ['sqlmodel']", 0), done.stderr
    assert (tmp_path / "profile" / "Mobilakte" / "mobilakte.db").is_file()


def choose(qtbot: QtBot, file: Path | None) -> None:
    """Name a file in the dialog of the system."""
    assert file is not None
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(file))
    dialog.accept()
