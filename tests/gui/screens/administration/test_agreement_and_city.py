"""A new version of the works agreement says what it changes; the city says what letters still need."""

from pytestqt.qtbot import QtBot

from gui.screens.plaintable import PlainTable
from inventory.actor import Role
from inventory.approvals.states import State
from tests.gui.screens.administration.test_accounts import go
from tests.gui.screens.cityhall import CityHall, Seat


def compared(seat: Seat) -> list[tuple[str, ...]]:
    """The lines of the table that tells what changes."""
    table = seat.front.findChildren(PlainTable)[0]
    if not table.isVisible():
        return []
    model = table.model()
    columns = range(model.columnCount())
    return [tuple(model.index(row, it).data() for it in columns) for row in range(model.rowCount())]


def test_a_new_version_begins_as_the_newest_one_and_shows_every_difference(
    hall: CityHall, qtbot: QtBot
) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        go(seat, "Dienstvereinbarung")
        seat.wait_to_see("Gilt seit 01.01.2022")
        seat.ask("Neue Fassung")
        seat.wait_until(lambda: seat.text_of("Probezeit in Monaten") == "6")
        assert compared(seat) == []
        seat.enter("Gültig ab", "1.7.26")
        seat.leave()
        seat.enter("Probezeit in Monaten", "4")
        seat.enter("Stellungnahme der Führungskraft", "10")
        seat.wait_until(
            lambda: (
                compared(seat)
                == [("Probezeit in Monaten", "6", "4"), ("Stellungnahme der Führungskraft", "14", "10")]
            )
        )
        assert "01.07.2026" in seat.text_of("Bezeichnung")
        seat.take("Anlegen")
        seat.wait_for_notice("Neue Fassung der Dienstvereinbarung")
        seat.wait_to_see("Gilt ab 01.07.2026")
        assert seat.sees("6 → 4")


def test_a_version_cannot_begin_before_the_newest_one(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        go(seat, "Dienstvereinbarung")
        seat.wait_to_see("Gilt seit 01.01.2022")
        seat.ask("Neue Fassung")
        seat.wait_until(lambda: seat.text_of("Probezeit in Monaten") == "6")
        seat.enter("Gültig ab", "01.01.2021")
        seat.press("Anlegen")
        seat.wait_to_see("Die jüngste Fassung gilt ab dem 01.01.2022.")


def test_a_version_with_cases_is_fixed_and_leads_to_them(hall: CityHall, qtbot: QtBot) -> None:
    hall.case_in(State.OPINION)
    with hall.seat(qtbot, Role.HR) as seat:
        go(seat, "Dienstvereinbarung")
        seat.wait_to_see("für Änderungen bitte eine neue Fassung anlegen.")
        assert not seat.can("Bearbeiten")
        seat.press("1 Vorgang zeigen")
        seat.wait_until(lambda: seat.shell.key == "approvals")
        seat.wait_until(lambda: seat.rows.model().rowCount() == 1)


def test_the_city_names_what_letters_still_need_until_it_is_there(hall: CityHall, qtbot: QtBot) -> None:
    with hall.seat(qtbot, Role.HR) as seat:
        go(seat, "Stadt und Briefkopf")
        seat.wait_to_see("Es fehlen noch Angaben")
        seat.choose_action("Bearbeiten")
        seat.enter("Bildschirmarbeitsplätze", "0")
        seat.press("Speichern")
        seat.wait_to_see("Bitte die Zahl der Bildschirmarbeitsplätze.")
        seat.enter("Bildschirmarbeitsplätze", "1900")
        for label, text in (
            ("Stadt", "Stadt Talheim"),
            ("Fachbereich", "FB 11 Personal"),
            ("Straße und Hausnummer", "Rathausplatz 1"),
            ("Postleitzahl", "50999"),
            ("Ort", "Talheim"),
        ):
            seat.enter(label, text)
        seat.press("Speichern")
        seat.wait_to_see("So steht es auf jedem Schreiben.")
