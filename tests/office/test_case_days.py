"""The life of a case from desk to desk: approved, refused, revoked, renewed, and ended by a farewell."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.states import State
from tests.inventory.approvals.office import DAY, TO_HR, WHY
from tests.office.cityhall import CaseSeat, CityHall, on


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
        seat.say("Zurücknehmen", "N-00001 zurückgenommen")
        seat.take_up("Abschließen", "Ende: Müller, Jörg")
        seat.say("Abschließen", "MA-2026-00001: Abgeschlossen.")
        seat.has_nothing_to_do()
    assert hall.look_at(case).state is State.CLOSED
