"""Every key means one thing: of all that can be seen at once, no two actions share one."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from gui.screen import Screen
from gui.screens import SCREENS
from gui.shell import Shell
from tests.hands import Hands


def heard(window: QMainWindow) -> dict[str, set[str]]:
    """What each key does now, whatever is selected."""
    found = defaultdict(set)
    menus = set(in_the_bar(window))
    for action in window.findChildren(QAction):
        places = action.associatedObjects()
        near = any(it in menus or (isinstance(it, QWidget) and it.isVisible()) for it in places)
        for keys in action.shortcuts() if near and action.isVisible() else ():
            found[keys.toString(QKeySequence.SequenceFormat.PortableText)].add(action.text())
    return found


def in_the_bar(window: QMainWindow) -> Iterator[QMenu]:
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        yield menu


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.key)
def test_no_two_actions_of_a_screen_share_a_key(screen: Screen, window: Shell, hands: Hands) -> None:
    window.show_screen(screen.key)
    hands.wait_to_see(screen.title)
    main = window.window()
    assert isinstance(main, QMainWindow)
    found = heard(main)
    assert found["Ctrl+K"] == {"Überall suchen"}
    assert {keys: words for keys, words in found.items() if len(words) > 1} == {}
