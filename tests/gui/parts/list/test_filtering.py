"""Filters: set in a box fitted to the column, shown as chips, taken away again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gui.parts.list.filterline import FilterChip, FilterLine
from gui.parts.list.filters import FilterBox
from inventory.listing import Filter, Match, Query
from tests.gui.parts.list.conftest import ListHands


def chips(hands: ListHands) -> list[str]:
    line = hands.panel.findChild(FilterLine)
    assert line is not None
    return line.texts() if line.isVisible() else []


def open_box(hands: ListHands, column: str) -> None:
    hands.press("Filter")
    hands.choose("Spalte", column)


def close_box(hands: ListHands) -> None:
    hands.press("Fertig")
    assert not isinstance(hands.front, FilterBox)


def test_words_are_ticked_and_counted(hands: ListHands) -> None:
    open_box(hands, "Stand")
    hands.wait_to_see("Lager  (3)")
    hands.tick("Lager  (3)")
    hands.wait_for_rows(3)
    hands.tick("Ausgegeben  (2)")
    hands.wait_for_rows(5)
    close_box(hands)
    assert chips(hands) == ["Stand: Lager, Ausgegeben"]


def test_text_is_found_however_it_is_typed(hands: ListHands) -> None:
    open_box(hands, "Wer es hat")
    hands.enter("Wer es hat enthält", "mueller")
    hands.wait_for_rows(1)
    hands.key(Qt.Key.Key_Return)
    assert not isinstance(hands.front, FilterBox)
    assert chips(hands) == ["Wer es hat enthält „mueller“"]


def test_amounts_have_a_beginning_and_an_end(hands: ListHands) -> None:
    open_box(hands, "Netto")
    hands.enter("Netto von", "1.000")
    hands.wait_for_rows(2)
    hands.enter("Netto bis", "1.100,50 €")
    hands.wait_for_rows(0)
    close_box(hands)
    assert chips(hands) == ["Netto ab 1.000,00 € bis 1.100,50 €"]


def test_days_are_typed_as_germans_do_or_counted_from_today(hands: ListHands) -> None:
    open_box(hands, "Beschafft am")
    hands.enter("Beschafft am von", "1.1.2026")
    hands.wait_for_rows(5)
    hands.enter("Beschafft am von", "heute + 1")
    hands.wait_for_rows(0)
    assert hands.panel.query.filters == (Filter("purchased_on", Match.FROM, ("heute+1",)),)


def test_what_makes_no_sense_is_said_below_the_field_and_changes_nothing(hands: ListHands) -> None:
    open_box(hands, "Beschafft am")
    hands.enter("Beschafft am von", "irgendwann")
    hands.wait_to_see("Bitte ein Datum wie 20.11.2026")
    assert hands.panel.query.filters == ()
    hands.enter("Beschafft am von", "")
    assert not hands.sees("Bitte ein Datum")


def test_a_usual_span_of_days_takes_one_press(hands: ListHands) -> None:
    open_box(hands, "Rückgabe")
    hands.press("in 30 Tagen")
    hands.wait_for_rows(0)
    close_box(hands)
    assert chips(hands) == ["Rückgabe ab heute bis heute + 30 Tage"]


@pytest.mark.parametrize(("mode", "rows"), [("ist leer", 3), ("ist ausgefüllt", 2)])
def test_empty_and_filled_are_filters_too(hands: ListHands, mode: str, rows: int) -> None:
    open_box(hands, "Wer es hat")
    hands.choose("Vergleich", mode)
    hands.wait_for_rows(rows)


def test_yes_and_no(hands: ListHands) -> None:
    open_box(hands, "Verschlüsselt")
    hands.wait_to_see("nein  (5)")
    hands.tick("ja  (0)")
    hands.wait_for_rows(0)


def test_the_box_shows_what_is_set_already(hands: ListHands) -> None:
    hands.panel.show_query(Query(filters=(Filter("net", Match.FROM, (100000,)),)))
    hands.wait_for_rows(2)
    hands.press("Netto ab 1.000,00 €")
    assert hands.field("Netto von").property("text") == "1.000,00 €"
    hands.press("Filter entfernen")
    hands.wait_for_rows(5)
    assert chips(hands) == []


def test_a_chip_is_taken_away_by_its_cross_or_the_delete_key(hands: ListHands) -> None:
    two = (Filter("state", Match.ANY_OF, ("lager",)), Filter("holder", Match.EMPTY))
    hands.panel.show_query(Query(filters=two))
    hands.wait_for_rows(3)
    first, second = sorted(
        (it for it in hands.panel.findChildren(FilterChip) if it.isVisible()), key=FilterChip.text
    )
    assert (first.text(), second.text()) == ("Stand: Lager", "Wer es hat: leer")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(first.width() - 8, first.height() // 2))
    assert chips(hands) == ["Wer es hat: leer"]
    (rest,) = (it for it in hands.panel.findChildren(FilterChip) if it.isVisible())
    hands.key(Qt.Key.Key_Delete, into=rest)
    hands.wait_for_rows(5)
    assert chips(hands) == []


def test_all_filters_are_reset_at_once(hands: ListHands) -> None:
    hands.panel.show_query(Query("sn", (Filter("state", Match.ANY_OF, ("lager", "verloren")),)))
    hands.wait_for_rows(3)
    hands.press("Filter zurücksetzen")
    hands.wait_for_rows(5)
    assert hands.panel.query.search == ""


def test_the_funnel_of_a_heading_opens_the_box_for_its_column(hands: ListHands) -> None:
    header = hands.view.heading
    section = hands.titles().index("Stand")
    right = header.sectionViewportPosition(section) + header.sectionSize(section)
    QTest.mouseMove(header.viewport(), QPoint(right - 40, 10))
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(right - 14, 18))
    assert hands.field("Spalte").property("currentText") == "Stand"
    assert hands.panel.query.order == ""


def test_the_menu_of_a_heading_filters_sorts_and_hides(hands: ListHands) -> None:
    def choose(words: str) -> None:
        header = hands.view.heading
        place = QPoint(header.sectionViewportPosition(hands.titles().index("Modell")) + 20, 10)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.RightButton, pos=place)
        event = _context_menu(place, header.viewport().mapToGlobal(place))
        QApplication.sendEvent(header.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(it for it in menu.actions() if it.text() == words).trigger()
        menu.close()

    choose("Absteigend sortieren")
    hands.wait_for("Modell", ["Lenovo ThinkPad"] * 3 + ["Lenovo Latitude"] * 2)
    choose("Filtern …")
    assert hands.field("Spalte").property("currentText") == "Modell"
    close_box(hands)
    choose("Spalte ausblenden")
    assert "Modell" not in hands.headings()


def _context_menu(place: QPoint, on_screen: QPoint) -> QContextMenuEvent:
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, on_screen)
