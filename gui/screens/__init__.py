"""The screens: each a list, a card and what can be done there."""

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.screen import Screen


def _devices(desk: Desk) -> QWidget:
    from gui.screens.devices.screen import DeviceScreen

    return DeviceScreen(desk)


def _people(desk: Desk) -> QWidget:
    from gui.screens.people.screen import PeopleScreen

    return PeopleScreen(desk)


def _administration(desk: Desk) -> QWidget:
    from gui.screens.administration.screen import AdministrationScreen

    return AdministrationScreen(desk)


SCREENS = (
    Screen("devices", "Geräte", "laptop", ("devices",), _devices),
    Screen("people", "Personen", "users", ("people",), _people),
    Screen(
        "administration",
        "Verwaltung",
        "gear-six",
        ("units", "models", "contracts", "licences"),
        _administration,
        at_the_bottom=True,
    ),
)
