"""An application on paper becomes a case: by keyboard, from search to Enter."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlmodel import select

from inventory.actor import Role
from inventory.approvals.records import Application
from inventory.approvals.ruleset import first_version
from inventory.approvals.states import State
from tests import a11y
from tests.gui.screens.cityhall import CTRL, CityHall, Seat
from tests.gui.screens.conftest import leave_dialog


def begin(seat: Seat) -> None:
    """A new application, with its person known."""
    seat.ask("Neuer Antrag")
    seat.pick("Person", "muell", "Müller, Jörg")
    seat.wait_until(lambda: seat.text_of("Ende"))


def complete(seat: Seat) -> None:
    seat.write("Tage in der Woche", "2")
    seat.write("Erreichbar von", "9")
    seat.write("Erreichbar bis", "15")
    seat.write("Aufgaben", "Bearbeitung der E-Akte")
    seat.turn_to("Daten zu Hause", "Personenbezogene Daten")
    seat.walk_to("Erklärungen")
    seat.key(Qt.Key.Key_A, CTRL)
    seat.write("Unterschrieben am", "27.2.26")
    seat.turn_to("Form der Unterschrift", "Unterschrift auf Papier")


def filed(hall: CityHall) -> list[Application]:
    return hall.hr.see(lambda session: list(session.exec(select(Application))))


def test_hr_records_an_application_from_paper_without_touching_the_mouse(
    hall: CityHall, qtbot: QtBot
) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        seat.key(Qt.Key.Key_N, CTRL)
        seat.face()
        seat.type_text("mueller")
        seat.wait_to_offer("Müller, Jörg")
        seat.key(Qt.Key.Key_Return)
        seat.wait_until(lambda: seat.text_of("Ende") == "30.04.2028")
        seat.face()
        complete(seat)
        assert seat.text_of("Umfang") == "40 %"
        seat.key(Qt.Key.Key_Return)
        seat.wait_for_notice("MA-2026-00001 eingereicht.")
        leave_dialog(seat)
    (case,) = filed(hall)
    assert case.state is State.SUBMITTED
    assert case.employee_id == hall.applicant.id
    assert (case.days, case.begins_on) == (Decimal(2), date(2026, 5, 1))


def test_what_is_missing_is_said_at_each_field_and_the_first_of_them_has_the_focus(
    hall: CityHall, qtbot: QtBot
) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        seat.press("Einreichen")
        for label in ("Tage in der Woche", "Umfang", "Aufgaben", "Daten zu Hause", "Unterschrieben am"):
            seat.wait_to_see(f"„{label}“ fehlt noch.")
        assert seat.field("Tage in der Woche").hasFocus()
        assert filed(hall) == []


def test_a_day_that_does_not_exist_is_said_as_soon_as_the_field_is_left(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        seat.enter("Unterschrieben am", "31.02.2026")
        seat.leave()
        assert seat.sees("Den 31.02.2026 gibt es nicht. Bitte prüfen Sie das Datum.")


def test_nobody_works_abroad_and_the_field_says_why(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        complete(seat)
        seat.choose("Ort", "Ausland")
        seat.key(Qt.Key.Key_Return)
        seat.wait_to_see("Im Ausland geht es nicht: Sozialversicherung, Steuer und Datenschutz")
        assert filed(hall) == []


def test_only_telework_asks_where_somebody_lives(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        assert not seat.sees("Straße und Hausnummer")
        seat.turn_to("Arbeitsform", "Alternierende Telearbeit")
        seat.wait_to_see("Straße und Hausnummer")
        seat.turn_to("Arbeitsform", "Alternierende Telearbeit")
        seat.key(Qt.Key.Key_Up)
        seat.wait_until(lambda: not seat.sees("Straße und Hausnummer"))
        assert seat.sees("Tage im Jahr")


def test_the_marks_of_priority_and_of_the_disability_body_are_ticks_and_take_no_words(
    hall: CityHall, qtbot: QtBot
) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        seat.tick_at("Vorrang")
        seat.tick_at("Beteiligung der SBV gewünscht")
        complete(seat)
        seat.press("Einreichen")
        seat.wait_for_notice("eingereicht")
        leave_dialog(seat)
        (case,) = filed(hall)
        seat.look_at(case, "Eingang prüfen")
        assert seat.sees("••• zeigen")
        seat.press("Vorrang: ••••••••••• zeigen")
        seat.wait_until(lambda: not seat.sees("Vorrang: •"))


def test_days_follow_from_weekdays_and_the_share_from_the_days(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        for day in ("Dienstag", "Donnerstag", "Freitag"):
            seat.press(f"Wochentage: {day}")
        assert (seat.text_of("Tage in der Woche"), seat.text_of("Umfang")) == ("3", "60 %")
        seat.enter("Beginn", "1.6.26")
        seat.leave()
        assert seat.text_of("Ende") == "31.05.2028"


def test_tab_leads_from_the_tasks_through_the_negative_catalogue_and_at_last_to_the_verbs(
    hall: CityHall, qtbot: QtBot
) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        seat.walk_to("Aufgaben")
        ring, closed = a11y.walk(seat.front)
        reached = [a11y.spoken(it) for it in ring]
        criteria = [
            f"Trifft zu aus dem Negativkatalog: {it}" for it in first_version()["criteria"].splitlines()
        ]
        assert closed
        assert reached[1 : 1 + len(criteria)] == criteria
        verbs = reached.index("Als Entwurf speichern")
        assert reached[verbs - 1].startswith("Form der Unterschrift")
        assert reached[verbs : verbs + 3] == ["Als Entwurf speichern", "Abbrechen", "Einreichen"]


def test_what_was_typed_before_a_crash_is_offered_again(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        seat.write("Aufgaben", "Widersprüche bearbeiten")
        seat.wait_until(lambda: list(hall.drafts.rglob("*.json")))
    with hall.seat(qtbot, Role.HR) as seat:
        seat.ask("Neuer Antrag")
        seat.press(seat.words("Entwurf von"))
        seat.wait_until(lambda: seat.text_of("Person") == "Müller, Jörg")
        assert seat.text_of("Aufgaben") == "Widersprüche bearbeiten"


def test_half_an_application_waits_as_a_draft_and_is_handed_in_later(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        seat.press("Als Entwurf speichern")
        seat.wait_for_notice("Entwurf gespeichert.")
        leave_dialog(seat)
        (case,) = filed(hall)
        seat.look_at(case, "Eingereicht ist noch nichts.")
        seat.ask("Einreichen")
        seat.wait_until(lambda: seat.text_of("Person") == "Müller, Jörg")
        complete(seat)
        seat.take("Einreichen")
        seat.wait_to_see("Eingang prüfen")
    assert hall.state_of(case) is State.SUBMITTED


def test_who_has_a_case_already_is_said_above_the_form(hall: CityHall, qtbot: QtBot) -> None:
    hall.case_in(State.OPINION)
    with hall.seat(qtbot, Role.HR) as seat:
        begin(seat)
        seat.wait_to_see("MA-2026-00001 ist schon in Bearbeitung, Stand „Stellungnahme“.")


def test_whose_case_ends_soon_gets_a_renewal_with_what_is_known(hall: CityHall, qtbot: QtBot) -> None:
    (case,) = hall.ending(1)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Aktiv, endet in 74 Tagen")
        seat.ask("Ändern, verlängern, beenden …")
        seat.wait_to_see("die Angaben kommen von dort.")
        assert seat.text_of("Art") == "Verlängerung"
        seat.wait_until(lambda: seat.text_of("Bisheriger Vorgang") == case.case_no)
        assert (seat.text_of("Beginn"), seat.text_of("Ende")) == ("16.05.2026", "15.05.2028")
