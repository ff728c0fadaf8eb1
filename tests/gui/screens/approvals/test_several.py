"""Several cases at once: one vote, one clerk, one round, and what they will need from stock."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.screens.plaintable import PlainTable
from inventory.actor import Role
from inventory.approvals.states import State, Step
from tests.gui.screens.cityhall import CityHall, vote


def test_a_head_votes_on_three_cases_with_one_question_and_each_keeps_its_own_say(
    hall: CityHall, qtbot: QtBot
) -> None:
    cases = hall.cases(State.VOTE)
    with hall.seat(qtbot, Role.HEAD) as seat:
        seat.go("Anträge")
        seat.choose_all()
        seat.wait_to_see("3 Vorgänge ausgewählt")
        seat.press("Votum abgeben")
        seat.face()
        assert seat.sees("3 Vorgänge: Votum abgeben")
        vote(seat, "Votum abgeben")
        seat.wait_for_notice("3 Vorgänge: Votum der Fachbereichsleitung.")
    assert {hall.state_of(case) for case in cases} == {State.IT_CHECK}
    cards = [hall.card(case, Role.HEAD) for case in cases]
    assert [card.way[-1].person for card in cards if card] == ["fbl01"] * 3


def test_cases_that_have_no_step_in_common_say_so_and_can_still_be_handed_out(
    hall: CityHall, qtbot: QtBot
) -> None:
    hall.cases(State.SUBMITTED)
    hall.draft()
    with hall.seat(qtbot, Role.HR) as seat:
        seat.go("Anträge")
        seat.choose_all()
        seat.wait_to_see("4 Vorgänge ausgewählt")
        seat.press("Zuständigkeit …")
        seat.face()
        seat.pick("Zuständig", "fuchs", "Fuchs, Anna")
        seat.take("Zuweisen")
        seat.wait_for_notice("Zuständigkeit für 4 Vorgänge geändert.")
        seat.press("Rückgängig")
        seat.wait_for_notice("Rückgängig gemacht: Zuständigkeit geändert.")


def test_nobody_gets_their_own_case_to_work_on(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.SUBMITTED)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Eingang prüfen")
        seat.ask("Zuständigkeit …")
        seat.pick("Zuständig", "muell", "Müller, Jörg")
        seat.press("Zuweisen")
        seat.wait_to_see("Niemand bearbeitet den eigenen Antrag.")


def test_a_renewal_round_begins_with_everything_ticked_and_makes_a_draft_for_each_that_stays_so(
    hall: CityHall, qtbot: QtBot
) -> None:
    hall.ending(2)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.go("Anträge")
        seat.ask("Verlängerungsrunde …")
        seat.wait_to_see("In diesem Quartal endet kein Vorgang")
        assert not seat.presses("Entwürfe anlegen")
        seat.choose("Quartal", "2. Quartal 2026 (bis 30.06.2026)")
        seat.wait_to_see("2 Entwürfe anlegen")
        table = seat.front.findChildren(PlainTable)[0]
        table.setCurrentCell(0, 0)
        table.setFocus()
        seat.key(Qt.Key.Key_Space, into=table)
        seat.wait_to_see("1 Entwurf anlegen")
        seat.take("1 Entwurf anlegen")
        seat.wait_for_notice("1 Entwurf angelegt.")
        seat.wait_until(lambda: seat.rows.model().rowCount() == 1)
        seat.wait_to_see("Eingereicht ist noch nichts.")
        assert seat.sees("Verlängerung")
        assert seat.sees("16.05.2026 bis 15.05.2028")


def test_the_forecast_tells_in_which_month_devices_will_be_missing(hall: CityHall, qtbot: QtBot) -> None:
    hall.stock(2)
    for person in hall.colleagues:
        hall.take(hall.draft(employee_id=person.id), Step.SUBMIT)
    with hall.seat(qtbot, Role.IT) as seat:
        seat.go("Anträge")
        seat.ask("Bedarf und Bestand …")
        table = seat.front.findChildren(PlainTable)[0]
        seat.wait_until(lambda: table.rowCount() == 1)
        told = [table.model().index(0, column).data() for column in range(table.columnCount())]
        assert told == ["Mai 2026", "Notebook", "3", "es fehlen 1"]
        seat.take("Schließen")


def test_without_open_cases_the_forecast_says_that_nothing_is_needed(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        seat.go("Anträge")
        seat.ask("Bedarf und Bestand …")
        seat.wait_to_see("Kein offener Antrag braucht zurzeit ein Gerät.")


def test_hr_and_it_see_the_forecast_and_others_do_not(hall: CityHall, qtbot: QtBot) -> None:
    for role, sees in ((Role.IT, True), (Role.HR, True), (Role.MANAGER, False)):
        with hall.seat(qtbot, role) as seat:
            seat.go("Anträge")
            assert seat.can("Bedarf und Bestand …") is sees
