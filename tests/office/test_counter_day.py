"""A day at the counter, with a scanner in the hand."""

from PySide6.QtCore import Qt

from tests.office.seat import Seat

MISSING = "Zubehör von N-00001: Netzteil, Tasche"


def test_from_the_device_one_scan_one_name_and_enter(seat: Seat) -> None:
    seat.look_at("SN-2", "N-00002")
    seat.wait_to_see("Bereit zur Ausgabe")
    seat.ask("Ausgeben")
    seat.wait_to_see("1 gescannt")
    seat.pick("Person", "krue", "Krüger, Björn")
    seat.field("Gerät scannen").setFocus()
    seat.scan("N-00003")
    seat.wait_to_see("2 gescannt")
    seat.scan("N-00001")
    seat.wait_to_see("N-00001: Das Gerät hat schon Müller, Jörg. Erst zurücknehmen.")
    seat.press("2 Geräte ausgeben")
    seat.wait_for_notice("2 Geräte ausgegeben.")
    seat.done()
    seat.wait_to_see("4 Geräte · 1 auf Lager")
    seat.wait_to_see("Bei Krüger, Björn")


def test_from_the_person_devices_are_scanned_one_after_the_other(seat: Seat) -> None:
    seat.look_at("4712", "Björn Krüger")
    seat.wait_to_see("Hat kein Gerät")
    seat.ask("Gerät ausgeben")
    seat.scan("N-00002")
    seat.wait_to_see("1 gescannt")
    seat.scan("SN-4")
    seat.wait_to_see("2 gescannt")
    seat.press("2 Geräte ausgeben")
    seat.wait_for_notice("2 Geräte ausgegeben.")
    seat.done()
    seat.wait_to_see("Hat 2 Geräte")
    seat.press("N-00004")
    seat.wait_to_see("Bei Krüger, Björn")


def test_what_comes_back_is_scanned_in_a_bundle_wiped_and_issued_again(seat: Seat) -> None:
    issue_to_krueger(seat, "N-00002")
    seat.ask_by_key(Qt.Key.Key_R)
    seat.scan("N-00001")
    seat.wait_to_see("1 gescannt")
    seat.scan("SN-2")
    seat.wait_to_see("2 gescannt")
    seat.scan("N-00003")
    seat.wait_to_see("N-00003: Niemand hat das Gerät, es ist „Lager“.")
    seat.scan("4006381333931")
    seat.wait_to_see("„4006381333931“ gehört zu keinem Gerät. Ist es schon aufgenommen?")
    seat.scan("N-00002")
    seat.wait_to_see("N-00002 ist schon in der Liste.")
    seat.choose("Zustand von N-00002", "Beschädigt")
    seat.unfold(MISSING, "Tasche")
    seat.wait_to_see("fehlt: Tasche")
    seat.press("2 Geräte zurücknehmen")
    seat.wait_for_notice("2 Geräte zurückgenommen. Als Nächstes löschen und einlagern.")
    seat.done()

    seat.look_at("N-00001")
    seat.wait_to_see("Tasche kam von Müller, Jörg nicht zurück.")
    seat.look_at("N-00002")
    seat.wait_to_see("Noch nicht gelöscht")
    seat.ask("Gelöscht einlagern")
    seat.press("Gelöscht einlagern")
    seat.wait_to_see("„Löschnachweis“ fehlt noch.")
    seat.enter("Löschnachweis", "LN-77")
    seat.press("Gelöscht einlagern")
    seat.wait_for_notice("N-00002: Gelöscht und eingelagert.")
    seat.done()
    seat.wait_to_see("Bereit zur Ausgabe")
    issue_to_krueger(seat, "N-00002")


def test_a_scan_anywhere_jumps_to_what_it_names(seat: Seat) -> None:
    seat.go("Verwaltung")
    seat.look_at("N-00003", "Standardnotebook · Lenovo T14 · SN-3")
    assert seat.program.window.shell.key == "devices"
    seat.look_at("4711", "Jörg Müller")
    assert seat.program.window.shell.key == "people"
    seat.wait_to_see("Hat 1 Gerät")
    seat.into_the_list()
    seat.scan("4006381333931")
    seat.wait_for_notice("Zu „4006381333931“ gibt es nichts.")
    assert seat.sees("Hat 1 Gerät")


def test_a_return_booked_by_mistake_is_taken_back_with_everything_that_went_along(seat: Seat) -> None:
    seat.ask_by_key(Qt.Key.Key_R)
    seat.scan("N-00001")
    seat.wait_to_see("1 gescannt")
    seat.key(Qt.Key.Key_Return, into=seat.field("Gerät scannen"))
    seat.wait_for_notice("N-00001 zurückgenommen.")
    seat.done()
    seat.look_at("N-00001")
    seat.wait_to_see("Noch nicht gelöscht")
    seat.press("Rückgängig")
    seat.wait_for_notice("Rückgängig gemacht")
    seat.wait_to_see("Bei Müller, Jörg")
    assert seat.sees("mit Netzteil, Tasche")


def issue_to_krueger(seat: Seat, number: str) -> None:
    seat.look_at(number)
    seat.wait_to_see("Bereit zur Ausgabe")
    seat.ask("Ausgeben")
    seat.wait_to_see("1 gescannt")
    seat.pick("Person", "krue", "Krüger, Björn")
    seat.press("Ausgeben")
    seat.wait_for_notice(f"{number} ausgegeben.")
    seat.done()
    seat.wait_to_see("Bei Krüger, Björn")
