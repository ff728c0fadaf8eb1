"""The step a card and Heute lead to is one that can be taken, or says what it lacks."""

from collections.abc import Sequence

import pytest

from gui.screens.approvals.looks import leading_on
from inventory.actor import Role
from inventory.approvals.procedure import possible
from inventory.approvals.states import State, Step
from inventory.store.database import Store
from tests.inventory.approvals.office import TO_INTENDED_REFUSAL, TO_REVOKING, WAY_TO, WHY, Move, Office

WITHHELD = (Step.RECORD_RESULT, {"result": "verweigert", "grounds": WHY})


@pytest.mark.parametrize(
    ("moves", "step"),
    [
        (TO_INTENDED_REFUSAL, Step.RECORD_RESULT),
        ((*TO_INTENDED_REFUSAL, Step.RECORD_RESULT), Step.REFUSE),
        ((*TO_INTENDED_REFUSAL, WITHHELD), Step.CONCILIATE),
        (TO_REVOKING, Step.RECORD_RESULT),
        ((*TO_REVOKING, Step.RECORD_RESULT), Step.REVOKE),
        (WAY_TO[State.PARTICIPATION], Step.APPROVE),
        (WAY_TO[State.CONCILIATION], Step.RECORD_RESULT),
    ],
)
def test_hr_is_led_to_what_can_be_done_now(sqlite_store: Store, moves: Sequence[Move], step: Step) -> None:
    office = Office(sqlite_store)
    office.stock()
    case = office.walk(office.draft(), moves)
    leading = leading_on(list(possible(office.facts(case), office.actors[Role.HR])))
    assert leading is not None
    assert (leading.step, leading.missing) == (step, ())


def test_without_a_manager_the_way_on_says_so_instead_of_asking_back(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    alone = office.hr.person("12", unit_id=office.unit.id)
    case = office.take(office.draft(employee_id=alone.id), Step.SUBMIT)
    leading = leading_on(list(possible(office.facts(case), office.actors[Role.HR])))
    assert leading is not None
    assert leading.step is Step.FORWARD
    assert leading.missing == ("Zu dieser Person ist noch keine Führungskraft eingetragen.",)
