"""The list as people use it: search, sort, select, jump, and what other desks change meanwhile."""

import threading

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.desk import Desk, Notice
from inventory.devices.actions import correct
from inventory.listing import Filter, Match, Query
from tests.gui.parts.list.conftest import ListHands, Stock
from tests.hands import settle

NUMBERS = [f"N-0000{number}" for number in range(1, 6)]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_the_cells_read_as_germans_write(hands: ListHands) -> None:
    assert hands.shown("Inventarnummer") == NUMBERS
    assert hands.shown("Wer es hat") == ["Müller, Jörg", "Ägidius, Çelik", "", "", ""]
    assert hands.shown("Stand")[1:3] == ["Ausgegeben", "Lager"]
    assert hands.footer() == "5 Geräte · sortiert nach Inventarnummer"


def test_the_list_follows_while_one_types(hands: ListHands) -> None:
    hands.search("muel")
    hands.wait_for("Inventarnummer", NUMBERS[:1])
    assert hands.footer() == "1 Gerät · sortiert nach Inventarnummer"
    hands.search("latitude sn-d")
    hands.wait_for("Seriennummer", ["SN-D"])
    hands.search("")
    hands.wait_for_rows(5)


def test_a_click_on_a_heading_sorts_and_another_one_turns_the_order_round(hands: ListHands) -> None:
    hands.click_heading("Seriennummer")
    hands.wait_for("Seriennummer", ["SN-A", "SN-B", "SN-C", "SN-D", "SN-E"])
    hands.click_heading("Seriennummer")
    hands.wait_for("Seriennummer", ["SN-E", "SN-D", "SN-C", "SN-B", "SN-A"])
    assert hands.footer() == "5 Geräte · sortiert nach Seriennummer, absteigend"


def test_search_filter_and_order_go_together(hands: ListHands) -> None:
    in_stock = Filter("state", Match.ANY_OF, ("lager",))
    hands.panel.show_query(Query("sn", (in_stock,), "serial_no", descending=True))
    hands.wait_for("Seriennummer", ["SN-E", "SN-D", "SN-A"])


def test_the_first_row_is_current_without_taking_the_focus(hands: ListHands, stock: Stock) -> None:
    assert hands.view.current_id() == stock.ids[0]
    assert not hands.view.hasFocus()


def test_current_says_which_record_it_is_only_when_it_changes(
    qtbot: QtBot, hands: ListHands, stock: Stock
) -> None:
    said: list[int | None] = []
    hands.panel.current.connect(said.append)
    hands.click_row(2)
    hands.panel.refresh()
    hands.wait_for_rows(5)
    hands.click_row(2)
    hands.search("xyzzy")
    hands.wait_until(lambda: said == [stock.ids[2], None])


def test_enter_and_a_double_click_open_the_record(hands: ListHands, stock: Stock) -> None:
    opened: list[int] = []
    hands.panel.opened.connect(opened.append)
    hands.click_row(1)
    hands.key(Qt.Key.Key_Return, into=hands.view)
    hands.view.doubleClicked.emit(hands.model.index(3, 0))
    hands.search("ägidius")
    hands.wait_for_rows(1)
    hands.key(Qt.Key.Key_Return)
    assert opened == [stock.ids[1], stock.ids[3], stock.ids[1]]


def test_the_keyboard_moves_through_the_rows(hands: ListHands, stock: Stock) -> None:
    hands.click_row(0)
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_End, 4),
        (Qt.Key.Key_Up, 3),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageDown, 4),
    ):
        hands.key(key, into=hands.view)
        assert hands.view.current_id() == stock.ids[row]


def test_typing_in_the_rows_goes_on_in_the_search_field(hands: ListHands) -> None:
    hands.click_row(0)
    hands.type_text("lat")
    hands.wait_for("Inventarnummer", NUMBERS[3:])
    hands.key(Qt.Key.Key_Escape)
    hands.wait_for_rows(5)


def test_ctrl_f_leads_to_the_search_field_and_arrow_down_back_to_the_rows(hands: ListHands) -> None:
    hands.click_row(0)
    hands.key(Qt.Key.Key_F, CONTROL)
    assert hands.field("Geräte durchsuchen").hasFocus()
    hands.key(Qt.Key.Key_Down)
    assert hands.view.hasFocus()


def test_several_rows_are_selected_as_everywhere(hands: ListHands, stock: Stock) -> None:
    hands.click_row(0)
    hands.click_row(2, SHIFT)
    hands.click_row(4, CONTROL)
    hands.click_row(1, CONTROL)
    assert hands.selected() == [stock.ids[row] for row in (0, 2, 4)]
    assert hands.footer().startswith("3 ausgewählt · 5 Geräte")
    hands.key(Qt.Key.Key_A, CONTROL, into=hands.view)
    assert hands.selected() == stock.ids


def test_what_is_selected_and_current_stays_so_when_another_desk_adds_and_removes_rows(
    hands: ListHands, stock: Stock, desk: Desk
) -> None:
    hands.click_heading("Seriennummer")
    hands.wait_for("Seriennummer", ["SN-A", "SN-B", "SN-C", "SN-D", "SN-E"])
    hands.click_row(1)
    hands.click_row(3, CONTROL)
    selected, current = hands.selected(), hands.view.current_id()
    stock.clerk.delivery("SN-0", "SN-BB", "SN-Z", model_id=stock.clerk.model(name="T1").id)
    desk.changed.emit()
    hands.wait_for_rows(8)
    assert hands.selected() == selected
    assert hands.view.current_id() == current


def test_a_selection_of_everything_stays_everything(hands: ListHands, stock: Stock, desk: Desk) -> None:
    hands.key(Qt.Key.Key_A, CONTROL, into=hands.view)
    stock.clerk.delivery("SN-0", model_id=stock.clerk.model(name="T1").id)
    desk.changed.emit()
    hands.wait_for_rows(6)
    assert len(hands.selected()) == 6


def test_what_another_desk_changed_in_a_row_shows_in_its_place(
    hands: ListHands, stock: Stock, desk: Desk
) -> None:
    hands.click_row(3)
    stock.clerk.do(
        correct, device_id=stock.ids[3], base={"serial_no": "SN-E"}, values={"serial_no": "SN-NEU"}
    )
    desk.changed.emit()
    hands.wait_until(lambda: hands.shown("Seriennummer")[3] == "SN-NEU")
    assert hands.view.current_id() == stock.ids[3]


def test_a_selection_made_while_the_list_was_read_again_is_kept(
    hands: ListHands, stock: Stock, desk: Desk
) -> None:
    stock.clerk.delivery("SN-0", model_id=stock.clerk.model(name="T1").id)
    hands.panel.refresh()
    hands.click_row(2)
    hands.wait_for_rows(6)
    assert hands.selected() == [stock.ids[2]]


def test_sorting_keeps_the_current_record(hands: ListHands, stock: Stock) -> None:
    hands.click_row(0)
    hands.click_heading("Seriennummer")
    hands.wait_for("Seriennummer", ["SN-A", "SN-B", "SN-C", "SN-D", "SN-E"])
    assert hands.view.current_id() == stock.ids[0]
    assert hands.view.currentIndex().row() == 2


def test_sorting_a_long_list_keeps_what_was_selected_far_down(
    qtbot: QtBot, hands: ListHands, stock: Stock, desk: Desk
) -> None:
    stock.clerk.delivery(
        *(f"X-{number:03}" for number in range(200)), model_id=stock.clerk.model(name="T1").id
    )
    desk.changed.emit()
    hands.wait_for_rows(205)
    hands.click_row(2)
    hands.click_row(0, CONTROL)
    hands.click_row(1, CONTROL)
    said: list[int | None] = []
    hands.panel.current.connect(said.append)
    hands.panel.show_query(Query(order="serial_no", descending=True))
    hands.wait_for_rows(205)
    assert sorted(hands.selected()) == stock.ids[:3]
    assert hands.view.currentIndex().row() == 203
    qtbot.wait(200)
    assert said == []


def test_all_of_one_view_are_not_all_of_another(hands: ListHands, stock: Stock) -> None:
    hands.search("sn-a")
    hands.wait_for_rows(1)
    hands.search("sn")
    hands.wait_for_rows(5)
    hands.panel.show_query(Query(search="thinkpad"))
    hands.wait_for_rows(3)
    hands.key(Qt.Key.Key_A, CONTROL, into=hands.view)
    hands.panel.show_query(Query())
    hands.wait_for_rows(5)
    assert len(hands.selected()) == 1


def test_a_list_nobody_sees_is_read_again_when_it_is_shown(
    hands: ListHands, stock: Stock, desk: Desk, window: QWidget
) -> None:
    window.hide()
    stock.clerk.delivery("SN-0", model_id=stock.clerk.model(name="T1").id)
    desk.changed.emit()
    window.show()
    hands.wait_for_rows(6)


def test_the_menu_of_a_row_offers_what_can_be_done_and_sorts_without_a_mouse(hands: ListHands) -> None:
    action = QAction("Ausgeben", hands.panel)
    hands.panel.set_actions([action])
    hands.click_row(1)
    hands.view.customContextMenuRequested.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [it.text() for it in menu.actions() if it.text()]
    assert words == ["Ausgeben", "Kopieren", "Sortieren nach"]
    orders = menu.actions()[-1].menu()
    assert isinstance(orders, QMenu)
    next(it for it in orders.actions() if it.text() == "Seriennummer").trigger()
    menu.close()
    hands.wait_for("Seriennummer", ["SN-A", "SN-B", "SN-C", "SN-D", "SN-E"])


def test_reveal_jumps_to_a_record_in_sight(hands: ListHands, stock: Stock, notices: list[Notice]) -> None:
    hands.panel.reveal(stock.ids[3])
    hands.wait_until(lambda: hands.view.current_id() == stock.ids[3])
    assert hands.selected() == [stock.ids[3]]
    assert notices == []


def test_reveal_takes_search_and_filters_away_only_if_it_must_and_says_so(
    hands: ListHands, stock: Stock
) -> None:
    hands.search("latitude")
    hands.wait_for_rows(2)
    hands.panel.reveal(stock.ids[4])
    hands.wait_until(lambda: hands.view.current_id() == stock.ids[4])
    assert hands.model.rowCount() == 2
    hands.panel.reveal(stock.ids[0])
    hands.wait_for_rows(5)
    hands.wait_until(lambda: hands.view.current_id() == stock.ids[0])
    hands.wait_for_notice("Suche und Filter sind aufgehoben, damit der Eintrag zu sehen ist.")


def test_reveal_of_a_record_that_is_gone_says_so(hands: ListHands) -> None:
    hands.panel.reveal(987654)
    hands.wait_for_notice("Diesen Eintrag gibt es nicht mehr.")


def test_reveal_right_after_opening_waits_for_the_rows(nothing: ListHands, stock: Stock) -> None:
    nothing.panel.show_query(Query())
    nothing.panel.reveal(stock.ids[2])
    nothing.wait_until(lambda: nothing.view.current_id() == stock.ids[2])


def test_a_search_without_hits_says_so_and_offers_the_way_back(hands: ListHands) -> None:
    hands.search("xyzzy")
    hands.wait_to_see("Nichts gefunden.")
    hands.press("Filter zurücksetzen")
    hands.wait_for_rows(5)
    assert not hands.sees("Nichts gefunden.")


def test_an_empty_list_says_what_to_do_first(nothing: ListHands) -> None:
    nothing.panel.set_empty("Noch keine Geräte.", "Nehmen Sie die erste Lieferung auf.")
    nothing.panel.refresh()
    nothing.wait_to_see("Nehmen Sie die erste Lieferung auf.")


def test_the_model_keeps_every_promise_to_qt(
    qtmodeltester: ModelTester, hands: ListHands, stock: Stock, desk: Desk
) -> None:
    qtmodeltester.check(hands.model)  # type: ignore[no-untyped-call]
    hands.click_heading("Seriennummer")
    hands.wait_for("Seriennummer", ["SN-A", "SN-B", "SN-C", "SN-D", "SN-E"])
    stock.clerk.delivery(*(f"X-{number}" for number in range(300)), model_id=stock.clerk.model(name="T1").id)
    desk.changed.emit()
    hands.wait_for_rows(305)
    hands.search("x-")
    hands.wait_for_rows(300)
    qtmodeltester.check(hands.model)  # type: ignore[no-untyped-call]


def test_a_long_list_is_read_where_one_looks(hands: ListHands, stock: Stock, desk: Desk) -> None:
    stock.clerk.delivery(
        *(f"X-{number:03}" for number in range(700)), model_id=stock.clerk.model(name="T1").id
    )
    hands.panel.show_query(Query(order="serial_no"))
    hands.wait_for_rows(705)
    bar = hands.view.verticalScrollBar()
    assert bar.maximum() > 700 * hands.view.row_height() - hands.view.height()
    bar.setValue(bar.maximum())
    hands.wait_until(lambda: hands.model.index(704, 7).data() == "X-699")
    hands.click_row(600)
    top = hands.view.rowAt(0)
    stock.clerk.delivery("A-1", "A-2", model_id=stock.clerk.model(name="T2").id)
    desk.changed.emit()
    hands.wait_for_rows(707)
    assert hands.view.rowAt(0) == top + 2
    assert hands.view.currentIndex().row() == 602


def test_nothing_arrives_at_a_list_that_has_been_closed_and_its_threads_end(
    hands: ListHands, window: QWidget
) -> None:
    names = {thread.name for thread in threading.enumerate()}
    assert {"devices, rows", "devices, ids"} <= names
    hands.panel.show_query(Query(search="thinkpad"))
    window.deleteLater()
    settle()
    assert not {"devices, rows", "devices, ids"} & {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize("rows", [1, 4])
def test_the_footer_counts_only_several_selected_rows(hands: ListHands, rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    hands.view.clearSelection()
    for row in range(rows):
        hands.view.selectionModel().select(hands.model.index(row, 0), flags)
    assert hands.footer().startswith("4 ausgewählt" if rows == 4 else "5 Geräte")
