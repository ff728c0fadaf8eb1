"""„Sammeländerung“: seen before it happens, booked as one, taken back as one."""

from gui.parts.list.view import ListView
from gui.screens.devices.bulk import BulkDialog
from gui.shell import Shell
from tests.gui.screens.conftest import Office, answer, do
from tests.hands import Hands
from tests.inventory.clerk import Clerk


def test_many_devices_are_changed_after_a_preview_and_taken_back(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    view = window.findChild(ListView)
    assert isinstance(view, ListView)
    view.selectAll()
    devices.wait_to_see("4 Geräte ausgewählt")
    do(window, "Sammeländerung …")
    answer(devices)
    dialog = devices.dialog()
    assert isinstance(dialog, BulkDialog)
    next(it for it in dialog._add.menu().actions() if it.text() == "Rechnung").trigger()
    devices.wait_to_see("Rechnung")
    devices.enter("Rechnung", "R-2026-1")
    devices.press("Vorschau")
    devices.wait_to_see("4 Geräte ändern sich.")
    devices.press("4 Geräte ändern")
    devices.wait_for_notice("Sammeländerung: 4 Geräte geändert.")
    assert clerk.look_at(office.devices[3]).invoice_no == "R-2026-1"
    devices.press("Rückgängig")
    devices.wait_for_notice("Rückgängig gemacht")
    assert clerk.look_at(office.devices[3]).invoice_no is None
