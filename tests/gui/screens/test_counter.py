"""Issuing and taking back with a scanner, from both sides."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from gui.shell import Shell
from inventory.devices.fields import Condition
from inventory.devices.lifecycle import State
from tests.gui.screens.conftest import Office, answer, do, leave_dialog
from tests.hands import Hands
from tests.inventory.clerk import Clerk


def scan(hands: Hands, code: str) -> None:
    hands.enter("Gerät scannen", code)
    hands.key(Qt.Key.Key_Return, into=hands.field("Gerät scannen"))


def test_scanned_devices_are_taken_back_as_one_booking(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    do(window, "Rücknahme mit Scanner")
    answer(devices)
    scan(devices, "N-00001")
    devices.wait_to_see("1 gescannt")
    scan(devices, "SN-2")
    devices.wait_to_see("2 gescannt")
    devices.choose("Zustand von N-00002", Condition.DAMAGED.label)
    devices.press("2 Geräte zurücknehmen")
    devices.wait_for_notice("2 Geräte zurückgenommen. Als Nächstes löschen und einlagern.")
    assert clerk.look_at(office.devices[0]).state is State.RETURNED
    assert clerk.look_at(office.devices[1]).condition is Condition.DAMAGED
    devices.press("Rückgängig")
    devices.wait_for_notice("Rückgängig gemacht")
    assert clerk.look_at(office.devices[0]).employee_id == office.mueller.id


def test_a_device_nobody_holds_is_flagged_at_once(window: Shell, devices: Hands) -> None:
    do(window, "Rücknahme mit Scanner")
    answer(devices)
    scan(devices, "N-00003")
    devices.wait_to_see("N-00003: Niemand hat das Gerät, es ist „Lager“.")
    scan(devices, "99999")
    devices.wait_to_see("„99999“ gehört zu keinem Gerät. Ist es schon aufgenommen?")
    scan(devices, "N-00001")
    devices.wait_to_see("1 gescannt")
    scan(devices, "N-00001")
    devices.wait_to_see("N-00001 ist schon in der Liste.")
    devices.press("Zeile entfernen")
    devices.wait_to_see("0 gescannt")
    devices.press("Zurücknehmen")
    devices.wait_to_see("Noch ist kein Gerät gescannt.")


def test_enter_without_a_code_books(window: Shell, devices: Hands, office: Office, clerk: Clerk) -> None:
    do(window, "Rücknahme mit Scanner")
    answer(devices)
    scan(devices, "N-00002")
    devices.wait_to_see("1 gescannt")
    devices.key(Qt.Key.Key_Return, into=devices.field("Gerät scannen"))
    devices.wait_for_notice("N-00002 zurückgenommen.")
    assert clerk.look_at(office.devices[1]).state is State.RETURNED


def test_from_the_person_devices_are_scanned(
    window: Shell, people: Hands, office: Office, clerk: Clerk
) -> None:
    window.reveal("people", office.mueller.key())
    people.wait_to_see("Hat 1 Gerät")
    people.press("Gerät ausgeben")
    answer(people)
    assert people.sees("Geräte an Jörg Müller ausgeben")
    scan(people, "N-00003")
    people.wait_to_see("1 gescannt")
    scan(people, "N-00002")
    people.wait_to_see("N-00002: Das Gerät hat schon Krüger, Björn. Erst zurücknehmen.")
    people.press("Ausgeben")
    people.wait_for_notice("N-00003 ausgegeben.")
    leave_dialog(people)
    people.wait_to_see("Hat 2 Geräte")
    assert clerk.look_at(office.devices[2]).employee_id == office.mueller.id


def test_the_choice_of_a_condition_has_a_name_of_its_own(window: Shell, devices: Hands) -> None:
    do(window, "Rücknahme mit Scanner")
    answer(devices)
    scan(devices, "N-00001")
    devices.wait_to_see("1 gescannt")
    assert isinstance(devices.field("Zustand von N-00001"), QComboBox)
    assert devices.sees("Netzteil, Tasche")
