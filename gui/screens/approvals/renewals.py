"""„Verlängerungsrunde“: the cases that end in a quarter, each renewed by an application of its own."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.parts.dialog import Dialog
from gui.parts.inputs import Choice
from gui.parts.text import Body
from gui.screens.plaintable import PlainTable
from inventory import approvals
from inventory.approvals.deadlines import last_day, months_later
from inventory.text import date_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.approvals.rounds import Candidate
    from inventory.store.database import Session

QUARTERS, MONTHS = 4, 3
SENTENCE = (
    "Für jeden gewählten Vorgang entsteht ein Entwurf mit allem, was bekannt ist. "
    "Erklärungen und Unterschriften kommen neu dazu; über jede Verlängerung wird einzeln entschieden."
)
HEADINGS = ("Vorgang", "Person", "Organisationseinheit", "Endet am")
UNIT, WIDE, IN_SIGHT = 2, 640, 8


class RenewalsDialog(Dialog):
    begun = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "Verlängerungsrunde", SENTENCE, "Entwürfe anlegen")
        self._desk = desk
        self._found: Sequence[Candidate] = ()
        self._quarter = Choice()
        self._quarter.setAccessibleName("Quartal")
        for first in _quarters(today()):
            self._quarter.addItem(_named(first), first)
        self._table = PlainTable("Endende Vorgänge", HEADINGS)
        self._table.give_way(UNIT, WIDE)
        self._told = Body(wrap=True)
        self.add(self._quarter)
        self._framed = self._table.framed()
        self.add(self._framed)
        self.add(self._told)
        self._quarter.currentIndexChanged.connect(self._read)
        self._table.itemChanged.connect(self._tell)
        self._read()

    def confirm(self) -> None:
        ids = [self._found[row].application_id for row in self._table.ticked()]
        if ids:
            self.primary.setEnabled(False)
            self._desk.write(self, partial(_begin, ids), self._finish, self._refuse, says=_said)

    def _read(self) -> None:
        first: date = self._quarter.currentData()
        query = partial(_candidates, first, last_day(first, MONTHS))
        self._desk.read(self, query, self._show)

    def _show(self, found: "Sequence[Candidate]") -> None:
        self._found = found
        self._table.setRowCount(0)
        for row, it in enumerate(found):
            self._table.append((it.case_no, it.person, it.unit, date_text(it.ends_on)))
            self._table.tick(row)
        self._tell()

    def _tell(self, *_changed: object) -> None:
        count = len(self._table.ticked()) if self._table.rowCount() == len(self._found) else 0
        self.primary.setEnabled(bool(count))
        self.primary.setText(f"{_drafts(count)} anlegen" if count else "Entwürfe anlegen")
        nothing = "In diesem Quartal endet kein Vorgang, für den nicht schon eine Verlängerung läuft."
        self._told.setText("" if self._found else nothing)
        self._told.setVisible(not self._found)
        self._framed.setVisible(bool(self._found))
        self._table.set_rows_in_sight(min(len(self._found), IN_SIGHT))

    def _finish(self, _drafts: Any) -> None:
        self.accept()
        self.begun.emit()

    def _refuse(self, refused: Any) -> None:
        self._told.setText(refused.message)
        self._told.show()
        self.primary.setEnabled(True)


def _quarters(day: date) -> list[date]:
    first = day.replace(month=(day.month - 1) // MONTHS * MONTHS + 1, day=1)
    return [months_later(first, MONTHS * step) for step in range(QUARTERS)]


def _named(first: date) -> str:
    number = (first.month - 1) // MONTHS + 1
    return f"{number}. Quartal {first.year} (bis {date_text(last_day(first, MONTHS))})"


def _drafts(count: int) -> str:
    return "1 Entwurf" if count == 1 else f"{count} Entwürfe"


def _said(drafts: Sequence[Any]) -> str:
    return f"{_drafts(len(drafts))} angelegt."


def _candidates(first: date, last: date, session: "Session") -> "list[Candidate]":
    return approvals.rounds.candidates(session, first=first, last=last)


def _begin(ids: Sequence[int], session: "Session") -> Any:
    return approvals.rounds.begin_renewals(session, application_ids=ids)
