"""A case goes from hand to hand: each sits down, finds it in Heute, and does what is theirs."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.states import State, Step
from tests.gui.screens.cityhall import CityHall, vote
from tests.gui.screens.conftest import leave_dialog
from tests.inventory.approvals.office import REFUSING, TO_HR, TO_INTENDED_REFUSAL, WHY

PERSON = "Müller, Jörg"


def test_a_case_walks_from_receipt_to_a_person_who_is_enabled(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.SUBMITTED)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.do_line(f"Eingang: {PERSON}")
        seat.face()
        assert seat.sees("Papier zu diesem Schritt: Stellungnahmebogen.")
        seat.take("An Führungskraft weiterleiten")
        seat.wait_for_notice("MA-2026-00001: An die Führungskraft weitergeleitet.")
    with hall.seat(qtbot, Role.MANAGER) as seat:
        seat.do_line(f"Stellungnahme: {PERSON}")
        vote(seat, "Stellung nehmen")
        seat.wait_to_see("Heute ist nichts offen.")
    with hall.seat(qtbot, Role.HEAD) as seat:
        seat.do_line(f"Votum: {PERSON}")
        vote(seat, "Votum abgeben")
        seat.wait_to_see("Heute ist nichts offen.")
    with hall.seat(qtbot, Role.IT) as seat:
        seat.do_line(f"IT-Prüfung: {PERSON}")
        seat.face()
        assert seat.sees("Notebook: N-00001")
        seat.press("Geprüft: VPN")
        seat.take("IT-Prüfung abschließen")
        seat.wait_for_notice("IT-Prüfung abgeschlossen")
    with hall.seat(qtbot, Role.HR) as seat:
        seat.do_line(f"Prüfung: {PERSON}")
        seat.face()
        seat.choose("Beabsichtigt", "Genehmigen")
        seat.take("Beteiligen")
        seat.do_line(f"Entscheidung: {PERSON}")
        seat.face()
        seat.enter("Auflagen", "Dienstags in der Dienststelle")
        seat.take("Genehmigen")
        seat.do_line(f"Unterschrift: {PERSON}")
        seat.face()
        seat.take("Unterschriften eintragen")
        seat.wait_for_notice("Unterschriften eingetragen")
    with hall.seat(qtbot, Role.IT) as seat:
        seat.do_line(f"Übergabe: {PERSON}")
        seat.face()
        seat.take("Übergeben, Probezeit beginnen")
        seat.wait_for_notice("Übergeben, Probezeit begonnen")
        seat.look_at(case, "Aktiv in der Probezeit")
    assert hall.state_of(case) is State.TRIAL


def test_who_asks_back_stops_the_clock_and_gets_the_case_again_with_the_answer(
    hall: CityHall, qtbot: QtBot
) -> None:
    case = hall.case_in(State.OPINION)
    with hall.seat(qtbot, Role.MANAGER) as seat:
        seat.look_at(case, "Wartet auf Anna Fuchs")
        assert seat.sees("Jörg Müller")
        seat.ask("Nachfragen")
        seat.press("Nachfragen")
        seat.wait_to_see("„Was noch fehlt“ fehlt noch.")
        seat.enter("Was noch fehlt", "Welche Tage sind gemeint?")
        seat.take("Nachfragen")
        seat.wait_to_see("„Warten auf mich“ ist gerade leer.")
        seat.look_at(case, "Welche Tage sind gemeint? Die Frist ruht bis zur Antwort.")
    with hall.seat(qtbot, Role.HR) as seat:
        seat.do_line(f"Rückfrage: {PERSON}")
        seat.face()
        seat.enter("Antwort", "Dienstag und Donnerstag.")
        seat.take("Antwort eintragen")
        seat.look_at(case, "Wartet auf Anna Fuchs")
    assert hall.state_of(case) is State.OPINION


def test_nobody_can_refuse_before_the_staff_council_has_answered(hall: CityHall, qtbot: QtBot) -> None:
    hall.stock()
    case = hall.walk(hall.draft(), TO_HR)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Entscheidung vorbereiten")
        seat.ask("Beteiligen")
        seat.choose("Beabsichtigt", "Ablehnen")
        seat.press("Beteiligen")
        seat.wait_to_see("„Grund“ fehlt noch.")
        seat.choose("Grund", "Präsenz oder Publikumsverkehr")
        seat.enter("Begründung", "Zu kurz.")
        seat.press("Beteiligen")
        seat.wait_to_see("Bitte in einem ganzen Satz begründen, mit mindestens 30 Zeichen.")
        seat.enter("Begründung", WHY)
        seat.take("Beteiligen")
        seat.wait_to_see("Wartet auf den Personalrat")
        assert not seat.can("Ablehnen")
        assert not seat.can("Genehmigen")
        seat.press("Ergebnis eintragen")
        seat.face()
        seat.choose("Ergebnis", "Zugestimmt")
        seat.take("Ergebnis eintragen")
        seat.wait_to_see("Zustimmung des Personalrats liegt vor (02.03.2026).")
        seat.ask("Ablehnen")
        assert seat.text_of("Begründung") == WHY
        seat.enter("Mildere Mittel", WHY)
        seat.take("Ablehnen")
        seat.look_at(case, "Am 02.03.2026.")
    assert hall.state_of(case) is State.REFUSED


def test_an_answer_that_nobody_was_asked_for_is_refused_at_its_field(hall: CityHall, qtbot: QtBot) -> None:
    hall.stock()
    case = hall.walk(hall.draft(), TO_INTENDED_REFUSAL)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Wartet auf den Personalrat")
        seat.ask("Ergebnis eintragen")
        seat.choose("Wer", "Schwerbehindertenvertretung")
        seat.choose("Ergebnis", "Angehört")
        seat.press("Ergebnis eintragen")
        seat.wait_to_see("Von „Schwerbehindertenvertretung“ steht kein Ergebnis aus.")
        assert seat.field("Wer").hasFocus()


def test_a_device_that_is_missing_keeps_the_handover_waiting_and_heute_says_why(
    hall: CityHall, qtbot: QtBot
) -> None:
    case = hall.draft()
    hall.walk(case, TO_HR[:-1])
    hall.take(case, Step.CHECK_IT, available_on=date(2026, 3, 20))
    hall.walk(case, (Step.INVOLVE, Step.APPROVE, Step.SIGN))
    with hall.seat(qtbot, Role.IT) as seat:
        seat.do_line(f"Übergabe: {PERSON}")
        seat.wait_for_notice("MA-2026-00001: Es fehlt noch ein Gerät.")
        seat.look_at(case, "Geräte übergeben")
        assert seat.sees("Es fehlt: Notebook, lieferbar ab 20.03.2026. Es fehlt noch ein Gerät.")
        assert not seat.can("Übergeben, Probezeit beginnen")


def test_each_reason_of_an_end_proposes_its_own_day(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.ACTIVE)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Aktiv")
        seat.ask("Beenden")
        assert (seat.text_of("Grund"), seat.text_of("Wirksam zum")) == ("Auf eigenen Wunsch", "30.03.2026")
        seat.choose("Grund", "Befristung abgelaufen")
        assert seat.text_of("Wirksam zum") == "30.04.2028"
        seat.enter("Wirksam zum", "01.02.2027")
        seat.choose("Grund", "Auf eigenen Wunsch")
        assert seat.text_of("Wirksam zum") == "01.02.2027"
        seat.take("Beenden")
        seat.wait_to_see("Beendet zum 01.02.2027")


def test_what_is_still_out_is_taken_back_from_heute_and_then_the_case_is_closed(
    hall: CityHall, qtbot: QtBot
) -> None:
    case = hall.case_in(State.RETURN_OPEN)
    with hall.seat(qtbot, Role.IT) as seat:
        seat.do_line(f"Rückgabe: {PERSON}")
        seat.face()
        seat.wait_to_see("1 gescannt")
        seat.take("Zurücknehmen")
        seat.look_at(case, "Alles ist zurück")
        seat.ask("Abschließen")
        seat.take("Abschließen")
        seat.wait_to_see("Abgeschlossen")
    assert hall.state_of(case) is State.CLOSED


@pytest.mark.parametrize("role", [Role.IT, Role.HEAD, Role.AUDITOR])
def test_no_role_but_the_own_finds_a_verb_on_a_case_that_waits_for_somebody_else(
    hall: CityHall, qtbot: QtBot, role: Role
) -> None:
    case = hall.case_in(State.OPINION)
    with hall.seat(qtbot, role) as seat:
        if role is Role.AUDITOR:
            seat.shell.show_screen("approvals")
            seat.wait_to_see("0 offen")
        else:
            seat.look_at(case, "Wartet auf")
        assert not seat.can("Stellung nehmen")
        assert not seat.can("Zurückziehen")


def test_a_case_in_clarification_is_corrected_in_its_card(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.CLARIFICATION)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Rückfrage offen")
        seat.choose_action("Bearbeiten")
        seat.enter("Aufgaben", "Bearbeitung der E-Akte und Telefondienst")
        seat.press("Speichern")
        seat.wait_for_notice("MA-2026-00001 geändert.")
        seat.wait_to_see("Bearbeitung der E-Akte und Telefondienst")


def test_a_step_is_taken_back_by_whoever_took_it(hall: CityHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.SUBMITTED)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.do_line(f"Eingang: {PERSON}")
        seat.face()
        seat.take("An Führungskraft weiterleiten")
        seat.press("Rückgängig")
        seat.wait_for_notice("Rückgängig gemacht: An die Führungskraft weitergeleitet.")
        leave_dialog(seat)
    assert hall.state_of(case) is State.SUBMITTED


def test_a_device_of_a_case_leads_to_its_own_card(hall: CityHall, qtbot: QtBot) -> None:
    hall.stock()
    case = hall.walk(hall.draft(), [*TO_HR, (Step.INVOLVE, REFUSING)])
    with hall.seat(qtbot, Role.IT) as seat:
        seat.look_at(case, "Beteiligung")
        seat.press("N-00001")
        seat.wait_until(lambda: seat.shell.key == "devices")
