"""What is usually answered at a step, so that most people only press Enter; nobody's vote is suggested."""

from collections.abc import Callable
from datetime import date
from typing import Any

from inventory.approvals.deadlines import due
from inventory.approvals.needs import Facts
from inventory.approvals.order import notice_ends, revocation_ends
from inventory.approvals.ruleset import Deadline
from inventory.approvals.states import Step
from inventory.approvals.words import EndReason, SignatureForm

Answers = dict[str, Any]


def suggested(step: Step, facts: Facts) -> Answers:
    """Dates as they follow from the rules, and what the case already says."""
    likely = _LIKELY.get(step)
    return {"on": facts.today, **(likely(facts) if likely else {})}


def end_days(facts: Facts) -> dict[EndReason, date]:
    """The day on which the case ends, by the reason why."""
    days = {
        EndReason.NOTICE: notice_ends(facts, facts.today),
        EndReason.EXPIRY: facts.values["ends_on"],
        EndReason.EXIT: facts.exit_on,
        EndReason.MOVE: facts.today if facts.moved else None,
    }
    return {reason: day for reason, day in days.items() if day is not None}


def _signed(facts: Facts) -> Answers:
    return {"agreed_on": facts.today, "agreed_as": SignatureForm.INK}


def _handed_over(facts: Facts) -> Answers:
    return dict.fromkeys(("handed_over_on", "pledged_on", "briefed_on"), facts.today)


def _result(facts: Facts) -> Answers:
    waiting = [body for body, asked in facts.involved.items() if asked.result is None]
    return {"body": waiting[0]} if waiting else {}


def _suspended(facts: Facts) -> Answers:
    return {"suspended_from": facts.today}


def _hearing(facts: Facts) -> Answers:
    return {"hearing_on": due(facts.today, facts.rules[Deadline.HEARING.value])}


def _revoked(facts: Facts) -> Answers:
    return {"effective_on": revocation_ends(facts, facts.today)}


def _failed(facts: Facts) -> Answers:
    return {"effective_on": facts.today}


def _ended(facts: Facts) -> Answers:
    days = end_days(facts)
    past = facts.values["ends_on"] is not None and facts.values["ends_on"] <= facts.today
    reason = (
        EndReason.EXIT
        if EndReason.EXIT in days
        else EndReason.EXPIRY
        if past
        else EndReason.MOVE
        if EndReason.MOVE in days
        else EndReason.NOTICE
    )
    return {"end_reason": reason, "effective_on": days[reason]}


def _returned(facts: Facts) -> Answers:
    agreed = facts.values["return_on"] or due(facts.today, facts.rules[Deadline.RETURN.value])
    return {"return_on": max(agreed, facts.today)}


_LIKELY: dict[Step, Callable[[Facts], Answers]] = {
    Step.RECORD_RESULT: _result,
    Step.SIGN: _signed,
    Step.START_TRIAL: _handed_over,
    Step.ACTIVATE: _handed_over,
    Step.SUSPEND: _suspended,
    Step.START_REVOCATION: _hearing,
    Step.REVOKE: _revoked,
    Step.FAIL_TRIAL: _failed,
    Step.END: _ended,
    Step.OPEN_RETURN: _returned,
}
