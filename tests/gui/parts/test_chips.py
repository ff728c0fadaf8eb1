"""Saved views as chips: choosing, counting, and what happens where they do not fit."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gui.parts.button import Button
from gui.parts.chips import ChipBar

CHIPS = [
    ("mine", "Warten auf mich", 12, False),
    ("late", "Überfällig", None, False),
    ("all", "Alle", 1287, True),
]


@pytest.fixture
def bar(qtbot: QtBot) -> ChipBar:
    made = ChipBar()
    qtbot.addWidget(made)
    made.set_chips(CHIPS)
    made.resize(800, 32)
    with qtbot.waitExposed(made):
        made.show()
    made.choose("mine")
    return made


def chip(bar: ChipBar, text: str) -> QPushButton:
    chips = (b for b in bar.findChildren(QPushButton) if not isinstance(b, Button))
    return next(button for button in chips if button.text() == text)


def test_a_click_chooses_a_view(bar: ChipBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.chosen) as heard:
        chip(bar, "Überfällig").click()
    assert heard.args == ["late"]
    assert bar.current() == "late"


def test_a_click_on_the_chosen_view_asks_for_it_again(bar: ChipBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.chosen) as heard:
        chip(bar, "Warten auf mich").click()
    assert heard.args == ["mine"]


def test_the_arrow_keys_go_from_view_to_view(bar: ChipBar, qtbot: QtBot) -> None:
    chip(bar, "Warten auf mich").setFocus()
    with qtbot.waitSignal(bar.chosen) as heard:
        QTest.keyClick(chip(bar, "Warten auf mich"), Qt.Key.Key_Right)
    assert heard.args == ["late"]


def test_counts_are_written_as_germans_do_and_read_out(bar: ChipBar) -> None:
    assert chip(bar, "Alle").accessibleName() == "Alle, geteilt, 1.287"
    assert chip(bar, "Überfällig").accessibleName() == "Überfällig"
    bar.set_count("late", 4)
    assert chip(bar, "Überfällig").accessibleName() == "Überfällig, 4"


def test_who_stands_on_a_view_goes_along_when_another_is_chosen_for_them(bar: ChipBar, qtbot: QtBot) -> None:
    bar.activateWindow()
    chip(bar, "Warten auf mich").setFocus()
    qtbot.waitUntil(chip(bar, "Warten auf mich").hasFocus)
    bar.choose("all")
    assert chip(bar, "Alle").hasFocus()


def test_new_counts_disturb_neither_choice_nor_focus(bar: ChipBar, qtbot: QtBot) -> None:
    bar.activateWindow()
    chip(bar, "Warten auf mich").setFocus()
    qtbot.waitUntil(chip(bar, "Warten auf mich").hasFocus)
    with qtbot.assertNotEmitted(bar.chosen):
        bar.set_chips([("mine", "Warten auf mich", 11, False), ("new", "Neu", 3, False)])
    assert bar.current() == "mine"
    assert chip(bar, "Warten auf mich").hasFocus()


def test_what_does_not_fit_waits_in_a_menu_and_the_choice_stays_in_sight(bar: ChipBar, qtbot: QtBot) -> None:
    bar.choose("all")
    bar.resize(260, 32)
    assert chip(bar, "Alle").isVisible()
    assert not chip(bar, "Überfällig").isVisible()
    menu = bar.findChild(QMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    late = next(action for action in menu.actions() if action.text().startswith("Überfällig"))
    with qtbot.waitSignal(bar.chosen) as heard:
        late.trigger()
    assert heard.args == ["late"]
    assert chip(bar, "Überfällig").isVisible()


def test_a_right_click_says_which_view_is_meant(bar: ChipBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.menu_asked) as heard:
        chip(bar, "Alle").customContextMenuRequested.emit(QPoint(2, 2))
    assert heard.args[0] == "all"


def test_the_menu_key_works_too(bar: ChipBar) -> None:
    assert chip(bar, "Alle").contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu
