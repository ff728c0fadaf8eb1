"""A dialog that is a form and a verb: every step, every new record."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.lookup import Lookup
from gui.parts.dialog import Dialog
from gui.parts.form import Form
from gui.screens.entry import Act, Entry, Says
from inventory.fields import Field, Values


class FormDialog(Dialog):
    """Whoever leaves it with something typed finds a draft the next time."""

    saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        title: str,
        fields: tuple[Field, ...],
        act: Act,
        *,
        verb: str = "Speichern",
        sentence: str = "",
        values: Values | None = None,
        says: Says = None,
        keeps_drafts: bool = True,
    ) -> None:
        super().__init__(parent, title, sentence, verb)
        self.form = Form(fields, Lookup(desk))
        self.form.fill(values or {})
        self.add(self.form)
        self._entry = Entry(desk, self.form, act, says, draft=title if keeps_drafts else "")
        self._entry.busy.connect(self.primary.setDisabled)
        self._entry.saved.connect(self._saved)
        self.form.focus_first()

    def confirm(self) -> None:
        self._entry.save()

    def scanned(self, code: str) -> None:
        """A code scanned past the fields."""
        self.form.scanned(code)

    def _saved(self, result: Any) -> None:
        self.accept()
        self.saved.emit(result)
