"""Correcting a record in its place: beside another desk, with second thoughts, and against what is newer."""

from PySide6.QtCore import Qt

from gui.shell import Shell
from inventory.devices import actions
from inventory.devices.records import Device
from tests.gui.screens.conftest import TODAY, Office, answer, do, leave_dialog
from tests.hands import Hands
from tests.inventory.clerk import Clerk


def edit(window: Shell, hands: Hands, device: Device) -> None:
    window.reveal("devices", device.key())
    hands.wait_to_see(f"Lenovo T14 · {device.serial_no}")
    do(window, "Bearbeiten")
    hands.wait_to_see(f"{device.inventory_no} bearbeiten")


def other_desk_saves(clerk: Clerk, device: Device, **values: str) -> None:
    clerk.do(actions.correct, device_id=device.key(), base=dict.fromkeys(values), values=values)


def test_the_same_field_of_two_desks_asks_with_both_values_side_by_side(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    device = office.devices[2]
    edit(window, devices, device)
    devices.enter("Rechnung", "R-HIER")
    other_desk_saves(clerk, device, invoice_no="R-DORT")
    devices.press("Speichern")
    answer(devices)
    assert devices.sees("Beide haben dasselbe geändert")
    assert devices.sees("a.fuchs hat inzwischen gespeichert. Was soll gelten?")
    assert devices.sees("R-DORT")
    devices.press("R-HIER")
    devices.press("Übernehmen")
    devices.wait_for_notice("N-00003 geändert.")
    assert clerk.look_at(device).invoice_no == "R-HIER"


def test_what_the_other_desk_saved_may_stay(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    device = office.devices[2]
    edit(window, devices, device)
    devices.enter("Rechnung", "R-HIER")
    devices.enter("SAP-Anlagennummer", "4000-1")
    other_desk_saves(clerk, device, invoice_no="R-DORT")
    devices.press("Speichern")
    answer(devices)
    devices.press("Übernehmen")
    devices.wait_for_notice("N-00003 geändert.")
    assert (clerk.look_at(device).invoice_no, clerk.look_at(device).asset_no) == ("R-DORT", "4000-1")


def test_different_fields_of_two_desks_are_merged_without_a_question(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    device = office.devices[2]
    edit(window, devices, device)
    devices.enter("Rechnung", "R-HIER")
    other_desk_saves(clerk, device, asset_no="4000-7")
    devices.press("Speichern")
    devices.wait_for_notice("N-00003 geändert.")
    assert (clerk.look_at(device).invoice_no, clerk.look_at(device).asset_no) == ("R-HIER", "4000-7")


def test_escape_leaves_at_once_if_nothing_was_typed(window: Shell, devices: Hands, office: Office) -> None:
    edit(window, devices, office.devices[2])
    devices.key(Qt.Key.Key_Escape)
    devices.wait_to_see("Bereit zur Ausgabe")


def test_escape_asks_before_it_throws_away_what_was_typed(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    edit(window, devices, office.devices[2])
    devices.enter("Rechnung", "R-1")
    devices.key(Qt.Key.Key_Escape)
    answer(devices)
    assert devices.sees("Was hier getippt wurde, geht dabei verloren.")
    devices.press("Abbrechen")
    leave_dialog(devices)
    assert devices.sees("N-00003 bearbeiten")
    devices.press("Abbrechen")
    answer(devices)
    devices.press("Verwerfen")
    leave_dialog(devices)
    devices.wait_to_see("Bereit zur Ausgabe")
    assert clerk.look_at(office.devices[2]).invoice_no is None


def test_who_looks_at_another_device_meanwhile_finds_what_was_typed(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    edit(window, devices, office.devices[2])
    devices.enter("Rechnung", "R-77")
    window.reveal("devices", office.devices[1].key())
    devices.wait_to_see("Bei Krüger, Björn")
    edit(window, devices, office.devices[2])
    devices.press("Speichern")
    devices.wait_for_notice("N-00003 geändert.")
    assert clerk.look_at(office.devices[2]).invoice_no == "R-77"


def test_a_booking_with_something_newer_after_it_stays_and_says_why(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.take_back(office.devices[1])
    window.reveal("devices", office.devices[1].key())
    devices.wait_to_see("Noch nicht gelöscht")
    devices.press(f"{TODAY:%d.%m.%Y}: Ausgegeben, Mehr")
    devices.front.actions()[0].trigger()
    devices.wait_for_notice("Das geht nicht mehr")
    assert "„Zurückgenommen“" in devices.notice()
    assert "a.fuchs" in devices.notice()
