"""A paper is signed with a certificate from a file, and says what its signature is worth."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.states import State
from inventory.approvals.words import Paper
from inventory.papers.words import FileKind
from tests.gui.screens.cityhall import Seat
from tests.gui.screens.papers.conftest import PaperHall, viewer
from tests.inventory.papers.certificates import PASSWORD, Authority

NAME = "Fuchs, Anna"


@pytest.fixture
def certificate(monday: None, tmp_path: Path) -> Path:
    """That of the person who signs, as it lies on a disk."""
    path = tmp_path / "fuchs.p12"
    path.write_bytes(Authority().card_of(NAME))
    return path


def begin_to_sign(seat: Seat, paper_id: int) -> None:
    seat.shell.reveal("papers", paper_id)
    seat.wait_to_see("Unterschrift fehlt")
    seat.choose_action("Ansehen")
    viewer(seat)
    seat.press("Unterschreiben …")
    seat.wait_to_see("Digital unterschreiben")
    seat.face()


def test_a_paper_that_is_signed_says_by_whom_and_whether_the_city_trusts_it(
    hall: PaperHall, qtbot: QtBot, certificate: Path
) -> None:
    paper = hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    with hall.seat(qtbot, Role.HR) as seat:
        begin_to_sign(seat, paper.key())
        seat.press("Unterschreiben")
        seat.wait_to_see("Bitte wählen Sie die Datei.")
        seat.enter("Datei", str(certificate))
        seat.enter("Kennwort", "falsch")
        seat.press("Unterschreiben")
        seat.wait_until(lambda: seat.presses("Unterschreiben"))
        seat.wait_to_see("Das Kennwort passt nicht zu dieser Zertifikatsdatei, oder sie ist beschädigt.")
        assert seat.text_of("Kennwort") == ""
        seat.enter("Kennwort", PASSWORD)
        seat.press("Unterschreiben")
        seat.wait_to_see("Unterschrieben als „Fuchs, Anna“ am 02.03.2026")
        seat.wait_to_see("Dem Zertifikat vertraut die Stadt nicht; ausgestellt hat es „Stadt Talheim Root“.")
        seat.wait_to_see("Danach wurde nichts mehr geändert.")
        seat.press("Unterschreiben …")
        seat.wait_to_see("Digital unterschreiben")
        seat.face()
        seat.enter("Datei", str(certificate))
        seat.enter("Kennwort", PASSWORD)
        seat.press("Unterschreiben")
        seat.wait_until(lambda: len(hall.files(paper)) == 3)
        viewer(seat)
        seat.press("Unterschreiben …")
        seat.wait_to_see("Auf diesem Papier ist kein Unterschriftsfeld mehr frei.")
    made, once, twice = hall.files(paper)
    assert made.kind is FileKind.MADE
    assert once.kind is twice.kind is FileKind.SIGNED
    assert hall.look(paper).signed_on is None
