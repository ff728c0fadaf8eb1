"""The inventory numbers a delivery was given, to put on the devices."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QWidget

from gui.parts.button import Button
from gui.parts.dialog import Dialog
from gui.screens.plaintable import PlainTable
from inventory.text import number_text

HEADINGS = ("Inventarnummer", "Seriennummer")
MOST_IN_SIGHT = 12


class ReceivedDialog(Dialog):
    wanted = Signal(int)

    def __init__(self, parent: QWidget, taken: Sequence[tuple[int, str, str]]) -> None:
        first, last = taken[0][1], taken[-1][1]
        span = first if first == last else f"{first} bis {last}"
        many = "1 Gerät" if len(taken) == 1 else f"{number_text(len(taken))} Geräte"
        sentence = f"{many} aufgenommen. Die Nummern gehören jetzt auf die Geräte."
        super().__init__(parent, span, sentence, verb="Im Bestand zeigen", cancel="Fertig")
        self._taken = taken
        for text, icon, do in (
            ("Kopieren", "copy", self._copy),
            ("Liste drucken", "printer", self._print),
        ):
            button = Button(text, icon)
            button.clicked.connect(do)
            self.footer.insertWidget(self.footer.count() - 3, button)
        table = PlainTable("Aufgenommene Geräte", HEADINGS)
        for _key, number, serial in taken:
            table.append((number, serial))
        table.set_rows_in_sight(min(len(taken), MOST_IN_SIGHT))
        self.add(table.framed())

    def confirm(self) -> None:
        self.wanted.emit(self._taken[0][0])
        self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in self._lines()))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            paper = QTextDocument()
            paper.setPlainText("\n".join("\t".join(line) for line in self._lines()))
            paper.print_(printer)

    def _lines(self) -> list[tuple[str, ...]]:
        return [HEADINGS, *((number, serial) for _key, number, serial in self._taken)]
