"""What a step brings with it for other records: numbers, bodies that are asked, devices, the case before."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from inventory.approvals import equipment
from inventory.approvals.checks import problems
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.knowledge import background_of
from inventory.approvals.needs import Facts
from inventory.approvals.outcomes import answer_until, bodies_on_revocation, bodies_to_ask
from inventory.approvals.records import Application, whole
from inventory.approvals.states import RUNNING, Step
from inventory.approvals.walking import effect_of, follow
from inventory.approvals.way import Involvement
from inventory.approvals.words import Body, EndReason, Intention, Result
from inventory.errors import Invalid
from inventory.fields import checked
from inventory.people.records import Employee
from inventory.store.sequences import take

Answers = Mapping[str, Any]
DIGITS = 5


def case_number(year: int, number: int) -> str:
    return f"MA-{year}-{number:0{DIGITS}}"


@effect_of(Step.SUBMIT)
def _submit(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    """Complete, numbered, and with the unit and the manager of this day."""
    refuse_incomplete(session, case, facts)
    person = session.get_one(Employee, case.employee_id)
    case.unit_id, case.manager_id = person.unit_id, person.manager_id
    year = answers["on"].year
    (number,) = take(session, f"case_no {year}", 1)
    case.case_no = case_number(year, number)


def refuse_incomplete(session: Session, case: Application, facts: Facts) -> None:
    clean = checked(APPLICATION_FIELDS, whole(session, case))
    if wrong := problems(clean, facts.rules, background_of(session, case)):
        raise Invalid(wrong)


@effect_of(Step.ANSWER)
def _answer(session: Session, case: Application, facts: Facts, _answers: Answers) -> None:
    refuse_incomplete(session, case, facts)


@effect_of(Step.CONFIRM_END)
def _confirm_end(session: Session, case: Application, _facts: Facts, answers: Answers) -> None:
    """Confirming the application for an end ends the case it is about."""
    ended = session.get_one(Application, case.predecessor_id)
    reason = {"end_reason": EndReason.NOTICE, "effective_on": case.begins_on}
    follow(session, ended, Step.END, {"on": answers["on"], **reason})


@effect_of(Step.INVOLVE)
def _involve(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    intention = answers["intention"]
    _put_to(session, case, bodies_to_ask(facts, intention), intention, facts, answers["on"])


@effect_of(Step.START_REVOCATION)
def _start_revocation(session: Session, case: Application, facts: Facts, answers: Answers) -> None:
    _put_to(session, case, bodies_on_revocation(facts), Intention.REFUSE, facts, answers["on"])


def _put_to(
    session: Session,
    case: Application,
    bodies: Iterable[Body],
    intention: Intention,
    facts: Facts,
    on: date,
) -> None:
    for body in bodies:
        asked = Involvement(
            application_id=case.key(),
            turn=case.turn,
            body=body,
            intention=intention,
            asked_on=on,
            due_on=answer_until(body, facts, on),
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
        _put_to(session, case, [asked.body], asked.intention, facts, answers["on"])


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
        _put_to(session, case, [Body.COUNCIL], asked.intention, facts, answers["on"])


@effect_of(Step.START_TRIAL, Step.ACTIVATE)
def _hand_over(session: Session, case: Application, _facts: Facts, answers: Answers) -> None:
    if case.predecessor_id is not None:
        _take_over(session, case, answers)
    equipment.hand_over(session, case, answers)


def _take_over(session: Session, case: Application, answers: Answers) -> None:
    """The old case makes room before the new one is stored as running."""
    before = session.get_one(Application, case.predecessor_id)
    if before.state in RUNNING:
        reason = {"end_reason": EndReason.SUCCEEDED, "effective_on": answers["on"]}
        follow(session, before, Step.SUCCEED, {"on": answers["on"], **reason})
        equipment.keep_only(session, before, case, answers["on"])


@effect_of(Step.REVOKE, Step.FAIL_TRIAL, Step.END)
def _finish(session: Session, case: Application, _facts: Facts, _answers: Answers) -> None:
    if case.return_on is not None:
        equipment.expect_back(session, case, case.return_on)


@effect_of(Step.OPEN_RETURN)
def _open_return(session: Session, case: Application, _facts: Facts, answers: Answers) -> None:
    equipment.expect_back(session, case, answers["return_on"])


@effect_of(Step.REFUSE, Step.WITHDRAW)
def _release(session: Session, case: Application, _facts: Facts, _answers: Answers) -> None:
    equipment.release(session, case)


@effect_of(Step.CHECK_IT)
def _check_it(session: Session, case: Application, _facts: Facts, answers: Answers) -> None:
    equipment.supply(session, case, answers["available_on"])
