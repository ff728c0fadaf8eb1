"""Who wants to stop working at home says when, and the form knows the first lawful day."""

from datetime import date

from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals import actions
from inventory.approvals.states import State
from tests.gui.screens.cityhall import CityHall, Seat
from tests.gui.screens.conftest import leave_dialog


def begin(seat: Seat) -> None:
    seat.ask("Ändern, verlängern, beenden …")
    seat.wait_to_see("die Angaben kommen von dort.")
    seat.wait_until(lambda: seat.text_of("Art") == "Änderung")


def test_an_application_for_an_end_asks_for_its_day_and_proposes_the_first_lawful_one(
    hall: CityHall, qtbot: QtBot
) -> None:
    case = hall.case_in(State.ACTIVE)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Aktiv")
        begin(seat)
        seat.choose("Art", "Beendigung")
        assert seat.text_of("Ende am") == "30.03.2026"
        seat.enter("Unterschrieben am", "2.3.26")
        seat.choose("Form der Unterschrift", "Unterschrift auf Papier")
        seat.take("Einreichen")
        seat.wait_for_notice("MA-2026-00002 eingereicht.")
        seat.go("Heute")
        seat.wait_until(lambda: seat.lines().get("Beendigung: Müller, Jörg") == "Bestätigen")
        seat.do_line("Beendigung: Müller, Jörg")
        seat.face()
        seat.take("Beendigung bestätigen")
        seat.wait_until(lambda: hall.state_of(case) is State.ENDED)
    assert hall.look_at(case).effective_on == date(2026, 3, 30)


def test_who_decides_for_a_change_instead_finds_its_days_again(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.ACTIVE)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Aktiv")
        begin(seat)
        assert (seat.text_of("Beginn"), seat.text_of("Ende")) == ("01.04.2026", "30.04.2028")
        seat.choose("Art", "Beendigung")
        seat.choose("Art", "Änderung")
        assert (seat.text_of("Beginn"), seat.text_of("Ende")) == ("01.04.2026", "30.04.2028")


def test_the_days_of_a_draft_stay_as_they_were_agreed(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.hr.do(actions.draft, values=hall.form(ends_on=date(2026, 12, 31), percent=30))
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Eingereicht ist noch nichts.")
        seat.ask("Einreichen")
        seat.wait_until(lambda: seat.text_of("Person") == "Müller, Jörg")
        seat.enter("Aufgaben", "Bearbeitung der E-Akte und der Post")
        assert (seat.text_of("Ende"), seat.text_of("Umfang")) == ("31.12.2026", "30 %")
        seat.press("Abbrechen")
        leave_dialog(seat)


def test_who_empties_a_field_that_was_filled_in_finds_it_empty(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        seat.ask("Neuer Antrag")
        seat.pick("Person", "muell", "Müller, Jörg")
        seat.wait_until(lambda: seat.text_of("Ende") == "30.04.2028")
        seat.enter("Ende", "")
        seat.enter("Aufgaben", "Bearbeitung der E-Akte")
        assert seat.text_of("Ende") == ""


def test_before_a_kind_is_chosen_nobody_is_asked_for_an_earlier_case(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        seat.ask("Neuer Antrag")
        seat.wait_to_see("Art")
        assert not seat.sees("Bisheriger Vorgang")
        seat.choose("Art", "Änderung")
        assert seat.sees("Bisheriger Vorgang")
