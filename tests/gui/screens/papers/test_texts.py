"""HR says a sentence of a paper in the city's own words, looks at it, and goes back."""

from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.words import Paper
from tests.gui.screens.cityhall import Seat
from tests.gui.screens.papers.conftest import PaperHall
from tests.inventory.papers.judge import pages
from tests.inventory.papers.test_adapting import PROMISE

SAID = "Das habe ich gelesen, verstanden und mitgenommen."


def field_of(seat: Seat, text: str) -> str:
    """The label of the field in which this stands."""
    labels = (it.accessibleName() for it in seat.front.findChildren(object) if hasattr(it, "accessibleName"))
    return next(it for it in labels if it and seat.text_of(it) == text)


def pledge(hall: PaperHall) -> str:
    """What a paper says that is made now."""
    paper = hall.make(Paper.PLEDGE, on=hall.on, employee_id=hall.applicant.id)
    return " ".join(pages(hall.data(paper)))


def test_a_sentence_in_own_words_is_previewed_printed_and_taken_back(hall: PaperHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        seat.go("Papiere")
        seat.ask("Texte der Papiere …")
        seat.choose("Papier", Paper.PLEDGE.label)
        seat.wait_until(lambda: field_of(seat, PROMISE))
