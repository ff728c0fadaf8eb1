"""What a step asks of whoever takes it now: its fields, what is usually answered, and what it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from inventory.actor import Actor
from inventory.approvals import equipment
from inventory.approvals.agreement import rules_of
from inventory.approvals.knowledge import facts_of
from inventory.approvals.law import approval_paper
from inventory.approvals.needs import Facts
from inventory.approvals.procedure import transition
from inventory.approvals.records import Application
from inventory.approvals.states import Step
from inventory.approvals.suggestions import end_days, suggested
from inventory.approvals.way import ReviewOpinion, ReviewStep
from inventory.approvals.words import EndReason, Paper
from inventory.errors import Refused
from inventory.fields import Field
from inventory.people.records import Employee

REASONED_BEFORE = {Step.REFUSE: Step.INVOLVE, Step.REVOKE: Step.START_REVOCATION}
"""What was said when a decision was announced is said again, mended where that is needed."""


@dataclass(frozen=True)
class Question:
    """A step with one case or with several; `days` tells the end of a case by its reason."""

    step: Step
    application_ids: tuple[int, ...]
    name: str
    fields: tuple[Field, ...]
    values: Mapping[str, Any]
    papers: tuple[Paper, ...]
    notes: tuple[str, ...]
    days: Mapping[EndReason, date]


def question(
    session: Session, *, step: Step, application_ids: Sequence[int], actor: Actor, today: date
) -> Question:
    """`Refused` when one of the cases does not take this step now, with its number and the reason."""
    cases = [session.get_one(Application, key) for key in application_ids]
    asked = [_asked(session, step, case, actor, today) for case in cases]
    fields, papers, facts, _notes = asked[0]
    alone = len(cases) == 1
    values = suggested(step, facts)
    return Question(
        step,
        tuple(application_ids),
        _name(session, cases[0]) if alone else f"{len(cases)} Vorgänge",
        fields,
        {**values, **_said_before(session, cases[0], step)} if alone else {"on": today},
        papers,
        _notes if alone else (),
        end_days(facts) if step is Step.END and alone else {},
    )


def _asked(
    session: Session, step: Step, case: Application, actor: Actor, today: date
) -> tuple[tuple[Field, ...], tuple[Paper, ...], Facts, tuple[str, ...]]:
    rules = rules_of(session, case, today)
    facts = facts_of(session, case, rules, today)
    try:
        cell, _role = transition(facts, step, actor)
    except Refused as refused:
        raise Refused(f"{case.listed_name}: {refused.message}", refused.field) from None
    needed = equipment.planned(session, case) if step is Step.CHECK_IT else ()
    missing = any(it.device is None for it in needed)
    fields = tuple(it for it in cell.questions if it.name != "available_on" or missing)
    return fields, _papers(cell.papers, facts), facts, tuple(map(str, needed))


def _papers(made: tuple[Paper, ...], facts: Facts) -> tuple[Paper, ...]:
    """An approval is a paper of its own for civil servants and an agreement for everybody else."""
    other = {Paper.APPROVAL, Paper.AGREEMENT} - {approval_paper(facts.status)}
    return tuple(paper for paper in made if paper not in other)


def _name(session: Session, case: Application) -> str:
    person = session.get_one(Employee, case.employee_id)
    return f"{person.full_name} · {case.listed_name}"


def _said_before(session: Session, case: Application, step: Step) -> dict[str, Any]:
    if step is Step.APPROVE:
        conditions = [it.conditions for _step, it in _opinions(session, case) if it.conditions]
        return {"conditions": "\n".join(dict.fromkeys(conditions))} if conditions else {}
    announced = REASONED_BEFORE.get(step)
    said = [it for taken, it in _opinions(session, case) if taken.step is announced]
    return {"reason": said[-1].reason, "grounds": said[-1].grounds} if said else {}


def _opinions(session: Session, case: Application) -> list[tuple[ReviewStep, ReviewOpinion]]:
    statement = (
        select(ReviewStep, ReviewOpinion)
        .join(ReviewOpinion, col(ReviewOpinion.step_id) == col(ReviewStep.id))
        .where(ReviewStep.application_id == case.id)
        .order_by(col(ReviewStep.number))
    )
    return list(session.exec(statement))
