"""Backup and restore, as the menu offers them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui import messages
from gui.desk import Desk
from gui.jobs import Job
from gui.look.tokens import Tone
from inventory.store import address

if TYPE_CHECKING:
    from inventory.store.backup import Backup

KIND = "Datenbank (*.db)"
ON_A_SERVER = "Diese Datenbank liegt auf einem Server. Gesichert wird sie dort."


class Safety(QObject):
    restore_wanted = Signal(Path)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent

    def ask_backup(self) -> None:
        if file := self._file():
            name = f"{file.stem} {datetime.now().astimezone():%Y-%m-%d %H-%M} Sicherung.db"
            messages.ask_file_to_save(
                self._window, "Sicherung anlegen", name, KIND, partial(self._back_up, file), "backup"
            )

    def ask_restore(self) -> None:
        if self._file():
            messages.ask_file_to_open(
                self._window, "Sicherung zurückspielen", KIND, self._confirm_restore, "backup"
            )

    def daily(self) -> None:
        """The first start of a day makes a copy."""
        if file := address.sqlite_path(self._desk.url):
            self._desk.job(self, "Tagessicherung …", partial(_daily, file))

    def _file(self) -> Path | None:
        file = address.sqlite_path(self._desk.url)
        if file is None:
            self._desk.tell(ON_A_SERVER, Tone.WAITING)
        return file

    def _back_up(self, file: Path, into: Path) -> None:
        self._desk.job(self, "Sicherung wird angelegt …", partial(_back_up, file, into), self._done)

    def _done(self, made: "Backup") -> None:
        self._desk.tell(f"Gesichert und geprüft: {made.path.name}.")

    def _confirm_restore(self, copy: Path) -> None:
        messages.confirm(
            self._window,
            "Sicherung zurückspielen",
            f"Der Stand von „{copy.name}“ ersetzt den jetzigen. Der jetzige bleibt als Datei erhalten.",
            "Zurückspielen",
            partial(self.restore_wanted.emit, copy),
            Tone.OVERDUE,
        )


def _back_up(file: Path, into: Path, job: Job) -> "Backup":
    from inventory.store.backup import backup

    return backup(file, into, job)


def _daily(file: Path, job: Job) -> None:
    from inventory.store.backup import daily

    daily(file, job)


def restoring(copy: Path, file: Path) -> Callable[[Job], object]:
    """Work for a desk at which nobody sits yet."""

    def work(_job: Job) -> object:
        from inventory.store.backup import restore

        return restore(copy, file)

    return work
