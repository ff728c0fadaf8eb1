"""One run of the program: a desk, a window, and what happens between opening and leaving."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from gui import preferences
from gui.desk import Desk
from gui.jobs import Job
from gui.look.tokens import Tone
from gui.screens import SCREENS
from gui.single import Single
from gui.window import Window
from inventory.actor import Actor
from inventory.errors import Refused
from inventory.settings import Arguments, Settings
from inventory.store import address

if TYPE_CHECKING:
    from gui.menus import Menus

BACKUP_AFTER = 20_000
"""Milliseconds in which the person shall have the computer to themselves."""


class Program(QObject):
    def __init__(self, arguments: Arguments, where: Settings, single: Single, login: str) -> None:
        super().__init__()
        self._arguments = arguments
        self._where = where
        self._single = single
        self._actor = Actor(login)
        self._url = where.database
        self._wish = arguments.link or ""
        single.asked.connect(self._answer)
        self._sit_down()

    def begin(self) -> None:
        self.window.painted.connect(self._go_on)
        self.window.show()

    def end(self) -> None:
        self.desk.close()
        self._single.close()

    def show_crash(self, report: str) -> None:
        from gui.messages import show_crash

        show_crash(self.window, report)

    def _sit_down(self) -> None:
        self.desk = Desk(self._actor)
        self.desk.opened.connect(self._opened)
        self.desk.not_opened.connect(self._not_opened)
        self.window = self._make_window()

    def _make_window(self) -> Window:
        window = Window(self.desk, SCREENS)
        if self._arguments.demo:
            window.setWindowTitle("Mobilakte – erfundene Stadt")
        return window

    def _go_on(self) -> None:
        """The window is in sight: now the rest."""
        from gui import log

        log.keep_log(self._where.logs)
        self._open()
        self._single.listen()

    def _open(self) -> None:
        if self._arguments.demo:
            self._do(
                "Die erfundene Stadt entsteht …",
                partial(_demo, self._where.data, self._arguments.demo_size),
                self.desk.open,
                self._not_opened,
            )
        else:
            self.desk.open(self._url)

    def _do(
        self,
        title: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], object],
        refused: Callable[[Refused], object],
    ) -> None:
        """What comes before the database can be opened; half of it would be of no use."""
        self.desk.job(self, title, work, done, refused, cancellable=False)

    def _opened(self) -> None:
        menus = self._furnish()
        self._follow(self._wish)
        self._wish = ""
        if not self._arguments.demo:
            QTimer.singleShot(BACKUP_AFTER, menus, menus.safety.daily)

    def _furnish(self) -> "Menus":
        from gui.menus import Menus
        from gui.scanner import Scanner

        self.window.begin()
        menus = Menus(self.window)
        menus.restore_wanted.connect(self._restore)
        menus.dressed.connect(self._dress)
        Scanner(self.window.scanned, self.window)
        return menus

    def _not_opened(self, refused: Refused) -> None:
        from gui.trouble import TroublePage

        ways = (
            ("Noch einmal versuchen", "arrow-clockwise", self._open),
            ("Andere Datei wählen …", "folder-open", self._ask_for_file),
            ("Beenden", "sign-out", self.window.close),
        )
        page = TroublePage("Die Datenbank lässt sich nicht öffnen", refused.message, ways)
        self.window.show_page(page)
        page.focus_first()

    def _ask_for_file(self) -> None:
        from gui.messages import ask_file_to_open
        from gui.safety import KIND

        ask_file_to_open(self.window, "Datenbank öffnen", KIND, self._take_file, "database")

    def _take_file(self, file: Path) -> None:
        """Another database is another place: somebody may sit there already."""
        url = address.of_file(file)
        single = Single(self._where.data, url)
        if not single.first():
            single.hand_over("")
            self.window.close()
            return
        self._single.close()
        self._single = single
        single.asked.connect(self._answer)
        single.listen()
        self._url = url
        self.desk.open(url)

    def _answer(self, wish: str) -> None:
        self.window.raise_up()
        self._follow(wish)

    def _follow(self, link: str) -> None:
        """mobilakte:N-00471 shows what carries this number."""
        code = unquote(link.partition(":")[2]).strip("/").rpartition("/")[2]
        if code:
            self.window.search.take_code(code)

    def _dress(self) -> None:
        """What is built already keeps its old sizes, so it is built again."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            preferences.dress(app)
        old = self.window
        old.remember()
        self.window = self._make_window()
        self.window.show()
        self._furnish()
        old.leave()

    def _restore(self, copy: Path) -> None:
        """Everybody gets up, the file is exchanged, everybody sits down again."""
        from gui.safety import restoring

        file = address.sqlite_path(self._url)
        if file is None:
            return
        old = self.window
        old.remember()
        self.desk.close()
        self._sit_down()
        self.window.show()
        old.leave()
        self._do(
            "Die Sicherung wird zurückgespielt …", restoring(copy, file), self._restored, self._not_restored
        )

    def _restored(self, _kept: object) -> None:
        self.desk.open(self._url)
        self.desk.tell("Die Sicherung ist zurückgespielt.")

    def _not_restored(self, refused: Refused) -> None:
        self.desk.open(self._url)
        self.desk.tell(refused.message, Tone.OVERDUE)


def _demo(folder: Path, devices: int | None, job: Job) -> str:
    from inventory import demo

    url: str = demo.open_demo(folder, devices, job)
    return url
