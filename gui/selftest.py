"""Proves that a desk has all the program needs: every part is used once, for real and out of sight."""

import json
import os
import platform
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exception
from typing import NamedTuple

from gui import errands
from inventory import __version__, people
from inventory.actor import Actor, Role
from inventory.listing import Query
from inventory.people.lists import UNITS
from inventory.store import address

ACTOR = Actor("selbsttest", frozenset(Role))
PICTURES = {"ico", "jpg", "png", "svg"}
PATIENCE = 60_000
"""Milliseconds the window may take to open its database, also where a scanner for viruses looks on."""

UNIT = {"code": "ÄÖÜ", "name": "Straße & Ðorđević", "kind": "fachbereich", "valid_from": date(2026, 1, 1)}


class Result(NamedTuple):
    step: str
    passed: bool
    detail: str


def run(out: Path | None) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gui.start import application

    app = application()
    code = prove(out)
    app.quit()
    return code


def prove(out: Path | None) -> int:
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

    with closing(open_store(_url(folder))) as store, closing(store.reader()) as reader:
        store.write(ACTOR, lambda session: people.actions.add_unit(session, values=UNIT))
        store.write(ACTOR, partial(errands.claim, login=ACTOR.login, roles=tuple(Role)))
        found = reader.first(UNITS, Query(search="aeoeue strasse dord"), 10)
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
    from PySide6.QtCore import QEventLoop, QSettings, QTimer
    from PySide6.QtWidgets import QApplication

    from gui.desk import Desk
    from gui.screens import SCREENS
    from gui.window import Window

    QSettings.setDefaultFormat(
        QSettings.Format.IniFormat
    )  # what the person's window remembers stays as it is
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    desk = Desk(ACTOR.login)
    window = Window(desk)
    equipped = QEventLoop()
    window.equipped.connect(equipped.quit)
    desk.not_opened.connect(partial(equipped.exit, 1))
    QTimer.singleShot(PATIENCE, partial(equipped.exit, 1))
    try:
        window.show()
        desk.open(_url(folder))
        _expect(equipped.exec() == 0, "Das Fenster hat seine Datenbank nicht bekommen.")
        for screen in SCREENS:
            window.shell.show_screen(screen.key)
            QApplication.processEvents()
            _expect(not window.grab().isNull(), f"„{screen.title}“ zeichnet sich nicht.")
        window.leave()
    finally:
        desk.close()
    return f"{QApplication.platformName()}, {QApplication.style().objectName()}"


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
    from openpyxl import load_workbook

    from inventory.exchange import tables
    from inventory.store.reader import Reader

    file = folder / "Einheiten.xlsx"
    with closing(Reader(_url(folder))) as reader:
        rows = reader.values(UNITS, [1])
    tables.write_xlsx(file, UNITS.many, UNITS.columns, rows, len(rows))
    cells = [cell for row in load_workbook(file)[UNITS.many].values for cell in row]
    _expect(f"{UNIT['code']} {UNIT['name']}" in cells, f"gelesen: {cells}")
    return f"{file.stat().st_size} Byte"


def _papers(_folder: Path) -> str:
    """A paper is drawn, and read back as a scan would be: in a process of its own."""
    from inventory.approvals.words import Paper
    from inventory.papers import adapting, scans

    letter = adapting.preview(paper=Paper.AGREEMENT, own={}, on=date(2026, 1, 2))
    scan = scans.read(letter)
    numbers = [part.bundle.number for part in scan.parts]
    _expect(numbers == [adapting.SAMPLE_NUMBER], f"the codes say {numbers}")
    return f"{scan.sheets} pages, {len(letter):,} bytes"


STEPS = {
    "Datenbank": _database,
    "Sicherung": _backup,
    "Server": _server,
    "Fenster": _window,
    "Deutsch": _buttons,
    "Bilder": _pictures,
    "Drucker": _printer,
    "Tabelle": _spreadsheet,
    "Papiere": _papers,
}


def _file(folder: Path) -> Path:
    return folder / "mobilakte.db"


def _url(folder: Path) -> str:
    return address.of_file(_file(folder))


def _expect(met: bool, otherwise: str) -> None:
    if not met:
        raise RuntimeError(otherwise)
