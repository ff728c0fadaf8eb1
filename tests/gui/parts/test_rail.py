"""The navigation rail, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.look import theme
from gui.parts.rail import Rail, RailEntry

ENTRIES = [
    RailEntry("today", "Heute", "house-line"),
    RailEntry("devices", "Geräte", "laptop"),
    RailEntry("administration", "Verwaltung", "gear-six", at_the_bottom=True),
]


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail()
    made.offer(ENTRIES)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.choose("today")
    return made


def entry(rail: Rail, text: str) -> QPushButton:
    return next(button for button in rail.findChildren(QPushButton) if button.text() == text)


def test_a_click_chooses_a_screen(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen) as heard:
        entry(rail, "Geräte").click()
    assert heard.args == ["devices"]
    assert not entry(rail, "Heute").isChecked()


def test_the_arrow_keys_go_from_screen_to_screen(rail: Rail, qtbot: QtBot) -> None:
    entry(rail, "Heute").setFocus()
    with qtbot.waitSignal(rail.chosen) as heard:
        QTest.keyClick(entry(rail, "Heute"), Qt.Key.Key_Down)
    assert heard.args == ["devices"]


def test_tab_reaches_the_screen_one_is_on(rail: Rail) -> None:
    rail.choose("devices")
    stops = [
        entry for entry in rail.findChildren(QPushButton) if entry.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [entry.text() for entry in stops] == ["Geräte"]


def test_a_count_is_read_out_with_its_screen(rail: Rail) -> None:
    rail.set_count("today", 12)
    assert entry(rail, "Heute").accessibleName() == "Heute, 12 offen"
    rail.set_count("today", 0)
    assert entry(rail, "Heute").accessibleName() == "Heute"


def test_a_screen_reader_hears_one_choice_out_of_several(rail: Rail) -> None:
    spoken = QAccessible.queryAccessibleInterface(entry(rail, "Heute"))
    assert spoken.role() == QAccessible.Role.RadioButton
    assert spoken.state().checked


def test_long_words_and_large_letters_widen_the_rail(qtbot: QtBot, qapp: QApplication) -> None:
    theme.exact(qapp, body=26)
    rail = Rail()
    rail.offer(ENTRIES)
    qtbot.addWidget(rail)
    verwaltung = entry(rail, "Verwaltung")
    assert rail.sizeHint().width() > verwaltung.fontMetrics().horizontalAdvance("Verwaltung")
