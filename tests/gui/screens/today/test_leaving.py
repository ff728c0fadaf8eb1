"""Whoever leaves before their case has come to its end."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from inventory import people
from inventory.actor import Role
from inventory.approvals.states import State
from tests.gui.screens.cityhall import CityHall
from tests.inventory.approvals.office import DAY


def test_an_application_of_a_leaver_is_withdrawn_from_heute_and_the_task_closed(
    hall: CityHall, qtbot: QtBot
) -> None:
    case = hall.case_in(State.OPINION)
    hall.hr.do(
        people.actions.correct_person,
        person_id=hall.applicant.key(),
        base={"exit_on": None},
        values={"exit_on": DAY + timedelta(days=20)},
    )
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_to_see("Austritte und Wechsel")
        seat.press("Beenden: Müller, Jörg")
        seat.face()
        seat.take("Zurückziehen")
        seat.wait_until(lambda: hall.state_of(case) is State.WITHDRAWN)
        seat.press("Beenden: Müller, Jörg")
        seat.wait_for_notice("Vorgang zum Austritt beenden: erledigt.")


def test_the_handover_of_a_case_says_who_has_left_by_then(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.EQUIPMENT)
    hall.hr.do(
        people.actions.correct_person,
        person_id=hall.applicant.key(),
        base={"exit_on": None},
        values={"exit_on": DAY - timedelta(days=1)},
    )
    with hall.seat(qtbot, Role.IT) as seat:
        seat.do_line("Übergabe: Müller, Jörg")
        seat.face()
        seat.press("Übergeben, Probezeit beginnen")
        seat.wait_to_see("Der Austritt von Müller, Jörg ist am 01.03.2026.")
        assert hall.state_of(case) is State.EQUIPMENT
