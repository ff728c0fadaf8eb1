"""The folder a scanner writes into: what arrives there is told, and taken in when somebody says so."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtWidgets import QWidget

from gui.desk import Desk, Notice
from gui.look.tokens import Tone
from inventory.papers.audience import FILERS
from inventory.papers.inbox import Inbox
from inventory.settings import decided
from inventory.text import number_text

FOLDER = "scans"
"""The setting that names the folder."""

EVERY = 30_000
"""Milliseconds between two looks."""


class Tray(QObject):
    def __init__(self, desk: Desk, window: QWidget, folder: Path, every: int = EVERY) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._inbox = Inbox(folder)
        self._arrived: list[Path] = []
        self._clock = QTimer(self, interval=every)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    def look(self) -> None:
        """Shares may take their time, so not on the UI thread; what cannot be reached is asked again."""
        self._desk.read(self, lambda _session: self._inbox.look(), self._tell, self._wait)

    def _tell(self, arrived: list[Path]) -> None:
        self._arrived += [it for it in arrived if it not in self._arrived]
        if arrived:
            count = len(self._arrived)
            words = "1 neuer Scan liegt" if count == 1 else f"{number_text(count)} neue Scans liegen"
            told = f"{words} im Eingang „{self._inbox.folder.name}“."
            self._desk.noticed.emit(Notice(told, Tone.ACCENT, verb="Ablegen", act=self._open))

    def _wait(self, _refused: object) -> None:
        pass

    def _open(self) -> None:
        from gui.screens.papers.intake import Intake

        files = [QUrl.fromLocalFile(str(it)) for it in self._arrived]
        self._arrived = []
        Intake(self._desk, self._window, files, self._inbox.put_away).open()


def watch(desk: Desk, window: QWidget) -> Tray | None:
    """Where a folder is named, for those who file scans."""
    folder = decided().get(FOLDER)
    return Tray(desk, window, Path(folder)) if folder and FILERS & desk.actor.roles else None
