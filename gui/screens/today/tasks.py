"""What leavers and movers leave to do: devices back, a case to end or to look at again."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.messages import confirm
from gui.screens.approvals.stepping import Stepping
from gui.screens.devices.counter import ReturnCounter
from inventory import approvals
from inventory.approvals.words import Task
from inventory.today import today

if TYPE_CHECKING:
    from inventory.approvals.followups import Matter
    from inventory.store.database import Session


REVIEWED = (
    "Der Vorgang gehört danach zur neuen Organisationseinheit und ihrer Führungskraft. "
    "Soll er nicht weiterlaufen, bitte zuerst im Vorgang beenden oder widerrufen."
)


class Tasks(QObject):
    wanted = Signal(str, object)  # the list, and of it one record or a query

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self._stepping = Stepping(desk, screen)

    def open(self, follow_up: int) -> None:
        self._desk.read(self._screen, partial(_matter, follow_up), self._show)

    def work_at(self, follow_up: int) -> None:
        """Do what is left of it, or settle it when nothing is left."""
        self._desk.read(self._screen, partial(_matter, follow_up), partial(self._go_on, follow_up))

    def take_back(self, device_ids: Sequence[int]) -> None:
        dialog = ReturnCounter(self._desk, self._screen)
        dialog.put(list(device_ids))
        dialog.open()

    def _show(self, it: "Matter") -> None:
        if it.case_id is not None:
            self.wanted.emit("applications", it.case_id)
        else:
            self.wanted.emit("people", it.person_id)

    def _go_on(self, follow_up: int, it: "Matter") -> None:
        settle = partial(self._settle, follow_up, it.task)
        if it.task is Task.RETURN_DEVICES and it.device_ids:
            self.take_back(it.device_ids)
        elif it.task is Task.END_CASE and it.case_id is not None:
            self._stepping.take(it.ends_by, [it.case_id])
        elif it.task is Task.REVIEW_CASE:
            confirm(self._screen, "Vorgang geprüft?", REVIEWED, "Läuft weiter", settle)
        else:
            settle()

    def _settle(self, follow_up: int, task: Task) -> None:
        self._desk.write(self._screen, partial(_settle, follow_up), says=f"{task.label}: erledigt.")


def _matter(follow_up: int, session: "Session") -> "Matter":
    return approvals.followups.about(session, follow_up_id=follow_up)


def _settle(follow_up: int, session: "Session") -> object:
    return approvals.followups.settle(session, follow_up_id=follow_up, on=today())
