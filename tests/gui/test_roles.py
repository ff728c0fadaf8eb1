"""Each role walks through every screen: what is not theirs is not there, and nothing breaks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.parts.list.panel import ListPanel
from gui.screens.administration.tabs import Tabs
from inventory.actor import Role
from inventory.approvals.states import State
from tests import a11y
from tests.gui.screens.cityhall import CTRL, CityHall, Seat

ALL = ["Heute", "Anträge", "Geräte", "Personen", "Papiere", "Verwaltung"]
SCREENS = {
    Role.IT: ALL,
    Role.HR: ALL,
    Role.MANAGER: ["Heute", "Anträge", "Geräte", "Personen", "Papiere"],
    Role.HEAD: ["Heute", "Anträge", "Personen", "Papiere"],
    Role.CONTROLLING: ["Heute", "Geräte", "Papiere", "Verwaltung"],
    Role.AUDITOR: ["Heute", "Anträge", "Geräte", "Papiere", "Verwaltung"],
    Role.ADMIN: ["Heute", "Personen", "Verwaltung"],
}
SECTIONS = {
    Role.IT: ["Einheiten", "Modelle", "Verträge", "Lizenzen"],
    Role.HR: ["Einheiten", "Dienstvereinbarung", "Stadt und Briefkopf"],
    Role.CONTROLLING: ["Modelle", "Verträge", "Lizenzen"],
    Role.AUDITOR: ["Dienstvereinbarung"],
    Role.ADMIN: ["Einheiten", "Dienstvereinbarung", "Stadt und Briefkopf", "Konten", "Vertretungen"],
}
KEPT = {
    Role.IT: {"Modelle": "Neues Modell", "Verträge": "Neuer Vertrag", "Lizenzen": "Neue Lizenz"},
    Role.HR: {"Einheiten": "Neue Einheit", "Dienstvereinbarung": "Neue Fassung"},
    Role.ADMIN: {"Konten": "Neues Konto", "Vertretungen": "Neue Vertretung"},
}
"""The sections in which a role can add something, and with which verb."""
CONTENT = ("Umfang", "Zuständig", "Führungskraft", "Dienstvereinbarung")
"""Columns that tell what an application is about."""
SECRETS = ("Straße und Hausnummer", "Vorrang", "Beteiligung der SBV gewünscht")


def columns(seat: Seat) -> set[str]:
    panel = next(it for it in seat.shell.findChildren(ListPanel) if it.isVisible())
    return {it.title for it in panel.listing.columns}


def every_screen(seat: Seat) -> None:
    """Look at each, without a mouse, until all of it is there."""
    for title in [screen.title for screen in seat.shell.screens.values()]:
        seat.go(title)
        QTest.qWait(300)
        assert a11y.problems(seat.shell.window()) == []


@pytest.mark.parametrize("role", Role)
def test_everybody_finds_exactly_the_screens_that_are_theirs_and_can_use_them_by_keyboard(
    hall: CityHall, qtbot: QtBot, role: Role
) -> None:
    hall.case_in(State.ACTIVE)
    with hall.seat(qtbot, role) as seat:
        assert [screen.title for screen in seat.shell.screens.values()] == SCREENS[role]
        every_screen(seat)


@pytest.mark.parametrize("role", SECTIONS)
def test_the_sections_of_administration_are_those_of_the_role_and_only_its_own_have_verbs(
    hall: CityHall, qtbot: QtBot, role: Role
) -> None:
    hall.stock()
    with hall.seat(qtbot, role) as seat:
        seat.go("Verwaltung")
        tabs = next(it for it in seat.shell.findChildren(Tabs) if it.isVisible())
        sections = [tabs.tabText(place) for place in range(tabs.count())]
        assert sections == SECTIONS[role]
        for place, section in enumerate(sections):
            tabs.setCurrentIndex(place)
            QTest.qWait(200)
            new = [words for words in seat.actions() if words.startswith("Neu")]
            assert new == [KEPT[role][section]] if section in KEPT.get(role, {}) else new == []
            keeps = section in KEPT.get(role, {}) or section == "Stadt und Briefkopf"
            assert ("Bearbeiten" in seat.actions()) is keeps


@pytest.mark.parametrize("role", [Role.IT, Role.MANAGER, Role.HEAD, Role.AUDITOR])
def test_what_an_application_says_is_a_column_only_for_those_who_have_a_say(
    hall: CityHall, qtbot: QtBot, role: Role
) -> None:
    hall.case_in(State.OPINION)
    with hall.seat(qtbot, role) as seat:
        seat.go("Anträge")
        seen = columns(seat) & set(CONTENT)
        assert seen == (set() if role is Role.IT else set(CONTENT))


@pytest.mark.parametrize("role", [Role.IT, Role.MANAGER, Role.HEAD, Role.HR])
def test_the_home_the_priority_and_the_disability_body_stand_on_the_card_for_hr_alone(
    hall: CityHall, qtbot: QtBot, role: Role
) -> None:
    at_home = {"street": "Am Bach 1", "postcode": "50999", "city": "Talheim", "hours": 16}
    values = {"form": "telearbeit", **at_home, "priority": True, "disability_heard": True}
    case = hall.case_in(State.OPINION, **values)
    with hall.seat(qtbot, role) as seat:
        seat.look_at(case, "Wartet auf")
        for label in SECRETS:
            assert seat.sees(label) is (role is Role.HR), label
        assert not seat.sees("Am Bach")


def test_a_manager_sees_only_the_own_people_and_finds_nobody_else(hall: CityHall, qtbot: QtBot) -> None:
    other = hall.hr.person("77", first_name="Svea", last_name="Lindqvist", unit_id=hall.unit.id)
    hall.draft(employee_id=other.id)
    with hall.seat(qtbot, Role.MANAGER) as seat:
        seat.go("Personen")
        seat.wait_to_see("4 Personen")
        seat.key(Qt.Key.Key_K, CTRL)
        seat.type_text("lindqvist")
        seat.key(Qt.Key.Key_Return)
        seat.wait_for_notice("Zu „lindqvist“ gibt es nichts.")
        seat.shell.reveal("accounts", 1)
        seat.wait_for_notice("Das gehört nicht zu dem, was Sie hier sehen dürfen.")
