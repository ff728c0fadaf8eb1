"""Reading, writing and word of changes, at a real database with real threads."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk, Notice
from gui.jobs import Job
from gui.look.tokens import Tone
from inventory.errors import Refused
from inventory.listing import Query
from inventory.people import actions
from inventory.people.lists import PEOPLE
from inventory.people.records import Unit
from inventory.store import address
from inventory.store.database import Session
from tests.accounts import sign_up
from tests.hands import PATIENCE, settle
from tests.inventory.clerk import Clerk
from tests.postgres import Server


@pytest.fixture
def notices(desk: Desk) -> list[Notice]:
    said: list[Notice] = []
    desk.noticed.connect(said.append)
    return said


def add_unit(session: Session, code: str = "FB 51") -> str:
    values = {"code": code, "name": "Kinder", "kind": "fachbereich", "valid_from": date(2020, 1, 1)}
    return actions.add_unit(session, values=values).code


def units(clerk: Clerk) -> int:
    return clerk.count(Unit)


def test_a_write_is_saved_announced_and_answered(
    qtbot: QtBot, desk: Desk, clerk: Clerk, notices: list[Notice]
) -> None:
    answers: list[str] = []
    with qtbot.waitSignal(desk.changed, timeout=PATIENCE):
        desk.write(desk, add_unit, answers.append)
    qtbot.waitUntil(lambda: answers == ["FB 51"])
    assert units(clerk) == 1
    assert [(it.text, it.verb) for it in notices] == [("Einheit angelegt.", "Rückgängig")]


def test_the_notice_says_what_the_screen_wants_to_say(
    qtbot: QtBot, desk: Desk, notices: list[Notice]
) -> None:
    desk.write(desk, add_unit, says=lambda code: f"{code} ist da.")
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[0].text == "FB 51 ist da."


def test_a_refusal_goes_to_the_form_that_asked(qtbot: QtBot, desk: Desk, notices: list[Notice]) -> None:
    refusals: list[Refused] = []
    desk.write(desk, add_unit)
    desk.write(desk, add_unit, refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert (refusals[0].message, refusals[0].field) == ("Dieses Kürzel gibt es ab diesem Tag schon.", "code")
    assert len(notices) == 1


def test_a_refusal_nobody_waits_for_is_said_in_the_bar(
    qtbot: QtBot, desk: Desk, notices: list[Notice]
) -> None:
    desk.write(desk, add_unit)
    desk.write(desk, add_unit)
    qtbot.waitUntil(lambda: len(notices) == 2)
    assert notices[1] == Notice("Dieses Kürzel gibt es ab diesem Tag schon.", Tone.OVERDUE)


def test_a_bug_is_not_swallowed(qtbot: QtBot, desk: Desk) -> None:
    def broken(_session: Session) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        desk.write(desk, broken)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_the_last_booking_is_taken_back_and_put_back(
    qtbot: QtBot, desk: Desk, clerk: Clerk, notices: list[Notice]
) -> None:
    desk.write(desk, add_unit)
    qtbot.waitUntil(lambda: desk.can_undo)
    desk.undo()
    qtbot.waitUntil(lambda: desk.can_redo)
    assert units(clerk) == 0
    assert not desk.can_undo
    assert (notices[-1].text, notices[-1].verb) == (
        "Rückgängig gemacht: Einheit angelegt.",
        "Wiederherstellen",
    )
    desk.redo()
    qtbot.waitUntil(lambda: desk.can_undo)
    assert units(clerk) == 1
    assert notices[-1].text == "Wiederhergestellt."


def test_the_notice_itself_leads_back(qtbot: QtBot, desk: Desk, clerk: Clerk, notices: list[Notice]) -> None:
    desk.write(desk, add_unit)
    qtbot.waitUntil(lambda: bool(notices))
    back = notices[0].act
    assert back is not None
    back()
    qtbot.waitUntil(lambda: desk.can_redo)
    assert units(clerk) == 0


def test_without_a_booking_there_is_nothing_to_take_back(desk: Desk, notices: list[Notice]) -> None:
    desk.undo()
    desk.redo()
    assert not desk.busy
    assert notices == []


def test_an_action_without_a_change_says_so(qtbot: QtBot, desk: Desk, notices: list[Notice]) -> None:
    desk.write(desk, lambda _session: None)
    qtbot.waitUntil(lambda: bool(notices))
    assert notices == [Notice("Es gab nichts zu ändern.")]
    assert not desk.can_undo


def test_a_slow_read_never_delays_a_write(qtbot: QtBot, desk: Desk, notices: list[Notice]) -> None:
    gate = threading.Event()
    shown: list[Any] = []
    for _reader in range(3):
        desk.read(desk, lambda _session: gate.wait(20), shown.append)
    desk.write(desk, add_unit)
    qtbot.waitUntil(lambda: bool(notices), timeout=PATIENCE)
    assert shown == []
    gate.set()
    qtbot.waitUntil(lambda: len(shown) == 3)


def test_what_is_read_reaches_the_screen_that_asked(qtbot: QtBot, desk: Desk, clerk: Clerk) -> None:
    person = clerk.person(last_name="Ateş-Lindqvist")
    shown: list[Any] = []
    desk.read(desk, lambda session: session.get_one(type(person), person.key()).last_name, shown.append)
    desk.look(desk, lambda reader: reader.count(PEOPLE, Query(search="ates")), shown.append)
    qtbot.waitUntil(lambda: len(shown) >= 2)
    assert sorted(map(str, shown)) == ["1", "Ateş-Lindqvist"]


def test_nothing_arrives_at_a_closed_dialog_but_the_change_is_told(
    qtbot: QtBot, desk: Desk, notices: list[Notice]
) -> None:
    dialog = QWidget()
    answers: list[str] = []
    with qtbot.waitSignal(desk.changed, timeout=PATIENCE):
        desk.write(dialog, add_unit, answers.append)
        dialog.deleteLater()
        settle()
    assert answers == []
    assert len(notices) == 1


def test_what_another_desk_wrote_is_noticed(qtbot: QtBot, desk: Desk, clerk: Clerk) -> None:
    qtbot.wait(300)  # the first look, that only says what is there already
    with qtbot.waitSignal(desk.changed, timeout=PATIENCE):
        clerk.unit()


def test_our_own_booking_is_not_announced_twice(qtbot: QtBot, desk: Desk) -> None:
    told: list[None] = []
    desk.changed.connect(lambda: told.append(None))
    desk.write(desk, add_unit)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(2500)
    assert len(told) == 1


def test_closing_saves_everything_that_was_asked_for(qtbot: QtBot, sqlite_url: str, clerk: Clerk) -> None:
    sign_up(sqlite_url)
    desk = Desk("k.meyer")
    with qtbot.waitSignal(desk.opened, timeout=PATIENCE):
        desk.open(sqlite_url)
    for number in range(10):
        desk.write(desk, partial(add_unit, code=f"FB {number}"))
    desk.close()
    assert units(clerk) == 10


def test_a_job_says_how_far_it_is(qtbot: QtBot, desk: Desk) -> None:
    steps: list[tuple[int, int]] = []
    desk.working.connect(lambda job: job.advanced.connect(lambda done, total: steps.append((done, total))))
    results: list[str] = []

    def work(job: Job) -> str:
        for done in range(1, 101):
            job(done, 100)
        return "fertig"

    desk.job(desk, "Zählen …", work, results.append)
    assert desk.busy
    qtbot.waitUntil(lambda: results == ["fertig"])
    assert steps[-1] == (1000, 1000)
    assert not desk.busy


def test_a_cancelled_job_ends_and_says_so(qtbot: QtBot, desk: Desk, notices: list[Notice]) -> None:
    begun = threading.Event()

    def work(job: Job) -> None:
        while True:
            job(1, 2)
            begun.set()

    job = desk.job(desk, "Ewig …", work)
    assert begun.wait(10)
    job.cancel()
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[0].text == "Abgebrochen. Es wurde nichts geändert."


def test_a_job_may_be_refused(qtbot: QtBot, desk: Desk) -> None:
    refusals: list[Refused] = []

    def work(_job: Job) -> None:
        raise Refused("Dort ist kein Platz mehr.")

    desk.job(desk, "Sichern …", work, refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))


def test_a_foreign_file_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Sehr geehrte Damen und Herren", encoding="utf-8")
    desk = Desk("k.meyer")
    with qtbot.waitSignal(desk.not_opened, timeout=PATIENCE) as refused:
        desk.open(address.of_file(tmp_path / "brief.txt"))
    assert "keine Datenbank von Mobilakte" in refused.args[0].message
    with qtbot.waitSignal(desk.unclaimed, timeout=PATIENCE):
        desk.open(address.of_file(tmp_path / "neu.db"))
    desk.close()


def test_lists_are_read_before_sqlmodel_is_loaded(sqlite_url: str) -> None:
    """In a process of its own: here SQLModel is loaded already."""
    sign_up(sqlite_url)
    script = f"""
import sys
from PySide6.QtCore import QCoreApplication
from gui.desk import Desk
from inventory.listing import Query
from inventory.people.lists import PEOPLE
app = QCoreApplication([])
desk = Desk("k.meyer")
def show(count):
    print(count, sorted({{"sqlalchemy", "sqlmodel", "alembic", "openpyxl"}} & sys.modules.keys()))
    app.quit()
def look():
    desk.look(desk, lambda reader: reader.count(PEOPLE, Query()), show)
desk.opened.connect(look)
desk.open({sqlite_url!r})
app.exec()
desk.close()
"""
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert result.stdout.strip() == "0 []", result.stderr


@pytest.fixture
def far_desk(qtbot: QtBot, postgresql_url: str) -> Iterator[Desk]:
    sign_up(postgresql_url)
    desk = Desk("k.meyer")
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(postgresql_url)
    yield desk
    desk.close()


def test_a_lost_server_is_told_and_found_again(
    qtbot: QtBot, far_desk: Desk, server: Server, postgresql_url: str
) -> None:
    said: list[str] = []
    far_desk.noticed.connect(lambda notice: said.append(notice.text))
    shown: list[int] = []
    name = postgresql_url.rpartition("/")[2]
    server.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    try:
        qtbot.waitUntil(lambda: "Verbindung unterbrochen, versuche es erneut …" in said, timeout=PATIENCE)
        refusals: list[Refused] = []
        far_desk.write(far_desk, add_unit, refused=refusals.append)
        qtbot.waitUntil(lambda: bool(refusals), timeout=PATIENCE)
        assert "nicht erreichbar" in refusals[0].message
        far_desk.look(QObject(far_desk), lambda reader: reader.count(PEOPLE, Query()), shown.append)
        qtbot.wait(700)
    finally:
        server.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    qtbot.waitUntil(lambda: "Die Verbindung steht wieder." in said, timeout=2 * PATIENCE)
    qtbot.waitUntil(lambda: shown == [0], timeout=2 * PATIENCE)
