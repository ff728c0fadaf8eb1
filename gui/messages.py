"""The only place that asks for files, asks for a yes, and owns up to a bug."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPlainTextEdit, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import SECONDARY, Tone
from gui.parts.dialog import Dialog
from gui.parts.panel import Panel
from inventory import __version__

FOLDER = "folders/"


def ask_file_to_save(
    parent: QWidget, title: str, name: str, kinds: str, chosen: Callable[[Path], object], purpose: str = ""
) -> None:
    """Where to save; `kinds` as „CSV (*.csv)“, `purpose` remembers a folder of its own."""
    asked = _file_dialog(parent, title, kinds, purpose, chosen)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setFileMode(QFileDialog.FileMode.AnyFile)
    asked.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    asked.selectFile(name)
    asked.open()


def ask_file_to_open(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[Path], object], purpose: str = ""
) -> None:
    asked = _file_dialog(parent, title, kinds, purpose, chosen)
    asked.setFileMode(QFileDialog.FileMode.ExistingFile)
    asked.open()


def ask_files_to_open(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[list[QUrl]], object], purpose: str = ""
) -> None:
    """Several at once."""
    folder = str(QSettings().value(FOLDER + purpose, "", type=str))
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.urlsSelected.connect(chosen)
    dialog.open()


def confirm(
    parent: QWidget,
    title: str,
    sentence: str,
    verb: str,
    confirmed: Callable[[], object],
    tone: Tone | None = None,
    stay: str = "Abbrechen",
) -> None:
    """Ask before something that cannot be taken back."""
    dialog = Dialog(parent, title, sentence, verb, stay, tone)
    dialog.accepted.connect(confirmed)
    dialog.open()


def say_and_wait(title: str, sentence: str) -> None:
    """For the rare moment before there is a window."""
    QMessageBox.information(None, title, sentence)


def show_crash(parent: QWidget | None, report: str) -> None:
    CrashDialog(parent, report).open()


def show_about(parent: QWidget) -> None:
    sentence = (
        f"Version {__version__}. Freie Software unter der EUPL-1.2: Sie darf benutzt, angesehen, "
        "verändert und weitergegeben werden."
    )
    dialog = Dialog(parent, "Mobilakte", sentence, verb="Schließen")
    dialog.cancel.hide()
    dialog.open()


class CrashDialog(Dialog):
    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(
            parent,
            "Das hat nicht geklappt",
            "Das war ein Fehler im Programm. Was schon gespeichert war, ist gespeichert. Der Bericht sagt, "
            "wo es geschah; er enthält keine Namen und keine Eingaben.",
            verb="Bericht kopieren",
            cancel="Weiterarbeiten",
        )
        self._report = report
        shown = QPlainTextEdit(report, readOnly=True, tabChangesFocus=True)
        shown.setAccessibleName("Bericht")
        shown.setFont(theme.font(SECONDARY))
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        shown.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        shown.viewport().setAutoFillBackground(False)
        box = Panel(Tone.REST)
        box.setMinimumSize(theme.px(560), theme.px(200))
        inside = QVBoxLayout(box)
        inside.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        inside.addWidget(shown)
        self.add(box)

    def confirm(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.primary.setText("Kopiert")


def _file_dialog(
    parent: QWidget, title: str, kinds: str, purpose: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    folder = str(QSettings().value(FOLDER + purpose, "", type=str))
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(partial(_take_file, purpose, chosen))
    return dialog


def _take_file(purpose: str, chosen: Callable[[Path], object], file: str) -> None:
    path = Path(file)
    QSettings().setValue(FOLDER + purpose, str(path.parent))
    chosen(path)
