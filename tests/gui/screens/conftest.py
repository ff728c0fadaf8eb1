"""The real window at a small real office: three people, a few devices, one of them overdue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.parts.list.panel import ListPanel
from gui.shell import Shell
from gui.window import Window
from inventory.devices.records import Contract, Device, DeviceModel
from inventory.people.records import Employee, Unit
from inventory.today import today
from tests.accounts import sign_up
from tests.hands import Hands, settle
from tests.inventory.clerk import Clerk

TODAY = today()


def answer(hands: Hands) -> None:
    """Wait for the dialog that was asked for, as one would before typing into it."""
    hands.wait_until(hands.dialog)
    if dialog := hands.dialog():
        dialog.activateWindow()
        hands.wait_until(dialog.isActiveWindow)


def leave_dialog(hands: Hands) -> None:
    hands.wait_until(lambda: hands.dialog() is None)


def pick(hands: Hands, label: str, typed: str, name: str) -> None:
    """Search for a record in a field, see it among the hits, take it with Enter."""
    hands.enter(label, typed)
    hands.wait_until(lambda: name in offered())
    hands.key(Qt.Key.Key_Return, into=QApplication.activePopupWidget())
    hands.wait_until(lambda: not offered())
    answer(hands)  # without a window manager nobody gives the focus back


def offered() -> list[str]:
    popup = QApplication.activePopupWidget()
    if not isinstance(popup, QListView):
        return []
    model = popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@dataclass(frozen=True)
class Office:
    unit: Unit
    mueller: Employee
    krueger: Employee
    model: DeviceModel
    lte: DeviceModel
    contract: Contract
    devices: list[Device]


@pytest.fixture
def office(clerk: Clerk) -> Office:
    """N-00001 is with Müller and overdue, N-00002 with Krüger, who leaves; the others are in stock."""
    unit = clerk.unit()
    mueller = clerk.person("4711", unit_id=unit.id)
    krueger = clerk.person(
        "4712",
        first_name="Björn",
        last_name="Krüger",
        email="b.krueger@stadt.example",
        unit_id=unit.id,
        exit_on=TODAY + timedelta(days=10),
    )
    model = clerk.model(useful_life=5, net="899.00")
    lte = clerk.model("notebook_lte", "X13 LTE")
    devices = clerk.delivery("SN-1", "SN-2", "SN-3", "SN-4", model_id=model.id)
    clerk.issue(
        devices[0],
        employee_id=mueller.id,
        accessories=("netzteil", "tasche"),
        expected_on=TODAY - timedelta(days=3),
    )
    clerk.issue(devices[1], employee_id=krueger.id)
    return Office(unit, mueller, krueger, model, lte, clerk.contract(), devices)


@pytest.fixture
def window(qtbot: QtBot, office: Office, sqlite_url: str) -> Iterator[Shell]:
    """What fills the window, once a database is open and the menus are there."""
    sign_up(sqlite_url)
    desk = Desk("k.meyer")
    window = Window(desk)
    window.show()
    with qtbot.waitSignal(window.equipped, timeout=20_000):
        desk.open(sqlite_url)
    yield window.shell
    window.close()
    for panel in window.findChildren(ListPanel):
        panel.stop()
    window.deleteLater()
    settle()
    desk.close()


@pytest.fixture
def hands(qtbot: QtBot, window: Shell) -> Hands:
    return Hands(qtbot, window.window())


@pytest.fixture
def devices(window: Shell, hands: Hands) -> Hands:
    """In front of the devices."""
    window.show_screen("devices")
    hands.wait_to_see("4 Geräte · 2 auf Lager · 1 überfällig")
    return hands


@pytest.fixture
def people(window: Shell, hands: Hands) -> Hands:
    """In front of the people."""
    window.show_screen("people")
    hands.wait_to_see("2 Personen · 2 mit Geräten")
    return hands


@pytest.fixture
def administration(window: Shell, hands: Hands) -> Hands:
    window.show_screen("administration")
    hands.wait_to_see("FB 51 Kinder und Jugend")
    return hands


def do(window: Shell, words: str) -> None:
    """Choose what the menu of the screen in sight offers."""
    screen = window.screen_shown
    assert screen is not None
    actions = [it for menu in screen.actions_by_menu().values() for it in menu if it.text() == words]
    assert len(actions) == 1, f"{len(actions)}x „{words}“"
    assert actions[0].isEnabled(), f"„{words}“ cannot be chosen now"
    actions[0].trigger()
