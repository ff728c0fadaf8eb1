"""What leaves a list: always what is shown, or what is selected of it."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from gui.desk import Desk, Notice
from inventory.devices.lists import DEVICES
from inventory.listing import Filter, Match, Query
from tests.gui.parts.list.conftest import ListHands, Stock

STANDARD = [column.title for column in DEVICES.columns if column.shown]
CONTROL = Qt.KeyboardModifier.ControlModifier


def command(hands: ListHands, words: str) -> QAction:
    found = [it for it in hands.panel.list_actions() if it.text() == words]
    assert len(found) == 1, [it.text() for it in hands.panel.list_actions()]
    return found[0]


@pytest.fixture
def save_as(hands: ListHands) -> Callable[[str, Path], None]:
    """Choose a command and a file, and wait until it is there."""

    def save(words: str, path: Path) -> None:
        command(hands, words).trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()
        hands.wait_for_notice(f"gespeichert: „{path.name}“.")

    return save


def test_the_selected_rows_are_copied_as_a_table(hands: ListHands) -> None:
    hands.click_row(3)
    hands.click_row(4, CONTROL)
    hands.key(Qt.Key.Key_C, CONTROL, into=hands.view)
    hands.wait_for_notice("2 Geräte kopiert.")
    copied = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in copied.text().split("\n")]
    assert lines[0] == STANDARD
    place = STANDARD.index("Seriennummer")
    assert [line[place] for line in lines[1:]] == ["SN-E", "SN-D"]
    assert "<td>SN-D</td>" in copied.html()


def test_a_csv_holds_what_is_shown_in_the_order_it_is_shown(
    hands: ListHands, save_as: Callable[[str, Path], None], tmp_path: Path
) -> None:
    hands.view.heading.moveSection(hands.view.heading.visualIndex(hands.titles().index("Seriennummer")), 0)
    in_stock = (Filter("state", Match.ANY_OF, ("lager",)),)
    hands.panel.show_query(Query("", in_stock, "serial_no", descending=True))
    hands.wait_for_rows(3)
    save_as("Liste als CSV speichern …", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0] == hands.headings()
    assert [row[0] for row in rows] == ["Seriennummer", "SN-E", "SN-D", "SN-A"]


def test_an_excel_file_holds_the_selection_if_there_is_one(
    hands: ListHands, save_as: Callable[[str, Path], None], tmp_path: Path
) -> None:
    hands.click_row(0)
    hands.click_row(2, CONTROL)
    save_as("Auswahl als Excel-Datei speichern …", tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert sheet.title == "Alle"
    place = STANDARD.index("Inventarnummer")
    assert [row[place] for row in sheet.iter_rows(values_only=True)] == [
        "Inventarnummer",
        "N-00001",
        "N-00003",
    ]


def test_the_notice_of_a_saved_file_opens_it(
    hands: ListHands, save_as: Callable[[str, Path], None], notices: list[Notice], tmp_path: Path
) -> None:
    save_as("Liste als CSV speichern …", tmp_path / "a.csv")
    assert (notices[-1].text, notices[-1].verb) == ("5 Geräte gespeichert: „a.csv“.", "Öffnen")


def test_a_pdf_has_as_many_pages_as_it_needs(
    hands: ListHands, stock: Stock, desk: Desk, save_as: Callable[[str, Path], None], tmp_path: Path
) -> None:
    serials = [f"X-{number}" for number in range(95)]
    stock.clerk.delivery(*serials, model_id=stock.clerk.model(name="T1").id)
    desk.changed.emit()
    hands.wait_for_rows(100)
    save_as("Liste als PDF speichern …", tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 5
    assert [it.name for it in tmp_path.glob("a*")] == ["a.pdf"]


def test_a_list_is_printed_on_the_printer_one_chooses(
    hands: ListHands, notices: list[Notice], tmp_path: Path
) -> None:
    command(hands, "Liste drucken …").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    hands.wait_for_notice("Die Liste ist beim Drucker.")
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


def test_a_file_that_cannot_be_written_is_told_in_words(hands: ListHands, tmp_path: Path) -> None:
    command(hands, "Liste als CSV speichern …").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "weg" / "a.csv"))
    dialog.close()
    hands.wait_for_notice("Diesen Ort gibt es nicht mehr.")
