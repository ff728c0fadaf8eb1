"""How far a case is, at one glance."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest

from inventory.approvals.stages import STAGE_OF, Stage, stages
from inventory.approvals.states import PENDING, RUNNING, State
from inventory.approvals.words import ApplicationKind
from tests.inventory.approvals.facts import TODAY


@dataclass(frozen=True)
class Moved:
    source: State
    target: State
    on: date


def way(*states: State) -> list[Moved]:
    """One step a day, from state to state."""
    return [
        Moved(source, target, TODAY + timedelta(days=day))
        for day, (source, target) in enumerate(pairwise(states))
    ]


def reached(*states: State) -> tuple[list[Stage], list[Stage]]:
    """The stages that are done, and the one where the case stands, after a way through these states."""
    passed = stages(ApplicationKind.FIRST, states[-1], way(*states))
    return [it.stage for it in passed if it.done], [it.stage for it in passed if it.here]


IN_REVIEW = (State.DRAFT, State.SUBMITTED, State.OPINION, State.VOTE, State.IT_CHECK, State.HR_CHECK)
APPROVED = (*IN_REVIEW, State.PARTICIPATION, State.SIGNATURE, State.EQUIPMENT)


@pytest.mark.parametrize("length", range(1, len(APPROVED) + 1))
def test_a_case_on_its_way_stands_in_one_stage_and_has_those_before_behind_it(length: int) -> None:
    states = APPROVED[:length]
    done, here = reached(*states)
    assert here == [STAGE_OF[states[-1]]]
    assert done == list(Stage)[: list(Stage).index(here[0])]


@pytest.mark.parametrize("state", [*RUNNING, State.ENDED, State.RETURN_OPEN, State.CLOSED], ids=str)
def test_a_case_that_was_active_has_every_stage_behind_it(state: State) -> None:
    assert reached(*APPROVED, State.ACTIVE, state) == (list(Stage), [])


@pytest.mark.parametrize("asked_in", IN_REVIEW[1:], ids=str)
def test_a_question_leaves_the_case_where_it_was_asked(asked_in: State) -> None:
    states = IN_REVIEW[: IN_REVIEW.index(asked_in) + 1]
    assert reached(*states, State.CLARIFICATION) == reached(*states)


def test_a_refused_or_withdrawn_case_ends_where_it_stood() -> None:
    assert reached(*APPROVED[:7], State.REFUSED)[1] == [Stage.PARTICIPATION]
    assert reached(*IN_REVIEW[:3], State.WITHDRAWN)[1] == [Stage.LEADERS]
    assert reached(State.DRAFT, State.WITHDRAWN)[1] == [Stage.RECEIPT]


def test_a_draft_without_any_step_stands_at_the_beginning() -> None:
    assert reached(State.DRAFT) == ([], [Stage.RECEIPT])


def test_a_stage_tells_the_day_on_which_it_was_left_last() -> None:
    moves = way(*APPROVED[:7], State.CONCILIATION, State.HR_CHECK, State.PARTICIPATION, State.SIGNATURE)
    left = {it.stage: it.on for it in stages(ApplicationKind.FIRST, State.SIGNATURE, moves)}
    assert left[Stage.RECEIPT] == TODAY + timedelta(days=1)
    assert left[Stage.LEADERS] == TODAY + timedelta(days=3)
    assert left[Stage.PARTICIPATION] == moves[-1].on
    assert left[Stage.SIGNATURE] is left[Stage.DEVICES] is None


def test_an_end_has_no_such_way() -> None:
    assert stages(ApplicationKind.END, State.SUBMITTED, way(State.DRAFT, State.SUBMITTED)) == ()


def test_every_state_before_the_work_begins_has_its_stage() -> None:
    assert set(STAGE_OF) == {State.DRAFT, *PENDING} - {State.CLARIFICATION}
