"""What the card of a case shows, as far as somebody may see it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from inventory.actor import Actor, Role
from inventory.approvals.agreement import rules_of
from inventory.approvals.audience import CONTENT, SENSITIVE
from inventory.approvals.equipment import in_stock, provisions
from inventory.approvals.knowledge import facts_of
from inventory.approvals.law import approval_paper
from inventory.approvals.lists import APPLICATIONS
from inventory.approvals.procedure import Offer, possible
from inventory.approvals.records import Application, whole
from inventory.approvals.stages import Passed, stages
from inventory.approvals.states import DONE, State, Step
from inventory.approvals.way import Involvement, Provision, ReviewOpinion, ReviewStep
from inventory.approvals.words import (
    ApplicationKind,
    Body,
    Equipment,
    Intention,
    Paper,
    Reason,
    Result,
    Vote,
    WorkForm,
)
from inventory.devices.records import Device
from inventory.people.records import Employee
from inventory.sight import seen_fields
from inventory.store.history import events_of
from inventory.store.reach import reaching
from inventory.store.texts import name_of, worded
from inventory.store.timeline import Moment, timeline
from inventory.text import date_text

ADDRESS = ("street", "postcode", "city")


@dataclass(frozen=True)
class Said:
    """What was said at a step."""

    vote: Vote | None
    reason: Reason | None
    grounds: str | None
    conditions: str | None
    balancing: str | None

    @property
    def sentences(self) -> tuple[str, ...]:
        said = (
            (None, self.reason.label if self.reason else None),
            (None, self.grounds),
            ("Auflagen", self.conditions),
            ("Abwägung", self.balancing),
        )
        return tuple(f"{name}: {text}" if name else text for name, text in said if text)


@dataclass(frozen=True)
class Taken:
    """One step on the way; `said` is for those who may read reasons."""

    step_id: int
    step: Step
    source: State
    target: State
    on: date
    due_on: date | None
    role: Role
    person: str
    said: Said | None

    @property
    def title(self) -> str:
        vote = self.said.vote if self.said else None
        return f"{DONE[self.step]}: {vote.label}" if vote else DONE[self.step]


@dataclass(frozen=True)
class Asked:
    """A body that was asked, `now` or for an earlier decision."""

    body: Body
    intention: Intention
    asked_on: date
    due_on: date
    result: Result | None
    result_on: date | None
    now: bool


@dataclass(frozen=True)
class Supplied:
    """A device of the case, or the day ahead on which it can be had; `held` says whether the person has it.

    What is missing may be in stock by now: then that is the device that is named.
    """

    equipment: Equipment
    device_id: int | None
    inventory_no: str
    available_on: date | None
    held: bool
    stocked_id: int | None = None


@dataclass(frozen=True)
class CaseCard:
    """`values` and `texts` hold only what the reader may see; `offers` begin with the usual next step."""

    application_id: int
    case_no: str
    person: str
    unit: str
    manager: str
    approval: Paper | None
    state: State
    due_on: date | None
    waits_for: Role | None
    values: dict[str, Any]
    texts: dict[str, str]
    ruleset: str
    stages: tuple[Passed, ...]
    way: tuple[Taken, ...]
    involved: tuple[Asked, ...]
    supplied: tuple[Supplied, ...]
    offers: tuple[Offer, ...]
    timeline: tuple[Moment, ...]


def case_card(session: Session, *, application_id: int, actor: Actor, today: date) -> CaseCard | None:
    """The case as this person may see it; None when it is gone or none of their business."""
    case = session.get(Application, application_id)
    roles = reaching(session, APPLICATIONS, application_id, actor)
    if case is None or not roles:
        return None
    rules = rules_of(session, case, today)
    visible = _visible(case, roles)
    values = {name: value for name, value in whole(session, case).items() if name in visible}
    way = _way(session, application_id, content=bool(roles & CONTENT))
    return CaseCard(
        application_id=application_id,
        case_no=case.case_no or "",
        person=session.get_one(Employee, case.employee_id).full_name,
        unit=name_of(session, "units", case.unit_id),
        manager=_manager(session, case) if roles & CONTENT else "",
        approval=_approval(session, case) if Role.HR in roles else None,
        state=case.state,
        due_on=case.due_on,
        waits_for=case.waits_for,
        values=values,
        texts=worded(session, (it for it in Application.declared if it.name in visible), values),
        ruleset=rules.name,
        stages=stages(case.kind, case.state, way),
        way=way,
        involved=_involved(session, case) if roles & CONTENT else (),
        supplied=_supplied(session, case, today),
        offers=tuple(possible(facts_of(session, case, rules, today), actor)),
        timeline=_history(session, case, way, actor, roles),
    )


def _manager(session: Session, case: Application) -> str:
    return session.get_one(Employee, case.manager_id).full_name if case.manager_id else ""


def _approval(session: Session, case: Application) -> Paper:
    return approval_paper(session.get_one(Employee, case.employee_id).status_group)


def _visible(case: Application, roles: frozenset[Role]) -> set[str]:
    """The fields these roles see; the private address is IT's only while it delivers."""
    names = {field.name for field in seen_fields(Application.declared, roles)}
    delivers = case.state is State.EQUIPMENT
    return names if delivers or roles & SENSITIVE else names - set(ADDRESS)


def _way(session: Session, application_id: int, *, content: bool) -> tuple[Taken, ...]:
    statement = (
        select(ReviewStep).where(ReviewStep.application_id == application_id).order_by(col(ReviewStep.number))
    )
    steps = session.exec(statement).all()
    said = _said(session, steps) if content else {}
    return tuple(_taken(session, it, said.get(it.key())) for it in steps)


def _said(session: Session, steps: Sequence[ReviewStep]) -> dict[int, Said]:
    statement = select(ReviewOpinion).where(col(ReviewOpinion.step_id).in_([it.key() for it in steps]))
    return {
        it.step_id: Said(it.vote, it.reason, it.grounds, it.conditions, it.balancing)
        for it in session.exec(statement)
    }


def _taken(session: Session, it: ReviewStep, said: Said | None) -> Taken:
    person = session.get(Employee, it.person_id) if it.person_id else None
    name = person.full_name if person else it.login
    return Taken(it.key(), it.step, it.source, it.target, it.on, it.due_on, it.role, name, said)


def _involved(session: Session, case: Application) -> tuple[Asked, ...]:
    statement = select(Involvement).where(Involvement.application_id == case.id).order_by(col(Involvement.id))
    return tuple(
        Asked(it.body, it.intention, it.asked_on, it.due_on, it.result, it.result_on, it.turn == case.turn)
        for it in session.exec(statement)
    )


def _supplied(session: Session, case: Application, today: date) -> tuple[Supplied, ...]:
    found: list[Supplied] = []
    for it in provisions(session, case):
        taken = [other.stocked_id for other in found if other.stocked_id]
        missing = it.device_id is None
        found.append(_missing(session, it, taken, today) if missing else _one_supplied(session, case, it))
    return tuple(found)


def _one_supplied(session: Session, case: Application, it: Provision) -> Supplied:
    device = session.get_one(Device, it.device_id)
    held = device.employee_id == case.employee_id
    return Supplied(it.equipment, device.id, device.inventory_no, None, held)


def _missing(session: Session, it: Provision, taken: Sequence[int], today: date) -> Supplied:
    device = in_stock(session, it.equipment, taken)
    number, stocked_id = (device.inventory_no, device.id) if device else ("", None)
    ahead = it.available_on if it.available_on and it.available_on > today else None
    return Supplied(it.equipment, None, number, ahead, held=False, stocked_id=stocked_id)


def _history(
    session: Session, case: Application, way: Sequence[Taken], actor: Actor, roles: frozenset[Role]
) -> tuple[Moment, ...]:
    """What happened, newest first; a step says what was said at it, everything else what it changed."""
    moments = timeline(session, {Application: [case.key()]}, actor, roles)
    steps = _bookings(session, way)
    return tuple(_told(it, steps[it.booking_id]) if it.booking_id in steps else it for it in moments)


def _bookings(session: Session, way: Sequence[Taken]) -> dict[int, Taken]:
    """The steps by the bookings that wrote them."""
    by_id = {it.step_id: it for it in way}
    written = events_of(session, ReviewStep, by_id)
    return {event.booking_id: by_id[event.record_id] for event, _booking in written}


def _told(moment: Moment, taken: Taken) -> Moment:
    when = () if taken.on == moment.at.astimezone().date() else (f"am {date_text(taken.on)}",)
    said = taken.said.sentences if taken.said else ()
    return replace(
        moment, label=taken.title, details=(*when, *said), actor=f"{taken.person}, {taken.role.label}"
    )


def common_steps(
    session: Session, *, application_ids: Sequence[int], actor: Actor, today: date
) -> tuple[Step, ...]:
    """The steps all of these cases can take now, the usual ones first."""
    each = [_possible_steps(session, key, actor, today) for key in application_ids]
    return tuple(step for step in each[0] if all(step in other for other in each)) if each else ()


def _possible_steps(session: Session, key: int, actor: Actor, today: date) -> list[Step]:
    case = session.get(Application, key)
    if case is None or not reaching(session, APPLICATIONS, key, actor):
        return []
    rules = rules_of(session, case, today)
    offers = possible(facts_of(session, case, rules, today), actor)
    return [offer.step for offer in offers if not offer.missing]


@dataclass(frozen=True)
class CaseLine:
    """A case on the card of its person."""

    application_id: int
    case_no: str
    kind: ApplicationKind
    state: State
    form: WorkForm | None
    ends_on: date | None


def cases_of(session: Session, *, person_id: int, actor: Actor) -> tuple[CaseLine, ...]:
    """The cases of a person that somebody may see, the newest first."""
    statement = select(Application).where(Application.employee_id == person_id)
    found = session.exec(statement.order_by(col(Application.id).desc())).all()
    return tuple(
        CaseLine(it.key(), it.listed_name, it.kind, it.state, it.form, it.ends_on)
        for it in found
        if reaching(session, APPLICATIONS, it.key(), actor)
    )
