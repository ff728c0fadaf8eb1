"""„Sammeländerung“: seen before it happens, booked as one, taken back as one."""

from datetime import date

from PySide6.QtCore import Qt

from gui.parts.list.panel import ListPanel
from gui.parts.list.view import ListView
from gui.screens.devices.bulk import BulkDialog
from gui.shell import Shell
from inventory.devices import actions
from tests import a11y
from tests.gui.screens.conftest import Office, answer, do, leave_dialog
from tests.hands import Hands, settle
from tests.inventory.clerk import Clerk


def choose_all(window: Shell, hands: Hands, field: str, typed: str, count: str = "4") -> None:
    """Choose every device, a field, and what shall stand there."""
    view = window.findChild(ListView)
    assert isinstance(view, ListView)
    view.selectAll()
    hands.wait_to_see(f"{count} Geräte ausgewählt")
    do(window, "Sammeländerung …")
    answer(hands)
    dialog = hands.dialog()
    assert isinstance(dialog, BulkDialog)
    next(it for it in dialog._add.menu().actions() if it.text() == field).trigger()
    hands.wait_to_see(field)
    hands.enter(field, typed)


def test_many_devices_are_changed_after_a_preview_and_taken_back(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    choose_all(window, devices, "Rechnung", "R-2026-1")
    devices.press("Vorschau")
    devices.wait_to_see("4 Geräte ändern sich.")
    devices.press("4 Geräte ändern")
    devices.wait_for_notice("Sammeländerung: 4 Geräte geändert.")
    assert clerk.look_at(office.devices[3]).invoice_no == "R-2026-1"
    devices.press("Rückgängig")
    devices.wait_for_notice("Rückgängig gemacht")
    assert clerk.look_at(office.devices[3]).invoice_no is None


def test_tab_goes_from_a_field_that_was_added_to_the_next_one_and_to_the_verbs(
    window: Shell, devices: Hands, office: Office
) -> None:
    choose_all(window, devices, "Rechnung", "R-2026-1")
    devices.unfold("Angabe hinzufügen", "Garantie bis")
    devices.wait_to_see("Garantie bis")
    devices.field("Rechnung").setFocus()
    ring, closed = a11y.walk(devices.front)
    assert closed
    assert [a11y.spoken(it) for it in ring] == [
        "Rechnung",
        "Garantie bis",
        "Angabe hinzufügen",
        "Abbrechen",
        "Vorschau",
    ]


def test_a_device_that_cannot_take_it_is_named_and_the_others_are_changed(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    newest = office.devices[3]
    bought = {"purchased_on": newest.purchased_on}
    clerk.do(actions.correct, device_id=newest.key(), base=bought, values={"purchased_on": date(2026, 6, 1)})
    choose_all(window, devices, "Garantie bis", "01.03.2026")
    devices.press("Vorschau")
    devices.wait_to_see("3 Geräte ändern sich · bei 1 geht es nicht, sie bleiben, wie sie sind.")
    dialog = devices.dialog()
    assert isinstance(dialog, BulkDialog)
    assert dialog._table.model().index(0, 0).data() == "N-00004"
    assert dialog._table.model().index(0, 1).data() == "Die Garantie endet vor der Beschaffung."
    devices.press("Für die übrigen 3 übernehmen")
    devices.wait_for_notice("Sammeländerung: 3 Geräte geändert.")
    assert clerk.look_at(newest).warranty_until is None
    assert clerk.look_at(office.devices[0]).warranty_until == date(2026, 3, 1)


def test_the_preview_leads_back_to_the_fields(window: Shell, devices: Hands) -> None:
    choose_all(window, devices, "Rechnung", "R-1")
    devices.press("Vorschau")
    devices.wait_to_see("4 Geräte ändern sich.")
    devices.press("Zurück")
    devices.wait_to_see("Welche Angaben sollen bei allen gleich werden?")
    devices.enter("Rechnung", "")
    devices.press("Vorschau")
    devices.wait_to_see("0 Geräte ändern sich · 4 haben die Werte schon.")
    dialog = devices.dialog()
    assert isinstance(dialog, BulkDialog)
    assert not dialog.primary.isEnabled()


def test_what_makes_no_sense_is_said_at_its_field(window: Shell, devices: Hands) -> None:
    choose_all(window, devices, "Garantie bis", "31.02.2027")
    devices.press("Vorschau")
    devices.wait_to_see("Den 31.02.2027 gibt es nicht.")


def test_a_running_change_can_be_stopped_and_changes_nothing(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.delivery(*(f"V-{number}" for number in range(800)), model_id=office.model.id)
    devices.wait_to_see("804 Geräte · 802 auf Lager")
    panel = window.findChild(ListPanel)
    assert isinstance(panel, ListPanel)
    devices.wait_until(lambda: panel._model.rowCount() == 804)
    choose_all(window, devices, "Rechnung", "R-1", count="804")
    devices.press("Vorschau")
    devices.wait_to_see("804 Geräte ändern sich · gezeigt werden die ersten 200 Zeilen.")
    devices.press("804 Geräte ändern")
    devices.key(Qt.Key.Key_Escape)
    leave_dialog(devices)
    devices.wait_for_notice("Abgebrochen. Es wurde nichts geändert.")
    assert clerk.look_at(office.devices[0]).invoice_no is None


def test_the_card_of_a_selection_stays_when_another_desk_saves(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    """Or the verb of one device would act on all that are selected."""
    view = window.findChild(ListView)
    assert isinstance(view, ListView)
    view.selectAll()
    devices.wait_to_see("4 Geräte ausgewählt")
    clerk.issue(office.devices[2], employee_id=office.mueller.id)
    devices.wait_to_see("4 Geräte · 1 auf Lager · 1 überfällig")
    settle()
    assert devices.sees("4 Geräte ausgewählt")
    assert not devices.sees("Bereit zur Ausgabe")
