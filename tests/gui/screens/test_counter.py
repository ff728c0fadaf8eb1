"""Issuing and taking back with a scanner, from both sides."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox

from gui.shell import Shell
from inventory.devices import scanning
from inventory.devices.fields import Accessory, Condition
from inventory.devices.lifecycle import State, Step
from inventory.text import date_text
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


def accessories(hands: Hands) -> list[str]:
    """What is ticked to go along."""
    return [it.text() for it in hands.front.findChildren(QCheckBox) if it.isChecked()]


def test_a_notebook_goes_out_with_its_power_supply(
    window: Shell, people: Hands, office: Office, clerk: Clerk
) -> None:
    window.reveal("people", office.mueller.key())
    people.wait_to_see("Hat 1 Gerät")
    people.press("Gerät ausgeben")
    answer(people)
    assert accessories(people) == []
    scan(people, "N-00003")
    people.wait_until(lambda: accessories(people) == ["Netzteil"])
    people.press("Ausgeben")
    people.wait_for_notice("N-00003 ausgegeben.")
    assert clerk.see(scanning.handed_over, device_ids=[office.devices[2].key()]) == (Accessory.POWER,)


def test_who_says_what_goes_along_is_not_corrected_by_the_next_scan(
    window: Shell, people: Hands, office: Office
) -> None:
    window.reveal("people", office.mueller.key())
    people.wait_to_see("Hat 1 Gerät")
    people.press("Gerät ausgeben")
    answer(people)
    scan(people, "N-00003")
    people.wait_until(lambda: accessories(people) == ["Netzteil"])
    people.tick("Netzteil")
    people.tick("Tasche")
    scan(people, "N-00004")
    people.wait_to_see("2 gescannt")
    assert accessories(people) == ["Tasche"]


def test_something_else_than_computers_goes_out_without(
    window: Shell, people: Hands, office: Office, clerk: Clerk
) -> None:
    model = clerk.model("accessory", "Beamer")
    clerk.delivery("B-1", model_id=model.id)
    window.reveal("people", office.mueller.key())
    people.wait_to_see("Hat 1 Gerät")
    people.press("Gerät ausgeben")
    answer(people)
    scan(people, "N-00003")
    people.wait_until(lambda: accessories(people) == ["Netzteil"])
    scan(people, "Z-00001")
    people.wait_to_see("2 gescannt")
    assert accessories(people) == []


def test_missing_accessories_and_damage_are_kept_with_the_return(
    window: Shell, devices: Hands, office: Office
) -> None:
    do(window, "Rücknahme mit Scanner")
    answer(devices)
    scan(devices, "N-00001")
    devices.wait_to_see("1 gescannt")
    devices.choose("Zustand von N-00001", Condition.BROKEN.label)
    back = next(it for it in devices.front.findChildren(QAbstractButton) if it.text() == "Netzteil, Tasche")
    next(it for it in back.menu().actions() if it.text() == "Tasche").trigger()  # type: ignore[attr-defined]
    assert devices.sees("fehlt: Tasche")
    devices.press("Zurücknehmen")
    devices.wait_for_notice("N-00001 zurückgenommen.")
    leave_dialog(devices)
    window.reveal("devices", office.devices[0].key())
    devices.wait_to_see("Tasche kam von Müller, Jörg nicht zurück.")
    assert devices.sees("Defekt · es fehlt: Tasche")


def test_a_wrong_scan_is_taken_out_again(window: Shell, devices: Hands) -> None:
    do(window, "Rücknahme mit Scanner")
    answer(devices)
    devices.press("Zurücknehmen")
    devices.wait_to_see("Noch ist kein Gerät gescannt.")
    scan(devices, "N-00001")
    devices.wait_to_see("1 gescannt")
    devices.press("Zeile entfernen")
    devices.wait_to_see("0 gescannt")


def test_a_return_before_the_issue_is_refused_at_its_field(window: Shell, devices: Hands) -> None:
    do(window, "Rücknahme mit Scanner")
    answer(devices)
    scan(devices, "N-00001")
    devices.wait_to_see("1 gescannt")
    devices.enter("Am", "01.01.2020")
    devices.press("Zurücknehmen")
    devices.wait_to_see("Ausgegeben wurde das Gerät erst am 01.02.2026.")


def test_nothing_goes_out_to_who_has_left_by_then(window: Shell, people: Hands, office: Office) -> None:
    gone = office.krueger.exit_on
    assert gone
    window.reveal("people", office.krueger.key())
    people.wait_to_see("Verlässt die Stadt am")
    do(window, "Gerät ausgeben")
    answer(people)
    scan(people, "N-00003")
    people.wait_to_see("1 gescannt")
    people.enter("Am", date_text(gone + timedelta(days=1)))
    people.press("Ausgeben")
    people.wait_to_see(f"Der Austritt von Krüger, Björn ist am {date_text(gone)}.")


def test_a_reserved_device_suggests_whom_it_was_kept_for(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.step(office.devices[2], Step.RESERVE, reserved_for_id=office.mueller.id)
    window.reveal("devices", office.devices[2].key())
    devices.wait_to_see("Reserviert für Müller, Jörg")
    devices.press("Ausgeben")
    answer(devices)
    devices.wait_to_see("1 gescannt")
    devices.press("Ausgeben")
    devices.wait_for_notice("N-00003 ausgegeben.")
    assert clerk.look_at(office.devices[2]).employee_id == office.mueller.id
