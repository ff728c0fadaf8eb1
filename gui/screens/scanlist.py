"""Scanning one thing after the other into a list: for a delivery, for issuing, for taking back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import MEDIUM, Tone
from gui.parts.button import Button
from gui.parts.inputs import Line
from gui.parts.text import Body, Caption, Secondary
from gui.screens.plaintable import PlainTable


@dataclass
class Scan:
    """One line: `key` is never there twice, a `problem` keeps it from being booked."""

    key: str
    cells: tuple[str, ...]
    problem: str = ""
    editors: dict[int, QWidget] = field(default_factory=dict)


class ScanList(QWidget):
    """`scanned` says each code as it comes; the owner decides what line it becomes."""

    scanned = Signal(str)
    finished = Signal()  # Enter without a code: that was the last one
    changed = Signal()

    def __init__(self, prompt: str, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = [*columns, "Hinweis"]
        self._scans: list[Scan] = []
        self._keys: set[str] = set()
        self._prompt = Caption(prompt)
        self.field = _ScanField(prompt)
        self._prompt.setBuddy(self.field)
        self._prompt.setAccessibleName("")
        self.field.pasted.connect(self._take_column)
        self.field.returnPressed.connect(self._take_typed)
        self._answer = Body(wrap=True)
        self._answer.hide()
        self._table = PlainTable("Gescannt", self._columns)
        self._table.setMinimumHeight(theme.px(200))
        self._count = Secondary()
        self._remove = Button("Zeile entfernen", "minus-circle", quiet=True)
        self._remove.clicked.connect(self.remove_current)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_current)
        self._lay_out()
        self._tell()

    def ask(self, prompt: str) -> None:
        """Say what is to be scanned next."""
        self._prompt.setText(prompt.upper())
        self.field.setAccessibleName(prompt)
        self.field.setFocus()

    def answer(self, sentence: str, tone: Tone = Tone.OVERDUE) -> None:
        """A word about the last code, right below the field."""
        self._answer.set_tone(tone)
        self._answer.setText(sentence)
        self._answer.setVisible(bool(sentence))

    def add(self, scan: Scan) -> None:
        """The newest line comes first, where one looks while scanning."""
        self._scans.insert(0, scan)
        self._keys.add(scan.key)
        self._table.insert(0, scan.cells)
        self._write(0, len(scan.cells), scan.problem)
        for column, editor in scan.editors.items():
            self._table.put(0, column, editor)
        self._table.setCurrentCell(0, 0)
        self._tell()

    def set_problem(self, key: str, problem: str) -> None:
        for row, scan in enumerate(self._scans):
            if scan.key == key:
                scan.problem = problem
                self._write(row, len(scan.cells), problem)
        self._tell()

    def set_cell(self, key: str, column: int, text: str) -> None:
        for row, scan in enumerate(self._scans):
            if scan.key == key:
                scan.cells = (*scan.cells[:column], text, *scan.cells[column + 1 :])
                self._write(row, column, text)
        self.changed.emit()

    def scans(self) -> list[Scan]:
        """In the order they were scanned."""
        return self._scans[::-1]

    def knows(self, key: str) -> bool:
        return key in self._keys

    def remove_current(self) -> None:
        row = self._table.currentRow()
        if 0 <= row < len(self._scans):
            self._keys.remove(self._scans.pop(row).key)
            self._table.removeRow(row)
            self.answer("")
            self._tell()

    def _take_typed(self) -> None:
        code = self.field.text().strip()
        self.field.clear()
        if not code:
            self.finished.emit()
            return
        self.answer("")
        self.scanned.emit(code)

    def _take_column(self, codes: list[str]) -> None:
        self.answer("")
        for code in codes:
            self.scanned.emit(code)

    def _write(self, row: int, column: int, text: str) -> None:
        hint = column == len(self._columns) - 1
        self._table.write(row, column, text, Tone.OVERDUE if hint else None)

    def _tell(self) -> None:
        wrong = sum(bool(scan.problem) for scan in self._scans)
        self._table.setColumnHidden(len(self._columns) - 1, not wrong)
        words = [f"{len(self._scans)} gescannt"]
        if wrong:
            words.append(f"{wrong} mit Hinweis")
        self._count.setText(" · ".join(words))
        self._remove.setEnabled(bool(self._scans))
        self.changed.emit()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._prompt)
        layout.addWidget(self.field)
        layout.addWidget(self._answer)
        layout.addWidget(self._table.framed(), 1)
        below = QHBoxLayout()
        below.addWidget(self._count, 1)
        below.addWidget(self._remove)
        layout.addLayout(below)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(640), theme.px(340))


class _ScanField(Line):
    """Takes a whole column of a spreadsheet, too."""

    pasted = Signal(list)

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self.setAccessibleName(prompt)
        self.setPlaceholderText("Scannen oder tippen, dann Enter")
        self.setFont(theme.font(weight=MEDIUM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            lines = QGuiApplication.clipboard().text().split()
            if len(lines) > 1:
                self.pasted.emit(lines)
                return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # the scanner's Enter must not press the button of the dialog
