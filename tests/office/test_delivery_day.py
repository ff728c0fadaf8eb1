"""The day on which a delivery comes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.inventory.clerk import IMEI
from tests.office.seat import CTRL, Seat

SERIALS = [f"PF5W{number:04}" for number in range(1, 31)]
NUMBERS = [f"N-{number:05}" for number in range(5, 35)]


def take_in_thirty(seat: Seat) -> None:
    seat.begin_delivery("T14", "Lenovo T14")
    for serial in SERIALS:
        seat.scan(serial)
    seat.wait_to_see("30 gescannt")
    seat.press("30 Geräte aufnehmen")
    seat.wait_to_see("30 Geräte aufgenommen. Die Nummern gehören jetzt auf die Geräte.")


def test_thirty_notebooks_get_numbers_in_the_order_they_were_scanned(seat: Seat) -> None:
    take_in_thirty(seat)
    assert seat.sees("N-00005 bis N-00034")
    seat.press("Kopieren")
    lines = QGuiApplication.clipboard().text().splitlines()
    given = [f"{number}\t{serial}" for number, serial in zip(NUMBERS, SERIALS, strict=True)]
    assert lines == ["Inventarnummer\tSeriennummer", *given]
    seat.press("Fertig")
    seat.done()
    seat.wait_to_see("34 Geräte · 33 auf Lager")
    seat.look_at("PF5W0030", "N-00034")
    seat.wait_to_see("Liegt im Lager, war noch nie ausgegeben.")
    seat.find("pf5w0017", hits=1)


def test_what_is_scanned_twice_or_recorded_already_is_flagged_at_once(seat: Seat) -> None:
    seat.begin_delivery("T14", "Lenovo T14")
    for serial in SERIALS[:3]:
        seat.scan(serial)
    seat.scan(SERIALS[1])
    seat.wait_to_see(f"{SERIALS[1]} steht schon in der Liste.")
    assert seat.sees("3 gescannt")
    seat.scan("SN-1")
    seat.wait_to_see("4 gescannt · 1 mit Hinweis")
    seat.press("4 Geräte aufnehmen")
    seat.wait_to_see("Einige Zeilen haben einen Hinweis; bitte zuerst entfernen.")
    seat.press("Zeile entfernen")
    seat.wait_to_see("3 gescannt")
    seat.press("3 Geräte aufnehmen")
    seat.wait_to_see("N-00005 bis N-00007")
    seat.press("Fertig")
    seat.done()


def test_the_typo_in_an_imei_is_flagged_before_the_next_device(seat: Seat) -> None:
    seat.begin_delivery("X13", "Lenovo X13 LTE")
    seat.scan("LTE-1")
    seat.wait_to_see("IMEI ZU LTE-1 SCANNEN")
    seat.scan(f"{IMEI[:-2]}81")
    seat.wait_to_see("Die Prüfziffer der IMEI stimmt nicht")
    seat.scan(IMEI)
    seat.wait_to_see("SERIENNUMMER SCANNEN")
    seat.scan("LTE-2")
    seat.scan(IMEI)
    seat.wait_to_see("Diese IMEI steht schon in der Liste.")
    seat.scan("356938035643809")
    seat.press("2 Geräte aufnehmen")
    seat.wait_to_see("N-00005 bis N-00006")
    seat.press("Fertig")
    seat.done()
    seat.look_at(IMEI, "N-00005")


def test_a_delivery_taken_back_as_a_whole_never_gives_its_numbers_again(seat: Seat) -> None:
    take_in_thirty(seat)
    seat.press("Fertig")
    seat.done()
    seat.wait_to_see("34 Geräte")
    seat.key(Qt.Key.Key_Z, CTRL)
    seat.wait_for_notice("Rückgängig gemacht")
    seat.wait_to_see("4 Geräte · 3 auf Lager")
    seat.find("PF5W", hits=0)
    seat.begin_delivery("T14", "Lenovo T14")
    seat.scan("PF5W0001")
    seat.wait_to_see("1 gescannt")
    seat.press("Aufnehmen")
    seat.wait_for_notice("N-00035 aufgenommen.")
    seat.press("Im Bestand zeigen")
    seat.done()
    seat.wait_to_see("N-00035")
