"""The day on which too much was changed at once."""

from PySide6.QtCore import Qt

from tests.office.seat import CTRL, Seat


def change_all(seat: Seat, invoice: str) -> None:
    seat.into_the_list()
    seat.key(Qt.Key.Key_A, CTRL)
    seat.wait_to_see("4 Geräte ausgewählt")
    seat.ask_by_key(Qt.Key.Key_B)
    seat.unfold("Angabe hinzufügen", "Rechnung")
    seat.wait_to_see("Rechnung")
    seat.enter("Rechnung", invoice)
    seat.press("Vorschau")
    seat.wait_to_see("4 Geräte ändern sich.")
    seat.press("4 Geräte ändern")
    seat.wait_for_notice("Sammeländerung: 4 Geräte geändert.")
    seat.done()


def correct(seat: Seat, number: str, field: str, value: str) -> None:
    seat.look_at(number)
    seat.edit()
    seat.enter(field, value)
    seat.save()
    seat.wait_for_notice(f"{number} geändert.")


def take_back_the_bulk_edit(seat: Seat) -> None:
    """From the list of the last bookings, because something else came after it."""
    seat.menu("Bearbeiten", "Letzte Buchungen …")
    seat.face()
    seat.wait_to_see("Sammeländerung")
    seat.take_back("Sammeländerung")


def test_a_wrong_bulk_edit_is_undone_as_one(seat: Seat) -> None:
    change_all(seat, "R-FALSCH")
    seat.look_at("N-00003")
    seat.wait_until(lambda: seat.states("R-FALSCH"))
    seat.key(Qt.Key.Key_Z, CTRL)
    seat.wait_for_notice("Rückgängig gemacht")
    seat.wait_until(lambda: not seat.states("R-FALSCH"))
    seat.press("Wiederherstellen")
    seat.wait_for_notice("Wiederhergestellt.")
    seat.wait_until(lambda: seat.states("R-FALSCH"))


def test_undo_is_refused_with_the_reason_where_something_newer_stands_in_the_way(seat: Seat) -> None:
    change_all(seat, "R-FALSCH")
    correct(seat, "N-00003", "Rechnung", "R-RICHTIG")
    take_back_the_bulk_edit(seat)
    seat.wait_for_notice("Das geht nicht mehr: „Rechnung“ wurde danach noch einmal geändert")
    assert "k.meyer" in seat.notice()
    assert "Bitte zuerst das rückgängig machen." in seat.notice()
    seat.press("Schließen")
    seat.done()
    seat.look_at("N-00002")
    seat.wait_until(lambda: seat.states("R-FALSCH"))
    seat.look_at("N-00003")
    seat.wait_until(lambda: seat.states("R-RICHTIG"))


def test_undo_leaves_alone_what_was_corrected_beside_it(seat: Seat) -> None:
    change_all(seat, "R-FALSCH")
    correct(seat, "N-00003", "SAP-Anlagennummer", "A-4711")
    take_back_the_bulk_edit(seat)
    seat.wait_for_notice("Rückgängig gemacht")
    seat.press("Schließen")
    seat.done()
    seat.look_at("N-00003")
    seat.wait_until(lambda: seat.states("A-4711") and not seat.states("R-FALSCH"))
