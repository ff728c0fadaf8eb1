"""A person at the program: everything they do goes through its window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from gui.parts.list.view import ListView
from gui.program import Program
from inventory.today import today
from tests.gui.screens.conftest import answer, leave_dialog, pick
from tests.hands import Hands
from tests.sitting import come_to_front

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DEVICES = "Geräte durchsuchen"


class Seat(Hands):
    def __init__(self, qtbot: QtBot, program: Program) -> None:
        super().__init__(qtbot, program.window)
        self.program = program

    @property
    def list_in_sight(self) -> ListView:
        return next(it for it in self._window.findChildren(ListView) if it.isVisible())

    def rows(self) -> int:
        return int(self.list_in_sight.model().rowCount())

    def go(self, screen: str) -> None:
        """To a screen by the rail, and there into the list."""
        self.press(screen)
        self.into_the_list()

    def into_the_list(self) -> None:
        """Where no field takes what is typed or scanned."""
        come_to_front(self._window)
        self.list_in_sight.setFocus()

    def ask(self, words: str) -> None:
        """Press what opens a dialog, and come to sit before it."""
        self.press(words)
        self.face()

    def ask_by_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
        self.key(key, modifiers)
        self.face()

    def face(self) -> None:
        """The dialog that was asked for is in front."""
        answer(self)

    def done(self) -> None:
        """The dialog has gone, the list is in front again."""
        leave_dialog(self)
        self.into_the_list()

    def pick(self, label: str, typed: str, name: str) -> None:
        """Search for a record in a field of a dialog and take it."""
        pick(self, label, typed, name)

    def look_at(self, code: str, seen: str = "") -> None:
        """Scan what is on the desk; its card opens."""
        self.into_the_list()
        self.scan(code)
        self.wait_to_see(seen or code)

    def states(self, value: str) -> bool:
        """Whether the card says so now; its history may tell of more."""
        return any(it.text() == value for it in self._visible(QLabel))

    def find(self, words: str, hits: int) -> None:
        """Search the list while typing."""
        self.enter(DEVICES, words)
        self.wait_until(lambda: self.rows() == hits)

    def edit(self) -> None:
        """Turn the card into a form."""
        self.wait_until(lambda: self._ready("Bearbeiten"))
        self.menu("Gerät", "Bearbeiten")
        self.wait_to_see("Speichern")

    def save(self) -> None:
        self.press("Speichern")

    def begin_delivery(self, typed: str, model: str) -> None:
        """As far as the first scan."""
        self.ask("Lieferung aufnehmen")
        self.pick("Modell", typed, model)
        self.press("Weiter zum Scannen")
        self.wait_to_see("0 gescannt")

    def unfold(self, button: str, entry: str) -> None:
        """Choose from the menu of a button."""
        menu = self._only(QAbstractButton, button).menu()  # type: ignore[attr-defined]
        next(it for it in menu.actions() if it.text() == entry).trigger()

    def take_back(self, booking: str) -> None:
        """From the menu beside the newest booking that is called so."""
        self.press(f"{today():%d.%m.%Y}: {booking}, Mehr")
        menu = self.front
        self.key(Qt.Key.Key_Down, into=menu)
        self.key(Qt.Key.Key_Return, into=menu)

    def think(self, milliseconds: int) -> None:
        """Do nothing for a while."""
        QTest.qWait(milliseconds)

    def _ready(self, words: str) -> bool:
        screen = self.program.window.shell.screen_shown
        actions = [it for menu in screen.actions_by_menu().values() for it in menu] if screen else []
        return any(it.text() == words and it.isEnabled() for it in actions)
