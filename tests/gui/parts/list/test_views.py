"""Views: those of the program, one's own, and those others share, with counts that stay true."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gui.desk import Desk, Notice
from gui.parts.chips import ChipBar
from inventory.listing import Filter, Match, Query
from inventory.store.views import save_view, views
from tests.gui.parts.list.conftest import ListHands, Stock


def chip(hands: ListHands, words: str) -> QPushButton:
    bar = hands.panel.findChild(ChipBar)
    assert bar is not None
    found = [it for it in bar.findChildren(QPushButton) if it.text() == words]
    assert len(found) == 1, [it.text() for it in bar.findChildren(QPushButton)]
    return found[0]


def read_out(hands: ListHands, words: str, spoken: str) -> None:
    hands.wait_until(lambda: chip(hands, words).accessibleName() == spoken)


@pytest.fixture
def menu_of(hands: ListHands) -> Callable[[str], QMenu]:
    def opened(words: str) -> QMenu:
        button = chip(hands, words)
        button.customContextMenuRequested.emit(button.rect().center())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    return opened


def choose(menu: QMenu, words: str) -> None:
    next(it for it in menu.actions() if it.text() == words).trigger()
    menu.close()


def save(hands: ListHands, name: str) -> None:
    hands.press("Ansicht speichern")
    hands.enter("Name", name)
    hands.press("Speichern")
    hands.wait_for_notice(f"Ansicht „{name}“ gespeichert.")


def narrow(hands: ListHands, kind: str = "notebook_standard") -> None:
    hands.panel.show_query(Query("latitude", (Filter("kind", Match.ANY_OF, (kind,)),), "serial_no"))
    hands.wait_for_rows(2 if kind == "notebook_standard" else 0)


def test_a_view_of_the_program_is_chosen_by_its_chip(hands: ListHands) -> None:
    chip(hands, "Auf Lager").click()
    hands.wait_for_rows(3)
    assert chip(hands, "Auf Lager").isChecked()
    chip(hands, "Alle").click()
    hands.wait_for_rows(5)


def test_the_counts_follow_what_other_desks_do(hands: ListHands, stock: Stock, desk: Desk) -> None:
    read_out(hands, "Auf Lager", "Auf Lager, 3")
    stock.clerk.delivery("SN-F", model_id=stock.clerk.model(name="T1").id)
    desk.changed.emit()
    read_out(hands, "Auf Lager", "Auf Lager, 4")
    read_out(hands, "Alle", "Alle, 6")


def test_a_view_says_that_it_has_been_changed_but_not_while_one_searches_in_it(hands: ListHands) -> None:
    chip(hands, "Auf Lager").click()
    hands.search("sn-a")
    hands.wait_for_rows(1)
    assert chip(hands, "Auf Lager").isChecked()
    hands.click_heading("Seriennummer")
    assert chip(hands, "Auf Lager · geändert").isChecked()
    chip(hands, "Auf Lager · geändert").click()
    hands.wait_for_rows(3)
    assert chip(hands, "Auf Lager").isChecked()


def test_what_is_shown_is_saved_under_a_name_and_found_again(hands: ListHands, stock: Stock) -> None:
    narrow(hands)
    save(hands, "Latitudes")
    read_out(hands, "Latitudes", "Latitudes, 2")
    chip(hands, "Alle").click()
    hands.wait_for_rows(5)
    chip(hands, "Latitudes").click()
    hands.wait_for("Seriennummer", ["SN-D", "SN-E"])
    assert hands.field("Geräte durchsuchen").property("text") == "latitude"
    (kept,) = stock.clerk.see(views, listing="devices", owner="k.meyer")
    assert (kept.name, kept.shared) == ("Latitudes", False)


def test_a_view_without_a_name_is_not_saved(hands: ListHands) -> None:
    narrow(hands)
    hands.press("Ansicht speichern")
    hands.press("Speichern")
    hands.wait_to_see("Ein Name fehlt noch.")
    hands.enter("Name", "Neue")
    assert not hands.sees("Ein Name fehlt noch.")
    hands.press("Abbrechen")


def test_a_view_for_everybody_is_seen_by_everybody(hands: ListHands, stock: Stock) -> None:
    narrow(hands)
    hands.press("Ansicht speichern")
    hands.enter("Name", "Unsere")
    hands.tick("Für alle")
    hands.press("Speichern")
    read_out(hands, "Unsere", "Unsere, geteilt, 2")
    assert [it.name for it in stock.clerk.see(views, listing="devices", owner="a.fuchs")] == ["Unsere"]


def test_a_changed_view_can_be_replaced_renamed_and_deleted(
    hands: ListHands, menu_of: Callable[[str], QMenu]
) -> None:
    narrow(hands)
    save(hands, "Meine")
    hands.wait_until(lambda: chip(hands, "Meine").isChecked())
    narrow(hands, "tablet")
    choose(menu_of("Meine · geändert"), "Durch das ersetzen, was jetzt zu sehen ist")
    read_out(hands, "Meine", "Meine, 0")
    choose(menu_of("Meine"), "Umbenennen …")
    hands.enter("Name", "iPads")
    hands.press("Speichern")
    read_out(hands, "iPads", "iPads, 0")
    choose(menu_of("iPads"), "Löschen")
    hands.wait_for_notice("Ansicht „iPads“ gelöscht.")
    hands.wait_until(lambda: chip(hands, "Alle · geändert").isVisible())


def test_views_of_others_can_only_be_copied(
    qtbot: QtBot, desk: Desk, nothing: ListHands, stock: Stock, notices: list[Notice]
) -> None:
    query = Query(search="thinkpad").to_json()
    stock.clerk.do(save_view, listing="devices", name="Fremd", owner="a.fuchs", shared=True, query=query)
    stock.clerk.do(
        save_view,
        listing="devices",
        name="Alt",
        owner="a.fuchs",
        shared=True,
        query='{"order": "colour", "filters": []}',
    )
    bar = nothing.panel.findChild(ChipBar)
    assert bar is not None
    nothing.panel._views.reload()
    nothing.wait_until(lambda: any(it.text() == "Fremd" for it in bar.findChildren(QPushButton)))
    assert not any(it.text() == "Alt" for it in bar.findChildren(QPushButton))
    button = chip(nothing, "Fremd")
    button.customContextMenuRequested.emit(button.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [it.text() for it in menu.actions()] == ["Als eigene Ansicht speichern …"]
    menu.close()
