"""The way of a case as one table: which step leads where, who may, what it needs, what it makes."""

from collections.abc import Iterator
from dataclasses import dataclass

from inventory.actor import Actor, Role
from inventory.approvals import asks, needs, order
from inventory.approvals.cells import Transition, role_for
from inventory.approvals.needs import Facts
from inventory.approvals.ruleset import Deadline
from inventory.approvals.states import REVIEWED, RUNNING, State, Step
from inventory.approvals.words import Mark, Paper
from inventory.errors import Refused

IT, HR, MANAGER, HEAD = (Role.IT,), (Role.HR,), (Role.MANAGER,), (Role.HEAD,)

WAITS_FOR: dict[State, Role] = {
    State.DRAFT: Role.HR,
    State.SUBMITTED: Role.HR,
    State.OPINION: Role.MANAGER,
    State.VOTE: Role.HEAD,
    State.IT_CHECK: Role.IT,
    State.HR_CHECK: Role.HR,
    State.CLARIFICATION: Role.HR,
    State.PARTICIPATION: Role.HR,
    State.CONCILIATION: Role.HR,
    State.SIGNATURE: Role.HR,
    State.EQUIPMENT: Role.IT,
    State.REVOKING: Role.HR,
    State.ENDED: Role.IT,
    State.RETURN_OPEN: Role.IT,
}
"""Whose turn it is; the other states wait for nobody."""

_WITHDRAW = Transition(State.WITHDRAWN, HR, papers=(Paper.WITHDRAWAL,), own=True)
_END = Transition(State.ENDED, HR, asks.ENDING, checks=(order.lawful_end,), papers=(Paper.END,), own=True)
_SUCCEED = Transition(State.CLOSED, HR, when=(needs.BY_ITSELF,))
_SUSPEND = Transition(
    State.SUSPENDED, (*HR, *MANAGER), asks.SUSPENSION, checks=(order.a_span,), papers=(Paper.SUSPENSION,)
)

REVIEW: dict[tuple[State, Step], Transition] = {
    (State.DRAFT, Step.SUBMIT): Transition(
        State.SUBMITTED, HR, deadline=Deadline.RECEIPT, papers=(Paper.APPLICATION, Paper.RECEIPT), own=True
    ),
    (State.SUBMITTED, Step.FORWARD): Transition(
        State.OPINION,
        HR,
        when=(needs.TO_GO_ON,),
        needs=(needs.MANAGER_KNOWN,),
        deadline=Deadline.OPINION,
        papers=(Paper.OPINION,),
    ),
    (State.SUBMITTED, Step.CONFIRM_END): Transition(
        State.CLOSED, HR, when=(needs.TO_END,), papers=(Paper.END,)
    ),
    (State.OPINION, Step.GIVE_OPINION): Transition(
        State.VOTE, MANAGER, asks.VOTE, deadline=Deadline.VOTE, papers=(Paper.OPINION,), mark=Mark.OPINION
    ),
    (State.VOTE, Step.CAST_VOTE): Transition(
        State.IT_CHECK, HEAD, asks.VOTE, deadline=Deadline.IT_CHECK, mark=Mark.VOTE
    ),
    (State.IT_CHECK, Step.CHECK_IT): Transition(
        State.HR_CHECK, IT, asks.IT, deadline=Deadline.HR_CHECK, papers=(Paper.IT_NOTE,), mark=Mark.IT_CHECK
    ),
    (State.HR_CHECK, Step.INVOLVE): Transition(
        State.PARTICIPATION,
        HR,
        asks.INTENTION,
        needs=(needs.PRIVACY_SEEN,),
        deadline=Deadline.COUNCIL,
        papers=(Paper.PARTICIPATION,),
    ),
    (State.HR_CHECK, Step.CHECK_PRIVACY): Transition(
        State.HR_CHECK,
        (Role.AUDITOR,),
        asks.VOTE,
        when=(needs.PRIVACY_ASKED,),
        deadline=Deadline.HR_CHECK,
        mark=Mark.PRIVACY,
    ),
    (State.CLARIFICATION, Step.ANSWER): Transition(None, HR, (asks.REPLY,), own=True),
    **{
        (state, Step.ASK): Transition(
            State.CLARIFICATION,
            (WAITS_FOR[state],),
            (asks.QUESTION,),
            deadline=Deadline.CLARIFICATION,
            papers=(Paper.CLARIFICATION,),
        )
        for state in REVIEWED
    },
}

_RESULT = Transition(None, HR, asks.RESULT, needs=(needs.ASKED,), checks=(order.asked_and_open,))
_SILENCE = Transition(None, HR, when=(needs.SILENCE_COUNTS,), needs=(needs.COUNCIL_LATE,))
_TO_REFUSE = (needs.MEANT_TO_REFUSE, needs.COUNCIL_ON_REFUSAL, needs.OTHERS_HEARD)
_TO_APPROVE = (needs.COUNCIL_ON_APPROVAL, needs.OTHERS_HEARD)

DECISION: dict[tuple[State, Step], Transition] = {
    (State.PARTICIPATION, Step.APPROVE): Transition(
        State.SIGNATURE,
        HR,
        asks.APPROVAL,
        needs=(needs.MEANT_TO_APPROVE, *_TO_APPROVE),
        deadline=Deadline.SIGNATURE,
        papers=(Paper.APPROVAL, Paper.AGREEMENT),
        mark=Mark.DECISION,
    ),
    (State.PARTICIPATION, Step.REFUSE): Transition(
        State.REFUSED, HR, asks.REFUSAL, needs=_TO_REFUSE, papers=(Paper.REFUSAL,), mark=Mark.DECISION
    ),
    (State.PARTICIPATION, Step.RECORD_RESULT): _RESULT,
    (State.PARTICIPATION, Step.DEEM_CONSENT): _SILENCE,
    (State.PARTICIPATION, Step.CONCILIATE): Transition(
        State.CONCILIATION,
        HR,
        (asks.NOTE,),
        needs=(needs.CONTESTED,),
        deadline=Deadline.CONCILIATION,
        papers=(Paper.INVITATION,),
        own=True,
    ),
    (State.CONCILIATION, Step.RECONSIDER): Transition(
        State.HR_CHECK, HR, (asks.BECAUSE,), deadline=Deadline.HR_CHECK, papers=(Paper.MINUTES,)
    ),
    (State.CONCILIATION, Step.APPROVE): Transition(
        State.SIGNATURE,
        HR,
        asks.APPROVAL,
        needs=_TO_APPROVE,
        deadline=Deadline.SIGNATURE,
        papers=(Paper.MINUTES, Paper.APPROVAL, Paper.AGREEMENT),
        mark=Mark.DECISION,
    ),
    (State.CONCILIATION, Step.REFUSE): Transition(
        State.REFUSED,
        HR,
        asks.REFUSAL,
        needs=_TO_REFUSE,
        papers=(Paper.MINUTES, Paper.REFUSAL),
        mark=Mark.DECISION,
    ),
    (State.CONCILIATION, Step.RECORD_RESULT): _RESULT,
    (State.CONCILIATION, Step.DEEM_CONSENT): _SILENCE,
    (State.SIGNATURE, Step.SIGN): Transition(
        State.EQUIPMENT,
        HR,
        asks.SIGNATURES,
        checks=(order.lawful_form, order.not_after_the_step("agreed_on")),
        deadline=Deadline.EQUIPMENT,
    ),
}

LIFE: dict[tuple[State, Step], Transition] = {
    (State.EQUIPMENT, Step.START_TRIAL): Transition(
        State.TRIAL,
        IT,
        asks.HANDOVER,
        when=(needs.WITH_TRIAL,),
        needs=(needs.SUPPLIED,),
        checks=(order.signed_by_then,),
        papers=(Paper.HANDOVER,),
    ),
    (State.EQUIPMENT, Step.ACTIVATE): Transition(
        State.ACTIVE,
        IT,
        asks.HANDOVER,
        when=(needs.WITHOUT_TRIAL,),
        needs=(needs.SUPPLIED,),
        checks=(order.signed_by_then,),
        papers=(Paper.HANDOVER,),
    ),
    (State.TRIAL, Step.PASS_TRIAL): Transition(State.ACTIVE, HR, (asks.NOTE,), papers=(Paper.TRIAL,)),
    (State.TRIAL, Step.FAIL_TRIAL): Transition(
        State.ENDED,
        HR,
        asks.TRIAL_FAILED,
        checks=(order.not_in_the_past,),
        papers=(Paper.TRIAL, Paper.END),
        mark=Mark.DECISION,
    ),
    (State.TRIAL, Step.END): _END,
    (State.ACTIVE, Step.SUSPEND): _SUSPEND,
    (State.ACTIVE, Step.START_REVOCATION): Transition(
        State.REVOKING,
        HR,
        asks.REVOCATION_BEGUN,
        checks=(order.hearing_ahead,),
        papers=(Paper.HEARING, Paper.PARTICIPATION),
    ),
    (State.ACTIVE, Step.END): _END,
    (State.SUSPENDED, Step.RESUME): Transition(State.ACTIVE, (*HR, *MANAGER), (asks.NOTE,)),
    (State.SUSPENDED, Step.END): _END,
    (State.REVOKING, Step.RECORD_RESULT): _RESULT,
    (State.REVOKING, Step.DEEM_CONSENT): _SILENCE,
    (State.REVOKING, Step.REVOKE): Transition(
        State.ENDED,
        HR,
        asks.REVOCATION,
        needs=(needs.COUNCIL_ON_REVOCATION, needs.OTHERS_HEARD),
        checks=(order.revocation_period, order.not_after_the_step("heard_on")),
        papers=(Paper.REVOCATION,),
        mark=Mark.DECISION,
    ),
    (State.REVOKING, Step.DROP_REVOCATION): Transition(State.ACTIVE, HR, (asks.NOTE,)),
    (State.REVOKING, Step.END): _END,
    (State.ENDED, Step.OPEN_RETURN): Transition(
        State.RETURN_OPEN,
        IT,
        asks.RETURN,
        when=(needs.DEVICES_OUT,),
        checks=(order.return_ahead,),
        deadline=Deadline.RETURN,
    ),
    (State.ENDED, Step.CLOSE): Transition(State.CLOSED, (*IT, *HR), when=(needs.NOTHING_HELD,)),
    (State.RETURN_OPEN, Step.CLOSE): Transition(
        State.CLOSED, IT, needs=(needs.NOTHING_HELD,), papers=(Paper.RETURN,)
    ),
}
WITHDRAWABLE = (
    State.DRAFT,
    *REVIEWED,
    State.CLARIFICATION,
    State.PARTICIPATION,
    State.CONCILIATION,
    State.SIGNATURE,
    State.EQUIPMENT,
)
PROCEDURE: dict[tuple[State, Step], Transition] = {
    **REVIEW,
    **DECISION,
    **LIFE,
    **{(state, Step.WITHDRAW): _WITHDRAW for state in WITHDRAWABLE},
    **{(state, Step.SUCCEED): _SUCCEED for state in RUNNING},
}


@dataclass(frozen=True)
class Offer:
    """A step somebody may take now; what is `missing` for it stands in sentences."""

    step: Step
    cell: Transition
    missing: tuple[str, ...]


def transition(facts: Facts, step: Step, actor: Actor) -> tuple[Transition, Role]:
    """The cell of the table and the role it is taken in, or the reason why the step is not possible now."""
    cell = PROCEDURE.get((facts.state, step))
    if cell is None or not cell.offered(facts):
        raise Refused(f"„{step.label}“ geht nicht, solange der Vorgang „{facts.state.label}“ ist.")
    role = role_for(cell, facts, actor)
    if missing := cell.missing(facts):
        raise Refused(missing[0])
    return cell, role


def possible(facts: Facts, actor: Actor) -> Iterator[Offer]:
    """The steps this person can take now, the usual one first."""
    for (source, step), cell in PROCEDURE.items():
        if source is facts.state and cell.offered(facts) and _may(cell, facts, actor):
            yield Offer(step, cell, cell.missing(facts))


def _may(cell: Transition, facts: Facts, actor: Actor) -> bool:
    try:
        role_for(cell, facts, actor)
    except Refused:
        return False
    return True


def whose_turn(target: State, cell: Transition, facts: Facts) -> Role | None:
    """Who is waited for after a step; specially protected data go past data protection first."""
    seen = cell.mark is Mark.PRIVACY or needs.PRIVACY_SEEN.met(facts)
    return WAITS_FOR.get(target) if seen or target is not State.HR_CHECK else Role.AUDITOR
