"""The life of a case from desk to desk: approved, refused, revoked, renewed, and ended by a farewell."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inventory.actor import Role
from tests.inventory.approvals.office import DAY
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
