"""From what administration keeps to everything that belongs to it, and back."""

from gui.parts.list.panel import ListPanel
from gui.shell import Shell
from tests.gui.screens.conftest import Office
from tests.hands import Hands
from tests.inventory.clerk import Clerk


def rows(window: Shell) -> int:
    screen = window.screen_shown
    assert screen is not None
    return next(it for it in screen.findChildren(ListPanel) if it.isVisible())._model.rowCount()


def test_a_model_leads_to_its_devices(window: Shell, administration: Hands, office: Office) -> None:
    window.reveal("models", office.model.key())
    administration.wait_to_see("Im Katalog")
    administration.press("4 Geräte zeigen")
    administration.wait_until(lambda: window.key == "devices")
    administration.wait_to_see("Modell: Lenovo T14")
    administration.wait_until(lambda: rows(window) == 4)


def test_a_contract_without_devices_says_nothing_of_them(
    window: Shell, administration: Hands, office: Office
) -> None:
    window.reveal("contracts", office.contract.key())
    administration.wait_to_see("Läuft bis 01.01.2028")
    assert not administration.sees("zeigen")


def test_a_contract_leads_to_its_devices(
    window: Shell, administration: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.delivery("M-1", "M-2", model_id=office.model.id, ownership="miete", contract_id=office.contract.id)
    window.reveal("contracts", office.contract.key())
    administration.wait_to_see("2 Geräte zeigen")
    administration.press("2 Geräte zeigen")
    administration.wait_until(lambda: window.key == "devices" and rows(window) == 2)


def test_a_unit_leads_to_its_people(window: Shell, administration: Hands, office: Office) -> None:
    window.reveal("units", office.unit.key())
    administration.wait_to_see("2 Personen zeigen")
    administration.press("2 Personen zeigen")
    administration.wait_until(lambda: window.key == "people" and rows(window) == 2)


def test_the_pool_that_has_a_device_is_a_link_and_leads_back_to_its_devices(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.issue(office.devices[2], pool_id=office.unit.id)
    window.reveal("devices", office.devices[2].key())
    devices.wait_to_see("Bei FB 51 Kinder und Jugend")
    devices.press("FB 51 Kinder und Jugend")
    devices.wait_to_see("1 Gerät im Pool zeigen")
    devices.press("1 Gerät im Pool zeigen")
    devices.wait_until(lambda: window.key == "devices" and rows(window) == 1)
    devices.wait_to_see("Bei FB 51 Kinder und Jugend")
