"""What leaves a list to the clipboard, into a file or onto paper: all that is shown, or what is selected."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from gui import messages
from gui.desk import Desk, Notice
from gui.jobs import Job
from gui.look.icons import icon
from gui.look.tokens import Tone
from gui.parts.list.extract import Extract, as_html, as_text
from gui.parts.list.lane import Going, Lane, Urgency
from gui.parts.list.printing import page_layout, print_pages, print_pdf
from inventory import text
from inventory.store.reader import Interrupted, Reader

SEVERAL = 2
MOST_COPIED = 100_000
UNFIT = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))
Write = Callable[[Path, Extract, Reader, Job], None]


class Output(QObject):
    """`extract` is asked when something is to leave; from how many selected rows on it takes only these."""

    def __init__(self, desk: Desk, lane: Lane, extract: Callable[[int], Extract], panel: QWidget) -> None:
        super().__init__(panel)
        self._desk = desk
        self._lane = lane
        self._extract = extract
        self._panel = panel
        self.copying = self._action("Kopieren", "copy", QKeySequence.StandardKey.Copy, self._copy)
        self._xlsx = self._action("", "file-xls", "Ctrl+E", self._ask_xlsx)
        self._csv = self._action("", "file-csv", None, self._ask_csv)
        self._pdf = self._action("", "file-pdf", None, self._ask_pdf)
        self._print = self._action("", "printer", QKeySequence.StandardKey.Print, self._ask_printer)
        self.name_after(0)

    def actions(self) -> list[QAction]:
        return [self._xlsx, self._csv, self._pdf, self._print]

    def name_after(self, selected: int) -> None:
        """The actions say whether they take the whole list or the selection."""
        what = "Auswahl" if selected >= SEVERAL else "Liste"
        self._xlsx.setText(f"{what} als Excel-Datei speichern …")
        self._csv.setText(f"{what} als CSV speichern …")
        self._pdf.setText(f"{what} als PDF speichern …")
        self._print.setText(f"{what} drucken …")

    def _action(
        self, words: str, sign: str, keys: QKeySequence.StandardKey | str | None, do: Callable[[], None]
    ) -> QAction:
        action = QAction(icon(sign), words, self._panel)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._panel.addAction(action)
        action.triggered.connect(do)
        return action

    def _copy(self) -> None:
        extract = self._extract(1)
        if len(extract.ids) > MOST_COPIED:
            most = text.number_text(MOST_COPIED)
            self._desk.tell(f"Kopieren geht bis {most} Zeilen. Eine Datei fasst alle.", Tone.WAITING)
            return
        self._lane.wish("copy", partial(_copied, extract), self._put_on_clipboard, Urgency.SOON)

    def _put_on_clipboard(self, copied: tuple[str, str, str]) -> None:
        plain, html, counted = copied
        data = QMimeData()
        data.setText(plain)
        data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.tell(f"{counted} kopiert.")

    def _ask_xlsx(self) -> None:
        self._ask(".xlsx", "Excel-Datei (*.xlsx)", _write_xlsx)

    def _ask_csv(self) -> None:
        self._ask(".csv", "CSV-Datei (*.csv)", _write_csv)

    def _ask_pdf(self) -> None:
        self._ask(".pdf", "PDF-Datei (*.pdf)", _write_pdf)

    def _ask(self, suffix: str, kind: str, write: Write) -> None:
        extract = self._extract(SEVERAL)
        name = " ".join(extract.title.translate(UNFIT).split()) + suffix
        save = partial(self._save, extract, write)
        messages.ask_file_to_save(self._panel, "Speichern", name, kind, save, "lists")

    def _save(self, extract: Extract, write: Write, path: Path) -> None:
        work = partial(_with_reader, self._desk.reader, partial(write, path, extract))
        done = partial(self._tell_saved, path, extract.listing.counted(len(extract.ids)))
        self._desk.job(self, f"„{path.name}“ wird geschrieben …", work, done)

    def _tell_saved(self, path: Path, counted: str, _nothing: None) -> None:
        opening = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))
        self._desk.noticed.emit(Notice(f"{counted} gespeichert: „{path.name}“.", verb="Öffnen", act=opening))

    def _ask_printer(self) -> None:
        extract = self._extract(SEVERAL)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(extract.columns))
        printer.setDocName(extract.title)
        dialog = QPrintDialog(printer, self._panel)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._print_on, printer, extract))
        QDialog.open(dialog)

    def _print_on(self, printer: QPrinter, extract: Extract, *_same: QPrinter) -> None:
        work = partial(_with_reader, self._desk.reader, partial(print_pages, printer, extract))
        self._desk.job(self, "Die Liste wird gedruckt …", work, self._tell_printed)

    def _tell_printed(self, _nothing: None) -> None:
        self._desk.tell("Die Liste ist beim Drucker.")


def _copied(extract: Extract, reader: Reader, going: Going) -> tuple[str, str, str]:
    def step(_done: int, _total: int) -> None:
        if not going():
            raise Interrupted

    rows = list(extract.rows(reader, step))
    columns = extract.columns
    return as_text(columns, rows), as_html(columns, rows), extract.listing.counted(len(rows))


def _with_reader(make: Callable[[], Reader], work: Callable[[Reader, Job], None], job: Job) -> None:
    with closing(make()) as reader:
        work(reader, job)


def _write_xlsx(path: Path, extract: Extract, reader: Reader, job: Job) -> None:
    from inventory.exchange import tables

    rows = extract.values(reader, job)
    tables.write_xlsx(path, extract.title, extract.columns, rows, len(extract.ids))


def _write_csv(path: Path, extract: Extract, reader: Reader, job: Job) -> None:
    from inventory.exchange import tables

    tables.write_csv(path, extract.columns, extract.values(reader, job))


def _write_pdf(path: Path, extract: Extract, reader: Reader, job: Job) -> None:
    print_pdf(path, extract, reader, job)
