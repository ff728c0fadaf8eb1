"""The city hall with its letterhead: papers are made, laid on the glass, and dropped on the window."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from gui.screens.papers.viewer import Viewer
from tests.gui.screens.cityhall import CityHall, Seat
from tests.inventory.approvals.office import DAY
from tests.inventory.papers.archive import Archive
from tests.inventory.papers.scanner import Scanner, as_pdf

ACTION, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PERSON = "Müller, Jörg"


class PaperHall(CityHall, Archive):
    """Papers are made on the day on which everything begins."""

    on = DAY


@pytest.fixture
def hall(monday: None, sqlite_url: str, tmp_path: Path) -> Iterator[PaperHall]:
    hall = PaperHall(sqlite_url, tmp_path / "drafts")
    yield hall
    hall.store.close()


def scanned(paper: bytes) -> bytes:
    """Signed, laid on the glass, and come out as a file."""
    luck = Random(1)
    return as_pdf(Scanner().scan(paper, luck))


def drop(seat: Seat, *files: Path) -> None:
    """Lay files down on the window."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(it)) for it in files])
    place = seat.shell.rect().center()
    entering = QDragEnterEvent(place, ACTION, carried, LEFT, NO_KEY)
    QApplication.sendEvent(seat.shell, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(seat.shell, QDropEvent(QPointF(place), ACTION, carried, LEFT, NO_KEY))
    seat.face()


def viewer(seat: Seat) -> Viewer:
    """The paper that lies before somebody, once its first page is to be seen."""
    seat.wait_until(lambda: isinstance(seat.dialog(), Viewer))
    found = seat.dialog()
    assert isinstance(found, Viewer)
    seat.wait_until(lambda: found.pages.count)
    seat.face()
    return found


def save_as(seat: Seat, verb: str, path: Path) -> None:
    """Press what asks for a file, and name one."""
    seat.press(verb)
    seat.wait_until(lambda: isinstance(seat.dialog(), QFileDialog))
    dialog = seat.dialog()
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(path))
    dialog.accept()


def print_into(seat: Seat, path: Path) -> None:
    """Answer the question for the printer with one that prints into a file."""
    seat.wait_until(lambda: isinstance(seat.dialog(), QPrintDialog))
    dialog = seat.dialog()
    assert isinstance(dialog, QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(path))
    dialog.done(QPrintDialog.DialogCode.Accepted)
