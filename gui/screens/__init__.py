"""The screens: each a list, a card and what can be done there."""

from gui.desk import Desk
from gui.screen import Screen, Shown
from inventory.access.lists import ACCOUNTS, DEPUTIES
from inventory.approvals.lists import APPLICATIONS, RULESETS
from inventory.city.lists import CITIES
from inventory.devices.lists import CONTRACTS, DEVICES, LICENCES, MODELS
from inventory.papers.lists import PAPERS
from inventory.people.lists import PEOPLE, UNITS


def _today(desk: Desk) -> Shown:
    from gui.screens.today.screen import TodayScreen

    return TodayScreen(desk)


def _approvals(desk: Desk) -> Shown:
    from gui.screens.approvals.screen import ApprovalsScreen

    return ApprovalsScreen(desk)


def _devices(desk: Desk) -> Shown:
    from gui.screens.devices.screen import DeviceScreen

    return DeviceScreen(desk)


def _people(desk: Desk) -> Shown:
    from gui.screens.people.screen import PeopleScreen

    return PeopleScreen(desk)


def _papers(desk: Desk) -> Shown:
    from gui.screens.papers.screen import PapersScreen

    return PapersScreen(desk)


def _administration(desk: Desk) -> Shown:
    from gui.screens.administration.screen import AdministrationScreen

    return AdministrationScreen(desk)


SCREENS = (
    Screen("today", "Heute", "house-line", (), _today),
    Screen("approvals", "Anträge", "file-text", (APPLICATIONS,), _approvals),
    Screen("devices", "Geräte", "laptop", (DEVICES,), _devices),
    Screen("people", "Personen", "users", (PEOPLE,), _people),
    Screen("papers", "Papiere", "file-pdf", (PAPERS,), _papers),
    Screen(
        "administration",
        "Verwaltung",
        "gear-six",
        (UNITS, MODELS, CONTRACTS, LICENCES, RULESETS, CITIES, ACCOUNTS, DEPUTIES),
        _administration,
        at_the_bottom=True,
    ),
)
