"""What was typed is there again after a crash."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.drafts import KEPT_FOR, Draft
from gui.lookup import Lookup
from gui.parts.form import Form
from inventory.people.fields import PERSON_FIELDS
from tests.hands import Hands


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Iterator[Path]:
    desk.drafts = tmp_path / "drafts"
    yield desk.drafts
    Seat.taken.clear()


class Seat:
    taken: ClassVar[list["Seat"]] = []

    def __init__(self, qtbot: QtBot, desk: Desk, key: str = "Person 7", last_name: str = "Müller") -> None:
        self.form = Form(PERSON_FIELDS, Lookup(desk))
        self.form.fill({"last_name": last_name, "first_name": "Jörg"})
        self.draft = Draft(desk, self.form, key)
        qtbot.addWidget(self.form)
        self.form.show()
        self.hands = Hands(qtbot, self.form)
        self.taken.append(self)

    def typed(self, name: str) -> str:
        return str(self.form.typed()[name])


def wait_for_file(qtbot: QtBot, folder: Path) -> Path:
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.json"))), timeout=5000)
    return next(folder.glob("*.json"))


def test_the_draft_is_offered_when_the_form_is_opened_again(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    Seat(qtbot, desk).hands.enter("Vorname", "Þórunn")
    wait_for_file(qtbot, folder)
    again = Seat(qtbot, desk)
    assert again.typed("first_name") == "Jörg"
    offer = next(it for it in again.form.findChildren(QWidget) if "Entwurf von" in getattr(it, "text", str)())
    again.hands.press(offer.text())  # type: ignore[attr-defined]
    assert again.typed("first_name") == "Þórunn"
    assert again.form.dirty


def test_only_what_was_changed_is_kept_the_rest_may_be_newer(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    Seat(qtbot, desk).hands.enter("Vorname", "Þórunn")
    stored = json.loads(wait_for_file(qtbot, folder).read_text(encoding="utf-8"))
    assert stored["typed"] == {"first_name": "Þórunn"}


def test_nobody_else_may_read_it(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    Seat(qtbot, desk).hands.enter("Vorname", "Þórunn")
    others = wait_for_file(qtbot, folder).stat().st_mode & 0o077
    assert os.name == "nt" or not others  # Windows keeps the folder itself to the person


def test_a_draft_belongs_to_its_form_and_record(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    Seat(qtbot, desk).hands.enter("Vorname", "Þórunn")
    wait_for_file(qtbot, folder)
    assert not Seat(qtbot, desk, "Person 8").hands.sees("Entwurf")


def test_a_saved_form_leaves_no_draft(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    seat = Seat(qtbot, desk)
    seat.hands.enter("Vorname", "Þórunn")
    wait_for_file(qtbot, folder)
    seat.draft.forget()
    assert not list(folder.iterdir())
    assert not Seat(qtbot, desk).hands.sees("Entwurf")


def test_a_refused_offer_is_gone(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    Seat(qtbot, desk).hands.enter("Vorname", "Þórunn")
    wait_for_file(qtbot, folder)
    again = Seat(qtbot, desk)
    again.hands.press("Verwerfen")
    assert not again.hands.sees("Entwurf")
    assert not list(folder.iterdir())


def test_typing_everything_back_leaves_no_draft(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    seat = Seat(qtbot, desk)
    seat.hands.enter("Vorname", "Þórunn")
    wait_for_file(qtbot, folder)
    seat.hands.enter("Vorname", "Jörg")
    qtbot.waitUntil(lambda: not list(folder.iterdir()), timeout=5000)


def test_a_damaged_draft_is_no_trouble(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    Seat(qtbot, desk).hands.enter("Vorname", "Þórunn")
    wait_for_file(qtbot, folder).write_text("{", encoding="utf-8")
    assert not Seat(qtbot, desk).hands.sees("Entwurf")


def test_what_nobody_came_back_for_goes(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    Seat(qtbot, desk).hands.enter("Vorname", "Þórunn")
    file = wait_for_file(qtbot, folder)
    long_ago = file.stat().st_mtime - KEPT_FOR.total_seconds() - 60
    os.utime(file, (long_ago, long_ago))
    assert not Seat(qtbot, desk).hands.sees("Entwurf")
    assert not list(folder.iterdir())
