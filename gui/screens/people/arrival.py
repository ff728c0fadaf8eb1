"""„Person aufnehmen“: a known personnel number brings back who left, with the history."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.panel import Panel
from gui.parts.text import Body
from gui.screens.formdialog import FormDialog
from inventory import people
from inventory.fields import Values
from inventory.people.fields import PERSON_FIELDS
from inventory.text import date_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.people.actions import Known
    from inventory.store.database import Session

PAUSE = 200
"""Milliseconds after the last digit of a personnel number."""


class ArrivalDialog(FormDialog):
    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            desk,
            parent,
            "Person aufnehmen",
            PERSON_FIELDS,
            _add,
            verb="Aufnehmen",
            values={"share": Decimal(100), "entry_on": today()},
            says=_said,
        )
        self._desk = desk
        self._number = ""
        self._known: Known | None = None
        self._box = Panel(Tone.WAITING)
        self._words = Body(wrap=True)
        self._take_over = Button("Ist zurückgekehrt", "arrow-u-up-left")
        self._take_over.clicked.connect(self._fill_in)
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        inside.addWidget(self._words)
        inside.addWidget(self._take_over, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.insertWidget(0, self._box)
        self._box.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look_up)
        self.form.changed.connect(self._pause.start)

    def _look_up(self) -> None:
        number = str(self.form.typed()["personnel_no"]).strip()
        if number != self._number:
            self._number = number
            self._desk.read(self, partial(_known, number), partial(self._show_known, number))

    def _show_known(self, number: str, known: "Known | None") -> None:
        if number != self._number:
            return
        self._known = known
        self._box.setVisible(known is not None)
        if known is None:
            return
        back = known.exit_on is not None and known.exit_on < today()
        self._take_over.setVisible(back)
        if back and known.exit_on:
            words = (
                f"{known.name} war bis zum {date_text(known.exit_on)} hier. Die Geschichte bleibt erhalten."
            )
        else:
            words = f"Diese Personalnummer gehört schon zu {known.name}."
        self._words.setText(words)

    def _fill_in(self) -> None:
        if self._known:
            values = {**self._known.values, "entry_on": today(), "exit_on": None}
            for field in PERSON_FIELDS:
                self.form.suggest(field.name, values[field.name])
            self._box.hide()


def _said(person: Any) -> str:
    return f"{person.full_name} aufgenommen."


def _known(number: str, session: "Session") -> "Known | None":
    return people.actions.known_as(session, personnel_no=number) if number else None


def _add(session: "Session", _base: Values, values: Values) -> Any:
    return people.actions.add_person(session, values=values)
