"""HR says a sentence of a paper in the city's own words, looks at it, and goes back."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.words import Paper
from tests.gui.screens.cityhall import Seat
from tests.gui.screens.papers.conftest import PaperHall, viewer
from tests.hands import settle
from tests.inventory.papers.judge import pages
from tests.inventory.papers.test_adapting import OWN, PROMISE

SAID = "Das habe ich gelesen, verstanden und mitgenommen."


def texts(seat: Seat) -> dict[str, str]:
    """What stands in the fields, and in which."""
    found = {it.accessibleName(): it.toPlainText() for it in seat.front.findChildren(QPlainTextEdit)}
    return found | {it.accessibleName(): it.text() for it in seat.front.findChildren(QLineEdit)}


def pledge(hall: PaperHall) -> str:
    """What a paper says that is made now."""
    paper = hall.make(Paper.PLEDGE, on=hall.on, employee_id=hall.applicant.id)
    return " ".join(pages(hall.data(paper)))


def test_a_sentence_in_own_words_is_previewed_printed_and_taken_back(hall: PaperHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        seat.go("Papiere")
        seat.ask("Texte der Papiere …")
        seat.choose("Papier", Paper.PLEDGE.label)
        seat.wait_until(lambda: PROMISE in texts(seat).values())
        label = next(label for label, text in texts(seat).items() if text == PROMISE)
        assert seat.sees("Alles steht da, wie es geliefert wurde.")
        assert not seat.presses("Wie geliefert")

        seat.enter(label, OWN)
        seat.press("Vorschau")
        shown = viewer(seat)
        assert SAID in " ".join(pages(shown._document.data))
        shown.reject()
        settle()
        assert PROMISE in pledge(hall)

        seat.press("Speichern")
        seat.wait_to_see("Fassung 1 vom 02.03.2026, hr01: 1 Texte in eigenen Worten.")
        assert SAID in pledge(hall)

        seat.press("Wie geliefert")
        seat.face()
        seat.press("Zurückkehren")
        seat.wait_until(lambda: PROMISE in texts(seat).values())
        assert PROMISE in pledge(hall)


def test_a_place_that_this_paper_does_not_know_is_refused(hall: PaperHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        seat.go("Papiere")
        seat.ask("Texte der Papiere …")
        seat.choose("Papier", Paper.PLEDGE.label)
        seat.wait_until(lambda: PROMISE in texts(seat).values())
        label = next(label for label, text in texts(seat).items() if text == PROMISE)
        seat.enter(label, "Guten Tag, {geheim}!")
        seat.press("Speichern")
        seat.wait_to_see("„{geheim}“ ist kein Platzhalter dieses Papiers.")
    assert PROMISE in pledge(hall)
