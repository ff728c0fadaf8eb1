"""Who may do what: accounts, and who stands in for whom."""

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.states import State
from tests.gui.screens.cityhall import CityHall, Seat
from tests.inventory.approvals.office import DAY


def go(seat: Seat, section: str) -> None:
    """To a section of administration."""
    seat.go("Verwaltung")
    seat.turn_tab("Bereiche der Verwaltung", section)


def test_a_new_account_is_recorded_with_its_person_and_says_what_it_may_do(
    hall: CityHall, qtbot: QtBot
) -> None:
    with hall.seat(qtbot, Role.ADMIN) as seat:
        go(seat, "Konten")
        seat.ask("Neues Konto")
        seat.enter("Anmeldung", "B.Krueger")
        seat.press("Anlegen")
        seat.wait_to_see("„Rollen“ fehlt noch.")
        assert seat.sees("Bitte klein schreiben, ohne Großbuchstaben.")
        seat.enter("Anmeldung", "b.krueger")
        seat.press("Führungskraft")
        seat.pick("Person", "krue", "Krüger, Björn")
        seat.take("Anlegen")
        seat.wait_for_notice("Konto angelegt")
        seat.wait_to_see("Sieht die eigenen Leute und nimmt zu ihren Anträgen Stellung.")


def test_a_login_that_has_an_account_gets_no_second_one(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.ADMIN) as seat:
        go(seat, "Konten")
        seat.ask("Neues Konto")
        seat.enter("Anmeldung", "hr01")
        seat.press("Personal")
        seat.press("Anlegen")
        seat.wait_to_see("Diese Anmeldung hat schon ein Konto.")


def test_an_account_is_closed_and_opened_again_and_the_last_administration_stays(
    hall: CityHall, qtbot: QtBot
) -> None:
    with hall.seat(qtbot, Role.ADMIN) as seat:
        go(seat, "Konten")
        seat.search_list("hr01")
        seat.wait_to_see("Ohne Person sind eigene Anträge und eigene Leute nicht zu erkennen.")
        seat.choose_action("Stilllegen")
        seat.wait_for_notice("„hr01“ ist stillgelegt.")
        seat.press("Rückgängig")
        seat.wait_for_notice("Rückgängig gemacht")
        seat.search_list("ad01")
        seat.wait_to_see("Pflegt Konten, Vertretungen und die Angaben zur Stadt.")
        seat.choose_action("Stilllegen")
        seat.wait_for_notice("Ein aktives Konto mit der Rolle „Administration“ muss bleiben.")


def test_whoever_stands_in_sees_the_work_of_both_from_the_first_day_to_the_last(
    hall: CityHall, qtbot: QtBot
) -> None:
    hall.case_in(State.OPINION)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_to_see("Heute ist nichts offen.")
    with hall.seat(qtbot, Role.ADMIN) as seat:
        go(seat, "Konten")
        seat.search_list("fk01")
        seat.wait_to_see("Kann sich anmelden")
        seat.ask("Vertretung …")
        assert seat.sees("Wer vertritt „fk01“?")
        seat.pick("Durch", "hr01", "hr01")
        seat.enter("Bis", f"{DAY - timedelta(days=1):%d.%m.%Y}")
        seat.press("Eintragen")
        seat.wait_to_see("Das Ende liegt vor dem Beginn.")
        seat.enter("Bis", "13.03.2026")
        seat.take("Eintragen")
        seat.wait_to_see("Wird vertreten durch hr01")
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_until(lambda: seat.lines() == {"Stellungnahme: Müller, Jörg": "Stellung nehmen"})
    with hall.seat(qtbot, Role.ADMIN) as seat:
        go(seat, "Konten")
        seat.search_list("fk01")
        seat.wait_to_see("Wird vertreten durch hr01")
        seat.press("Wird vertreten durch hr01")
        seat.wait_to_see("Vertritt bis 13.03.2026")
        seat.choose_action("Beenden")
        seat.wait_for_notice("Vertretung beendet")
    with hall.seat(qtbot, Role.HR) as seat:
        seat.wait_to_see("Heute ist nichts offen.")


def test_nobody_stands_in_for_themselves(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.ADMIN) as seat:
        go(seat, "Vertretungen")
        seat.ask("Neue Vertretung")
        seat.pick("Vertreten wird", "fk01", "fk01")
        seat.pick("Durch", "fk01", "fk01")
        seat.enter("Bis", f"{date(2026, 3, 13):%d.%m.%Y}")
        seat.press("Anlegen")
        seat.wait_to_see("Niemand vertritt sich selbst.")
