"""The matrix of rights and roles, asked in the action itself."""

from itertools import product
from typing import Any

import pytest

from inventory.access import actions as _accounts  # noqa: F401 (its actions ask for rights)
from inventory.actor import Actor, Role
from inventory.approvals import actions as cases
from inventory.approvals import agreement, equipment, followups, rounds  # noqa: F401 (so do theirs)
from inventory.approvals.states import State, Step
from inventory.city import actions as _city  # noqa: F401 (theirs, too)
from inventory.devices import actions as _devices  # noqa: F401 (theirs, too)
from inventory.devices import bulk as _bulk  # noqa: F401 (theirs, too)
from inventory.devices import catalogue as _catalogue  # noqa: F401 (theirs, too)
from inventory.errors import Refused
from inventory.people import actions as _people  # noqa: F401 (theirs, too)
from inventory.rights import GUARDED, MATRIX, Right, may
from tests.inventory.approvals.office import DAY, Office


class Desk:
    """As much of a session as a right is asked of."""

    def __init__(self, role: Role) -> None:
        self.info = {"actor": Actor("x", frozenset({role}))}


@pytest.mark.parametrize(
    ("action", "role"), list(product(GUARDED, Role)), ids=lambda it: getattr(it, "__name__", str(it))
)
def test_every_action_refuses_every_role_without_its_right(action: Any, role: Role) -> None:
    right = GUARDED[action]
    if may(Actor("x", frozenset({role})), right):
        assert role in MATRIX[right]
        return
    with pytest.raises(Refused, match=f"„{right.label}“ ist .* vorbehalten"):
        action(Desk(role))


def test_every_right_is_given_to_somebody_and_asked_somewhere() -> None:
    assert set(MATRIX) == set(Right)
    assert set(GUARDED.values()) | {Right.FIGURES} == set(Right)


def test_administration_sees_and_moves_no_case(office: Office) -> None:
    case = office.case_in(State.SUBMITTED)
    assert office.card(case, Role.ADMIN) is None
    for step in Step:
        with pytest.raises(Refused):
            office.take(case, step, Role.ADMIN, on=DAY)


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_only_hr_and_people_themselves_record_applications(office: Office, role: Role) -> None:
    desk = office.desks[role]
    if role is Role.HR:
        assert desk.do(cases.draft, values=office.form()).state is State.DRAFT
        return
    with pytest.raises(Refused, match="Personal vorbehalten"):
        desk.do(cases.draft, values=office.form())
    desk.actor = Actor(desk.actor.login, desk.actor.roles, office.applicant.id)
    assert desk.do(cases.draft, values=office.form()).state is State.DRAFT
