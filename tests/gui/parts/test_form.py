"""Forms as people fill them in, at a real desk."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.lookup import Lookup
from gui.parts.dialog import Dialog
from gui.parts.editors import LinesEditor
from gui.parts.form import Form
from inventory.devices.fields import DEVICE_FIELDS, Accessory, DeviceKind, Ownership
from inventory.devices.lifecycle import LIFE, State, Step
from inventory.errors import Clash, Conflict, Invalid, Refused
from inventory.fields import Field, Kind
from inventory.people.fields import PERSON_FIELDS
from inventory.text import EARLIEST
from tests import a11y
from tests.hands import Hands, settle
from tests.inventory.clerk import IMEI, Clerk

ISSUE = LIFE[State.STOCK, Step.ISSUE].asks


class Desktop:
    """A form in a dialog, with a person in front of it."""

    def __init__(self, qtbot: QtBot, desk: Desk, fields: tuple[Field, ...]) -> None:
        self.dialog = Dialog(None, "Formular")
        self.form = Form(fields, Lookup(desk))
        self.dialog.add(self.form)
        self.dialog.resize(QSize(640, 700))
        qtbot.addWidget(self.dialog)
        with qtbot.waitExposed(self.dialog):
            self.dialog.open()
        self.hands = Hands(qtbot, self.dialog)


@pytest.fixture
def device(qtbot: QtBot, desk: Desk) -> Desktop:
    return Desktop(qtbot, desk, DEVICE_FIELDS)


@pytest.fixture
def issue(qtbot: QtBot, desk: Desk) -> Desktop:
    return Desktop(qtbot, desk, ISSUE)


def test_what_is_missing_is_said_until_it_is_there(device: Desktop) -> None:
    missing = "„Seriennummer“ fehlt noch."
    device.form.refuse(Invalid({"serial_no": missing}))
    device.hands.choose("Typ", "Standardnotebook")
    assert device.hands.sees(missing)
    device.hands.enter("Seriennummer", "PF-4711")
    assert not device.hands.sees(missing)


def test_what_is_typed_becomes_values(device: Desktop, clerk: Clerk) -> None:
    hands = device.hands
    hands.choose("Typ", "Standardnotebook")
    hands.enter("Seriennummer", "PF-4711")
    hands.choose("Eigentum", "Eigentum")
    hands.enter("Beschafft am", "1.3.26")
    hands.enter("Anschaffungskosten netto", "1234,5")
    hands.enter("Nutzungsdauer in Jahren", "5")
    hands.leave()
    values = device.form.values()
    assert values is not None
    assert values["kind"] is DeviceKind.STANDARD
    assert values["serial_no"] == "PF-4711"
    assert values["ownership"] is Ownership.OWNED
    assert values["purchased_on"] == date(2026, 3, 1)
    assert values["net"] == Decimal("1234.50")
    assert values["useful_life"] == 5
    assert values["imei"] is None


def test_a_field_shows_what_was_understood(device: Desktop) -> None:
    device.hands.enter("Beschafft am", "1.3.26")
    device.hands.leave()
    field = device.hands.field("Beschafft am")
    assert isinstance(field, QLineEdit)
    assert field.text() == "01.03.2026"


def test_a_day_that_does_not_exist_is_said_at_the_field_and_stays_as_typed(device: Desktop) -> None:
    device.hands.enter("Beschafft am", "31.02.2026")
    device.hands.leave()
    assert device.hands.sees("Den 31.02.2026 gibt es nicht.")
    field = device.hands.field("Beschafft am")
    assert isinstance(field, QLineEdit)
    assert field.text() == "31.02.2026"
    assert device.form.values() is None
    device.hands.enter("Beschafft am", "28.02.2026")
    assert not device.hands.sees("gibt es nicht")


def test_a_rule_is_told_on_leaving_the_field_not_while_typing(device: Desktop) -> None:
    device.hands.choose("Typ", "LTE-Notebook")
    device.hands.enter("IMEI", IMEI[:-1])
    assert not device.hands.sees("Eine IMEI hat 15 Ziffern")
    device.hands.leave()
    assert device.hands.sees("Eine IMEI hat 15 Ziffern")


def test_fields_come_and_go_with_the_kind(device: Desktop) -> None:
    device.hands.choose("Typ", "Standardnotebook")
    assert not device.hands.sees("IMEI")
    device.hands.choose("Typ", "LTE-Notebook")
    assert device.hands.sees("IMEI *")
    device.hands.choose("Typ", "iPad")
    assert device.hands.sees("IMEI")
    assert not device.hands.sees("IMEI *")


def test_what_is_no_longer_shown_is_no_longer_wanted(device: Desktop) -> None:
    device.hands.choose("Typ", "LTE-Notebook")
    device.hands.enter("IMEI", IMEI)
    device.hands.choose("Typ", "Standardnotebook")
    values = device.form.values()
    assert values is not None
    assert values["imei"] is None


def test_an_imei_shows_its_end_until_somebody_asks(device: Desktop) -> None:
    device.form.fill({"kind": DeviceKind.LTE, "imei": IMEI})
    field = device.hands.field("IMEI")
    assert isinstance(field, QLineEdit)
    assert field.text() == "••••••••••37518"
    assert field.isReadOnly()
    assert not device.form.dirty
    next(action for action in field.actions() if "zeigen" in action.text()).trigger()
    assert field.text() == IMEI
    values = device.form.values()
    assert values is not None
    assert values["imei"] == IMEI


def test_several_words_are_ticked(issue: Desktop) -> None:
    issue.hands.tick("Zubehör: Tasche")
    issue.hands.tick("Zubehör: Netzteil")
    values = issue.form.values()
    assert values is not None
    assert values["accessories"] == (Accessory.POWER, Accessory.BAG)


def test_typing_finds_a_person_and_enter_takes_the_first(issue: Desktop, clerk: Clerk) -> None:
    person = clerk.person("4711", first_name="Jörg", last_name="Müller")
    clerk.person("4712", first_name="Anna", last_name="Albers", email="anna@stadt.example")
    issue.hands.enter("Person", "mueller")
    issue.hands.wait_until(lambda: QApplication.activePopupWidget() is not None)
    issue.hands.key(Qt.Key.Key_Return)
    issue.hands.wait_until(lambda: issue.form.typed()["employee_id"]["record"] == person.id)
    issue.hands.wait_until(lambda: issue.hands.sees("4711 · FB 51 Kinder und Jugend"))
    assert issue.dialog.isVisible()


def test_enter_before_the_hits_are_there_takes_the_first_that_comes(issue: Desktop, clerk: Clerk) -> None:
    person = clerk.person("4711", last_name="Müller")
    issue.hands.enter("Person", "Müll")
    issue.hands.key(Qt.Key.Key_Return, into=issue.hands.field("Person"))
    issue.hands.wait_until(lambda: issue.form.typed()["employee_id"]["record"] == person.id)
    assert issue.dialog.isVisible()


def test_the_arrows_choose_among_the_hits(issue: Desktop, clerk: Clerk) -> None:
    clerk.person("1", last_name="Albers", first_name="Ada", email="a@stadt.example")
    second = clerk.person("2", last_name="Albers", first_name="Bea", email="b@stadt.example")
    issue.hands.enter("Person", "albers")
    issue.hands.wait_until(lambda: QApplication.activePopupWidget() is not None)
    issue.hands.key(Qt.Key.Key_Down)
    issue.hands.key(Qt.Key.Key_Down)
    issue.hands.key(Qt.Key.Key_Return)
    issue.hands.wait_until(lambda: issue.form.typed()["employee_id"]["record"] == second.id)


def test_a_scanned_personnel_number_takes_exactly_that_person(issue: Desktop, clerk: Clerk) -> None:
    clerk.person("47110", last_name="Albers", email="a@stadt.example")
    meant = clerk.person("4711", last_name="Müller")
    issue.hands.field("Person").setFocus()
    issue.hands.scan("4711")
    issue.hands.wait_until(lambda: issue.form.typed()["employee_id"]["record"] == meant.id)
    assert issue.dialog.isVisible()


def test_a_name_nobody_has_is_told(issue: Desktop) -> None:
    issue.hands.enter("Person", "Niemand")
    issue.hands.leave()
    assert issue.form.values() is None
    assert issue.hands.sees("„Niemand“ ist noch nicht gewählt.")


def test_a_record_is_shown_by_its_name(issue: Desktop, clerk: Clerk) -> None:
    person = clerk.person("4711", first_name="Jörg", last_name="Müller")
    issue.form.fill({"employee_id": person.id})
    field = issue.hands.field("Person")
    assert isinstance(field, QLineEdit)
    issue.hands.wait_until(lambda: field.text() == "Müller, Jörg")
    assert not issue.form.dirty


def test_a_scanner_in_a_text_field_goes_on_to_the_next_instead_of_saving(device: Desktop) -> None:
    device.hands.field("Seriennummer").setFocus()
    device.hands.scan("PF4X2A1B")
    assert device.dialog.isVisible()
    assert QApplication.focusWidget() is not device.hands.field("Seriennummer")
    assert device.form.typed()["serial_no"] == "PF4X2A1B"


def test_a_scan_past_the_fields_names_the_record_that_is_missing(issue: Desktop, clerk: Clerk) -> None:
    person = clerk.person("4711", last_name="Müller")
    assert issue.form.scanned("4711")
    issue.hands.wait_until(lambda: issue.form.typed()["employee_id"]["record"] == person.id)


def test_refusals_stand_at_their_fields_and_the_first_gets_the_focus(device: Desktop) -> None:
    problems = {"serial_no": "Diese Seriennummer gibt es schon.", "kind": "„Typ“ fehlt noch."}
    device.form.refuse(Invalid(problems))
    assert device.hands.sees("Diese Seriennummer gibt es schon.")
    assert QApplication.focusWidget() is device.hands.field("Typ")


def test_a_refusal_without_a_field_stands_above_them(device: Desktop) -> None:
    device.form.refuse(Refused("Das Gerät ist ausgesondert."))
    assert device.hands.sees("Das Gerät ist ausgesondert.")
    device.form.fill({})
    assert not device.hands.sees("Das Gerät ist ausgesondert.")


def test_the_form_knows_what_was_changed(device: Desktop) -> None:
    device.form.fill({"serial_no": "SN-1", "kind": DeviceKind.STANDARD})
    assert not device.form.dirty
    device.hands.enter("Seriennummer", "SN-2")
    assert device.form.dirty
    assert device.form.changes() == {"serial_no": "SN-2"}
    assert device.form.base()["serial_no"] == "SN-1"
    device.hands.enter("Seriennummer", "SN-1")
    assert not device.form.dirty


def test_ctrl_s_submits_from_any_field(qtbot: QtBot, device: Desktop) -> None:
    device.hands.field("Rechnung").setFocus()
    with qtbot.waitSignal(device.form.submitted):
        device.hands.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_the_arrow_keys_step_through_the_days(device: Desktop) -> None:
    device.hands.enter("Beschafft am", "31.12.2025")
    device.hands.key(Qt.Key.Key_Up)
    assert device.form.typed()["purchased_on"] == "01.01.2026"
    device.hands.key(Qt.Key.Key_PageDown)
    assert device.form.typed()["purchased_on"] == "25.12.2025"


def test_a_day_is_picked_from_the_calendar(device: Desktop) -> None:
    device.form.suggest("purchased_on", date(2026, 3, 5))
    device.hands.field("Beschafft am").setFocus()
    device.hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert QApplication.activePopupWidget() is not None
    device.hands.key(Qt.Key.Key_Right)
    device.hands.key(Qt.Key.Key_Return)
    settle()
    assert QApplication.activePopupWidget() is None
    assert device.form.typed()["purchased_on"] == "06.03.2026"


def test_the_calendar_ends_where_dates_end(device: Desktop) -> None:
    device.form.suggest("purchased_on", date(EARLIEST, 1, 1))
    device.hands.field("Beschafft am").setFocus()
    device.hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    device.hands.key(Qt.Key.Key_Left)
    device.hands.key(Qt.Key.Key_Return)
    settle()
    assert device.form.typed()["purchased_on"] == f"01.01.{EARLIEST}"


def test_after_a_conflict_the_form_holds_both_desks_changes(device: Desktop) -> None:
    device.form.fill({"serial_no": "SN-1", "invoice_no": "R-1", "asset_no": "A-1"})
    device.hands.enter("Seriennummer", "SN-mine")
    device.hands.enter("Rechnung", "R-mine")
    clash = Clash("serial_no", "SN-1", "SN-mine", "SN-theirs")
    stored = {"serial_no": "SN-theirs", "invoice_no": "R-1", "asset_no": "A-theirs"}
    device.form.settle(Conflict((clash,), stored, "a.fuchs"), {"serial_no": "SN-mine"})
    assert device.form.base()["serial_no"] == "SN-theirs"
    typed = device.form.typed()
    assert (typed["serial_no"], typed["invoice_no"], typed["asset_no"]) == ("SN-mine", "R-mine", "A-theirs")


@pytest.mark.parametrize("fields", [DEVICE_FIELDS, ISSUE, PERSON_FIELDS])
def test_every_field_has_a_name_and_is_reached_by_tab(
    qtbot: QtBot, desk: Desk, fields: tuple[Field, ...]
) -> None:
    assert a11y.problems(Desktop(qtbot, desk, fields).dialog) == []


REASONS = (
    Field("grounds", "Begründung", Kind.PROSE, required=True, max_length=200),
    Field(
        "obstacles",
        "Trifft zu",
        Kind.LINES,
        offered=("Es braucht ständig Publikumsverkehr", "Die Einarbeitung dauert noch"),
    ),
)


def test_a_text_of_several_lines_grows_and_keeps_them(qtbot: QtBot, desk: Desk) -> None:
    reasons = Desktop(qtbot, desk, REASONS)
    reasons.hands.enter("Begründung", "Erste Zeile\nZweite Zeile")
    before = reasons.hands.field("Begründung").height()
    reasons.hands.type_text("\nund noch" * 4, into=reasons.hands.field("Begründung"))
    reasons.hands.wait_until(lambda: reasons.hands.field("Begründung").height() > before)
    values = reasons.form.values()
    assert values is not None
    assert values["grounds"].splitlines()[:2] == ["Erste Zeile", "Zweite Zeile"]
    again = Desktop(qtbot, desk, REASONS)
    again.form.restore(reasons.form.changes())
    assert again.form.values() == values


def test_sentences_are_ticked_and_those_of_earlier_rules_stay(qtbot: QtBot, desk: Desk) -> None:
    reasons = Desktop(qtbot, desk, REASONS)
    reasons.form.fill({"grounds": "Darum", "obstacles": "Ein Satz von früher"})
    reasons.hands.wait_to_see("Ein Satz von früher")
    reasons.hands.tick("Die Einarbeitung dauert noch")
    values = reasons.form.values()
    assert values is not None
    assert values["obstacles"].splitlines() == ["Die Einarbeitung dauert noch", "Ein Satz von früher"]
    reasons.hands.leave()
    assert not a11y.problems(reasons.dialog)


LATE = (
    Field("tasks", "Aufgaben", Kind.PROSE),
    Field("obstacles", "Trifft zu", Kind.LINES),
    Field("internet", "Internet vorhanden", Kind.YES_NO),
)


@pytest.mark.parametrize("fields", [LATE, LATE[:2]], ids=["in the middle", "at the end"])
def test_sentences_that_come_late_are_reached_by_tab_where_they_stand(
    qtbot: QtBot, desk: Desk, fields: tuple[Field, ...]
) -> None:
    late = Desktop(qtbot, desk, fields)
    offer(late, "Es braucht Publikumsverkehr", "Die Einarbeitung dauert noch")
    late.hands.leave()
    offer(late, "Die Akten bleiben im Haus")
    late.hands.field("Aufgaben").setFocus()
    ring, closed = a11y.walk(late.dialog)
    reached = [a11y.spoken(it) for it in ring]
    assert closed
    assert reached == [
        "Aufgaben",
        "Trifft zu: Es braucht Publikumsverkehr",
        "Trifft zu: Die Einarbeitung dauert noch",
        "Trifft zu: Die Akten bleiben im Haus",
        *(["Internet vorhanden"] if fields is LATE else []),
        "Abbrechen",
        "Speichern",
    ]


def test_a_refusal_of_ticked_sentences_leads_to_the_first_of_them(qtbot: QtBot, desk: Desk) -> None:
    late = Desktop(qtbot, desk, LATE)
    offer(late, "Es braucht Publikumsverkehr", "Die Einarbeitung dauert noch")
    late.form.refuse(Refused("Beides zugleich geht nicht.", "obstacles"))
    assert late.hands.sees("Beides zugleich geht nicht.")
    late.hands.key(Qt.Key.Key_Space)
    assert late.form.values() == {
        "tasks": None,
        "obstacles": "Es braucht Publikumsverkehr",
        "internet": False,
    }


def offer(desktop: Desktop, *lines: str) -> None:
    editor = desktop.form.editor("obstacles")
    assert isinstance(editor, LinesEditor)
    editor.offer(lines)
    settle()
