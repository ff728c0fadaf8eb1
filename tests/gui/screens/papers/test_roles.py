"""Everybody finds those papers that are theirs, and the verbs of their role."""

from itertools import product
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.states import State
from inventory.approvals.words import Paper
from tests.gui.screens.cityhall import Seat
from tests.gui.screens.papers.conftest import PERSON, PaperHall, drop, scanned, viewer
from tests.inventory.papers.archive import ids

READING = {"Ansehen", "Drucken …"}
FILING = {*READING, "Scans ablegen …"}
VERBS = {
    Role.HR: {*FILING, "Texte der Papiere …"},
    Role.IT: FILING,
    Role.MANAGER: READING,
    Role.HEAD: READING,
    Role.CONTROLLING: READING,
    Role.AUDITOR: READING,
}
SEEN: dict[Role, set[Paper]] = {
    Role.HR: {Paper.AGREEMENT, Paper.HANDOVER},
    Role.IT: {Paper.HANDOVER},
    Role.MANAGER: {Paper.AGREEMENT, Paper.HANDOVER},
    Role.HEAD: {Paper.AGREEMENT},
    Role.CONTROLLING: set(),
    Role.AUDITOR: set(),
}
"""Of a case that runs, and of a device that is handed out."""


def kinds(seat: Seat) -> set[str]:
    """Which papers the list names."""
    model = seat.rows.model()
    places = product(range(model.rowCount()), range(model.columnCount()))
    return {model.index(*place).data() for place in places} & {it.label for it in Paper}


@pytest.mark.parametrize("role", VERBS)
def test_each_role_finds_its_papers_and_its_verbs(hall: PaperHall, qtbot: QtBot, role: Role) -> None:
    hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    hall.make(Paper.HANDOVER, on=hall.on, device_ids=ids(*hall.issued(1)))
    with hall.seat(qtbot, role) as seat:
        seat.go("Papiere")
        assert set(seat.actions()) == VERBS[role]
        seat.press("Alle")
        seat.wait_until(lambda: seat.rows.model().rowCount() == len(SEEN[role]))
        assert kinds(seat) == {it.label for it in SEEN[role]}


def test_who_does_not_file_does_not_sign_either(hall: PaperHall, qtbot: QtBot) -> None:
    paper = hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    with hall.seat(qtbot, Role.MANAGER) as seat:
        seat.shell.reveal("papers", paper.key())
        seat.wait_to_see("Unterschrift fehlt")
        seat.choose_action("Ansehen")
        viewer(seat)
        assert not seat.sees("Unterschreiben …")
        assert seat.sees("Drucken …")


def test_it_cannot_file_what_is_for_hr(hall: PaperHall, qtbot: QtBot, tmp_path: Path) -> None:
    paper = hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    scan = tmp_path / "Scan.pdf"
    scan.write_bytes(scanned(hall.data(paper)))
    with hall.seat(qtbot, Role.IT) as seat:
        drop(seat, scan)
        seat.wait_to_see("Dieses Papier gibt es hier nicht, oder es ist nicht für Sie bestimmt.")
    assert len(hall.files(paper)) == 1


def test_heute_lists_the_papers_that_have_not_come_back(hall: PaperHall, qtbot: QtBot) -> None:
    paper = hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_to_see("Papiere ohne Unterschrift")
        title = next(it for it in seat.lines() if it.startswith("Zusatzvereinbarung"))
        assert PERSON in title
        seat.do_line(title)
        assert viewer(seat).windowTitle().startswith("Zusatzvereinbarung")
        assert hall.look(paper).signed_on is None
