"""What a step brings with it beside moving the case."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from inventory.approvals import equipment, needs
from inventory.approvals.checks import problems
from inventory.approvals.deadlines import due, last_day, resumed
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.knowledge import background_of
from inventory.approvals.needs import Facts
from inventory.approvals.records import Application, ApplicationFlags, whole
from inventory.approvals.ruleset import Deadline
from inventory.approvals.states import RUNNING, Step
from inventory.approvals.walking import effect_of, follow
from inventory.approvals.way import Involvement, ReviewStep
from inventory.approvals.words import Body, EndReason, Intention, Result
from inventory.errors import Invalid
from inventory.fields import checked
from inventory.people.records import Employee
from inventory.store.sequences import take

Answers = Mapping[str, Any]
DIGITS = 5
DAYS_OF = {
    Body.COUNCIL: Deadline.COUNCIL,
    Body.DISABILITY: Deadline.DISABILITY,
    Body.EQUALITY: Deadline.EQUALITY,
}


@effect_of(Step.SUBMIT)
def _submit(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    """Complete, numbered, and from now on under the rules of this day."""
    refuse_incomplete(session, case, facts)
    person = session.get_one(Employee, case.employee_id)
    case.ruleset_id, case.unit_id, case.manager_id = facts.rules["id"], person.unit_id, person.manager_id
    case.decide_by = due(answers["on"], facts.rules[Deadline.TOTAL.value])
    (number,) = take(session, f"case_no {answers['on'].year}", 1)
    case.case_no = f"MA-{answers['on'].year}-{number:0{DIGITS}}"


def refuse_incomplete(session: Session, case: Application, facts: Facts) -> None:
    clean = checked(APPLICATION_FIELDS, whole(session, case))
    if wrong := problems(clean, facts.rules, background_of(session, case)):
        raise Invalid(wrong)


@effect_of(Step.ASK)
def _ask(_session: Session, case: Application, facts: Facts, _answers: Answers) -> None:
    case.asked_in, case.asked_due_on = facts.state, facts.values["due_on"]


@effect_of(Step.ANSWER)
def _answer(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    """The clock of the asking step goes on where it stopped."""
    refuse_incomplete(session, case, facts)
    asked = session.exec(
        select(ReviewStep)
        .where(ReviewStep.application_id == case.id, ReviewStep.step == Step.ASK)
        .order_by(col(ReviewStep.number).desc())
    ).first()
    if asked and case.asked_due_on:
        case.due_on = resumed(case.asked_due_on, asked.on, answers["on"])
    if asked and case.decide_by:
        case.decide_by = resumed(case.decide_by, asked.on, answers["on"])
    case.asked_in = case.asked_due_on = None


@effect_of(Step.CONFIRM_END)
def _confirm_end(session: Session, case: Application, _facts: Facts, answers: Answers) -> None:
    """Confirming the application for an end ends the case it is about."""
    ended = session.get_one(Application, case.predecessor_id)
    reason = {"end_reason": EndReason.NOTICE, "effective_on": case.begins_on}
    follow(session, ended, Step.END, {"on": answers["on"], **reason})


@effect_of(Step.INVOLVE)
def _involve(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    """Ask whom the agreement and the law want asked."""
    intention = answers["intention"]
    case.turn += 1
    flags = session.exec(select(ApplicationFlags).where(ApplicationFlags.application_id == case.id)).one()
    wanted = {
        Body.COUNCIL: facts.rules["council_approves"] or intention is Intention.REFUSE,
        Body.DISABILITY: flags.disability_heard,
        Body.EQUALITY: facts.rules["equality_heard"],
    }
    for body, asked in wanted.items():
        if asked:
            _put_to(session, case, body, intention, facts, answers["on"])
    if not any(wanted.values()):
        case.due_on = due(answers["on"], facts.rules[Deadline.HR_CHECK.value])


def _put_to(
    session: Session, case: Application, body: Body, intention: Intention, facts: Facts, on: date
) -> None:
    until = due(on, facts.rules[DAYS_OF[body].value])
    asked = Involvement(
        application_id=case.key(),
        turn=case.turn,
        body=body,
        intention=intention,
        asked_on=on,
        due_on=until,
    )
    session.add(asked)
    session.flush()


@effect_of(Step.RECORD_RESULT)
def _record_result(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    """A wish to discuss makes the clock start anew."""
    asked = _open_round(session, case, answers["body"])
    asked.result, asked.result_on = answers["result"], answers["on"]
    session.flush()
    if answers["result"] is Result.DISCUSSION:
        _put_to(session, case, asked.body, asked.intention, facts, answers["on"])


@effect_of(Step.DEEM_CONSENT)
def _deem(session: Session, case: Application, _facts: Facts, answers: Answers) -> None:
    asked = _open_round(session, case, Body.COUNCIL)
    asked.result, asked.result_on = Result.DEEMED, answers["on"]


def _open_round(session: Session, case: Application, body: Body) -> Involvement:
    return session.exec(
        select(Involvement).where(
            Involvement.application_id == case.id,
            Involvement.turn == case.turn,
            Involvement.body == body,
            col(Involvement.result).is_(None),
        )
    ).one()


@effect_of(Step.CONCILIATE)
def _conciliate(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    """What the council withheld is put to it once more."""
    asked = facts.involved.get(Body.COUNCIL)
    if asked and asked.result is Result.WITHHELD:
        _put_to(session, case, Body.COUNCIL, asked.intention, facts, answers["on"])


@effect_of(Step.START_TRIAL, Step.ACTIVATE)
def _hand_over(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    if case.predecessor_id is not None:
        _take_over(session, case, answers)
    if needs.WITH_TRIAL.met(facts):
        case.trial_until = case.due_on = last_day(answers["on"], facts.rules["trial_months"])
    equipment.hand_over(session, case, answers)


def _take_over(session: Session, case: Application, answers: Answers) -> None:
    """The old case makes room before the new one is stored as running."""
    before = session.get_one(Application, case.predecessor_id)
    if before.state in RUNNING:
        reason = {"end_reason": EndReason.SUCCEEDED, "effective_on": answers["on"]}
        follow(session, before, Step.SUCCEED, {"on": answers["on"], **reason})
        equipment.keep_only(session, before, case, answers["on"])


@effect_of(Step.SUSPEND)
def _suspend(_session: Session, case: Application, _facts: Facts, answers: Answers) -> None:
    case.due_on = answers["suspended_until"]


@effect_of(Step.START_REVOCATION)
def _start_revocation(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    case.due_on = answers["hearing_on"]
    case.turn += 1
    _put_to(session, case, Body.COUNCIL, Intention.REFUSE, facts, answers["on"])
    flags = session.exec(select(ApplicationFlags).where(ApplicationFlags.application_id == case.id)).one()
    if flags.disability_heard:
        _put_to(session, case, Body.DISABILITY, Intention.REFUSE, facts, answers["on"])


@effect_of(Step.REVOKE)
def _revoke(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    _finish(session, case, EndReason.REVOKED, answers["effective_on"], facts.rules)


@effect_of(Step.FAIL_TRIAL)
def _fail_trial(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    _finish(session, case, EndReason.TRIAL, answers["effective_on"], facts.rules)


@effect_of(Step.END)
def _end(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    _finish(session, case, answers["end_reason"], answers["effective_on"], facts.rules)


def _finish(session: Session, case: Application, reason: EndReason, day: date, rules: Any) -> None:
    """The end opens the return of what was handed over for the case."""
    case.end_reason, case.effective_on = reason, day
    case.return_on = case.due_on = due(day, rules[Deadline.RETURN.value])
    equipment.expect_back(session, case, case.return_on)


@effect_of(Step.OPEN_RETURN)
def _open_return(session: Session, case: Application, _facts: Facts, answers: Answers) -> None:
    case.due_on = answers["return_on"]
    equipment.expect_back(session, case, answers["return_on"])


@effect_of(Step.REFUSE, Step.WITHDRAW)
def _release(session: Session, case: Application, _facts: Facts, _answers: Answers) -> None:
    equipment.release(session, case)


@effect_of(Step.CHECK_IT)
def _check_it(session: Session, case: Application, _facts: Facts, answers: Answers) -> None:
    equipment.supply(session, case, answers["available_on"])
