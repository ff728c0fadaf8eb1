"""Asks for the day one wants to look back at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.lookup import Lookup
from gui.parts.dialog import Dialog
from gui.parts.form import Form
from inventory.errors import Invalid
from inventory.fields import Field, Kind, checked
from inventory.today import today

DAY = Field("day", "Tag", Kind.DATE, required=True)


class DayDialog(Dialog):
    picked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "Stand am …", "Zeigt das Gerät so, wie es an diesem Tag war.", "Zeigen")
        self._form = Form((DAY,), Lookup(desk))
        self._form.fill({"day": today().replace(month=1, day=1)})
        self._form.submitted.connect(self.confirm)
        self.add(self._form)

    def confirm(self) -> None:
        values = self._form.values()
        if values is None:
            return
        try:
            day = checked((DAY,), values)["day"]
        except Invalid as invalid:
            self._form.refuse(invalid)
        else:
            self.accept()
            self.picked.emit(day)
