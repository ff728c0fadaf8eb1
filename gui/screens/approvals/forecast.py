"""„Bedarf und Bestand“: what open cases will need from stock, month by month."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.look.tokens import Tone
from gui.parts.dialog import Dialog
from gui.parts.text import Body
from gui.screens.plaintable import PlainTable
from inventory import approvals
from inventory.text import month_text, number_text
from inventory.today import today

if TYPE_CHECKING:
    from datetime import date

    from inventory.approvals.forecast import Month
    from inventory.store.database import Session

SENTENCE = (
    "Was die offenen Anträge brauchen und noch nicht reserviert ist, gegen die freien Geräte im Lager; "
    "gezählt wird nach dem Monat, in dem die Arbeit beginnen soll."
)
HEADINGS = ("Monat", "Arbeitsmittel", "Gebraucht", "Danach im Lager")
EQUIPMENT, WIDE, IN_SIGHT = 1, 520, 6


class ForecastDialog(Dialog):
    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "Bedarf und Bestand", SENTENCE, "Schließen")
        self.cancel.hide()
        self._table = PlainTable("Bedarf nach Monaten", HEADINGS)
        self._table.give_way(EQUIPMENT, WIDE)
        self._nothing = Body("Kein offener Antrag braucht zurzeit ein Gerät.", wrap=True)
        self._nothing.hide()
        self._framed = self._table.framed()
        self.add(self._framed)
        self.body.addWidget(self._nothing)
        desk.read(self, partial(_forecast, today()), self._show)

    def _show(self, months: "Sequence[Month]") -> None:
        self._nothing.setVisible(not months)
        self._framed.setVisible(bool(months))
        self._table.set_rows_in_sight(min(len(months), IN_SIGHT))
        for row, it in enumerate(months):
            self._table.append(
                (month_text(it.first), it.equipment.label, number_text(it.needed), number_text(it.left))
            )
            if it.left < 0:
                self._table.write(row, 3, f"es fehlen {number_text(-it.left)}", Tone.OVERDUE)


def _forecast(day: "date", session: "Session") -> "list[Month]":
    return approvals.forecast.forecast(session, today=day)
