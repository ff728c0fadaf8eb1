"""Moving a case along its way: the answers set, what the step brings with it, the step written down."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import Session, func, select

from inventory.actor import Actor, Role
from inventory.approvals.cells import Transition
from inventory.approvals.knowledge import facts_of
from inventory.approvals.needs import Facts
from inventory.approvals.outcomes import outcome
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.records import Application
from inventory.approvals.rules import Ruleset
from inventory.approvals.states import Step
from inventory.approvals.way import ReviewOpinion, ReviewStep

Effect = Callable[[Session, Application, Facts, Mapping[str, Any]], None]
_effects: dict[Step, Effect] = {}


def effect_of(*steps: Step) -> Callable[[Effect], Effect]:
    """Mark what a step brings with it; it happens while the case still stands where it stood."""

    def register(effect: Effect) -> Effect:
        _effects.update(dict.fromkeys(steps, effect))
        return effect

    return register


def go(
    session: Session,
    case: Application,
    step: Step,
    *,
    cell: Transition,
    role: Role,
    facts: Facts,
    answers: dict[str, Any],
) -> None:
    was_due = case.due_on
    changes = outcome(step, cell, facts, answers)
    moves = {name: changes.pop(name) for name in ("state", "waits_for")}
    for name, value in (answers | changes).items():
        if name in Application.model_fields:
            setattr(case, name, value)
    if effect := _effects.get(step):
        effect(session, case, facts, answers)
    for name, value in moves.items():
        setattr(case, name, value)
    actor: Actor = session.info["actor"]
    taken = ReviewStep(
        application_id=case.key(),
        number=_next_number(session, case),
        step=step,
        source=facts.state,
        target=moves["state"],
        role=role,
        login=actor.login,
        person_id=actor.employee_id,
        on=answers["on"],
        due_on=was_due,
        mark=cell.mark,
    )
    session.add(taken)
    session.flush()
    said = {name: value for name, value in answers.items() if name in ReviewOpinion.model_fields and value}
    if said:
        session.add(ReviewOpinion(step_id=taken.key(), **said))
        session.flush()


def follow(session: Session, case: Application, step: Step, answers: dict[str, Any]) -> None:
    """Take a step that the step of another case brings with it."""
    facts = facts_of(session, case, session.get_one(Ruleset, case.ruleset_id), answers["on"])
    actor: Actor = session.info["actor"]
    go(
        session,
        case,
        step,
        cell=PROCEDURE[case.state, step],
        role=next(role for role in Role if role in actor.roles),
        facts=facts,
        answers=answers,
    )


def _next_number(session: Session, case: Application) -> int:
    with session.no_autoflush:
        last = session.exec(
            select(func.max(ReviewStep.number)).where(ReviewStep.application_id == case.id)
        ).one()
    return (last or 0) + 1
