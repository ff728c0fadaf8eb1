"""When two people changed the same field, the person decides, with both values in sight."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.lookup import Lookup
from gui.parts.conflict import ConflictDialog
from gui.parts.form import Form
from inventory.devices.fields import DEVICE_FIELDS, Condition
from inventory.errors import Clash, Conflict
from tests import a11y
from tests.hands import Hands
from tests.inventory.clerk import IMEI, Clerk


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> Form:
    form = Form(DEVICE_FIELDS, Lookup(desk))
    qtbot.addWidget(form)
    form.fill({"condition": Condition.NEW, "purchased_on": date(2025, 1, 1), "serial_no": "SN-1"})
    form.suggest("condition", Condition.DAMAGED)
    return form


def ask(qtbot: QtBot, form: Form, *clashes: Clash) -> Hands:
    stored = {clash.field: clash.theirs for clash in clashes} | {"serial_no": "SN-theirs"}
    dialog = ConflictDialog(Conflict(clashes, stored, "a.fuchs"), form)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return Hands(qtbot, dialog)


CONDITION = Clash("condition", Condition.NEW, Condition.DAMAGED, Condition.GOOD)


def test_both_values_and_the_one_before_are_in_sight(qtbot: QtBot, form: Form) -> None:
    hands = ask(qtbot, form, CONDITION)
    for words in ("a.fuchs hat inzwischen gespeichert", "Beschädigt", "Gut", "Vorher: Neu"):
        assert hands.sees(words)


def test_what_is_stored_stays_unless_somebody_decides_otherwise(qtbot: QtBot, form: Form) -> None:
    ask(qtbot, form, CONDITION).press("Übernehmen")
    values = form.values()
    assert values is not None
    assert (values["condition"], values["serial_no"]) == (Condition.GOOD, "SN-theirs")
    assert form.base()["condition"] is Condition.GOOD


def test_my_own_value_is_chosen_by_keyboard(qtbot: QtBot, form: Form) -> None:
    hands = ask(qtbot, form, CONDITION)
    hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_Return)
    values = form.values()
    assert values is not None
    assert values["condition"] is Condition.DAMAGED
    assert form.base()["condition"] is Condition.GOOD


def test_records_are_called_by_their_names_and_secrets_stay_masked(
    qtbot: QtBot, form: Form, clerk: Clerk
) -> None:
    mine, theirs = clerk.unit("FB 36", "Straßenverkehr"), clerk.unit("FB 20", "Finanzen")
    hands = ask(
        qtbot, form, Clash("unit_id", None, mine.id, theirs.id), Clash("imei", None, IMEI, "356938035643809")
    )
    hands.wait_to_see("FB 36 Straßenverkehr")
    hands.wait_to_see("FB 20 Finanzen")
    assert hands.sees("Vorher: leer")
    assert hands.sees("••••••••••37518")
    assert not hands.sees(IMEI)


def test_the_dialog_is_used_without_a_mouse(qtbot: QtBot, form: Form) -> None:
    hands = ask(qtbot, form, CONDITION, Clash("purchased_on", None, date(2025, 1, 2), date(2025, 1, 3)))
    dialog = hands.dialog()
    assert dialog is not None
    assert a11y.problems(dialog) == []
