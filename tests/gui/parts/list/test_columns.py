"""Columns: chosen, ordered and sized, by mouse and by keyboard, and remembered for the person."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.parts.list.columns import Layout
from gui.parts.list.panel import ListPanel
from inventory.devices.lists import DEVICES
from tests.gui.parts.list.conftest import ListHands
from tests.hands import settle

STANDARD = [column.title for column in DEVICES.columns if column.shown]


@pytest.fixture
def columns(hands: ListHands) -> QListWidget:
    hands.press("Spalten")
    found = hands.front.findChild(QListWidget)
    assert found is not None
    return found


@pytest.fixture
def later(qtbot: QtBot, desk: Desk, window: QWidget) -> Iterator[list[ListPanel]]:
    """The same list, opened another day."""
    opened: list[ListPanel] = []
    yield opened
    for panel in opened:
        panel.deleteLater()
    settle()


def titles(columns: QListWidget) -> list[str]:
    return [columns.item(row).text() for row in range(columns.count())]


def test_the_declared_columns_are_shown_first(hands: ListHands) -> None:
    assert hands.headings() == STANDARD


def test_a_column_is_shown_and_hidden_by_the_space_bar(hands: ListHands, columns: QListWidget) -> None:
    columns.setCurrentRow(titles(columns).index("Netto"))
    hands.key(Qt.Key.Key_Space, into=columns)
    columns.setCurrentRow(titles(columns).index("Modell"))
    hands.key(Qt.Key.Key_Space, into=columns)
    assert "Netto" in hands.headings()
    assert "Modell" not in hands.headings()


def test_columns_are_ordered_with_buttons_and_with_alt_and_the_arrows(
    hands: ListHands, columns: QListWidget
) -> None:
    columns.setCurrentRow(2)
    hands.press("Nach oben")
    hands.press("Nach oben")
    hands.press("Nach oben")
    third = STANDARD[2]
    assert hands.headings()[:3] == [third, *STANDARD[:2]]
    hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, into=columns)
    assert hands.headings()[:3] == [STANDARD[0], third, STANDARD[1]]
    hands.press("Nach unten")
    assert hands.headings()[:3] == STANDARD[:3]


def test_the_last_column_cannot_be_hidden(hands: ListHands, columns: QListWidget) -> None:
    for row in range(columns.count()):
        columns.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert len(hands.headings()) == 1


def test_the_standard_comes_back_at_one_press(hands: ListHands, columns: QListWidget) -> None:
    columns.setCurrentRow(4)
    hands.press("Nach oben")
    columns.item(0).setCheckState(Qt.CheckState.Unchecked)
    hands.press("Standard wiederherstellen")
    assert hands.headings() == STANDARD


def test_order_choice_and_widths_are_there_again_another_day(
    hands: ListHands, desk: Desk, later: list[ListPanel]
) -> None:
    header = hands.view.heading
    header.moveSection(0, 2)
    header.resizeSection(header.logicalIndex(0), 321)
    later.append(ListPanel(desk, DEVICES))
    again = ListHands(hands._qtbot, later[0], later[0])
    assert again.headings() == hands.headings() != STANDARD
    assert again.view.heading.sectionSize(again.view.heading.logicalIndex(0)) == 321


def test_lists_remember_their_columns_each_for_itself(
    hands: ListHands, desk: Desk, later: list[ListPanel]
) -> None:
    hands.view.heading.moveSection(0, 2)
    later.append(ListPanel(desk, replace(DEVICES, name="stocktake")))
    assert ListHands(hands._qtbot, later[0], later[0]).headings() == STANDARD


def test_rows_can_be_made_narrow_and_stay_so(
    hands: ListHands, columns: QListWidget, desk: Desk, later: list[ListPanel]
) -> None:
    assert hands.view.row_height() == 40
    hands.tick("Schmale Zeilen")
    assert hands.view.row_height() == 32
    later.append(ListPanel(desk, DEVICES))
    assert ListHands(hands._qtbot, later[0], later[0]).view.row_height() == 32


@pytest.mark.parametrize("stored", ["", "{", "[]", "[1]", '[["gone", true, 9]]', '[["net", false, 90]]'])
def test_what_cannot_be_understood_any_more_becomes_the_standard(stored: str) -> None:
    assert Layout.restored(DEVICES, stored) == Layout.declared(DEVICES)


def test_a_column_that_is_new_in_the_program_stands_at_the_end() -> None:
    restored = Layout.restored(DEVICES, '[["net", true, 90], ["state", true, 80]]')
    assert [it.name for it in restored.columns[:2]] == ["net", "state"]
    assert len(restored.columns) == len(DEVICES.columns)


def test_settings_hold_plain_text(hands: ListHands) -> None:
    hands.view.heading.moveSection(0, 1)
    stored = str(QSettings().value("lists/devices/columns", "", type=str))
    assert json.loads(stored)[0][:2] == [DEVICES.columns[1].name, True]
