"""The window as people move through it: rail, search, scanner, menus, notices."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMenu
from pytestqt.qtbot import QtBot

from gui import preferences
from gui.desk import Desk
from gui.handbook import Handbook
from gui.jobs import Job
from gui.parts.list.view import ListView
from gui.screen import Screen
from gui.window import Window
from inventory.people import actions
from inventory.today import today
from tests import a11y
from tests.hands import PATIENCE, Hands, settle
from tests.inventory.clerk import Clerk

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(clerk: Clerk) -> Clerk:
    """Two people, three devices, one of them with Müller."""
    mueller = clerk.person("4711", first_name="Jörg", last_name="Müller")
    clerk.person("4712", first_name="Anna", last_name="Albers", email="albers@stadt.example")
    devices = clerk.delivery("PF4X0001", "PF4X0002", "PF4X0003")
    clerk.issue(devices[0], employee_id=mueller.id)
    return clerk


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, office: Clerk) -> Iterator[Window]:
    window = open_window(qtbot, desk)
    window.shell.show_screen("devices")
    window.resize(1400, 860)
    yield window
    window.leave()
    settle()


def open_window(qtbot: QtBot, desk: Desk) -> Window:
    window = Window(desk)
    with qtbot.waitSignal(window.equipped, timeout=PATIENCE):
        window.show()
        window.begin()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


def with_lists(window: Window) -> list[Screen]:
    return [screen for screen in window.shell.screens.values() if screen.listings]


@pytest.fixture
def hands(qtbot: QtBot, window: Window) -> Hands:
    return Hands(qtbot, window)


def list_in_sight(window: Window) -> ListView:
    return next(it for it in window.findChildren(ListView) if it.isVisible())


def focus_list(window: Window, hands: Hands) -> None:
    view = list_in_sight(window)
    hands.wait_until(lambda: view.model().rowCount() > 0)
    view.setFocus()


def test_the_rail_leads_to_the_screens(window: Window, hands: Hands) -> None:
    assert window.shell.key == "devices"
    hands.press("Personen")
    assert window.shell.key == "people"
    focus_list(window, hands)
    hands.key(Qt.Key.Key_6, CTRL)
    assert window.shell.key == "administration"
    assert list_in_sight(window).hasFocus()


def test_the_place_of_the_window_is_remembered_and_the_day_begins_at_the_first_screen(
    qtbot: QtBot, window: Window, hands: Hands, desk: Desk
) -> None:
    hands.press("Personen")
    window.resize(1210, 777)
    window.remember()
    again = open_window(qtbot, desk)
    assert again.shell.key == next(iter(again.shell.screens))
    assert (again.width(), again.height()) == (1210, 777)
    again.leave()
    settle()


def test_typing_a_name_finds_people_and_what_they_have(window: Window, hands: Hands) -> None:
    hands.key(Qt.Key.Key_K, CTRL)
    hands.type_text("mueller")
    hands.wait_until(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    titles = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert titles == ["Müller, Jörg", "N-00001"]
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    hands.wait_until(lambda: window.shell.key == "people")
    hands.wait_to_see("Jörg Müller")
    assert window.shell.search.text() == ""


def test_a_number_typed_in_full_leads_straight_to_its_record(window: Window, hands: Hands) -> None:
    hands.press("Personen")
    hands.enter(window.shell.search.accessibleName(), "N-00003")
    hands.key(Qt.Key.Key_Return, into=window.shell.search)
    hands.wait_until(lambda: window.shell.key == "devices")
    hands.wait_to_see("PF4X0003")


def test_escape_leaves_the_hits_and_then_the_words(window: Window, hands: Hands) -> None:
    hands.enter(window.shell.search.accessibleName(), "mueller")
    hands.wait_until(lambda: QApplication.activePopupWidget() is not None)
    hands.key(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert window.shell.search.text() == "mueller"
    hands.key(Qt.Key.Key_Escape)
    assert window.shell.search.text() == ""


def test_a_scan_past_every_field_leads_to_the_record(window: Window, hands: Hands) -> None:
    focus_list(window, hands)
    hands.scan("4711")
    hands.wait_until(lambda: window.shell.key == "people")
    hands.wait_to_see("Jörg Müller")
    focus_list(window, hands)
    hands.scan("PF4X0002")
    hands.wait_until(lambda: window.shell.key == "devices")
    hands.wait_to_see("N-00002")


def test_a_scan_into_the_search_field_never_takes_the_hits_of_its_beginning(
    window: Window, hands: Hands
) -> None:
    window.shell.search.setFocus()
    hands.scan("PF4X0003")
    hands.wait_to_see("N-00003")


def test_a_code_nobody_knows_is_said(window: Window, hands: Hands) -> None:
    focus_list(window, hands)
    hands.scan("4006381333931")
    hands.wait_for_notice("Zu „4006381333931“ gibt es nichts.")


def test_fingers_on_the_list_still_search_it(window: Window, hands: Hands, qtbot: QtBot) -> None:
    focus_list(window, hands)
    for letter in "al":
        handle = window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key(ord(letter.upper())))
        qtbot.wait(120)
    searched = [it.text() for it in window.findChildren(QLineEdit) if it.isVisible() and it.text()]
    assert [it.lower() for it in searched] == ["al"]


def test_a_scan_while_a_dialog_is_open_goes_to_the_dialog(window: Window, hands: Hands) -> None:
    hands.press("Personen")
    hands.press("Person aufnehmen")
    hands.wait_until(hands.dialog)
    dialog = hands.dialog()
    assert dialog is not None
    hands.scan("4711")
    hands.wait_until(lambda: window.shell.key == "people")
    assert dialog.isVisible()
    dialog.reject()


def test_the_notice_says_what_happened_and_leads_back(window: Window, hands: Hands, desk: Desk) -> None:
    desk.write(desk, add_unit, says="FB 20 Finanzen ist angelegt.")
    hands.wait_for_notice("FB 20 Finanzen ist angelegt.")
    hands.press("Rückgängig")
    hands.wait_for_notice("Rückgängig gemacht: Einheit angelegt.")
    hands.press("Wiederherstellen")
    hands.wait_for_notice("Wiederhergestellt.")


def test_ctrl_z_takes_back_the_last_own_booking(window: Window, hands: Hands, desk: Desk) -> None:
    focus_list(window, hands)
    desk.write(desk, add_unit)
    hands.wait_until(lambda: desk.can_undo)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.wait_for_notice("Rückgängig gemacht: Einheit angelegt.")
    hands.key(Qt.Key.Key_Y, CTRL)
    hands.wait_for_notice("Wiederhergestellt.")


def test_the_own_last_bookings_can_be_taken_back_and_those_of_others_are_not_shown(
    window: Window, hands: Hands, desk: Desk, office: Clerk
) -> None:
    desk.write(desk, add_unit)
    hands.wait_for_notice("Einheit angelegt")
    hands.menu("Bearbeiten", "Letzte Buchungen …")
    hands.wait_to_see("Einheit angelegt")
    assert not hands.sees("Person aufgenommen")
    hands.unfold(f"{today():%d.%m.%Y}: Einheit angelegt, Mehr", "Rückgängig machen")
    hands.wait_for_notice("Rückgängig gemacht: Einheit angelegt.")
    hands.press("Schließen")
    assert hands.dialog() is None


def test_every_action_of_the_menu_has_words_and_no_two_share_a_key(window: Window, hands: Hands) -> None:
    for key in window.shell.screens:
        window.shell.show_screen(key)
        keys = [it.shortcut().toString() for it in actions_of(window) if not it.shortcut().isEmpty()]
        assert sorted(keys) == sorted(set(keys))
        assert all(it.text() for it in actions_of(window) if not it.isSeparator())


def test_the_menu_offers_what_the_screen_in_sight_can_do(window: Window, hands: Hands) -> None:
    assert "Lieferung aufnehmen" in [it.text().removesuffix(" …") for it in actions_of(window)]
    hands.press("Personen")
    texts = [it.text().removesuffix(" …") for it in actions_of(window)]
    assert "Lieferung aufnehmen" not in texts
    assert "Person aufnehmen" in texts


def test_whatever_list_is_in_sight_can_be_saved_and_printed(window: Window, hands: Hands) -> None:
    for screen in with_lists(window):
        hands.press(screen.title)
        file = window.menuBar().actions()[0].menu()
        assert isinstance(file, QMenu)
        file.aboutToShow.emit()
        texts = [it.text() for it in file.actions()]
        assert texts.count("Liste drucken …") == texts.count("Liste als CSV speichern …") == 1


def actions_of(window: Window) -> list[QAction]:
    """Those in sight: what is not offered cannot be chosen by its key either."""
    found: list[QAction] = []
    waiting = [it.menu() for it in window.menuBar().actions()]
    for menu in waiting:
        if isinstance(menu, QMenu):
            found += [it for it in menu.actions() if it.menu() is None and it.isVisible()]
            waiting += [it.menu() for it in menu.actions() if it.menu() is not None]
    return found


def test_f1_opens_the_page_of_the_screen(window: Window, hands: Hands) -> None:
    hands.press("Personen")
    hands.key(Qt.Key.Key_F1)
    book = next(it for it in QApplication.topLevelWidgets() if isinstance(it, Handbook))
    assert "Personen" in book._text.toPlainText().splitlines()[0]
    book.open_page("there is none")
    assert "Handbuch" in book._text.toPlainText().splitlines()[0]
    QTest.keyClick(book, Qt.Key.Key_Escape)
    assert not book.isVisible()


def test_who_sits_here_is_in_sight(window: Window, hands: Hands) -> None:
    assert hands.sees("IT, Personal, Administration · k.meyer")


def test_colours_and_size_of_text_are_chosen_and_kept(window: Window, hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.menus.dressed):
        hands.menu("Ansicht", "Farben", "Dunkel")
    with qtbot.waitSignal(window.menus.dressed):
        hands.menu("Ansicht", "Schriftgröße", "130 %")
    assert (preferences.scheme(), preferences.size()) == ("dark", 130)


def test_long_work_shows_how_far_it_is_and_asks_before_the_window_closes(
    window: Window, hands: Hands, desk: Desk
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def work(job: Job) -> None:
        begun.set()
        try:
            while True:
                job(0.4)
        finally:
            ended.set()

    desk.job(window, "Zählen …", work)
    assert begun.wait(10)
    assert hands.sees("Zählen …")
    window.close()
    assert window.isVisible()
    assert hands.sees("Noch nicht fertig: Zählen …")
    hands.press("Abbrechen und beenden")
    assert ended.wait(10)
    hands.wait_until(lambda: not window.isVisible())


def test_the_window_is_used_without_a_mouse(window: Window, hands: Hands) -> None:
    for screen in window.shell.screens.values():
        hands.press(screen.title)
        QTest.qWait(500)  # until the card stands there
        assert a11y.problems(window) == []


@pytest.mark.parametrize("module", ["gui.window", "gui.start", "gui.program", "gui.shell", "gui.menus"])
def test_the_window_is_there_before_anything_heavy_is_loaded(module: str) -> None:
    heavy = "alembic openpyxl psycopg pydantic reportlab sqlalchemy sqlmodel".split()  # noqa: SIM905
    script = f"import sys, {module}; print([it for it in {heavy} if it in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_nothing_of_a_closed_window_stays(qtbot: QtBot, desk: Desk, office: Clerk) -> None:
    def once() -> None:
        window = open_window(qtbot, desk)
        window.leave()
        del window
        settle()

    once()
    before = len(QApplication.allWidgets())
    for _round in range(3):
        once()
    qtbot.waitUntil(lambda: len(QApplication.allWidgets()) <= before, timeout=PATIENCE)


def add_unit(session: object) -> object:
    from datetime import date

    values = {"code": "FB 20", "name": "Finanzen", "kind": "fachbereich", "valid_from": date(2020, 1, 1)}
    return actions.add_unit(session, values=values)  # type: ignore[arg-type]
