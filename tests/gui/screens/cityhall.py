"""A city hall on one Monday: everybody with a say in a case sits down at the window in turn."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.parts.list.view import ListView
from gui.screens.today.lines import WorkLine
from gui.shell import Shell
from gui.window import Window
from inventory.access.actions import add_account
from inventory.actor import Role
from inventory.approvals.records import Application
from inventory.approvals.states import State
from inventory.people.records import Employee
from inventory.store.database import Store
from tests.accounts import sign_up
from tests.gui.screens.conftest import answer, leave_dialog, offered, pick
from tests.hands import PATIENCE, Hands, settle
from tests.inventory.approvals.office import DAY, TO_ACTIVE, WAY_TO, Office
from tests.sitting import come_to_front

MONDAY = datetime.combine(DAY, datetime.min.time(), ZoneInfo("Europe/Berlin")) + timedelta(hours=9)
LOGINS = {
    Role.HR: "hr01",
    Role.IT: "it01",
    Role.MANAGER: "fk01",
    Role.HEAD: "fbl01",
    Role.CONTROLLING: "co01",
    Role.AUDITOR: "ds01",
    Role.ADMIN: "ad01",
}
CTRL = Qt.KeyboardModifier.ControlModifier
ENDS = date(2026, 5, 15)
"""In the next quarter, and near enough to be renewed."""
NAMES = (("12", "Zoë", "Rath"), ("13", "Björn", "Krüger"), ("14", "Ünal", "Öztürk"))


class CityHall(Office):
    """Besides Jörg Müller there are three more who may apply."""

    def __init__(self, url: str, drafts: Path) -> None:
        sign_up(url, LOGINS[Role.ADMIN], ())
        super().__init__(Store(url))
        self.url = url
        self.drafts = drafts
        self.colleagues: list[Employee] = [
            self.hr.person(
                number,
                first_name=first,
                last_name=last,
                email=f"{number}@stadt.example",
                manager_id=self.manager.id,
                unit_id=self.unit.id,
            )
            for number, first, last in NAMES
        ]
        place = {
            Role.MANAGER: {"employee_id": self.manager.id},
            Role.HEAD: {"unit_id": self.unit.id},
        }
        for role, login in LOGINS.items():
            if role is not Role.ADMIN:
                values = {"login": login, "roles": (role,), "active": True, **place.get(role, {})}
                self.desks[Role.ADMIN].do(add_account, values=values)

    def cases(self, state: State) -> list[Application]:
        """One case of each colleague in the same state."""
        self.stock(len(self.colleagues))
        return [self.walk(self.draft(employee_id=it.id), WAY_TO[state]) for it in self.colleagues]

    def ending(self, count: int) -> list[Application]:
        """Cases that run and end soon."""
        self.stock(count)
        span = {"begins_on": DAY, "ends_on": ENDS}
        return [self.walk(self.draft(employee_id=it.id, **span), TO_ACTIVE) for it in self.colleagues[:count]]

    def state_of(self, case: Application) -> State:
        return self.look_at(case).state

    @contextmanager
    def seat(self, qtbot: QtBot, role: Role) -> Iterator["Seat"]:
        """Somebody with this role at the window, until they get up."""
        desk = Desk(LOGINS[role])
        desk.drafts = self.drafts / desk.actor.login
        window = Window(desk)
        try:
            window.resize(1440, 900)
            window.show()
            with qtbot.waitSignal(window.equipped, timeout=PATIENCE):
                desk.open(self.url)
            come_to_front(window)
            yield Seat(qtbot, window)
        finally:
            window.leave()
            settle()
            desk.close()


class Seat(Hands):
    """What somebody does in front of cases: a line of Heute, a card, a step and its question."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        super().__init__(qtbot, window)
        self.shell: Shell = window.shell

    @property
    def rows(self) -> ListView:
        return next(it for it in self._window.findChildren(ListView) if it.isVisible())

    def go(self, screen: str) -> None:
        self.press(screen)

    def look_at(self, case: Application, seen: str) -> None:
        """Go to a case, until its card says what is expected there."""
        self.shell.reveal("applications", case.key())
        self.wait_to_see(seen)

    def actions(self) -> dict[str, QAction]:
        """What the menus of the screen in sight offer to this person."""
        screen = self.shell.screen_shown
        offered = screen.actions_by_menu().values() if screen else ()
        return {it.text(): it for menu in offered for it in menu if it.isVisible()}

    def can(self, words: str) -> bool:
        return words in (offered := self.actions()) and offered[words].isEnabled()

    def choose_action(self, words: str) -> None:
        """Choose from the menus, as soon as it can be chosen."""
        self.wait_until(lambda: self.can(words))
        self.actions()[words].trigger()

    def ask(self, words: str) -> None:
        """Choose what opens a dialog, and come to sit before it."""
        self.choose_action(words)
        self.face()

    def turn_tab(self, name: str, word: str) -> None:
        """Go along the tabs to one of them."""
        tabs = self.field(name)
        assert isinstance(tabs, QTabBar)
        tabs.setFocus()
        self.key(Qt.Key.Key_Home, into=tabs)
        while tabs.tabText(tabs.currentIndex()) != word:
            before = tabs.currentIndex()
            self.key(Qt.Key.Key_Right, into=tabs)
            assert tabs.currentIndex() != before, f"there is no „{word}“"

    def search_list(self, words: str) -> None:
        """Type into the field above the list, until one row is left."""
        field = next(it for it in self._visible(QLineEdit) if it.accessibleName().endswith("durchsuchen"))
        self.enter(field.accessibleName(), words)
        self.wait_until(lambda: self.rows.model().rowCount() == 1)

    def face(self) -> None:
        answer(self)

    def pick(self, label: str, typed: str, name: str) -> None:
        self.face()
        pick(self, label, typed, name)

    def presses(self, words: str) -> bool:
        """Whether this button can be pressed."""
        return self._only(QAbstractButton, words).isEnabled()

    def press(self, words: str) -> None:
        """As soon as it can be pressed: what is being written keeps a dialog waiting."""
        self.wait_until(lambda: self.presses(words))
        super().press(words)

    def take(self, words: str) -> None:
        """Press the verb of the dialog in front, which goes away."""
        self.press(words)
        leave_dialog(self)

    def lines(self) -> dict[str, str]:
        """The lines of Heute, each with the verb of its button."""
        shown = (it for it in self._visible(WorkLine))
        return {it.title: it.verb for it in (line.entry for line in shown)}

    def do_line(self, line: str) -> None:
        """Press the button of a line of Heute."""
        self.wait_until(lambda: line in self.lines())
        self.press(f"{self.lines()[line]}: {line}")

    def choose_all(self) -> None:
        """Every row of the list in sight."""
        self.wait_until(lambda: self.rows.model().rowCount() > 1)
        self.rows.setFocus()
        self.key(Qt.Key.Key_A, CTRL, into=self.rows)

    def text_of(self, label: str) -> str:
        """What stands in a field."""
        field = self.field(label)
        if isinstance(field, QLineEdit):
            return field.text()
        return field.currentText() if isinstance(field, QComboBox) else field.toPlainText()  # type: ignore[attr-defined]

    def words(self, beginning: str) -> str:
        """The whole of what stands on a button."""
        (found,) = {it.text() for it in self._visible(QAbstractButton) if it.text().startswith(beginning)}
        return found

    def wait_to_offer(self, name: str) -> None:
        self.wait_until(lambda: name in offered())

    def tick_at(self, label: str) -> None:
        """Walk to a box and tick it with the space bar."""
        self.walk_to(label)
        self.key(Qt.Key.Key_Space)

    def walk_to(self, label: str) -> None:
        """Press Tab until this field has the focus."""
        for _step in range(60):
            if self._typed_at() is self.field(label):
                return
            self.leave()
        raise AssertionError(f"Tab does not come to „{label}“")

    def turn_to(self, label: str, word: str) -> None:
        """Walk to a list of words and go down to one of them."""
        self.walk_to(label)
        box = self.field(label)
        assert isinstance(box, QComboBox)
        for _step in range(box.count()):
            if box.currentText() == word:
                return
            self.key(Qt.Key.Key_Down)
        assert box.currentText() == word

    def write(self, label: str, text: str) -> None:
        """Walk to a field and type."""
        self.walk_to(label)
        self.type_text(text)


def vote(seat: Seat, verb: str, word: str = "Befürwortet") -> None:
    """Answer the question of a vote."""
    seat.face()
    seat.choose("Votum", word)
    seat.take(verb)


@pytest.fixture
def monday() -> Iterator[None]:
    """The day on which everything in the city hall begins."""
    with time_machine.travel(MONDAY):
        yield


@pytest.fixture
def hall(monday: None, sqlite_url: str, tmp_path: Path) -> Iterator[CityHall]:
    hall = CityHall(sqlite_url, tmp_path / "drafts")
    yield hall
    hall.store.close()
