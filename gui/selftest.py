"""Proves that a desk has all the program needs: every part is used once, for real and out of sight."""

import json
import os
import platform
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exception
from typing import TYPE_CHECKING, NamedTuple

from inventory import __version__, people
from inventory.actor import Actor
from inventory.listing import Query
from inventory.people.lists import UNITS
from inventory.store import address

if TYPE_CHECKING:
    from gui.desk import Desk

ACTOR = Actor("selbsttest")
PICTURES = {"ico", "jpg", "png", "svg"}

UNIT = {"code": "ÄÖÜ", "name": "Straße & Ðorđević", "kind": "fachbereich", "valid_from": date(2026, 1, 1)}


class Result(NamedTuple):
    step: str
    passed: bool
    detail: str


def run(out: Path | None) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory(prefix="Prüfung ä ß ", ignore_cleanup_errors=True) as folder:
        results = [_try(name, step, Path(folder)) for name, step in STEPS.items()]
    passed = all(result.passed for result in results)
    report = {
        "version": __version__,
        "system": platform.platform(),
        "python": platform.python_version(),
        "bundle": hasattr(sys, "frozen"),
        "passed": passed,
        "steps": [result._asdict() for result in results],
    }
    _tell(json.dumps(report, ensure_ascii=False, indent=2) + "\n", out)
    return 0 if passed else 1


def _tell(report: str, out: Path | None) -> None:
    if out:
        out.write_text(report, encoding="utf-8")
    if sys.stdout:  # a program with a window alone has none
        sys.stdout.write(report)


def _try(name: str, step: Callable[[Path], str], folder: Path) -> Result:
    try:
        return Result(name, True, step(folder))
    except Exception as error:  # noqa: BLE001 (whatever goes wrong is what we want to know)
        return Result(name, False, "".join(format_exception(error)))


def _database(folder: Path) -> str:
    from inventory.store.database import open_store
    from inventory.store.sqlite_file import sqlite3

    store = open_store(_url(folder))
    try:
        store.write(ACTOR, lambda session: people.actions.add_unit(session, values=UNIT))
        reader = store.reader()
        found = reader.first(UNITS, Query(search="aeoeue strasse dord"), 10)
        reader.close()
    finally:
        store.close()
    _expect(len(found) == 1, "Die geschriebene Einheit wird nicht gefunden.")
    return f"SQLite {sqlite3.sqlite_version}"


def _backup(folder: Path) -> str:
    from inventory.store import backup

    taken = backup.backup(_file(folder), folder / "Sicherung.db")
    backup.restore(taken.path, folder / "zurück.db")
    return taken.sha256


def _server(_folder: Path) -> str:
    import psycopg

    return f"psycopg {psycopg.__version__} ({psycopg.pq.__impl__}), libpq {psycopg.pq.version()}"


def _window(folder: Path) -> str:
    from PySide6.QtWidgets import QApplication

    from gui.desk import Desk
    from gui.window import Window

    desk = Desk(ACTOR)
    try:
        _open(desk, _url(folder))
        window = Window(desk)
        window.show()
        QApplication.processEvents()
        _expect(not window.grab().isNull(), "Das Fenster zeichnet sich nicht.")
        _expect(not QApplication.windowIcon().isNull(), "Das Programm hat kein Bild.")
        window.close()
    finally:
        desk.close()
    return f"{QApplication.platformName()}, {QApplication.style().objectName()}"


def _open(desk: "Desk", url: str) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    wait = QEventLoop()
    desk.opened.connect(wait.quit)
    desk.not_opened.connect(partial(wait.exit, 1))
    QTimer.singleShot(60_000, partial(wait.exit, 2))
    desk.open(url)
    _expect(wait.exec() == 0, "Das Fenster hat seine Datenbank nicht bekommen.")


def _buttons(_folder: Path) -> str:
    from PySide6.QtWidgets import QDialogButtonBox

    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    (button,) = box.buttons()
    word = button.text().replace("&", "")
    _expect(word == "Abbrechen", f"Auf dem Knopf steht „{word}“.")
    return word


def _pictures(_folder: Path) -> str:
    from PySide6.QtGui import QImageReader

    known = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    _expect(known >= PICTURES, f"Es fehlen: {PICTURES - known}")
    return ", ".join(sorted(known))


def _printer(folder: Path) -> str:
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    paper = folder / "Größe.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(paper))
    painter = QPainter(printer)
    painter.drawText(500, 500, "Übergabe")
    painter.end()
    _expect(paper.read_bytes().startswith(b"%PDF"), "Das Blatt ist keine PDF-Datei.")
    return f"{paper.stat().st_size} Byte"


def _spreadsheet(folder: Path) -> str:
    from openpyxl import Workbook, load_workbook

    table = folder / "Geräte.xlsx"
    workbook = Workbook()
    workbook.create_sheet("Geräte").append(list(UNIT.values()))
    workbook.save(table)
    read = load_workbook(table)["Geräte"]["A1"].value
    _expect(read == UNIT["code"], f"gelesen: {read}")
    return f"{table.stat().st_size} Byte"


STEPS = {
    "Datenbank": _database,
    "Sicherung": _backup,
    "Server": _server,
    "Fenster": _window,
    "Deutsch": _buttons,
    "Bilder": _pictures,
    "Drucker": _printer,
    "Tabelle": _spreadsheet,
}


def _file(folder: Path) -> Path:
    return folder / "mobilakte.db"


def _url(folder: Path) -> str:
    return address.of_file(_file(folder))


def _expect(met: bool, otherwise: str) -> None:
    if not met:
        raise RuntimeError(otherwise)
