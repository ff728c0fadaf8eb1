"""Goes through the program as somebody does who wants to see all of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.parts.list.panel import ListPanel
from gui.parts.list.view import ListView
from gui.parts.notice import NoticeBar
from gui.program import Program
from gui.screens.recordcard import RecordCard
from gui.window import Window
from inventory.devices.lifecycle import State
from inventory.devices.lists import DEVICES
from inventory.listing import Filter, Listing, Match, Query
from inventory.people.lists import PEOPLE
from tests.camera import at_rest
from tests.hands import Hands
from tests.sitting import come_to_front, sitting, wait_until

WIDTH, HEIGHT = 1440, 900
LOGIN = "k.meyer"


@contextmanager
def visiting(url: str, folder: Path, login: str = LOGIN) -> Iterator["Visitor"]:
    """Somebody at the program who has never been there before."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    with sitting(url, folder, login) as program:
        program.window.resize(WIDTH, HEIGHT)
        visitor = Visitor(program)
        yield visitor
        visitor.close()


class Fingers:
    """What hands need of pytest-qt where no test is running."""

    mouseClick = staticmethod(QTest.mouseClick)

    def waitUntil(self, true: Callable[[], bool], timeout: int) -> None:
        wait_until(true, timeout / 1000)


class Visitor:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.hands = Hands(cast("QtBot", Fingers()), program.window)
        self.reader = program.desk.reader()

    @property
    def window(self) -> Window:
        return self.program.window

    @property
    def screen(self) -> Any:
        return self.program.window.shell.screen_shown

    @property
    def card(self) -> RecordCard[Any]:
        return next(it for it in self.window.findChildren(RecordCard) if it.isVisible())

    @property
    def panels(self) -> list[ListPanel]:
        """The lists in sight: one, or none."""
        return [it for it in self.window.findChildren(ListPanel) if it.isVisible()]

    @property
    def panel(self) -> ListPanel:
        return self.panels[0]

    @property
    def table(self) -> ListView:
        return self.panel.findChildren(ListView)[0]

    def rest(self) -> None:
        wait_until(lambda: at_rest(self.program))

    def go(self, screen: str) -> None:
        """To a screen, as it is when one comes there first."""
        shell = self.window.shell
        wait_until(lambda: screen in shell.screens)  # it may not be known yet who sits here
        shell.show_screen(screen)
        self.rest()
        if self.panels:
            self.table.selectionModel().clearSelection()
            self.panel.show_query(self.panel.listing.views[0].query)
            self.rest()

    def section(self, title: str) -> None:
        """To a section of administration."""
        self.go("administration")
        tabs = self.screen.tabs
        tabs.setCurrentIndex([tabs.tabText(place) for place in range(tabs.count())].index(title))
        self.rest()

    def verbs(self, menu: str) -> list[str]:
        """What a menu of the screen in sight offers."""
        return [action.text() for action in self.screen.actions_by_menu()[menu] if action.isVisible()]

    def device(self, state: State, *more: Filter) -> None:
        """To the first device in this state."""
        self.show(DEVICES, Filter("state", Match.ANY_OF, (state.value,)), *more)

    def person(self, *filters: Filter) -> None:
        self.show(PEOPLE, *filters)

    def show(self, listing: Listing, *filters: Filter, search: str = "") -> int:
        """To the first record of a list that fits, with its card."""
        record = self.records(listing, *filters, search=search)[0]
        self.window.shell.reveal(listing.name, record)
        wait_until(lambda: self.card.record == record and self.card.facts is not None)
        self.rest()
        return record

    def records(self, listing: Listing, *filters: Filter, search: str = "", count: int = 1) -> list[int]:
        seen, query = self.program.desk.sees(listing), Query(search=search, filters=filters)
        return [key for key, _row in self.reader.first(seen, query, count)]

    def numbers(self, state: State, count: int) -> list[str]:
        """The inventory numbers of some devices in this state, as a scanner reads them."""
        query = Query(filters=(Filter("state", Match.ANY_OF, (state.value,)),))
        return [row[0] for _key, row in self.reader.first(DEVICES, query, count)]

    def scan(self, *codes: str) -> None:
        """Into the dialog in front."""
        for code in codes:
            self.hands.scan(code)
            self.rest()

    def search(self, field: str, words: str) -> None:
        """Type into a field that searches, until something is offered below it."""
        self.front()  # hits hang only on a field that has the focus
        self.hands.enter(field, words)
        wait_until(_offered)

    def pick(self, field: str, words: str) -> None:
        """Search in a field and take the first hit."""
        self.search(field, words)
        self.hands.key(Qt.Key.Key_Return)
        self.rest()

    def front(self) -> QWidget:
        """What lies uppermost, at rest and with the focus in it."""
        self.rest()
        front = self.hands.front
        if not isinstance(front, QMenu):
            come_to_front(front)
        return front

    def leave(self) -> None:
        """Close what lies over the window, and stop editing."""
        self._close_all()
        come_to_front(self.window)
        self.window.findChildren(NoticeBar)[0].hide()
        self.window.shell.search.clear()
        for card in self.screen.findChildren(RecordCard) if self.screen else ():
            if card.isVisible():
                card.leave()
                self._close_all()
        if self.panels:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rest()
        self._forget_drafts()

    def _close_all(self) -> None:
        while (front := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
            if self.hands.sees("Verwerfen"):
                self.hands.press("Verwerfen")
            else:
                front.close()
            QTest.qWait(1)
        for each in QApplication.topLevelWidgets():
            if each is not self.window and each.isVisible():
                each.close()

    def _forget_drafts(self) -> None:
        folder = self.program.desk.drafts
        for draft in folder.glob("*") if folder else ():
            draft.unlink()

    def close(self) -> None:
        self.reader.close()


def _offered() -> bool:
    lists = (it for it in QApplication.topLevelWidgets() if isinstance(it, QListView))
    return any(it.isVisible() and it.accessibleName() == "Treffer" for it in lists)
