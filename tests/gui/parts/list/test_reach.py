"""The list without mouse or sight."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from inventory.listing import Filter, Match, Query
from tests.a11y import problems
from tests.gui.parts.list.conftest import ListHands


def test_everything_has_a_name_and_is_reached_by_tab(hands: ListHands, window: QWidget) -> None:
    filters = (Filter("state", Match.ANY_OF, ("lager", "verloren")), Filter("holder", Match.EMPTY))
    hands.panel.show_query(Query(filters=filters))
    hands.wait_for_rows(3)
    assert problems(window) == []


def test_a_list_without_hits_can_be_left_by_keyboard(hands: ListHands, window: QWidget) -> None:
    hands.search("xyzzy")
    hands.wait_to_see("Nichts gefunden.")
    assert problems(window) == []


def test_every_control_of_the_filter_box_has_a_name_and_is_reached_by_tab(hands: ListHands) -> None:
    hands.press("Filter")
    for column in ("Stand", "Netto", "Rückgabe", "Wer es hat"):
        hands.choose("Spalte", column)
        assert problems(hands.front) == [], column


def test_every_control_of_the_column_box_has_a_name_and_is_reached_by_tab(hands: ListHands) -> None:
    hands.press("Spalten")
    assert problems(hands.front) == []


def test_a_screen_reader_reads_the_cells_and_their_headings(hands: ListHands) -> None:
    hands.click_row(1)
    table = QAccessible.queryAccessibleInterface(hands.view)
    assert table.text(QAccessible.Text.Name) == "Geräte"
    assert hands.model.headerData(0, Qt.Orientation.Horizontal) == "Inventarnummer"
    assert hands.model.index(1, 0).data(Qt.ItemDataRole.DisplayRole) == "N-00002"
