"""Taking a step with one case or with several, from wherever its button is."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.look.tokens import Tone
from gui.screens.approvals.looks import leading_on
from gui.screens.approvals.reserving import reserve
from gui.screens.approvals.stepdialog import StepDialog
from inventory import approvals
from inventory.actor import Actor
from inventory.approvals.states import State, Step
from inventory.today import today

if TYPE_CHECKING:
    from inventory.approvals.cards import CaseCard
    from inventory.approvals.questions import Question
    from inventory.store.database import Session


class Stepping(QObject):
    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen

    def take(self, step: Step, application_ids: Sequence[int]) -> None:
        """Ask what the step needs to know, and take it."""
        if step is Step.SUBMIT and len(application_ids) == 1:
            self.open_begun(application_ids[0])
        elif application_ids:
            query = partial(_question, step, application_ids, self._desk.actor)
            self._desk.read(self._screen, query, self._ask)

    def go_on(self, application_id: int) -> None:
        """Take whatever is next with this case."""
        self._desk.read(self._screen, partial(_card, application_id, self._desk.actor), self._take_next)

    def open_new(self, person: int | None = None) -> None:
        """An application, perhaps of somebody who is known already."""
        self._open(None, {"employee_id": person} if person else {})

    def open_begun(self, application_id: int) -> None:
        """An application that is still a draft."""
        show = partial(self._open, application_id)
        self._desk.read(self._screen, partial(_begun, application_id), show)

    def _take_next(self, card: "CaseCard | None") -> None:
        offer = leading_on(card.offers) if card else None
        if card is None or offer is None:
            self._desk.tell("Mit diesem Vorgang ist gerade nichts zu tun.", Tone.WAITING)
        elif offer.missing:
            self._clear_the_way(card, offer.missing[0])
        else:
            self.take(offer.step, [card.application_id])

    def _clear_the_way(self, card: "CaseCard", missing: str) -> None:
        """Do what can be done from here about what is missing, or say what it is."""
        out = [it.device_id for it in card.supplied if it.device_id and it.held]
        stocked = [it for it in card.supplied if it.stocked_id]
        if card.state is State.RETURN_OPEN and out:
            self._take_back(out)
        elif card.state is State.EQUIPMENT and stocked:
            reserve(self._desk, self, card.application_id, stocked)
        else:
            self._desk.tell(f"{card.case_no}: {missing}", Tone.WAITING)

    def _take_back(self, device_ids: Sequence[int]) -> None:
        from gui.screens.devices.counter import ReturnCounter

        counter = ReturnCounter(self._desk, self._screen)
        counter.put(device_ids)
        counter.open()

    def _open(self, application_id: int | None, values: dict[str, Any]) -> None:
        from gui.screens.approvals.application import ApplicationDialog

        ApplicationDialog(self._desk, self._screen, application_id, values).open()

    def _ask(self, question: "Question") -> None:
        StepDialog(self._desk, self._screen, question).open()


def _question(step: Step, ids: Sequence[int], actor: Actor, session: "Session") -> "Question":
    return approvals.questions.question(session, step=step, application_ids=ids, actor=actor, today=today())


def _card(application_id: int, actor: Actor, session: "Session") -> "CaseCard | None":
    return approvals.cards.case_card(session, application_id=application_id, actor=actor, today=today())


def _begun(application_id: int, session: "Session") -> dict[str, Any]:
    case = session.get_one(approvals.records.Application, application_id)
    return approvals.records.whole(session, case)
