"""The life of a case from desk to desk: approved, refused, revoked, renewed, and ended by a farewell."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.records import Application
from inventory.approvals.states import State
from inventory.approvals.words import EndReason
from tests.inventory.approvals.office import DAY, TO_ACTIVE, TO_HR, WHY
from tests.office.cityhall import CaseSeat, CityHall, on
from tests.office.seat import CTRL


@pytest.fixture(params=["sqlite", "postgresql"])
def hall(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[CityHall]:
    url: str = request.getfixturevalue(f"{request.param}_url")
    hall = CityHall(url, tmp_path / "desks", qtbot)
    yield hall
    hall.store.close()


def record(seat: CaseSeat) -> None:
    """An application from paper."""
    seat.press("Heute")
    seat.ask("Neuer Antrag")
    seat.pick("Person", "muell", "Müller, Jörg")
    seat.wait_to_see("Tage in der Woche")
    seat.enter("Tage in der Woche", "2")
    seat.enter("Erreichbar von", "9")
    seat.enter("Erreichbar bis", "15")
    seat.enter("Aufgaben", "Bearbeitung der E-Akte")
    seat.choose("Daten zu Hause", "Personenbezogene Daten")
    seat.tick_all("Erklärungen")
    seat.enter("Unterschrieben am", "27.2.26")
    seat.choose("Form der Unterschrift", "Unterschrift auf Papier")
    seat.say("Einreichen", "MA-2026-00001 eingereicht.")


def test_an_approval_within_one_day_by_every_desk(hall: CityHall) -> None:
    hall.stock()
    with on(DAY):
        with hall.sit(Role.HR) as seat:
            record(seat)
            seat.take_up("Weiterleiten", "Eingang: Müller, Jörg")
            seat.say("An Führungskraft weiterleiten", "An die Führungskraft weitergeleitet")
        with hall.sit(Role.MANAGER) as seat:
            seat.take_up("Stellung nehmen", "Stellungnahme: Müller, Jörg")
            seat.choose("Votum", "Mit Auflagen befürwortet")
            seat.choose("Grund", "Datenschutz oder Informationssicherheit")
            seat.enter("Begründung", "Die Akten brauchen zu Hause einen Sichtschutz.")
            seat.enter("Auflagen", "Nur mit Sichtschutz.")
            seat.say("Stellung nehmen", "Stellungnahme der Führungskraft")
            seat.has_nothing_to_do()
        with hall.sit(Role.HEAD) as seat:
            seat.take_up("Votieren", "Votum: Müller, Jörg")
            seat.choose("Votum", "Befürwortet")
            seat.say("Votum abgeben", "Votum der Fachbereichsleitung")
        with hall.sit(Role.IT) as seat:
            seat.take_up("Prüfen", "IT-Prüfung: Müller, Jörg")
            seat.wait_to_see("Notebook: N-00001, auf Lager")
            seat.say("IT-Prüfung abschließen", "IT-Prüfung abgeschlossen")
        with hall.sit(Role.HR) as seat:
            seat.take_up("Beteiligen", "Prüfung: Müller, Jörg")
            seat.choose("Beabsichtigt", "Genehmigen")
            seat.say("Beteiligen", "Beteiligung eingeleitet")
            seat.take_up("Entscheiden", "Entscheidung: Müller, Jörg")
            assert seat.sees("Papier zu diesem Schritt: Zusatzvereinbarung.")
            seat.say("Genehmigen", "MA-2026-00001: Genehmigt.")
            seat.take_up("Eintragen", "Unterschrift: Müller, Jörg")
            seat.say("Unterschriften eintragen", "Unterschriften eingetragen")
            seat.has_nothing_to_do()
        with hall.sit(Role.IT) as seat:
            seat.take_up("Übergeben", "Übergabe: Müller, Jörg")
            seat.say("Übergeben, Probezeit beginnen", "Übergeben, Probezeit begonnen")
            seat.press("Geräte")
            seat.look_at("N-00001")
            seat.wait_to_see("Bei Müller, Jörg")
        with hall.sit(Role.HR) as seat:
            seat.case("MA-2026-00001", "Aktiv in der Probezeit")
            seat.wait_to_see("Nur mit Sichtschutz.")


def test_a_refusal_that_the_council_withholds_and_grants_after_the_conciliation(hall: CityHall) -> None:
    hall.stock()
    case = hall.walk(hall.draft(), TO_HR)
    with on(DAY), hall.sit(Role.HR) as seat:
        seat.take_up("Beteiligen", "Prüfung: Müller, Jörg")
        seat.choose("Beabsichtigt", "Ablehnen")
        seat.say_why(WHY)
        seat.say("Beteiligen", "Beteiligung eingeleitet")
        seat.case("MA-2026-00001", "Wartet auf den Personalrat")
        assert seat.sees("Antwort bis 16.03.2026.")
        assert not seat.can("Ablehnen")
        assert not seat.can("Zustimmung durch Fristablauf feststellen")
    with on(date(2026, 3, 12)), hall.sit(Role.HR) as seat:
        seat.take_up("Eintragen", "Beteiligung: Müller, Jörg")
        seat.choose("Ergebnis", "Zustimmung verweigert")
        seat.enter("Gründe", "Ein Tag in der Woche ist ein milderes Mittel.")
        seat.say("Ergebnis eintragen", "Ergebnis der Beteiligung eingetragen")
        seat.case("MA-2026-00001", "Personalrat: Zustimmung verweigert (12.03.2026).")
        assert not seat.can("Ablehnen")
        seat.step("Klärung einleiten")
        assert seat.sees("Papier zu diesem Schritt: Einladung zur Klärung.")
        seat.say("Klärung einleiten", "Klärung eingeleitet")
        seat.wait_to_see("In der Klärung")
        assert not seat.can("Ablehnen")
    with on(date(2026, 3, 26)), hall.sit(Role.HR) as seat:
        seat.take_up("Eintragen", "Beteiligung: Müller, Jörg")
        seat.choose("Ergebnis", "Zugestimmt")
        seat.say("Ergebnis eintragen", "Ergebnis der Beteiligung eingetragen")
        seat.case("MA-2026-00001", "In der Klärung")
        seat.step("Ablehnen")
        assert seat.sees("Papier zu diesem Schritt: Ergebnisprotokoll, Ablehnung.")
        seat.press("Ablehnen")
        seat.wait_to_see("„Mildere Mittel“ fehlt noch.")
        seat.enter("Mildere Mittel", "Auch ein einzelner Tag lässt den Schalter ohne Besetzung.")
        seat.say("Ablehnen", "MA-2026-00001: Abgelehnt.")
        seat.wait_to_see("Am 26.03.2026.")
        seat.has_nothing_to_do()
    assert hall.look_at(case).state is State.REFUSED
    with on(date(2026, 3, 27)), hall.sit(Role.IT) as seat:
        seat.press("Geräte")
        seat.look_at("N-00001")
        seat.wait_to_see("Bereit zur Ausgabe")


def test_a_revocation_after_hearing_and_balancing_until_the_device_is_back(hall: CityHall) -> None:
    case = hall.case_in(State.ACTIVE)
    with on(DAY), hall.sit(Role.HR) as seat:
        seat.case("MA-2026-00001", "Bis 30.04.2028.")
        seat.step("Widerruf einleiten")
        seat.say_why("Die Aufgabe am Schalter ist neu hinzugekommen.")
        assert seat.text_of("Anhörung bis") == "16.03.2026"
        seat.say("Widerruf einleiten", "Widerruf eingeleitet")
        seat.wait_to_see("Anhörung bis 16.03.2026.")
        assert not seat.can("Widerrufen")
        seat.take_up("Eintragen", "Beteiligung: Müller, Jörg")
        seat.choose("Ergebnis", "Zugestimmt")
        seat.say("Ergebnis eintragen", "Ergebnis der Beteiligung eingetragen")
    with on(date(2026, 3, 16)), hall.sit(Role.HR) as seat:
        seat.take_up("Widerrufen", "Widerruf: Müller, Jörg")
        assert seat.text_of("Begründung") == "Die Aufgabe am Schalter ist neu hinzugekommen."
        assert seat.text_of("Wirksam zum") == "13.04.2026"
        seat.press("Widerrufen")
        seat.wait_to_see("„Interessenabwägung“ fehlt noch.")
        seat.enter("Interessenabwägung", "Der Publikumsverkehr wiegt schwerer als der kürzere Weg.")
        seat.enter("Angehört am", "16.3.26")
        seat.enter("Wirksam zum", "12.4.26")
        seat.press("Widerrufen")
        seat.wait_to_see("Frühestens zum 13.04.2026.")
        seat.enter("Wirksam zum", "13.4.26")
        seat.say("Widerrufen", "MA-2026-00001: Widerrufen.")
    with on(date(2026, 4, 14)), hall.sit(Role.IT) as seat:
        seat.take_up("Zurücknehmen", "Müller, Jörg")
        seat.wait_to_see("1 gescannt")
        seat.say("Zurücknehmen", "N-00001 zurückgenommen")
        seat.take_up("Abschließen", "Ende: Müller, Jörg")
        seat.say("Abschließen", "MA-2026-00001: Abgeschlossen.")
        seat.has_nothing_to_do()
    assert hall.look_at(case).state is State.CLOSED


def test_a_renewal_round_from_the_quarter_to_new_agreements(hall: CityHall) -> None:
    before = [running(hall, "20", "Aydin"), running(hall, "21", "Becker")]
    with on(DAY):
        with hall.sit(Role.HR) as seat:
            seat.press("Anträge")
            seat.menu("Antrag", "Verlängerungsrunde …")
            seat.face()
            seat.wait_to_see("In diesem Quartal endet kein Vorgang")
            seat.choose("Quartal", "2. Quartal 2026 (bis 30.06.2026)")
            seat.wait_to_see("2 Entwürfe anlegen")
            seat.say("2 Entwürfe anlegen", "2 Entwürfe angelegt.")
            for name, number in (("Aydin", "MA-2026-00003"), ("Becker", "MA-2026-00004")):
                hand_in_renewal(seat, name, number)
            both(seat, "Eingereicht", "An Führungskraft weiterleiten")
        with hall.sit(Role.MANAGER) as seat:
            both(seat, "Stellungnahme", "Stellung nehmen", Votum="Befürwortet")
        with hall.sit(Role.HEAD) as seat:
            both(seat, "Votum", "Votum abgeben", Votum="Befürwortet")
        with hall.sit(Role.IT) as seat:
            both(seat, "IT-Prüfung", "IT-Prüfung abschließen")
        with hall.sit(Role.HR) as seat:
            both(seat, "Prüfung Personal", "Beteiligen", Beabsichtigt="Genehmigen")
            for name in ("Aydin", "Becker"):
                seat.take_up("Entscheiden", f"Entscheidung: {name}, Jörg")
                seat.say("Genehmigen", "Genehmigt.")
                seat.take_up("Eintragen", f"Unterschrift: {name}, Jörg")
                seat.say("Unterschriften eintragen", "Unterschriften eingetragen")
        assert {hall.look_at(it).state for it in before} == {State.ACTIVE}
        with hall.sit(Role.IT) as seat:
            for name in ("Aydin", "Becker"):
                seat.take_up("Übergeben", f"Übergabe: {name}, Jörg")
                seat.say("Übergeben und aktivieren", "Übergeben und aktiv")
        with hall.sit(Role.HR) as seat:
            seat.case("MA-2026-00003", "Bis 31.05.2028.")
            seat.case("MA-2026-00001", "Durch einen neuen Vorgang abgelöst")
            seat.has_nothing_to_do()
    assert {(it.state, it.end_reason) for it in map(hall.look_at, before)} == {
        (State.CLOSED, EndReason.SUCCEEDED)
    }


def running(hall: CityHall, personnel_no: str, last_name: str) -> Application:
    """A case that ends in the next quarter."""
    person = hall.hr.person(
        personnel_no, last_name=last_name, manager_id=hall.manager.id, unit_id=hall.unit.id
    )
    span = {"begins_on": DAY, "ends_on": date(2026, 5, 31)}
    return hall.walk(hall.draft(employee_id=person.id, equipment=(), **span), TO_ACTIVE)


def hand_in_renewal(seat: CaseSeat, name: str, number: str) -> None:
    """What is declared and signed comes on paper again; the rest is known."""
    seat.take_up("Fertigstellen", f"Entwurf: {name}, Jörg")
    seat.wait_to_see("Erklärungen")
    assert (seat.text_of("Beginn"), seat.text_of("Ende")) == ("01.06.2026", "31.05.2028")
    seat.enter("Eingegangen am", "2.3.26")
    seat.tick_all("Erklärungen")
    seat.enter("Unterschrieben am", "27.2.26")
    seat.choose("Form der Unterschrift", "Unterschrift auf Papier")
    seat.say("Einreichen", f"{number} eingereicht.")


def both(seat: CaseSeat, state: str, step: str, **answers: str) -> None:
    """One step with the two cases that wait for this person."""
    seat.press("Anträge")
    seat.press("Warten auf mich")
    seat.into_the_list()
    seat.wait_until(lambda: seat.rows_that_say(state) == 2)
    seat.key(Qt.Key.Key_A, CTRL)
    seat.wait_to_see("2 Vorgänge ausgewählt")
    seat.wait_until(lambda: seat.can(step))
    seat.step(step)
    for label, word in answers.items():
        seat.choose(label, word)
    seat.say(step, "2 Vorgänge: ")


def test_a_leaver_whose_case_and_devices_are_settled_before_the_farewell(hall: CityHall) -> None:
    case = hall.case_in(State.ACTIVE)
    exit_on = date(2026, 4, 30)
    with on(DAY), hall.sit(Role.HR) as seat:
        seat.search_for("mueller", "Müller, Jörg")
        seat.wait_to_see("Jörg Müller")
        seat.menu("Person", "Bearbeiten")
        seat.wait_to_see("Speichern")
        seat.enter("Austritt", "30.4.26")
        seat.save()
        seat.wait_to_see("30.04.2026")
        seat.take_up("Beenden", "Müller, Jörg")
        assert seat.text_of("Wirksam zum") == "30.04.2026"
        seat.say("Beenden", "MA-2026-00001: Beendet.")
        seat.take_up_at_once("Beenden", "Müller, Jörg")
        seat.wait_for_notice("Vorgang zum Austritt beenden: erledigt.")
    assert hall.look_at(case).effective_on == exit_on
    with on(exit_on), hall.sit(Role.IT) as seat:
        seat.take_up("Rückgabe", "Müller, Jörg")
        seat.wait_to_see("1 gescannt")
        seat.say("Zurücknehmen", "N-00001 zurückgenommen")
        seat.take_up_at_once("Rückgabe", "Müller, Jörg")
        seat.wait_for_notice("Geräte zurücknehmen: erledigt.")
        seat.take_up("Abschließen", "Ende: Müller, Jörg")
        seat.say("Abschließen", "MA-2026-00001: Abgeschlossen.")
        seat.has_nothing_to_do()
    with on(date(2026, 5, 4)), hall.sit(Role.HR) as seat:
        seat.has_nothing_to_do()
        seat.case("MA-2026-00001", "Abgeschlossen")
