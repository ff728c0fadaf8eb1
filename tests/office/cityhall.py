"""A city hall with somebody at every desk, whose cases go from hand to hand through the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from inventory.access.actions import add_account
from inventory.actor import Role
from inventory.store.database import Store
from tests.accounts import sign_up
from tests.gui.screens.conftest import leave_dialog, offered
from tests.inventory.approvals.office import Office
from tests.office.seat import CTRL, Seat
from tests.sitting import sitting

ROLES = (Role.HR, Role.IT, Role.MANAGER, Role.HEAD)
"""Those who sit down on these days."""


class CaseSeat(Seat):
    """Somebody who works at cases, from the lines of Heute and from their cards."""

    def take_up(self, verb: str, line: str) -> None:
        """Press the button of a line of Heute, and come to sit before its question."""
        self.take_up_at_once(verb, line)
        self.face()

    def take_up_at_once(self, verb: str, line: str) -> None:
        """Press the button of a line of Heute that asks nothing."""
        self.press("Heute")
        words = f"{verb}: {line}"
        self.wait_until(lambda: words in self._named())
        self.press(words)

    def search_for(self, words: str, name: str) -> None:
        """Find whom it is about from anywhere, and go there."""
        self.key(Qt.Key.Key_K, CTRL)
        self.type_text(words)
        self.wait_until(lambda: name in offered())
        self.key(Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return)

    def case(self, number: str, seen: str) -> None:
        """Scan the number on the paper; the card says how the case stands."""
        self.press("Anträge")
        self.look_at(number, seen)

    def step(self, words: str) -> None:
        """Choose a step from the menu, and come to sit before its question."""
        self.menu("Schritt", words)
        self.face()

    def say(self, verb: str, done: str) -> None:
        """The verb of the question in front; what was done is told."""
        self.press(verb)
        leave_dialog(self)
        self.wait_for_notice(done)

    def rows_that_say(self, words: str) -> int:
        """How many rows of the list in sight have these words in one of their cells."""
        model = self.list_in_sight.model()
        rows = range(model.rowCount())
        cells = ([model.index(row, it).data() for it in range(model.columnCount())] for row in rows)
        return sum(words in row for row in cells)

    def can(self, words: str) -> bool:
        """Whether the menu offers this step with the case in sight."""
        screen = self.program.window.shell.screen_shown
        steps = screen.actions_by_menu()["Schritt"] if screen else []
        return any(it.text() == words and it.isEnabled() for it in steps)

    def say_why(self, grounds: str) -> None:
        self.choose("Grund", "Präsenz oder Publikumsverkehr")
        self.enter("Begründung", grounds)

    def text_of(self, label: str) -> str:
        """What stands in a field."""
        field = self.field(label)
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]

    def tick_all(self, label: str) -> None:
        """Every word of a field, by keyboard."""
        words = self.field(label)
        words.setFocus()
        self.key(Qt.Key.Key_A, CTRL, into=words)

    def has_nothing_to_do(self) -> None:
        self.press("Heute")
        self.wait_to_see("Heute ist nichts offen.")

    def _named(self) -> set[str]:
        return {it.accessibleName() for it in self._visible(QAbstractButton)}


class CityHall(Office):
    """Everybody of the office has an account and, when it is their turn, sits down at the program."""

    def __init__(self, url: str, folder: Path, qtbot: QtBot) -> None:
        sign_up(url, self.login(Role.ADMIN), ())
        super().__init__(Store(url))
        self.url, self._folder, self._qtbot = url, folder, qtbot
        place = {Role.MANAGER: {"employee_id": self.manager.id}, Role.HEAD: {"unit_id": self.unit.id}}
        for role in ROLES:
            values = {"login": self.login(role), "roles": (role,), "active": True, **place.get(role, {})}
            self.desks[Role.ADMIN].do(add_account, values=values)

    @staticmethod
    def login(role: Role) -> str:
        return {Role.HR: "hr01", Role.IT: "it01", Role.MANAGER: "fk01", Role.HEAD: "fbl01"}.get(role, "ad01")

    @contextmanager
    def sit(self, role: Role) -> Iterator[CaseSeat]:
        login = self.login(role)
        folder = self._folder / login
        folder.mkdir(parents=True, exist_ok=True)
        with sitting(self.url, folder, login) as program:
            yield CaseSeat(self._qtbot, program)


@contextmanager
def on(day: date) -> Iterator[None]:
    """A morning in the city hall."""
    with time_machine.travel(datetime.combine(day, time(9), ZoneInfo("Europe/Berlin"))):
        yield
