"""The screen of devices and all that is asked there."""

from PySide6.QtCore import QItemSelectionModel

from inventory import devices
from inventory.actor import Actor, Role
from inventory.demo.numbers import imei
from inventory.devices.fields import DeviceKind
from inventory.devices.lifecycle import State
from inventory.listing import TODAY, Filter, Match
from inventory.store.database import Store
from tests.album.visitor import Visitor

OTHER_DESK = Actor("a.fuchs", frozenset({Role.IT}))
ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
NOTEBOOK = Filter("kind", Match.ANY_OF, (DeviceKind.STANDARD.value,))
WITH_NOBODY = Filter("holder", Match.EMPTY)
OVERDUE = Filter("expected_on", Match.UNTIL, (f"{TODAY}-1",))
STEPS = {
    "reserve": (State.STOCK, "Reservieren"),
    "wipe": (State.RETURNED, "Gelöscht einlagern"),
    "repair": (State.RETURNED, "Zur Reparatur geben"),
    "repaired": (State.REPAIR, "Repariert einlagern"),
    "lose": (State.ISSUED, "Verlust melden"),
    "find": (State.LOST, "Wieder da"),
    "retire": (State.RETURNED, "Aussondern"),
}
"""Steps whose question is a form, each from a state in which it is possible."""


def first_look(it: Visitor) -> None:
    it.go("devices")


def issued(it: Visitor) -> None:
    it.device(State.ISSUED, NOTEBOOK)


def overdue(it: Visitor) -> None:
    it.device(State.ISSUED, OVERDUE)


def in_stock(it: Visitor) -> None:
    it.device(State.STOCK, NOTEBOOK)


def returned(it: Visitor) -> None:
    it.device(State.RETURNED)


def lost(it: Visitor) -> None:
    it.device(State.LOST)


def retired(it: Visitor) -> None:
    it.device(State.RETIRED)


def several(it: Visitor) -> None:
    it.go("devices")
    for row in (1, 2, 4):
        it.table.selectionModel().select(it.table.model().index(row, 0), ROWS)
    it.hands.wait_to_see("Geräte ausgewählt")


def one_row(it: Visitor) -> None:
    it.go("devices")
    it.hands.enter("Geräte durchsuchen", "N-00100")


def no_hits(it: Visitor) -> None:
    it.go("devices")
    it.hands.enter("Geräte durchsuchen", "gibt es nicht")


def filter_box(it: Visitor) -> None:
    it.go("devices")
    it.panel._filtering.ask("state", it.table.mapToGlobal(it.table.rect().topLeft()))


def filtered(it: Visitor) -> None:
    it.go("devices")
    it.panel.show_query(it.panel.query.filtered(NOTEBOOK, OVERDUE))


def column_box(it: Visitor) -> None:
    it.go("devices")
    it.hands.press("Spalten")


def save_view(it: Visitor) -> None:
    filtered(it)
    it.rest()
    it.hands.press("Ansicht speichern")


def list_menu(it: Visitor) -> None:
    in_stock(it)
    it.table.customContextMenuRequested.emit(it.table.visualRect(it.table.currentIndex()).center())


def editing(it: Visitor) -> None:
    in_stock(it)
    it.hands.menu("Gerät", "Bearbeiten")


def editing_with_errors(it: Visitor) -> None:
    editing(it)
    it.hands.enter("Beschafft am", "31.02.2026")
    it.hands.enter("Garantie bis", "irgendwann")
    it.hands.press("Speichern")


def giving_up(it: Visitor) -> None:
    editing(it)
    it.hands.enter("Rechnung", "RE-2026-0815")
    it.hands.press("Abbrechen")


def conflict(it: Visitor) -> None:
    """Another desk was faster with the same field."""
    editing(it)
    device, before = it.card.record, it.card.facts
    assert before is not None
    it.hands.enter("Rechnung", "RE-2026-0815")

    def theirs(session: object) -> object:
        base = {"invoice_no": before.values["invoice_no"]}
        values = {"invoice_no": f"{before.values['invoice_no']}-1"}
        return devices.actions.correct(session, device_id=device, base=base, values=values)  # type: ignore[arg-type]

    store = Store(it.program.desk.url)
    store.write(OTHER_DESK, theirs)
    store.close()
    it.hands.press("Speichern")
    it.hands.wait_to_see("Beide haben dasselbe geändert")


def as_of_question(it: Visitor) -> None:
    issued(it)
    it.hands.menu("Gerät", "Stand am …")


def as_of(it: Visitor) -> None:
    as_of_question(it)
    it.hands.press("Zeigen")


def licence(it: Visitor) -> None:
    in_stock(it)
    it.hands.menu("Gerät", "Lizenz zuweisen …")


def issue(it: Visitor) -> None:
    in_stock(it)
    it.hands.menu("Schritt", "Ausgeben")
    it.rest()
    it.search("Person", "müller")


def take_back(it: Visitor) -> None:
    it.go("devices")
    it.hands.menu("Gerät", "Rücknahme mit Scanner")
    it.scan(*it.numbers(State.ISSUED, 3), "4711-0815")


def step(it: Visitor, name: str) -> None:
    state, words = STEPS[name]
    it.device(state, *(() if state is State.ISSUED else (WITH_NOBODY,)))
    it.hands.menu("Schritt", words)
    it.hands.wait_until(it.hands.dialog)


def delivery(it: Visitor) -> None:
    it.go("devices")
    it.hands.press("Lieferung aufnehmen")


def delivery_with_scans(it: Visitor) -> None:
    """One IMEI with a slip, one serial number scanned twice."""
    delivery(it)
    it.pick("Modell", "LTE-Notebook")
    it.hands.press("Weiter zum Scannen")
    it.hands.wait_to_see("Seriennummer scannen".upper())
    for number in range(1, 6):
        it.scan(f"PF5W0{number}KX")
        it.scan(imei(77, number))
    it.scan("PF5W06KX")
    it.scan("004999010640001")


def received(it: Visitor) -> None:
    delivery(it)
    it.pick("Modell", "Standardnotebook")
    it.hands.press("Weiter zum Scannen")
    it.hands.wait_to_see("Seriennummer scannen".upper())
    it.scan(*(f"PF6{number:05}" for number in range(12)))
    it.hands.press("12 Geräte aufnehmen")
    it.hands.wait_to_see("Die Nummern gehören jetzt auf die Geräte.")


def bulk(it: Visitor) -> None:
    several(it)
    it.hands.menu("Gerät", "Sammeländerung …")
    it.hands.unfold("Angabe hinzufügen", "Garantie bis")
    it.hands.wait_to_see("Garantie bis")
    it.hands.enter("Garantie bis", "31.12.2029")


def bulk_preview(it: Visitor) -> None:
    bulk(it)
    it.hands.press("Vorschau")
    it.hands.wait_to_see("ändern sich")
