"""A form on its way into the store: refusals go to its fields, a conflict asks, a draft survives."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gui.desk import Desk
from gui.drafts import Draft
from gui.parts.form import Form
from inventory.errors import Conflict, Refused
from inventory.fields import Values

if TYPE_CHECKING:
    from inventory.store.database import Session

Act = Callable[["Session", Values, Values], Any]
"""Writes what the form says: called with what its fields held before, and what they hold now."""
Says = str | Callable[[Any], str] | None


class Entry(QObject):
    saved = Signal(object)
    busy = Signal(bool)

    def __init__(self, desk: Desk, form: Form, act: Act, says: Says = None, draft: str = "") -> None:
        super().__init__(form)
        self._draft = Draft(desk, form, draft) if draft else None
        self._desk = desk
        self._form = form
        self._act = act
        self._says = says
        form.submitted.connect(self.save)

    def give_up(self) -> None:
        """The person does not want what was typed."""
        if self._draft:
            self._draft.forget()

    def save(self) -> None:
        self.save_by(self._act, self._says)

    def save_by(self, act: Act, says: Says) -> None:
        """In another way than usual."""
        values = self._form.values()
        if values is None:
            return
        self.busy.emit(True)
        write = partial(_act, act, self._form.base(), values)
        self._desk.write(self._form, write, self._done, self._refused, says)

    def _done(self, result: Any) -> None:
        self.busy.emit(False)
        self.give_up()
        self.saved.emit(result)

    def _refused(self, refused: Refused) -> None:
        self.busy.emit(False)
        if isinstance(refused, Conflict):
            from gui.parts.conflict import ConflictDialog

            dialog = ConflictDialog(refused, self._form, self._form.window())
            dialog.accepted.connect(self.save)
            dialog.open()
        else:
            self._form.refuse(refused)


def _act(act: Act, base: Mapping[str, Any], values: Mapping[str, Any], session: "Session") -> Any:
    return act(session, base, values)
