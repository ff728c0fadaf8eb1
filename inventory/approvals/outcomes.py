"""What a step makes of its case: where it stands, whose turn it is, by when, and what else it sets."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from inventory.approvals import needs
from inventory.approvals.cells import Transition
from inventory.approvals.deadlines import due, last_day, resumed
from inventory.approvals.needs import Facts
from inventory.approvals.procedure import whose_turn
from inventory.approvals.ruleset import Deadline
from inventory.approvals.states import State, Step
from inventory.approvals.words import Body, EndReason, Intention

Answers = Mapping[str, Any]
Changes = dict[str, Any]
DAYS_OF = {
    Body.COUNCIL: Deadline.COUNCIL,
    Body.DISABILITY: Deadline.DISABILITY,
    Body.EQUALITY: Deadline.EQUALITY,
}


def target_of(cell: Transition, facts: Facts) -> State:
    return cell.target or facts.asked_in or facts.state


def outcome(step: Step, cell: Transition, facts: Facts, answers: Answers) -> Changes:
    """Everything but the answers themselves, by field."""
    on: date = answers["on"]
    target = target_of(cell, facts)
    changes: Changes = {"state": target, "waits_for": whose_turn(target, cell, facts), "last_on": on}
    if target is not facts.state or cell.deadline:
        changes["due_on"] = due(on, facts.rules[cell.deadline.value]) if cell.deadline else None
    special = _SPECIAL.get(step)
    return changes | (special(facts, answers) if special else {})


def bodies_to_ask(facts: Facts, intention: Intention) -> list[Body]:
    """Whom the agreement and the law want asked."""
    wanted = {
        Body.COUNCIL: facts.rules["council_approves"] or intention is Intention.REFUSE,
        Body.DISABILITY: facts.disability_heard,
        Body.EQUALITY: facts.rules["equality_heard"],
    }
    return [body for body, asked in wanted.items() if asked]


def bodies_on_revocation(facts: Facts) -> list[Body]:
    return [Body.COUNCIL, *([Body.DISABILITY] if facts.disability_heard else [])]


def answer_until(body: Body, facts: Facts, on: date) -> date:
    return due(on, facts.rules[DAYS_OF[body].value])


def _submitted(facts: Facts, answers: Answers) -> Changes:
    """From now on under the rules of this day."""
    decide_by = due(answers["on"], facts.rules[Deadline.TOTAL.value])
    return {"ruleset_id": facts.rules["id"], "decide_by": decide_by}


def _asked(facts: Facts, _answers: Answers) -> Changes:
    return {"asked_in": facts.state, "asked_due_on": facts.values["due_on"]}


def _answered(facts: Facts, answers: Answers) -> Changes:
    """The clock of the asking step goes on where it stopped."""
    clocks = {"due_on": facts.values["asked_due_on"], "decide_by": facts.values["decide_by"]}
    went_on = {
        name: resumed(day, facts.last_on, answers["on"])
        for name, day in clocks.items()
        if day is not None and facts.last_on is not None
    }
    return {**went_on, "asked_in": None, "asked_due_on": None}


def _involved(facts: Facts, answers: Answers) -> Changes:
    turn = {"turn": facts.values["turn"] + 1}
    if bodies_to_ask(facts, answers["intention"]):
        return turn
    return {**turn, "due_on": due(answers["on"], facts.rules[Deadline.HR_CHECK.value])}


def _handed_over(facts: Facts, answers: Answers) -> Changes:
    if not needs.WITH_TRIAL.met(facts):
        return {}
    until = last_day(answers["on"], facts.rules["trial_months"])
    return {"trial_until": until, "due_on": until}


def _suspended(_facts: Facts, answers: Answers) -> Changes:
    return {"due_on": answers["suspended_until"]}


def _revoking(facts: Facts, answers: Answers) -> Changes:
    return {"due_on": answers["hearing_on"], "turn": facts.values["turn"] + 1}


def _ended(reason: EndReason | None) -> Callable[[Facts, Answers], Changes]:
    """The end opens the return of what was handed over for the case."""

    def end(facts: Facts, answers: Answers) -> Changes:
        back = due(answers["effective_on"], facts.rules[Deadline.RETURN.value])
        return {"end_reason": reason or answers["end_reason"], "return_on": back, "due_on": back}

    return end


def _return_agreed(_facts: Facts, answers: Answers) -> Changes:
    return {"due_on": answers["return_on"]}


_SPECIAL: dict[Step, Callable[[Facts, Answers], Changes]] = {
    Step.SUBMIT: _submitted,
    Step.ASK: _asked,
    Step.ANSWER: _answered,
    Step.INVOLVE: _involved,
    Step.START_TRIAL: _handed_over,
    Step.ACTIVATE: _handed_over,
    Step.SUSPEND: _suspended,
    Step.START_REVOCATION: _revoking,
    Step.REVOKE: _ended(EndReason.REVOKED),
    Step.FAIL_TRIAL: _ended(EndReason.TRIAL),
    Step.END: _ended(None),
    Step.OPEN_RETURN: _return_agreed,
}
