"""One run of the program: a desk, a window, and what happens between opening and leaving."""

from collections.abc import Callable
from datetime import date
from functools import partial
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from gui.desk import Desk, Notice
from gui.jobs import Job
from gui.look.tokens import Tone
from gui.single import Single
from gui.window import Window
from inventory.demo import days
from inventory.demo.personas import PERSONAS
from inventory.errors import Refused
from inventory.settings import OWN_FILE, Arguments, Settings, settings
from inventory.store import address
from inventory.today import stand_still

if TYPE_CHECKING:
    from gui.trouble import Way

PLACE = "demo/login"
THAT_DAY = date.fromordinal(days.TODAY)
"""On which the invented city stands still."""

SETTLED_AFTER, BACKUP_AFTER = 500, 20_000
"""Milliseconds in which the person shall have the computer to themselves."""


class Program(QObject):
    def __init__(self, arguments: Arguments, single: Single, window: Window, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._arguments = arguments
        self._single = single
        self._where: Settings | None = None
        self._url = ""
        self._wish = arguments.link or ""
        stand_still(THAT_DAY if arguments.demo else None)
        self._sit_down(window)

    def begin(self) -> None:
        try:
            self._where = settings(self._arguments)
        except Refused as refused:
            self._not_opened(refused)
            return
        self._url = self._where.database
        self._keep_drafts()
        self._open()

    def end(self) -> None:
        self.desk.close()
        self._single.close()
        stand_still(None)

    def show_crash(self, report: str) -> None:
        from gui.messages import show_crash

        show_crash(self.window, report)

    def _sit_down(self, window: Window) -> None:
        self.desk = Desk(self._login())
        self.desk.opened.connect(self._opened)
        self.desk.unclaimed.connect(self._ask_for_first_account)
        self.desk.not_opened.connect(self._not_opened)
        self.desk.became.connect(self._offer_to_follow)
        self._keep_drafts()
        self._furnish(window)

    def _keep_drafts(self) -> None:
        if self._where:
            self.desk.drafts = self._where.data / "drafts" / self.desk.actor.login

    def _login(self) -> str:
        """As at the operating system; in the invented city as somebody who lives there."""
        if not self._arguments.demo:
            return getuser()
        known = [login for login, _role in PERSONAS]
        last = str(QSettings().value(PLACE, "", type=str))
        return last if last in known else known[0]

    def _furnish(self, window: Window) -> None:
        self.window = window
        window.furnish(self.desk)
        window.equipped.connect(self._equipped)
        if self._arguments.demo:
            window.setWindowTitle("Mobilakte – erfundene Stadt")
            window.shell.identity.offer_places(PERSONAS)
            window.shell.identity.changed.connect(self._change_place)

    def _open(self) -> None:
        if self._where and self._arguments.demo:
            self._do(
                "Die erfundene Stadt entsteht …",
                partial(_demo, self._where.data, self._arguments.demo_size),
                self._enter_demo,
                self._not_opened,
            )
        elif missing := self._missing():
            self._ask_about(missing)
        else:
            self._create()

    def _enter_demo(self, url: str) -> None:
        self._url = url
        self.desk.open(url)

    def _create(self) -> None:
        self.desk.open(self._url)

    def _missing(self) -> Path | None:
        """A file somebody named that is not there: more often mistyped than meant to be new."""
        file = address.sqlite_path(self._url)
        own = self._where.data / OWN_FILE if self._where else None
        return file if file and file != own and not file.exists() else None

    def _ask_about(self, file: Path) -> None:
        self._show_trouble(
            "Hier liegt noch keine Datenbank",
            f"„{file}“ gibt es nicht. Ist der Name richtig geschrieben?",
            ("Andere Datei wählen …", "folder-open", self._ask_for_file),
            ("Neue Datenbank anlegen", "plus", self._create),
        )

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
        self._follow(self._wish)
        self._wish = ""
        QTimer.singleShot(SETTLED_AFTER, self, self._settle_in)
        if not self._arguments.demo:
            QTimer.singleShot(BACKUP_AFTER, self, self._back_up)

    def _settle_in(self) -> None:
        """What nobody waits for."""
        from gui import log

        if self._where:
            log.keep_log(self._where.logs)
        self._single.asked.connect(self._answer)
        self._single.listen()
        if not self._arguments.demo:
            from gui.screens.papers.tray import watch

            watch(self.desk, self.window)

    def _equipped(self) -> None:
        self.window.menus.restore_wanted.connect(self._restore)
        self.window.menus.dressed.connect(self._dress)

    def _back_up(self) -> None:
        self.window.menus.safety.daily()

    def _ask_for_first_account(self) -> None:
        from gui.firstaccount import FirstAccountPage

        page = FirstAccountPage(self.desk.actor.login)
        page.chosen.connect(partial(self.desk.claim, page, refused=page.refuse))
        self.window.show_page(page)
        page.focus_first()

    def _offer_to_follow(self) -> None:
        """What somebody may do counts at once; what they see waits until nothing they type gets lost."""
        text = "Ihr Konto wurde geändert. Die Ansicht richtet sich danach, sobald Sie möchten."
        self.desk.noticed.emit(Notice(text, Tone.WAITING, "Jetzt anpassen", self._dress))

    def _change_place(self, login: str) -> None:
        """Take the place of somebody else in the invented city."""
        QSettings().setValue(PLACE, login)
        self._sit_elsewhere()
        self.desk.open(self._url)

    def _not_opened(self, refused: Refused) -> None:
        self._show_trouble(
            "Die Datenbank lässt sich nicht öffnen",
            refused.message,
            ("Noch einmal versuchen", "arrow-clockwise", self.begin),
            ("Andere Datei wählen …", "folder-open", self._ask_for_file),
        )

    def _show_trouble(self, headline: str, sentence: str, *ways: "Way") -> None:
        from gui.trouble import TroublePage

        page = TroublePage(headline, sentence, (*ways, ("Beenden", "sign-out", self.window.close)))
        self.window.show_page(page)
        page.focus_first()

    def _ask_for_file(self) -> None:
        from gui.messages import ask_file_to_open
        from gui.safety import KIND

        ask_file_to_open(self.window, "Datenbank öffnen", KIND, self._take_file, "database")

    def _take_file(self, file: Path) -> None:
        self._url = address.of_file(file)
        self.desk.open(self._url)

    def _answer(self, wish: str) -> None:
        self.window.raise_up()
        self._follow(wish)

    def _follow(self, link: str) -> None:
        """mobilakte:N-00471 shows what carries this number."""
        from urllib.parse import unquote

        code = unquote(link.partition(":")[2]).strip("/").rpartition("/")[2]
        if code:
            self.window.shell.search.take_code(code)

    def _dress(self) -> None:
        """What is built already keeps its old sizes, so it is built again."""
        from gui import preferences

        preferences.dress(self._app)
        old = self.window
        old.remember()
        self._furnish(Window())
        self.window.shell.key = old.shell.key
        self.window.show()
        self.window.begin()
        old.leave()

    def _restore(self, copy: Path) -> None:
        """Everybody gets up, the file is exchanged, everybody sits down again."""
        from gui.safety import restoring

        file = address.sqlite_path(self._url)
        if file is None:
            return
        self._sit_elsewhere()
        self._do(
            "Die Sicherung wird zurückgespielt …", restoring(copy, file), self._restored, self._not_restored
        )

    def _sit_elsewhere(self) -> None:
        """Another desk with another window, at the same place of the screen."""
        self.desk.close()
        old = self.window
        old.remember()
        self._sit_down(Window())
        self.window.shell.key = old.shell.key
        self.window.show()
        old.leave()

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
