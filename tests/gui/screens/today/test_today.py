"""Heute: everybody finds what is theirs to do, with the verb that does it, and the city in numbers."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from gui.parts.text import Figure
from inventory import city, people
from inventory.actor import Role
from inventory.approvals.states import State, Step
from inventory.city.records import City
from inventory.devices.records import Device
from inventory.people.records import Employee
from tests.gui.screens.cityhall import CityHall, Seat
from tests.inventory.approvals.office import DAY, TO_HR, WAY_TO, WHY

NOTHING = "Heute ist nichts offen."
THEIRS = {
    Role.HR: {"Eingang: Rath, Zoë": "Weiterleiten"},
    Role.MANAGER: {"Stellungnahme: Krüger, Björn": "Stellung nehmen"},
    Role.HEAD: {"Votum: Öztürk, Ünal": "Votieren"},
    Role.IT: {"IT-Prüfung: Müller, Jörg": "Prüfen"},
    Role.CONTROLLING: {},
    Role.AUDITOR: {},
    Role.ADMIN: {},
}


def one_for_each(hall: CityHall) -> None:
    """One case that waits for HR, one for the manager, one for the head, one for IT."""
    states = (State.SUBMITTED, State.OPINION, State.VOTE, State.IT_CHECK)
    for person, state in zip((*hall.colleagues, hall.applicant), states, strict=True):
        hall.walk(hall.draft(employee_id=person.id), WAY_TO[state])


def change(hall: CityHall, person: Employee, **values: object) -> None:
    base = {name: getattr(person, name) for name in values}
    hall.hr.do(people.actions.correct_person, person_id=person.key(), base=base, values=values)


def spoken(seat: Seat) -> dict[str, str]:
    """What a screen reader says of each chart."""
    shown = (it for it in seat.front.findChildren(QWidget) if it.isVisible())
    return {it.accessibleName(): it.accessibleDescription() for it in shown if it.accessibleDescription()}


@pytest.mark.parametrize("role", THEIRS)
def test_each_role_begins_the_day_with_what_waits_for_it(hall: CityHall, qtbot: QtBot, role: Role) -> None:
    one_for_each(hall)
    with hall.seat(qtbot, role) as seat:
        assert seat.shell.key == "today"
        seat.wait_until(lambda: seat.lines() == THEIRS[role])
        assert seat.sees(NOTHING) is not bool(THEIRS[role])
        assert seat.sees("Montag, 2. März 2026")


@pytest.mark.parametrize("role", Role)
def test_the_figures_of_the_city_are_for_those_who_answer_for_it(
    hall: CityHall, qtbot: QtBot, role: Role
) -> None:
    with hall.seat(qtbot, role) as seat:
        seat.wait_to_see(NOTHING)
        sees = role in (Role.HR, Role.IT, Role.CONTROLLING)
        if sees:
            seat.wait_to_see("Für Homeoffice befähigt")
        assert seat.sees("Für Homeoffice befähigt") is sees


def test_every_chart_says_in_words_what_it_shows(hall: CityHall, qtbot: QtBot) -> None:
    one_for_each(hall)
    found = hall.hr.see(lambda session: session.exec(select(City)).one())
    hall.hr.do(
        city.actions.correct_city, city_id=found.key(), base={"workplaces": None}, values={"workplaces": 8}
    )
    hall.stock()
    hall.walk(hall.draft(employee_id=hall.manager.id, equipment=()), ())
    with hall.seat(qtbot, Role.CONTROLLING) as seat:
        seat.wait_to_see("von 8 Bildschirmarbeitsplätzen")
        assert seat.sees("0,0 % befähigt")
        told = spoken(seat)
        assert told["Für Homeoffice befähigt"] == "0 von 8"
        states = "Eingereicht: 1; Stellungnahme: 1; Votum: 1; IT-Prüfung: 1"
        assert told["Offene Vorgänge nach Stand"] == states
        assert told["Offene Vorgänge nach Alter"].startswith("bis 14 Tage: 4; bis 42 Tage: 0")
        assert told["Geräte nach Art"] == "Standardnotebook: 0 · 1 frei"


def test_somebody_counts_as_enabled_only_with_a_device_in_hand(hall: CityHall, qtbot: QtBot) -> None:
    hall.case_in(State.EQUIPMENT)
    with hall.seat(qtbot, Role.IT) as seat:
        seat.wait_to_see("Für Homeoffice befähigt")
        seat.wait_to_see("Die Zahl der Arbeitsplätze steht unter Verwaltung, Stadt und Briefkopf.")
        seat.wait_until(lambda: figure(seat) == "0")
        seat.do_line("Übergabe: Müller, Jörg")
        seat.face()
        seat.take("Übergeben, Probezeit beginnen")
        seat.wait_until(lambda: figure(seat) == "1")


def figure(seat: Seat) -> str:
    return next((it.text() for it in seat.front.findChildren(Figure) if it.isVisible()), "")


def test_specially_protected_data_wait_for_data_protection_and_not_for_hr(
    hall: CityHall, qtbot: QtBot
) -> None:
    hall.stock()
    case = hall.walk(hall.draft(data_category="besonders"), TO_HR)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_to_see(NOTHING)
    with hall.seat(qtbot, Role.AUDITOR) as seat:
        seat.do_line("Datenschutz: Müller, Jörg")
        seat.face()
        seat.choose("Votum", "Mit Auflagen befürwortet")
        seat.choose("Grund", "Datenschutz oder Informationssicherheit")
        seat.enter("Begründung", WHY)
        seat.enter("Auflagen", "Keine Akten auf Papier")
        seat.take("Datenschutz prüfen")
        seat.wait_to_see(NOTHING)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.do_line("Prüfung: Müller, Jörg")
        seat.face()
        assert seat.sees("Vorlage zur Beteiligung")
    assert hall.state_of(case) is State.HR_CHECK


def test_the_title_of_a_line_leads_to_its_case(hall: CityHall, qtbot: QtBot) -> None:
    hall.case_in(State.SUBMITTED)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_to_see("Eingang: Müller, Jörg")
        seat.press("Eingang: Müller, Jörg")
        seat.wait_until(lambda: seat.shell.key == "approvals")
        seat.wait_to_see("Eingang prüfen")


def test_more_than_a_few_lines_lead_to_the_list_with_all_of_them(hall: CityHall, qtbot: QtBot) -> None:
    for number in range(20, 26):
        person = hall.hr.person(str(number), manager_id=hall.manager.id, unit_id=hall.unit.id)
        hall.walk(hall.draft(employee_id=person.id), (Step.SUBMIT,))
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_until(lambda: len(seat.lines()) == 1)  # they all have the same name
        seat.press("Wartet auf mich: alle zeigen")
        seat.wait_until(lambda: seat.rows.model().rowCount() == 6)


def test_what_waited_too_long_with_others_is_shown_to_hr_without_a_verb(hall: CityHall, qtbot: QtBot) -> None:
    early = DAY - timedelta(days=60)
    case = hall.draft(received_on=early, signed_on=early)
    hall.take(case, Step.SUBMIT, on=early)
    hall.take(case, Step.FORWARD, on=early)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_to_see("Überfällig bei anderen")
        assert seat.lines() == {"Stellungnahme: Müller, Jörg": ""}
        seat.press("Stellungnahme: Müller, Jörg")
        seat.wait_to_see("überfällig.")


def test_who_leaves_gives_devices_back_and_ends_the_case_from_heute(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.ACTIVE)
    change(hall, hall.applicant, exit_on=DAY + timedelta(days=20))
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_to_see("Austritte und Wechsel")
        assert seat.sees("Vorgang zum Austritt beenden · FB 51 Kinder und Jugend")
        seat.press("Beenden: Müller, Jörg")
        seat.face()
        assert seat.text_of("Grund") == "Austritt"
        assert seat.text_of("Wirksam zum") == "22.03.2026"
        seat.take("Beenden")
        seat.wait_for_notice("Beendet")
        seat.press("Rückgabe: Müller, Jörg")
        seat.face()
        seat.press("Abbrechen")
    with hall.seat(qtbot, Role.IT) as seat:
        seat.wait_until(seat.lines)
        seat.press("Rückgabe: Müller, Jörg")
        seat.face()
        seat.wait_to_see("1 gescannt")
        seat.take("Zurücknehmen")
        seat.press("Rückgabe: Müller, Jörg")
        seat.wait_for_notice("Geräte zurücknehmen: erledigt.")
    assert hall.state_of(case) in (State.ENDED, State.RETURN_OPEN)


def test_who_moves_keeps_the_case_only_after_somebody_looked_at_it(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.ACTIVE)
    other = hall.hr.unit("FB 20", "Finanzen")
    change(hall, hall.applicant, unit_id=other.key())
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_to_see("Vorgang nach Wechsel prüfen · FB 20 Finanzen")
        seat.press("Müller, Jörg")
        seat.wait_until(lambda: seat.shell.key == "approvals")
        seat.go("Heute")
        seat.press("Prüfen: Müller, Jörg")
        seat.wait_to_see("Der Vorgang gehört danach zur neuen Organisationseinheit")
        seat.press("Läuft weiter")
        seat.wait_for_notice("Vorgang nach Wechsel prüfen: erledigt.")
        seat.wait_to_see(NOTHING)
    assert hall.look_at(case).unit_id == other.id


def test_a_device_that_is_due_back_is_taken_back_from_heute(hall: CityHall, qtbot: QtBot) -> None:
    hall.stock()
    (device,) = hall.it.see(_devices)
    hall.it.issue(device, employee_id=hall.applicant.id, expected_on=date(2026, 2, 20))
    with hall.seat(qtbot, Role.IT) as seat:
        seat.wait_to_see("Rückgaben")
        assert seat.sees("seit 10 Tagen")
        seat.press("Zurücknehmen: Müller, Jörg")
        seat.face()
        seat.wait_to_see("1 gescannt")
        seat.take("Zurücknehmen")
        seat.wait_to_see(NOTHING)


def _devices(session: Session) -> list[Device]:
    return list(session.exec(select(Device)))
