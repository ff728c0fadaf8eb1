"""Every cell of the table of states, steps and roles, as the store takes it."""

from itertools import product

import pytest

from inventory.actor import Role
from inventory.approvals.procedure import PROCEDURE, possible, transition
from inventory.approvals.states import DONE, OVER, State, Step
from inventory.errors import Invalid, Refused
from inventory.fields import checked
from tests.inventory.approvals.office import WAY_TO, Office


def named(case: object) -> str:
    return "-".join(map(str, case)) if isinstance(case, tuple) else str(case)


@pytest.mark.parametrize("state", list(State), ids=named)
def test_a_case_takes_exactly_the_steps_of_the_table(office: Office, state: State) -> None:
    case = office.case_in(state)
    assert case.state is state
    facts = office.facts(case)
    for role, step in product(Role, Step):
        cell = PROCEDURE.get((state, step))
        actor = office.actors[role]
        if cell is None or not cell.offered(facts):
            with pytest.raises(Refused, match="geht nicht, solange"):
                transition(facts, step, actor)
        elif role not in cell.who:
            with pytest.raises(Refused, match="vorbehalten"):
                transition(facts, step, actor)
        elif missing := cell.missing(facts):
            with pytest.raises(Refused) as refused:
                transition(facts, step, actor)
            assert refused.value.message == missing[0]
        else:
            assert transition(facts, step, actor) == (cell, role)


@pytest.mark.parametrize("state", list(State), ids=named)
def test_what_is_offered_is_what_can_be_taken(office: Office, state: State) -> None:
    facts = office.facts(office.case_in(state))
    for role, actor in office.actors.items():
        for offer in possible(facts, actor):
            assert role in offer.cell.who
            if not offer.missing:
                assert transition(facts, offer.step, actor)


@pytest.mark.parametrize("role", [Role.IT, Role.MANAGER, Role.HEAD, Role.CONTROLLING, Role.ADMIN], ids=named)
def test_the_role_counts_in_the_action_not_only_in_the_window(office: Office, role: Role) -> None:
    case = office.case_in(State.SUBMITTED)
    with pytest.raises(Refused, match="Personal vorbehalten"):
        office.take(case, Step.FORWARD, role)
    assert office.look_at(case).state is State.SUBMITTED


@pytest.mark.parametrize(
    "cell", [it for it, cell in PROCEDURE.items() if any(ask.required for ask in cell.asks)], ids=named
)
def test_a_step_without_what_it_asks_for_is_refused_at_the_field(cell: tuple[State, Step]) -> None:
    asks = PROCEDURE[cell].questions
    with pytest.raises(Invalid) as refused:
        checked(asks, {})
    assert {field.name for field in asks if field.required} <= set(refused.value.problems)


def test_every_step_has_a_name_for_the_history_and_every_state_a_way_to_it() -> None:
    assert set(DONE) == set(Step)
    assert set(WAY_TO) == set(State)
    assert {step for _state, step in PROCEDURE} == set(Step)


def test_whose_turn_it_is_has_something_to_do() -> None:
    assert not {State.CLOSED, State.REFUSED, State.WITHDRAWN} & {state for state, _step in PROCEDURE}
    assert set(OVER) >= {State.CLOSED, State.REFUSED, State.WITHDRAWN}
