"""Taking in a delivery."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from sqlmodel import select

from gui.parts.button import Link
from gui.shell import Shell
from inventory.devices.records import Device
from tests.gui.screens.conftest import Office, answer, do, leave_dialog, pick
from tests.hands import Hands
from tests.inventory.clerk import IMEI, Clerk

SERIAL = "Seriennummer scannen"


def scan(hands: Hands, code: str, prompt: str = SERIAL) -> None:
    hands.enter(prompt, code)
    hands.key(Qt.Key.Key_Return, into=hands.field(prompt))


def begin(window: Shell, hands: Hands, typed: str, model: str) -> None:
    do(window, "Lieferung aufnehmen")
    answer(hands)
    pick(hands, "Modell", typed, model)
    hands.press("Weiter zum Scannen")
    hands.wait_to_see("0 gescannt")


def stands(hands: Hands, label: str) -> str:
    field = hands.field(label)
    assert isinstance(field, QLineEdit)
    return field.text()


def test_a_delivery_gets_its_numbers_in_sequence(window: Shell, devices: Hands, clerk: Clerk) -> None:
    begin(window, devices, "T14", "Lenovo T14")
    for serial in ("NEU-1", "NEU-2", "NEU-3"):
        scan(devices, serial)
    scan(devices, "NEU-2")
    devices.wait_to_see("NEU-2 steht schon in der Liste.")
    devices.press("3 Geräte aufnehmen")
    devices.wait_to_see("3 Geräte aufgenommen. Die Nummern gehören jetzt auf die Geräte.")
    assert devices.sees("N-00005 bis N-00007")
    devices.press("Kopieren")
    assert "N-00006\tNEU-2" in QGuiApplication.clipboard().text()
    devices.press("Fertig")
    devices.wait_to_see("7 Geräte · 5 auf Lager")
    taken = clerk.see(lambda session: session.exec(select(Device).where(Device.serial_no == "NEU-1")).one())
    assert taken.inventory_no == "N-00005"
    assert taken.useful_life == 5


def test_a_device_that_is_recorded_already_is_flagged_at_once(window: Shell, devices: Hands) -> None:
    begin(window, devices, "T14", "Lenovo T14")
    scan(devices, "SN-1")
    devices.wait_to_see("1 mit Hinweis")
    devices.press("Aufnehmen")
    devices.wait_to_see("Einige Zeilen haben einen Hinweis; bitte zuerst entfernen.")


def test_a_column_of_a_spreadsheet_is_pasted(window: Shell, devices: Hands) -> None:
    begin(window, devices, "T14", "Lenovo T14")
    QGuiApplication.clipboard().setText("A-1\nA-2\nA-3\nA-4\n")
    devices.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, into=devices.field(SERIAL))
    devices.wait_to_see("4 gescannt")


def test_an_lte_device_is_asked_for_its_imei_next(window: Shell, devices: Hands, office: Office) -> None:
    begin(window, devices, "X13", "Lenovo X13 LTE")
    scan(devices, "LTE-1")
    devices.wait_to_see("IMEI ZU LTE-1 SCANNEN")
    scan(devices, IMEI[:-1] + "0", "IMEI zu LTE-1 scannen")
    devices.wait_to_see("Die Prüfziffer der IMEI stimmt nicht")
    scan(devices, IMEI, "IMEI zu LTE-1 scannen")
    devices.wait_to_see("SERIENNUMMER SCANNEN")
    devices.press("Aufnehmen")
    devices.wait_for_notice("N-00005 aufgenommen.")


def test_going_back_loses_nothing(window: Shell, devices: Hands) -> None:
    begin(window, devices, "T14", "Lenovo T14")
    scan(devices, "NEU-1")
    devices.press("Zurück")
    devices.enter("Rechnung", "R-77")
    devices.press("Weiter zum Scannen")
    devices.wait_to_see("1 gescannt")


def test_another_model_brings_its_own_price(window: Shell, devices: Hands) -> None:
    do(window, "Lieferung aufnehmen")
    answer(devices)
    pick(devices, "Modell", "T14", "Lenovo T14")
    devices.wait_until(lambda: stands(devices, "Anschaffungskosten netto") == "899,00 €")
    devices.enter("Nutzungsdauer in Jahren", "4")
    pick(devices, "Modell", "X13", "Lenovo X13 LTE")
    devices.wait_until(lambda: stands(devices, "Anschaffungskosten netto") == "")
    assert stands(devices, "Nutzungsdauer in Jahren") == "4"


def test_a_model_that_does_not_exist_is_told_on_enter(window: Shell, devices: Hands) -> None:
    do(window, "Lieferung aufnehmen")
    answer(devices)
    devices.enter("Modell", "Latitüde")
    devices.key(Qt.Key.Key_Return, into=devices.field("Modell"))
    devices.wait_to_see("„Latitüde“ gibt es hier nicht.")


def test_what_was_scanned_is_offered_again(window: Shell, devices: Hands, tmp_path: Path) -> None:
    window.desk.drafts = tmp_path
    begin(window, devices, "T14", "Lenovo T14")
    scan(devices, "NEU-1")
    scan(devices, "NEU-2")
    devices.press("Abbrechen")
    do(window, "Lieferung aufnehmen")
    answer(devices)
    offer = next(it for it in devices.front.findChildren(Link) if "Entwurf von" in it.text())
    devices.press(offer.text())
    devices.wait_to_see("Standardnotebook")
    devices.press("Weiter zum Scannen")
    devices.wait_to_see("2 gescannt")


def test_after_a_crash_the_scanned_numbers_and_imeis_are_offered_again(
    window: Shell, devices: Hands, tmp_path: Path
) -> None:
    """The program is gone while the dialog stands open; all it left is the file."""
    running, left = tmp_path / "running", tmp_path / "left"
    window.desk.drafts = running
    begin(window, devices, "X13", "Lenovo X13 LTE")
    scan(devices, "LTE-1")
    scan(devices, IMEI, "IMEI zu LTE-1 scannen")
    scan(devices, "LTE-2")
    devices.wait_to_see("2 gescannt")
    devices.wait_until(lambda: any("LTE-2" in it.read_text() for it in running.glob("*.json")))
    shutil.copytree(running, left)
    devices.press("Abbrechen")
    leave_dialog(devices)

    window.desk.drafts = left
    do(window, "Lieferung aufnehmen")
    answer(devices)
    offer = next(it for it in devices.front.findChildren(Link) if "Entwurf von" in it.text())
    devices.press(offer.text())
    devices.wait_to_see("LTE-Notebook")
    devices.press("Weiter zum Scannen")
    devices.wait_to_see("IMEI ZU LTE-2 SCANNEN")
    scan(devices, "353918057250934", "IMEI zu LTE-2 scannen")
    devices.press("2 Geräte aufnehmen")
    devices.wait_to_see("2 Geräte aufgenommen.")
    assert not list(left.glob("*.json"))


def test_a_model_nobody_knows_yet_is_added_on_the_way(window: Shell, devices: Hands) -> None:
    do(window, "Lieferung aufnehmen")
    answer(devices)
    devices.press("Neues Modell …")
    devices.wait_to_see("Hersteller *")
    answer(devices)
    devices.choose("Typ", "iPad")
    devices.enter("Hersteller", "Apple")
    devices.enter("Modell", "iPad Air")
    devices.enter("Üblicher Preis netto", "649")
    devices.press("Anlegen")
    devices.wait_for_notice("Modell angelegt.")
    devices.wait_to_see("Weiter zum Scannen")
    devices.wait_until(lambda: "649" in getattr(devices.field("Anschaffungskosten netto"), "text", str)())
    devices.press("Weiter zum Scannen")
    devices.wait_to_see("0 gescannt")
    scan(devices, "PAD-1")
    devices.press("Aufnehmen")
    devices.wait_for_notice("I-00001 aufgenommen.")


def test_a_lease_without_its_contract_is_refused_before_anybody_scans(window: Shell, devices: Hands) -> None:
    do(window, "Lieferung aufnehmen")
    answer(devices)
    pick(devices, "Modell", "T14", "Lenovo T14")
    devices.choose("Eigentum", "Miete")
    devices.press("Weiter zum Scannen")
    devices.wait_to_see("„Vertrag“ fehlt noch.")


def test_the_new_devices_are_shown_in_the_list(window: Shell, devices: Hands) -> None:
    begin(window, devices, "T14", "Lenovo T14")
    scan(devices, "NEU-1")
    devices.press("Aufnehmen")
    devices.wait_to_see("1 Gerät aufgenommen.")
    devices.press("Im Bestand zeigen")
    devices.wait_to_see("Standardnotebook · Lenovo T14 · NEU-1")


def test_one_imei_is_not_scanned_twice(window: Shell, devices: Hands) -> None:
    begin(window, devices, "X13", "Lenovo X13 LTE")
    scan(devices, "LTE-1")
    devices.press("Aufnehmen")
    devices.wait_to_see("Zu LTE-1 fehlt noch die IMEI.")
    scan(devices, IMEI, "IMEI zu LTE-1 scannen")
    scan(devices, "LTE-2")
    scan(devices, IMEI, "IMEI zu LTE-2 scannen")
    devices.wait_to_see("Diese IMEI steht schon in der Liste.")
