"""Every cell of the table of states and steps, as the store takes it."""

from itertools import product
from typing import Any

import pytest

from inventory.actor import Actor, Role
from inventory.devices.lifecycle import DONE, LIFE, State, Step, possible, transition
from inventory.devices.records import Device
from inventory.errors import Invalid, Refused
from tests.inventory.clerk import Clerk

WAY_TO: dict[tuple[State, bool], tuple[Step, ...]] = {
    (State.STOCK, False): (),
    (State.RESERVED, False): (Step.RESERVE,),
    (State.ISSUED, True): (Step.ISSUE,),
    (State.REPAIR, False): (Step.SEND_TO_REPAIR,),
    (State.REPAIR, True): (Step.ISSUE, Step.SEND_TO_REPAIR),
    (State.LOST, False): (Step.REPORT_LOST,),
    (State.RETURNED, False): (Step.ISSUE, Step.RETURN),
    (State.RETIRED, False): (Step.RETIRE,),
}


def named(case: object) -> str:
    return "-".join(map(str, case)) if isinstance(case, tuple) else str(case)


def brought_to(clerk: Clerk, state: State, *, held: bool) -> tuple[Device, dict[Step, dict[str, Any]]]:
    person = clerk.person()
    device = clerk.device()
    answers: dict[Step, dict[str, Any]] = {
        Step.ISSUE: {"employee_id": person.id, "on": person.entry_on},
        Step.RESERVE: {"reserved_for_id": person.id},
    }
    for step in WAY_TO[state, held]:
        clerk.step(device, step, **answers.get(step, {}))
    return clerk.look_at(device), answers


@pytest.mark.parametrize(("way", "step"), list(product(WAY_TO, Step)), ids=named)
def test_a_device_takes_exactly_the_steps_of_the_table(
    clerk: Clerk, way: tuple[State, bool], step: Step
) -> None:
    state, held = way
    device, answers = brought_to(clerk, state, held=held)
    assert (device.state, device.held) == way
    cell = LIFE.get((state, step))

    if cell is None or cell.held not in (None, held):
        with pytest.raises(Refused, match=step.label):
            clerk.step(device, step, **answers.get(step, {}))
        assert clerk.look_at(device).state is state
    else:
        assert clerk.step(device, step, **answers.get(step, {})).state is cell.target


@pytest.mark.parametrize(
    "cell", [it for it, cell in LIFE.items() if any(ask.required for ask in cell.asks)], ids=named
)
def test_a_step_without_what_it_asks_for_is_refused_at_the_field(
    clerk: Clerk, cell: tuple[State, Step]
) -> None:
    state, step = cell
    asks = LIFE[cell].asks
    held = LIFE[cell].held or (state, False) not in WAY_TO
    device, _answers = brought_to(clerk, state, held=held)
    with pytest.raises(Invalid) as refused:
        clerk.step(device, step, **{field.name: None for field in asks})
    assert {field.name for field in asks if field.required} <= set(refused.value.problems)
    assert clerk.look_at(device).state is state


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.IT])
def test_only_it_moves_devices(role: Role) -> None:
    with pytest.raises(Refused, match="IT vorbehalten"):
        transition(State.STOCK, Step.RETIRE, held=False, roles=frozenset({role}))
    assert not list(possible(State.STOCK, held=False, roles=frozenset({role})))


def test_the_role_counts_in_the_action_not_only_in_the_window(clerk: Clerk) -> None:
    device = clerk.device()
    manager = Clerk(clerk.store, Actor("fk01", frozenset({Role.MANAGER})))
    with pytest.raises(Refused, match="IT vorbehalten"):
        manager.step(device, Step.RETIRE)


def test_every_step_has_a_name_for_the_history() -> None:
    assert set(DONE) == set(Step)


def test_every_state_can_be_reached_and_every_step_is_used() -> None:
    assert {state for state, _held in WAY_TO} == set(State)
    assert {step for _state, step in LIFE} == set(Step)
