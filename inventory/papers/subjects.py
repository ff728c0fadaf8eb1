"""What somebody wants on paper, and whether it may be: the case, the devices, the person it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from inventory.actor import Actor, Role
from inventory.approvals.law import approval_paper
from inventory.approvals.lists import APPLICATIONS
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.records import Application
from inventory.approvals.way import ReviewStep
from inventory.approvals.words import Body, Paper
from inventory.errors import Refused
from inventory.papers.audience import MAKERS
from inventory.papers.cases import bodies_asked, case_facts
from inventory.papers.facts import Facts
from inventory.papers.handovers import (
    Handed,
    device_facts,
    devices_of_case,
    devices_of_person,
    handed,
    person_facts,
)
from inventory.papers.words import OF_CASES, OF_DEVICES
from inventory.people.records import Employee
from inventory.store.reach import reaching


@dataclass(frozen=True)
class Order:
    """A paper somebody wants, of a case, of a person or of devices."""

    paper: Paper
    on: date
    application_id: int | None = None
    employee_id: int | None = None
    device_ids: tuple[int, ...] = ()
    body: Body | None = None


@dataclass(frozen=True)
class Subject:
    """What a paper is about, and its facts; a later paper with the same `occasion` supersedes it."""

    application_id: int | None
    employee_id: int | None
    device_ids: tuple[int, ...]
    body: Body | None
    occasion: int
    facts: Facts


def subject_of(session: Session, order: Order, actor: Actor) -> Subject:
    """`Refused` where this person does not make such papers, or there is nothing to make one of."""
    _require_maker(order.paper, actor)
    case = session.get_one(Application, order.application_id) if order.application_id else None
    if case:
        _require_case(session, case, order.paper, actor)
    if order.paper in OF_CASES:
        return _of_case(session, order, case)
    if order.paper in OF_DEVICES:
        return _of_devices(session, order, case)
    return _of_person(session, order, case)


def makeable(session: Session, *, application_id: int, actor: Actor) -> tuple[tuple[Paper, Body | None], ...]:
    """What this person can make of a case now, in the order of its way; one for each body that was asked."""
    case = session.get_one(Application, application_id)
    reached = reaching(session, APPLICATIONS, application_id, actor)
    if case.employee_id in actor.people:
        return ()
    papers = dict.fromkeys(paper for taken in _way(session, case) for paper in _made_by(session, case, taken))
    return tuple(
        (paper, body)
        for paper in papers
        if paper in OF_CASES and MAKERS[paper] & reached
        for body in (bodies_asked(session, application_id) if paper is Paper.PARTICIPATION else (None,))
    )


def _require_maker(paper: Paper, actor: Actor) -> None:
    if not MAKERS[paper] & actor.roles:
        roles = ", ".join(role.label for role in Role if role in MAKERS[paper])
        raise Refused(f"„{paper.label}“ zu erstellen ist {roles} vorbehalten.")


def _require_case(session: Session, case: Application, paper: Paper, actor: Actor) -> None:
    if not MAKERS[paper] & reaching(session, APPLICATIONS, case.key(), actor):
        raise Refused("Dieser Vorgang gehört nicht zu Ihrer Einheit.")
    if case.employee_id in actor.people:
        raise Refused("In eigener Sache erstellt niemand ein Papier. Bitte eine andere Person darum bitten.")


def _of_case(session: Session, order: Order, case: Application | None) -> Subject:
    if case is None:
        raise Refused(f"„{order.paper.label}“ gehört zu einem Vorgang.")
    step = next(
        (it for it in reversed(_way(session, case)) if order.paper in _made_by(session, case, it)), None
    )
    if step is None:
        raise Refused(_not_yet(order.paper))
    return Subject(
        application_id=case.key(),
        employee_id=case.employee_id,
        device_ids=(),
        body=order.body or _the_body(session, order, case),
        occasion=step.number,
        facts=case_facts(session, case.key(), order.paper, order.on, order.body),
    )


def _the_body(session: Session, order: Order, case: Application) -> Body | None:
    if order.paper is not Paper.PARTICIPATION:
        return None
    asked = bodies_asked(session, case.key())
    if len(asked) != 1:
        raise Refused(
            "Bitte sagen Sie, an wen die Vorlage geht: " + ", ".join(it.label for it in asked) + "."
        )
    return asked[0]


def _not_yet(paper: Paper) -> str:
    steps = dict.fromkeys(step.label for (_state, step), cell in PROCEDURE.items() if paper in cell.papers)
    either = " oder ".join(f"„{it}“" for it in steps)
    return f"„{paper.label}“ gibt es erst nach dem Schritt {either}."


def _way(session: Session, case: Application) -> list[ReviewStep]:
    statement = select(ReviewStep).where(ReviewStep.application_id == case.id)
    return list(session.exec(statement.order_by(col(ReviewStep.number))))


def _made_by(session: Session, case: Application, taken: ReviewStep) -> Iterator[Paper]:
    """What the table says a step makes; an approval is one of two papers, by the status of the person."""
    status = session.get_one(Employee, case.employee_id).status_group
    other = {Paper.APPROVAL, Paper.AGREEMENT} - {approval_paper(status)}
    cell = PROCEDURE.get((taken.source, taken.step))
    return (paper for paper in (cell.papers if cell else ()) if paper not in other)


def _of_devices(session: Session, order: Order, case: Application | None) -> Subject:
    devices = order.device_ids
    if not devices and case:
        devices = devices_of_case(session, case)
    elif not devices and order.employee_id:
        devices = devices_of_person(session, order.paper, order.employee_id, order.on)
    found = handed(session, order.paper, devices, order.on)
    person = found.person
    if case and (person is None or person.id != case.employee_id):
        raise Refused("Diese Geräte gehören nicht zu der Person des Vorgangs.")
    return Subject(
        application_id=case.key() if case else None,
        employee_id=person.key() if person else None,
        device_ids=found.device_ids,
        body=None,
        occasion=0 if case else _occasion(order, found),
        facts=device_facts(session, order.paper, found, order.on, case),
    )


def _occasion(order: Order, found: Handed) -> int:
    """The day of a reminder, the device that leaves, otherwise how the devices were handed out."""
    if order.paper is Paper.REMINDER:
        return order.on.toordinal()
    if order.paper is Paper.DISPOSAL:
        return min(found.device_ids)
    return min(it.assignment.key() if it.assignment and it.out else 0 for it in found.lent)


def _of_person(session: Session, order: Order, case: Application | None) -> Subject:
    employee_id = case.employee_id if case else order.employee_id
    if employee_id is None:
        raise Refused(f"„{order.paper.label}“ gehört zu einer Person.")
    person = session.get_one(Employee, employee_id)
    return Subject(
        application_id=case.key() if case else None,
        employee_id=employee_id,
        device_ids=(),
        body=None,
        occasion=0 if case else order.on.toordinal(),
        facts=person_facts(session, order.paper, person, order.on, case),
    )
