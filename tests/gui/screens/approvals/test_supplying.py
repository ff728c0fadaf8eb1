"""What a case lacked at the IT check is reserved as soon as it is in stock, and what is out comes back."""

from datetime import date

from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from tests.gui.screens.cityhall import CityHall
from tests.inventory.approvals.office import TO_HR

HANDOVER = "Übergabe: Müller, Jörg"


def lacking(hall: CityHall) -> Application:
    """A case that is signed and waits for a notebook."""
    case = hall.walk(hall.draft(), TO_HR[:-1])
    hall.take(case, Step.CHECK_IT, available_on=date(2026, 3, 20))
    return hall.walk(case, (Step.INVOLVE, Step.APPROVE, Step.SIGN))


def test_it_reserves_from_heute_what_came_in_meanwhile_and_hands_it_over(
    hall: CityHall, qtbot: QtBot
) -> None:
    case = lacking(hall)
    hall.stock()
    with hall.seat(qtbot, Role.IT) as seat:
        seat.wait_until(lambda: seat.lines() == {HANDOVER: "Reservieren"})
        seat.do_line(HANDOVER)
        seat.wait_for_notice("Notebook N-00001: reserviert.")
        seat.wait_until(lambda: seat.lines() == {HANDOVER: "Übergeben"})
        seat.do_line(HANDOVER)
        seat.face()
        seat.take("Übergeben, Probezeit beginnen")
        seat.wait_until(lambda: hall.state_of(case) is State.TRIAL)


def test_it_reserves_on_the_card_and_takes_it_back(hall: CityHall, qtbot: QtBot) -> None:
    case = lacking(hall)
    hall.stock()
    with hall.seat(qtbot, Role.IT) as seat:
        seat.look_at(case, "auf Lager: N-00001")
        seat.press("Notebook: Reservieren")
        seat.wait_to_see("Notebook · reserviert")
        seat.press("Rückgängig")
        seat.wait_to_see("auf Lager: N-00001")


def test_hr_sees_that_a_device_is_there_and_leaves_it_to_it(hall: CityHall, qtbot: QtBot) -> None:
    case = lacking(hall)
    hall.stock()
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "auf Lager: N-00001")
        assert not seat.sees("Reservieren")


def test_the_verb_of_an_ended_case_says_what_opens(hall: CityHall, qtbot: QtBot) -> None:
    hall.case_in(State.ENDED)
    ended, line = "Ende: Müller, Jörg", "Rückgabe: Müller, Jörg"
    with hall.seat(qtbot, Role.IT) as seat:
        seat.wait_until(lambda: seat.lines().get(ended) == "Rückgabe vereinbaren")
        seat.do_line(ended)
        seat.face()
        seat.take("Rückgabe vereinbaren")
        seat.wait_until(lambda: seat.lines().get(line) == "Zurücknehmen")
        seat.do_line(line)
        seat.face()
        seat.wait_to_see("1 gescannt")
        seat.take("Zurücknehmen")
        seat.wait_until(lambda: seat.lines().get(line) == "Abschließen")
