"""The table of the procedure itself: every cell with what it needs, in every role, without a store."""

from dataclasses import replace
from datetime import date
from itertools import permutations, product
from typing import Any

import pytest

from inventory.actor import Actor, Role
from inventory.approvals import needs
from inventory.approvals.cells import Transition
from inventory.approvals.needs import Facts, Need
from inventory.approvals.procedure import PROCEDURE, WAITS_FOR, possible, transition, whose_turn
from inventory.approvals.states import PENDING, RUNNING, State, Step
from inventory.approvals.words import ApplicationKind, Body, DataCategory, Intention, Mark, Result
from inventory.errors import Refused
from tests.inventory.approvals.facts import ACTORS, APPLICANT, CASE, MANAGER, TODAY, UNIT, asked, where

Cell = tuple[State, Step]
Changes = dict[str, Any]
YESTERDAY = date(2026, 3, 1)
CONSENT = asked(Intention.REFUSE, Result.CONSENT)
OPEN = asked(Intention.REFUSE, None, YESTERDAY)
COUNCIL_AGREES: tuple[Changes, tuple[Changes, ...]] = (
    {"involved": {Body.COUNCIL: CONSENT}},
    (
        {"involved": {}},
        {"involved": {Body.COUNCIL: asked()}},
        {"involved": {Body.COUNCIL: asked(result=Result.DISCUSSION)}},
        {"involved": {Body.COUNCIL: asked(result=Result.WITHHELD)}},
        {"involved": {Body.COUNCIL: asked(Intention.APPROVE, Result.CONSENT)}},
        {"involved": {Body.DISABILITY: asked(result=Result.HEARD)}},
    ),
)
NEEDS: dict[Need, tuple[Changes, tuple[Changes, ...]]] = {
    needs.MANAGER_KNOWN: ({"manager_id": MANAGER}, ({"manager_id": None},)),
    needs.PRIVACY_SEEN: (
        {"data_category": DataCategory.SPECIAL, "said": {Mark.PRIVACY: frozenset({"ds01"})}},
        ({"data_category": DataCategory.SPECIAL, "said": {}},),
    ),
    needs.MEANT_TO_APPROVE: ({"intention": Intention.APPROVE}, ({"intention": Intention.REFUSE},)),
    needs.MEANT_TO_REFUSE: ({"intention": Intention.REFUSE}, ({"intention": Intention.APPROVE},)),
    needs.COUNCIL_ON_APPROVAL: (
        {"council_approves": True, "involved": {Body.COUNCIL: asked(Intention.APPROVE, Result.CONSENT)}},
        (
            {"council_approves": True, "involved": {}},
            {"council_approves": True, "involved": {Body.COUNCIL: CONSENT}},
            {"council_approves": True, "involved": {Body.COUNCIL: asked(Intention.APPROVE)}},
            {"council_approves": True, "involved": {Body.COUNCIL: asked(Intention.APPROVE, Result.WITHHELD)}},
        ),
    ),
    needs.COUNCIL_ON_REFUSAL: COUNCIL_AGREES,
    needs.COUNCIL_ON_REVOCATION: COUNCIL_AGREES,
    needs.OTHERS_HEARD: (
        {},
        (
            {"involved": {Body.COUNCIL: CONSENT, Body.DISABILITY: asked()}},
            {"involved": {Body.COUNCIL: CONSENT, Body.EQUALITY: asked()}},
        ),
    ),
    needs.CONTESTED: ({"intention": Intention.REFUSE}, ({"intention": Intention.APPROVE, "involved": {}},)),
    needs.ASKED: (
        {"involved": {Body.COUNCIL: OPEN}},
        ({"involved": {}}, {"involved": {Body.COUNCIL: CONSENT}}),
    ),
    needs.SILENCE_COUNTS: (
        {"deemed_consent": True, "involved": {Body.COUNCIL: OPEN}},
        (
            {"deemed_consent": False},
            {"involved": {}},
            {"involved": {Body.COUNCIL: CONSENT}},
            {"involved": {Body.DISABILITY: OPEN}},
        ),
    ),
    needs.COUNCIL_LATE: ({"involved": {Body.COUNCIL: OPEN}}, ({"involved": {Body.COUNCIL: asked()}},)),
    needs.SUPPLIED: ({"unsupplied": 0}, ({"unsupplied": 1},)),
    needs.NOTHING_HELD: ({"held": 0}, ({"held": 1},)),
    needs.PRIVACY_ASKED: (
        {"data_category": DataCategory.SPECIAL, "said": {}},
        (
            {"data_category": DataCategory.PERSONAL},
            {"data_category": DataCategory.NONE},
            {"said": {Mark.PRIVACY: frozenset({"ds01"})}},
        ),
    ),
    needs.TO_END: ({"kind": ApplicationKind.END}, ({"kind": ApplicationKind.FIRST},)),
    needs.TO_GO_ON: ({"kind": ApplicationKind.RENEWAL}, ({"kind": ApplicationKind.END},)),
    needs.WITH_TRIAL: (
        {"kind": ApplicationKind.FIRST, "trial_months": 6},
        ({"kind": ApplicationKind.RENEWAL}, {"trial_months": 0}),
    ),
    needs.WITHOUT_TRIAL: (
        {"kind": ApplicationKind.CHANGE},
        ({"kind": ApplicationKind.FIRST, "trial_months": 6},),
    ),
    needs.DEVICES_OUT: ({"held": 2}, ({"held": 0},)),
}
"""Each condition with facts that meet it, and all the ways in which facts can fail to."""
TAKEN = {it: cell for it, cell in PROCEDURE.items() if needs.BY_ITSELF not in cell.when}
"""The cells that somebody takes; the others happen along with the step of another case."""
STEPS_OF = {
    Role.IT: {
        Step.ASK,
        Step.CHECK_IT,
        Step.START_TRIAL,
        Step.ACTIVATE,
        Step.OPEN_RETURN,
        Step.CLOSE,
    },
    Role.HR: set(Step)
    - {Step.GIVE_OPINION, Step.CAST_VOTE, Step.CHECK_IT, Step.CHECK_PRIVACY}
    - {Step.START_TRIAL, Step.ACTIVATE, Step.OPEN_RETURN, Step.SUCCEED},
    Role.MANAGER: {Step.GIVE_OPINION, Step.ASK, Step.SUSPEND, Step.RESUME},
    Role.HEAD: {Step.CAST_VOTE, Step.ASK},
    Role.CONTROLLING: set[Step](),
    Role.AUDITOR: {Step.CHECK_PRIVACY},
    Role.ADMIN: set[Step](),
}
"""Who does what in the city, as its offices understand themselves."""
WAYS = (
    (State.DRAFT, Step.SUBMIT, State.SUBMITTED),
    (State.SUBMITTED, Step.FORWARD, State.OPINION),
    (State.OPINION, Step.GIVE_OPINION, State.VOTE),
    (State.VOTE, Step.CAST_VOTE, State.IT_CHECK),
    (State.IT_CHECK, Step.CHECK_IT, State.HR_CHECK),
    (State.HR_CHECK, Step.INVOLVE, State.PARTICIPATION),
    (State.PARTICIPATION, Step.APPROVE, State.SIGNATURE),
    (State.PARTICIPATION, Step.CONCILIATE, State.CONCILIATION),
    (State.PARTICIPATION, Step.REFUSE, State.REFUSED),
    (State.CONCILIATION, Step.RECONSIDER, State.HR_CHECK),
    (State.CONCILIATION, Step.REFUSE, State.REFUSED),
    (State.CONCILIATION, Step.APPROVE, State.SIGNATURE),
    (State.SIGNATURE, Step.SIGN, State.EQUIPMENT),
    (State.EQUIPMENT, Step.START_TRIAL, State.TRIAL),
    (State.EQUIPMENT, Step.ACTIVATE, State.ACTIVE),
    (State.TRIAL, Step.PASS_TRIAL, State.ACTIVE),
    (State.TRIAL, Step.FAIL_TRIAL, State.ENDED),
    (State.ACTIVE, Step.SUSPEND, State.SUSPENDED),
    (State.SUSPENDED, Step.RESUME, State.ACTIVE),
    (State.ACTIVE, Step.START_REVOCATION, State.REVOKING),
    (State.REVOKING, Step.REVOKE, State.ENDED),
    (State.REVOKING, Step.DROP_REVOCATION, State.ACTIVE),
    (State.ACTIVE, Step.END, State.ENDED),
    (State.ENDED, Step.OPEN_RETURN, State.RETURN_OPEN),
    (State.RETURN_OPEN, Step.CLOSE, State.CLOSED),
)


def named(case: object) -> str:
    return "-".join(map(str, case)) if isinstance(case, tuple) else str(case)


every_cell = pytest.mark.parametrize("cell", TAKEN, ids=named)


def favourable(cell: Cell) -> Facts:
    """A case that stands before a step with everything the step needs."""
    facts = where(CASE, state=cell[0])
    for need in (*TAKEN[cell].when, *TAKEN[cell].needs):
        facts = where(facts, **NEEDS[need][0])
    return facts


def refusal(facts: Facts, step: Step, actor: Actor) -> str:
    with pytest.raises(Refused) as refused:
        transition(facts, step, actor)
    return refused.value.message


@pytest.mark.parametrize("role", list(Role), ids=str)
@every_cell
def test_a_step_is_taken_exactly_by_the_roles_of_its_cell(cell: Cell, role: Role) -> None:
    facts, step = favourable(cell), cell[1]
    offered = {it.step for it in possible(facts, ACTORS[role])}
    if role in TAKEN[cell].who:
        assert transition(facts, step, ACTORS[role]) == (TAKEN[cell], role)
        assert step in offered
    else:
        assert refusal(facts, step, ACTORS[role]).startswith("Dieser Schritt ist ")
        assert step not in offered


def test_the_roles_of_the_cells_are_those_of_the_city() -> None:
    found = {role: {step for (_state, step), cell in TAKEN.items() if role in cell.who} for role in Role}
    assert found == STEPS_OF


@pytest.mark.parametrize("way", WAYS, ids=named)
def test_the_way_of_a_case_is_that_of_the_works_agreement(way: tuple[State, Step, State]) -> None:
    source, step, target = way
    assert PROCEDURE[source, step].target is target


@pytest.mark.parametrize("state", list(State), ids=str)
def test_what_the_table_does_not_hold_is_refused_with_the_state_in_words(state: State) -> None:
    facts = where(CASE, state=state)
    for step, actor in product(Step, ACTORS.values()):
        if (state, step) not in PROCEDURE:
            sentence = f"„{step.label}“ geht nicht, solange der Vorgang „{state.label}“ ist."
            assert refusal(facts, step, actor) == sentence


@every_cell
def test_what_is_missing_for_a_step_is_said_in_a_sentence(cell: Cell) -> None:
    actor = ACTORS[TAKEN[cell].who[0]]
    for need in TAKEN[cell].needs:
        for failing in NEEDS[need][1]:
            facts = where(favourable(cell), **failing)
            assert need.sentence in TAKEN[cell].missing(facts)
            assert refusal(facts, cell[1], actor) == TAKEN[cell].missing(facts)[0]
            (offer,) = (it for it in possible(facts, actor) if it.step is cell[1])
            assert need.sentence in offer.missing


@every_cell
def test_a_step_that_makes_no_sense_is_not_even_offered(cell: Cell) -> None:
    for need in TAKEN[cell].when:
        for failing in NEEDS[need][1]:
            facts = where(favourable(cell), **failing)
            for actor in ACTORS.values():
                assert cell[1] not in {it.step for it in possible(facts, actor)}
                assert "geht nicht, solange" in refusal(facts, cell[1], actor)


@pytest.mark.parametrize("state", RUNNING, ids=str)
def test_nobody_replaces_a_case_by_hand(state: State) -> None:
    for actor in ACTORS.values():
        assert "geht nicht" in refusal(where(CASE, state=state), Step.SUCCEED, actor)


@every_cell
def test_in_their_own_case_people_only_do_what_is_theirs(cell: Cell) -> None:
    themselves = Actor("jm01", frozenset(Role), APPLICANT, frozenset({MANAGER}), frozenset({UNIT}))
    if TAKEN[cell].own:
        assert transition(favourable(cell), cell[1], themselves) == (TAKEN[cell], TAKEN[cell].who[0])
        assert transition(favourable(cell), cell[1], Actor("jm01", frozenset(), APPLICANT))
    else:
        assert "In eigener Sache" in refusal(favourable(cell), cell[1], themselves)


@every_cell
def test_a_deputy_of_the_applicant_is_as_biased_as_the_applicant(cell: Cell) -> None:
    deputy = Actor("fk02", frozenset(Role), 99, frozenset({APPLICANT, MANAGER}), frozenset({UNIT}))
    assert "In eigener Sache" in refusal(favourable(cell), cell[1], deputy)


@every_cell
def test_managers_and_heads_act_for_their_own_people_only(cell: Cell) -> None:
    for role in {Role.MANAGER, Role.HEAD} & set(TAKEN[cell].who):
        elsewhere = Actor("fk09", frozenset({role}), 77, unit_ids=frozenset({88}))
        assert (
            refusal(favourable(cell), cell[1], elsewhere) == "Dieser Vorgang gehört nicht zu Ihrer Einheit."
        )
        nobodys = where(favourable(cell), manager_id=None, unit_id=55)
        assert "gehört nicht zu Ihrer Einheit" in refusal(nobodys, cell[1], ACTORS[role])


def marked(mark: Mark) -> Cell:
    return next(it for it, cell in TAKEN.items() if cell.mark is mark)


@pytest.mark.parametrize(("before", "now"), list(permutations(Mark, 2)), ids=named)
def test_who_had_a_say_before_has_no_second_one(before: Mark, now: Mark) -> None:
    cell = marked(now)
    actor = replace(ACTORS[TAKEN[cell].who[0]], login="beide")
    facts = favourable(cell)
    said = where(facts, said={**facts.said, before: frozenset({"jemand", "beide"})})
    apart = where(said, four_eyes=(before, now))
    assert refusal(apart, cell[1], actor) == f"{before.label} und {now.label} brauchen verschiedene Personen."
    assert cell[1] not in {it.step for it in possible(apart, actor)}
    for together in ((), (before,), (now,)):
        assert transition(where(said, four_eyes=together), cell[1], actor)
    assert transition(where(apart, said={before: frozenset({"jemand"})}), cell[1], actor)


@pytest.mark.parametrize("mark", list(Mark), ids=str)
def test_the_same_say_may_be_said_again_by_the_same_person(mark: Mark) -> None:
    cell = marked(mark)
    actor = ACTORS[TAKEN[cell].who[0]]
    again = where(favourable(cell), said={mark: frozenset({actor.login})}, four_eyes=tuple(Mark))
    if mark is Mark.PRIVACY:
        assert "geht nicht" in refusal(again, cell[1], actor)
    else:
        assert transition(again, cell[1], actor)


def test_whoever_is_waited_for_has_a_step_to_take_and_nobody_waits_in_vain() -> None:
    for state, role in WAITS_FOR.items():
        steps = {step for (source, step), cell in TAKEN.items() if source is state and role in cell.who}
        assert steps - {Step.ASK, Step.WITHDRAW}, state
    assert set(PENDING) <= set(WAITS_FOR)


def test_special_data_wait_for_data_protection_until_it_was_heard() -> None:
    check = PROCEDURE[State.IT_CHECK, Step.CHECK_IT]
    special = where(CASE, data_category=DataCategory.SPECIAL)
    heard = where(special, said={Mark.PRIVACY: frozenset({"ds01"})})
    assert whose_turn(State.HR_CHECK, check, special) is Role.AUDITOR
    assert whose_turn(State.HR_CHECK, check, heard) is Role.HR
    assert whose_turn(State.HR_CHECK, check, CASE) is Role.HR
    assert whose_turn(State.HR_CHECK, PROCEDURE[State.HR_CHECK, Step.CHECK_PRIVACY], special) is Role.HR


def test_who_is_asked_late_need_not_be_waited_for() -> None:
    heard = needs.OTHERS_HEARD
    late = where(CASE, involved={Body.EQUALITY: asked(due_on=YESTERDAY)})
    assert heard.met(late)
    assert not heard.met(where(CASE, involved={Body.EQUALITY: asked(due_on=TODAY)}))


def test_every_condition_of_the_table_is_tried_both_ways() -> None:
    used = {need for cell in TAKEN.values() for need in (*cell.when, *cell.needs)}
    assert used == set(NEEDS)
    for need, (met, failing) in NEEDS.items():
        assert need.met(where(CASE, **met))
        assert not any(need.met(where(CASE, **it)) for it in failing)
        assert need.sentence.endswith(".")


def test_no_cell_asks_for_the_same_twice() -> None:
    def names(cell: Transition) -> list[str]:
        return [field.name for field in cell.questions]

    assert all(len(set(names(cell))) == len(names(cell)) for cell in PROCEDURE.values())
