"""What the card of a device and the card of a person show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, and_, col, func, select

from inventory.actor import Actor
from inventory.devices.fields import COSTS, HOLDERS, Accessory, Condition
from inventory.devices.lifecycle import Step, possible
from inventory.devices.lists import DEVICES
from inventory.devices.records import Assignment, Device, Licence, LicenceAssignment
from inventory.people.lists import PEOPLE
from inventory.people.records import Employee
from inventory.sight import seen_fields
from inventory.store.columns import Record
from inventory.store.history import as_of
from inventory.store.reach import reaching
from inventory.store.texts import name_of, seen_values, worded
from inventory.store.timeline import Moment, timeline


@dataclass(frozen=True)
class Held:
    """One assignment as a card shows it; `until` is open while the device is held."""

    device_id: int
    inventory_no: str
    model: str
    holder: str
    employee_id: int | None
    pool_id: int | None
    since: date
    expected_on: date | None
    until: date | None
    accessories: tuple[Accessory, ...]
    missing: tuple[Accessory, ...]
    condition: Condition | None
    condition_back: Condition | None


@dataclass(frozen=True)
class Bound:
    """A licence on a card."""

    assignment_id: int
    product: str
    since: date


@dataclass(frozen=True)
class DeviceCard:
    """`values` are the raw values by field name, `texts` the same as people read them."""

    device_id: int
    inventory_no: str
    values: dict[str, Any]
    texts: dict[str, str]
    held: bool
    steps: tuple[Step, ...]
    holders: tuple[Held, ...]
    licences: tuple[Bound, ...]
    timeline: tuple[Moment, ...]


@dataclass(frozen=True)
class PersonCard:
    person_id: int
    name: str
    values: dict[str, Any]
    texts: dict[str, str]
    devices: tuple[Held, ...]
    earlier: tuple[Held, ...]
    licences: tuple[Bound, ...]
    timeline: tuple[Moment, ...]


def device_card(session: Session, *, device_id: int, actor: Actor) -> DeviceCard | None:
    """The device as this person may see it; None when it is gone or none of their business."""
    device = session.get(Device, device_id)
    roles = reaching(session, DEVICES, device_id, actor)
    if device is None or not roles:
        return None
    assignments = session.exec(
        select(Assignment).where(Assignment.device_id == device_id).order_by(col(Assignment.id).desc())
    ).all()
    fields = seen_fields(Device.declared, roles)
    return DeviceCard(
        device_id,
        device.inventory_no,
        seen_values(device, fields),
        worded(session, fields, device.model_dump()),
        device.held,
        tuple(it for it, _cell in possible(device.state, held=device.held, roles=roles)),
        _held(session, assignments) if roles & HOLDERS else (),
        _licences(session, LicenceAssignment.device_id == device_id) if roles & COSTS else (),
        tuple(timeline(session, {Device: [device_id], Assignment: _keys(assignments)}, actor, roles)),
    )


def person_card(session: Session, *, person_id: int, actor: Actor) -> PersonCard | None:
    """The person as far as this person may see them; None when that is not at all."""
    person = session.get(Employee, person_id)
    roles = reaching(session, PEOPLE, person_id, actor)
    if person is None or not roles:
        return None
    assignments = session.exec(
        select(Assignment).where(Assignment.employee_id == person_id).order_by(col(Assignment.id).desc())
    ).all()
    fields = seen_fields(Employee.declared, roles)
    held = _held(session, assignments) if roles & HOLDERS else ()
    return PersonCard(
        person_id,
        person.full_name,
        seen_values(person, fields),
        worded(session, fields, person.model_dump()),
        tuple(it for it in held if it.until is None),
        tuple(it for it in held if it.until is not None),
        _licences(session, LicenceAssignment.employee_id == person_id) if roles & COSTS else (),
        tuple(timeline(session, {Employee: [person_id], Assignment: _keys(assignments)}, actor, roles)),
    )


def device_as_of(session: Session, *, device_id: int, day: date, actor: Actor) -> dict[str, str] | None:
    """What this person may see of a device as it stood at the end of a day; None before it was taken in."""
    roles = reaching(session, DEVICES, device_id, actor)
    midnight = datetime.combine(day + timedelta(days=1), time()).astimezone()
    values = as_of(session, Device, device_id, midnight)
    return None if values is None else worded(session, seen_fields(Device.declared, roles), values)


def _keys(records: Sequence[Record]) -> list[int]:
    return [record.key() for record in records]


def _held(session: Session, assignments: Sequence[Assignment]) -> tuple[Held, ...]:
    return tuple(_one_held(session, it) for it in assignments)


def _one_held(session: Session, it: Assignment) -> Held:
    device = session.get_one(Device, it.device_id)
    if it.employee_id is not None:
        holder = name_of(session, "people", it.employee_id)
    else:
        holder = name_of(session, "units", it.pool_id or 0)
    missing = () if it.until is None else tuple(a for a in it.accessories if a not in it.accessories_back)
    return Held(
        it.device_id,
        device.inventory_no,
        name_of(session, "models", device.model_id),
        holder,
        it.employee_id,
        it.pool_id,
        it.since,
        it.expected_on,
        it.until,
        it.accessories,
        missing,
        it.condition,
        it.condition_back,
    )


def _licences(session: Session, bearer: Any) -> tuple[Bound, ...]:
    statement = (
        select(LicenceAssignment, Licence)
        .join(Licence, col(Licence.id) == col(LicenceAssignment.licence_id))
        .where(bearer, col(LicenceAssignment.until).is_(None))
        .order_by(col(Licence.product))
    )
    return tuple(Bound(it.key(), licence.product, it.since) for it, licence in session.exec(statement))


MOST_BEARERS = 200
"""A card lists no more; the list of devices or people filters further."""


@dataclass(frozen=True)
class Bearer:
    """Who or what carries a licence now: a device, or else a person."""

    assignment_id: int
    name: str
    device_id: int | None
    employee_id: int | None
    since: date


def bearers_of(session: Session, *, licence_id: int) -> tuple[int, tuple[Bearer, ...]]:
    """How many carry a licence, and the first of them."""
    count = session.exec(select(func.count()).where(_borne(licence_id))).one()
    return count, _bearers(session, licence_id)


def _borne(licence_id: int) -> Any:
    return and_(LicenceAssignment.licence_id == licence_id, col(LicenceAssignment.until).is_(None))


def _bearers(session: Session, licence_id: int) -> tuple[Bearer, ...]:
    statement = (
        select(LicenceAssignment)
        .where(_borne(licence_id))
        .order_by(col(LicenceAssignment.id))
        .limit(MOST_BEARERS)
    )
    return tuple(_bearer(session, it) for it in session.exec(statement))


def _bearer(session: Session, it: LicenceAssignment) -> Bearer:
    if it.device_id is not None:
        name = session.get_one(Device, it.device_id).inventory_no
    else:
        name = name_of(session, "people", it.employee_id or 0)
    return Bearer(it.key(), name, it.device_id, it.employee_id, it.since)
