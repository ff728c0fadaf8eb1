"""The day on which the program dies in the middle of the work."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

import bootstrap
from tests.office.colleague import Colleague
from tests.office.seat import Seat
from tests.sitting import PROFILE, sitting

LOGIN = "k.meyer"


@pytest.fixture
def first_life(office: str, folder: Path) -> Iterator[Colleague]:
    """The program of the person who sits here, in a process that can be killed."""
    with Colleague() as colleague, colleague.sitting(office, folder, LOGIN):
        yield colleague


def die(qtbot: QtBot, life: Colleague, folder: Path, last_words: str) -> None:
    """kill -9, as soon as the fingers have rested for a moment."""
    drafts = folder / "Mobilakte" / "drafts" / LOGIN
    qtbot.waitUntil(lambda: any(last_words in it.read_text() for it in drafts.glob("*.json")), timeout=10_000)
    life.kill()


def accept_the_draft(seat: Seat) -> None:
    offers = [it.text() for it in seat.front.findChildren(QAbstractButton) if "Entwurf von" in it.text()]
    seat.press(*offers)


def test_what_was_typed_into_a_form_is_offered_again(
    qtbot: QtBot, first_life: Colleague, office: str, folder: Path
) -> None:
    first_life("look_at", "N-00002")
    first_life("edit")
    first_life("enter", "Rechnung", "R-2026-0815")
    first_life("enter", "SAP-Anlagennummer", "A-4711")
    die(qtbot, first_life, folder, "A-4711")

    with sitting(office, folder, LOGIN) as program:
        seat = Seat(qtbot, program)
        seat.go("Geräte")
        seat.look_at("N-00002")
        assert not seat.states("R-2026-0815")
        seat.edit()
        accept_the_draft(seat)
        seat.save()
        seat.wait_for_notice("N-00002 geändert.")
        seat.wait_until(lambda: seat.states("R-2026-0815"))
        assert seat.states("A-4711")


def test_what_was_scanned_of_a_delivery_is_offered_again(
    qtbot: QtBot, first_life: Colleague, office: str, folder: Path
) -> None:
    first_life("begin_delivery", "T14", "Lenovo T14")
    for number in range(12):
        first_life("scan", f"PF5W{number:04}")
    first_life("wait_to_see", "12 gescannt")
    die(qtbot, first_life, folder, "PF5W0011")

    with sitting(office, folder, LOGIN) as program:
        seat = Seat(qtbot, program)
        seat.go("Geräte")
        seat.wait_to_see("4 Geräte · 3 auf Lager")
        seat.ask("Lieferung aufnehmen")
        accept_the_draft(seat)
        seat.press("Weiter zum Scannen")
        seat.wait_to_see("12 gescannt")
        seat.scan("PF5W0012")
        seat.wait_to_see("13 gescannt")
        seat.press("13 Geräte aufnehmen")
        seat.wait_to_see("N-00005 bis N-00017")
        seat.press("Fertig")
        seat.done()
        seat.ask("Lieferung aufnehmen")
        assert not seat.sees("Entwurf von")
        seat.press("Abbrechen")
        seat.done()


def test_a_second_start_hands_its_link_to_the_first_and_goes(
    qtbot: QtBot, seat: Seat, office: str, folder: Path
) -> None:
    second = subprocess.Popen(
        [sys.executable, "main.py", "--database", office, "mobilakte:N-00003"],
        cwd=bootstrap.ROOT,
        env={**os.environ, "LOGNAME": LOGIN, **dict.fromkeys(PROFILE, str(folder))},
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    seat.wait_to_see("Standardnotebook · Lenovo T14 · SN-3")
