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
from inventory.papers.cases import bodies_asked, case_facts
from inventory.papers.facts import Facts
from inventory.papers.handovers import handover_facts
from inventory.papers.lending import Handed, devices_of_case, devices_of_person, handed
from inventory.papers.makers import MAKERS
from inventory.papers.words import OF_CASES, OF_PEOPLE
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
    found = _handed(session, order, case)
    if case and (found.person is None or found.person.id != case.employee_id):
        raise Refused("Diese Geräte gehören nicht zu der Person des Vorgangs.")
    clerk = session.get(Employee, actor.employee_id) if actor.employee_id else None
    case_no = (case.case_no or "") if case else ""
    return Subject(
        application_id=case.key() if case else None,
        employee_id=found.person.key() if found.person else None,
        device_ids=found.device_ids,
        body=None,
        occasion=0 if case else _occasion(order, found),
        facts=handover_facts(session, order.paper, found, on=order.on, case_no=case_no, clerk=clerk),
    )


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
    body = _the_body(session, order, case)
    return Subject(
        application_id=case.key(),
        employee_id=case.employee_id,
        device_ids=(),
        body=body,
        occasion=step.number,
        facts=case_facts(session, case.key(), order.paper, order.on, body),
    )


def _the_body(session: Session, order: Order, case: Application) -> Body | None:
    """Whom a paper of participation goes to: one of those asked."""
    if order.paper is not Paper.PARTICIPATION:
        return None
    asked = bodies_asked(session, case.key())
    if not asked:
        raise Refused("In diesem Vorgang ist niemand beteiligt worden.")
    if order.body in asked or (order.body is None and len(asked) == 1):
        return order.body or asked[0]
    raise Refused("Bitte sagen Sie, an wen die Vorlage geht: " + ", ".join(it.label for it in asked) + ".")


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


def _handed(session: Session, order: Order, case: Application | None) -> Handed:
    """The devices that were named, else those of the case or of the person; a pledge is about none."""
    employee_id = case.employee_id if case else order.employee_id
    if order.paper in OF_PEOPLE:
        if employee_id is None:
            raise Refused(f"„{order.paper.label}“ gehört zu einer Person.")
        return Handed((), session.get_one(Employee, employee_id), None)
    devices = order.device_ids
    if not devices and case:
        devices = devices_of_case(session, case)
    elif not devices and employee_id:
        devices = devices_of_person(session, order.paper, employee_id, order.on)
    return handed(session, order.paper, devices, order.on)


def _occasion(order: Order, found: Handed) -> int:
    """The device that leaves, how devices were handed out, otherwise the day."""
    if order.paper is Paper.DISPOSAL:
        return min(found.device_ids)
    if order.paper in OF_PEOPLE or order.paper is Paper.REMINDER:
        return order.on.toordinal()
    return min(it.assignment.key() if it.assignment else it.device.key() for it in found.lent)
