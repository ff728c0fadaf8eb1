"""What belongs to no screen: search, notices, bookings, handbook, and when something is wrong."""

from gui import messages
from gui.look.tokens import Tone
from inventory.devices.lifecycle import State
from tests.album import devices
from tests.album.visitor import Visitor

REPORT = """Mobilakte 0.1.0 · Python 3.11.2 · Qt 6.11.3 · Linux · 20.11.2026 09:41
LookupError
    gui/background.py:71 in Background._deliver
    gui/screens/recordcard.py:158 in RecordCard._show
    gui/screens/devices/card.py:55 in DeviceParts.now"""
SEARCH = "Person, Gerät, Vorgang suchen oder scannen"


def search(it: Visitor) -> None:
    it.go("devices")
    it.search(SEARCH, "mül")


def notice(it: Visitor) -> None:
    it.device(State.RESERVED)
    it.hands.menu("Schritt", "Freigeben")
    it.hands.wait_for_notice("Reservierung aufgehoben.")


def refusal(it: Visitor) -> None:
    it.go("devices")
    it.program.desk.tell(
        "Das geht nicht mehr: „Rechnung“ wurde danach noch einmal geändert "
        "(„Gerät berichtigt“, 20.11.2026, 09:12 Uhr, a.fuchs). Bitte zuerst das rückgängig machen.",
        Tone.OVERDUE,
    )


def menu(it: Visitor) -> None:
    devices.in_stock(it)
    actions = {action.text(): action for action in it.window.menuBar().actions()}
    it.window.menuBar().setActiveAction(actions["Schritt"])


def bookings(it: Visitor) -> None:
    it.go("devices")
    it.hands.menu("Bearbeiten", "Letzte Buchungen …")


def about(it: Visitor) -> None:
    it.go("devices")
    it.hands.menu("Hilfe", "Über Mobilakte")


def handbook(it: Visitor) -> None:
    it.go("devices")
    it.hands.menu("Hilfe", "Handbuch zu diesem Bildschirm")


def keyboard(it: Visitor) -> None:
    it.go("devices")
    it.hands.menu("Hilfe", "Tastatur")


def restore(it: Visitor) -> None:
    it.go("devices")
    messages.confirm(
        it.window,
        "Sicherung zurückspielen",
        "Der Stand von „mobilakte 2026-11-19 täglich.db“ ersetzt den jetzigen. "
        "Der jetzige bleibt als Datei erhalten.",
        "Zurückspielen",
        it.window.update,
        Tone.OVERDUE,
    )


def crash(it: Visitor) -> None:
    it.go("devices")
    messages.show_crash(it.window, REPORT)


def administration(it: Visitor) -> None:
    it.go("administration")


def nothing(_it: Visitor) -> None:
    """What the program shows by itself."""
