"""Asks what a view is called and who sees it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.look.tokens import Tone
from gui.parts.dialog import Dialog
from gui.parts.inputs import Line, Tick
from gui.parts.text import Body, Secondary

LONGEST = 60


class ViewDialog(Dialog):
    named = Signal(str, bool)

    def __init__(self, parent: QWidget, title: str, name: str, *, shared: bool) -> None:
        super().__init__(parent, title, "Suche, Filter und Sortierung werden unter diesem Namen aufgehoben.")
        label = Body("Name")
        self._name = Line()
        self._name.setText(name)
        self._name.setMaxLength(LONGEST)
        self._name.setAccessibleName("Name")
        self._name.textChanged.connect(self._accept_name)
        label.setBuddy(self._name)
        self._problem = Secondary("Ein Name fehlt noch.", tone=Tone.OVERDUE)
        self._shared = Tick("Für alle")
        self._shared.setChecked(shared)
        for widget in (label, self._name, self._problem, self._shared):
            self.add(widget)
        self._problem.hide()

    def confirm(self) -> None:
        name = " ".join(self._name.text().split())
        if not name:
            self._name.set_wrong(True)
            self._problem.show()
            return
        self.named.emit(name, self._shared.isChecked())
        self.accept()

    def _accept_name(self) -> None:
        self._name.set_wrong(False)
        self._problem.hide()
