"""Two desks, each a program in a process of its own, at the same database."""

from tests.office.colleague import Colleague
from tests.office.conftest import both_engines
from tests.office.seat import Seat


@both_engines
def test_what_the_other_desk_writes_shows_by_itself(colleague: Colleague, seat: Seat) -> None:
    colleague("look_at", "N-00002")
    seat.look_at("N-00002")
    seat.wait_to_see("Bereit zur Ausgabe")
    colleague("ask", "Ausgeben")
    colleague("wait_to_see", "1 gescannt")
    colleague("pick", "Person", "krue", "Krüger, Björn")
    colleague("press", "Ausgeben")
    seat.wait_to_see("4 Geräte · 2 auf Lager")
    seat.wait_to_see("Bei Krüger, Björn")


@both_engines
def test_different_fields_merge_and_the_same_field_asks(colleague: Colleague, seat: Seat) -> None:
    colleague("look_at", "N-00002")
    colleague("edit")
    seat.look_at("N-00002")
    seat.edit()
    colleague("enter", "Rechnung", "R-THEIRS")
    colleague("enter", "SAP-Anlagennummer", "A-4711")
    seat.enter("Rechnung", "R-MINE")
    seat.enter("Seriennummer", "SN-2-NEU")
    colleague("save")
    colleague("wait_for_notice", "N-00002 geändert.")

    seat.save()
    seat.face()
    assert seat.sees("Beide haben dasselbe geändert")
    assert seat.sees("a.fuchs hat inzwischen gespeichert. Was soll gelten?")
    seat.press("Rechnung, Gespeichert von a.fuchs: R-THEIRS")
    seat.press("Rechnung, Meine Eingabe: R-MINE")
    seat.press("Übernehmen")
    seat.wait_for_notice("N-00002 geändert.")
    seat.done()
    seat.wait_until(lambda: seat.states("R-MINE") and seat.states("A-4711"))
    seat.wait_to_see("Standardnotebook · Lenovo T14 · SN-2-NEU")


@both_engines
def test_two_deliveries_at_the_same_time_never_share_a_number(colleague: Colleague, seat: Seat) -> None:
    colleague("begin_delivery", "T14", "Lenovo T14")
    seat.begin_delivery("T14", "Lenovo T14")
    for number in range(5):
        colleague("scan", f"THEIRS-{number}")
        seat.scan(f"MINE-{number}")
    colleague("wait_to_see", "5 gescannt")
    seat.wait_to_see("5 gescannt")
    colleague.begin("press", "5 Geräte aufnehmen")
    seat.press("5 Geräte aufnehmen")
    colleague.finish()
    colleague("wait_to_see", "Die Nummern gehören jetzt auf die Geräte.")
    seat.wait_to_see("Die Nummern gehören jetzt auf die Geräte.")
    spans = ["N-00005 bis N-00009", "N-00010 bis N-00014"]
    assert sorted(span for span in spans if seat.sees(span) or colleague("sees", span)) == spans
    assert [seat.sees(span) for span in spans] != [colleague("sees", span) for span in spans]
    seat.press("Fertig")
    seat.done()
    seat.wait_to_see("14 Geräte · 13 auf Lager")
    colleague("press", "Fertig")
    colleague("wait_to_see", "14 Geräte · 13 auf Lager")
