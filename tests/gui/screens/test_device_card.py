"""The card of a device: what it says, and what can be done from it."""

from PySide6.QtCore import Qt

from gui.shell import Shell
from inventory.devices.lifecycle import State, Step
from tests.gui.screens.conftest import TODAY, Office, answer, do, leave_dialog, pick
from tests.hands import Hands
from tests.inventory.clerk import IMEI, Clerk


def go_to(window: Shell, hands: Hands, device_id: int, number: str) -> None:
    window.reveal("devices", device_id)
    hands.wait_to_see(number)


def test_the_card_names_who_has_the_device_and_that_it_is_late(
    window: Shell, devices: Hands, office: Office
) -> None:
    go_to(window, devices, office.devices[0].key(), "N-00001")
    devices.wait_to_see("Rückgabe überfällig seit 3 Tagen")
    assert devices.sees("Müller, Jörg")
    assert devices.sees("Standardnotebook · Lenovo T14 · SN-1")
    assert devices.sees("mit Netzteil, Tasche")


def test_a_device_in_stock_offers_to_be_issued(window: Shell, devices: Hands, office: Office) -> None:
    go_to(window, devices, office.devices[2].key(), "N-00003")
    devices.wait_to_see("Bereit zur Ausgabe")
    devices.press("Ausgeben")
    answer(devices)
    pick(devices, "Person", "muell", "Müller, Jörg")
    devices.key(Qt.Key.Key_Return)
    devices.wait_for_notice("N-00003 ausgegeben.")
    leave_dialog(devices)
    devices.wait_to_see("Bei Müller, Jörg")


def test_the_holder_leads_to_the_person(window: Shell, devices: Hands, office: Office) -> None:
    go_to(window, devices, office.devices[1].key(), "N-00002")
    devices.wait_to_see("Krüger, Björn")
    devices.press("Krüger, Björn")
    devices.wait_to_see("Verlässt die Stadt am")


def test_a_returned_device_is_wiped_and_back_in_stock(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.take_back(office.devices[1])
    go_to(window, devices, office.devices[1].key(), "N-00002")
    devices.wait_to_see("Noch nicht gelöscht")
    devices.press("Gelöscht einlagern")
    answer(devices)
    devices.press("Gelöscht einlagern")
    devices.wait_to_see("„Löschnachweis“ fehlt noch.")
    devices.enter("Löschnachweis", "LN-77")
    devices.press("Gelöscht einlagern")
    devices.wait_for_notice("N-00002: Gelöscht und eingelagert.")
    assert clerk.look_at(office.devices[1]).state is State.STOCK


def test_a_step_without_questions_is_taken_at_once(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.step(office.devices[2], Step.RESERVE, reserved_for_id=office.mueller.id)
    go_to(window, devices, office.devices[2].key(), "N-00003")
    devices.wait_to_see("Reserviert für Müller, Jörg")
    do(window, "Freigeben")
    devices.wait_for_notice("N-00003: Reservierung aufgehoben.")


def test_the_card_is_edited_in_place_and_says_what_is_wrong(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    go_to(window, devices, office.devices[2].key(), "N-00003")
    devices.wait_to_see("Bereit zur Ausgabe")
    do(window, "Bearbeiten")
    devices.wait_to_see("N-00003 bearbeiten")
    devices.enter("Seriennummer", "")
    devices.press("Speichern")
    devices.wait_to_see("„Seriennummer“ fehlt noch.")
    devices.enter("Seriennummer", "SN-3-NEU")
    devices.press("Speichern")
    devices.wait_for_notice("N-00003 geändert.")
    assert clerk.look_at(office.devices[2]).serial_no == "SN-3-NEU"


def test_a_booking_of_the_history_can_be_taken_back(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.take_back(office.devices[1])
    go_to(window, devices, office.devices[1].key(), "N-00002")
    devices.wait_to_see("Noch nicht gelöscht")
    devices.press(f"{TODAY:%d.%m.%Y}: Zurückgenommen, Mehr")
    devices.front.actions()[0].trigger()
    devices.wait_for_notice("Zurückgenommen")
    devices.wait_to_see("Bei Krüger, Björn")


def test_an_imei_is_masked_until_somebody_asks(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    from inventory.devices import actions

    delivery = {"model_id": office.lte.id, "ownership": "eigen", "purchased_on": TODAY}
    received = [actions.Received("LTE-1", IMEI)]
    (device,) = clerk.do(actions.take_in, delivery=delivery, received=received)
    devices.wait_to_see("5 Geräte")
    go_to(window, devices, device.key(), device.inventory_no)
    devices.wait_to_see("•••••••••••7518 zeigen")
    assert not devices.sees(IMEI)
    devices.press("IMEI: •••••••••••7518 zeigen")
    devices.wait_to_see(IMEI)


def test_the_card_shows_how_it_was_on_a_day_and_says_so(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    go_to(window, devices, office.devices[0].key(), "N-00001")
    devices.wait_to_see("Rückgabe überfällig")
    do(window, "Stand am …")
    answer(devices)
    devices.enter("Tag", f"{TODAY:%d.%m.%Y}")
    devices.press("Zeigen")
    devices.wait_to_see(f"So war es am {TODAY:%d.%m.%Y}")
    assert devices.sees("Das ist nicht der heutige Stand.")
    devices.press("Zurück zu heute")
    devices.wait_to_see("Rückgabe überfällig")
