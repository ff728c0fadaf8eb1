"""What the card of a device and the card of a person show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, and_, col, func, select

from inventory.devices.fields import Accessory, Condition
from inventory.devices.lifecycle import Step, possible
from inventory.devices.records import Assignment, Contract, Device, DeviceModel, Licence, LicenceAssignment
from inventory.fields import Field, Values
from inventory.people.records import Employee, Unit
from inventory.store.columns import Record
from inventory.store.history import as_of
from inventory.store.timeline import Moment, Naming, shown, timeline


def _named_person(session: Session, key: int) -> str:
    found = session.get(Employee, key)
    return found.listed_name if found else "gelöscht"


def _named_unit(session: Session, key: int) -> str:
    found = session.get(Unit, key)
    return f"{found.code} {found.name}" if found else "gelöscht"


def _named_model(session: Session, key: int) -> str:
    found = session.get(DeviceModel, key)
    return f"{found.manufacturer} {found.name}" if found else "gelöscht"


def _named_contract(session: Session, key: int) -> str:
    found = session.get(Contract, key)
    return f"{found.number} · {found.supplier}" if found else "gelöscht"


NAMES: dict[str, Naming] = {
    "people": _named_person,
    "units": _named_unit,
    "models": _named_model,
    "contracts": _named_contract,
}


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


def device_card(session: Session, *, device_id: int, roles: frozenset[Any]) -> DeviceCard | None:
    device = session.get(Device, device_id)
    if device is None:
        return None
    assignments = session.exec(
        select(Assignment).where(Assignment.device_id == device_id).order_by(col(Assignment.id).desc())
    ).all()
    licences = _licences(session, LicenceAssignment.device_id == device_id)
    return DeviceCard(
        device_id,
        device.inventory_no,
        device.model_dump(),
        texts(session, device),
        device.held,
        tuple(it for it, _cell in possible(device.state, held=device.held, roles=roles)),
        _held(session, assignments),
        licences,
        tuple(timeline(session, {Device: [device_id], Assignment: _keys(assignments)}, NAMES)),
    )


def person_card(session: Session, *, person_id: int) -> PersonCard | None:
    person = session.get(Employee, person_id)
    if person is None:
        return None
    assignments = session.exec(
        select(Assignment).where(Assignment.employee_id == person_id).order_by(col(Assignment.id).desc())
    ).all()
    held = _held(session, assignments)
    return PersonCard(
        person_id,
        " ".join(part for part in (person.title, person.first_name, person.last_name) if part),
        person.model_dump(),
        texts(session, person),
        tuple(it for it in held if it.until is None),
        tuple(it for it in held if it.until is not None),
        _licences(session, LicenceAssignment.employee_id == person_id),
        tuple(timeline(session, {Employee: [person_id], Assignment: _keys(assignments)}, NAMES)),
    )


def device_as_of(session: Session, *, device_id: int, day: date) -> dict[str, str] | None:
    """Every field of a device as it stood at the end of a day; None before it was taken in."""
    midnight = datetime.combine(day + timedelta(days=1), time()).astimezone()
    values = as_of(session, Device, device_id, midnight)
    return None if values is None else worded(session, Device.declared, values)


def texts(session: Session, record: Record) -> dict[str, str]:
    """Every declared field of a record as people read it."""
    return worded(session, record.declared, record.model_dump())


def worded(session: Session, fields: Iterable[Field], values: Values) -> dict[str, str]:
    """Values as people read them, references by their name."""
    return {field.name: shown(session, field, values.get(field.name), NAMES) for field in fields}


def _keys(records: Sequence[Record]) -> list[int]:
    return [record.key() for record in records]


def _held(session: Session, assignments: Sequence[Assignment]) -> tuple[Held, ...]:
    return tuple(_one_held(session, it) for it in assignments)


def _one_held(session: Session, it: Assignment) -> Held:
    device = session.get_one(Device, it.device_id)
    if it.employee_id is not None:
        holder = _named_person(session, it.employee_id)
    else:
        holder = _named_unit(session, it.pool_id or 0)
    missing = () if it.until is None else tuple(a for a in it.accessories if a not in it.accessories_back)
    return Held(
        it.device_id,
        device.inventory_no,
        _named_model(session, device.model_id),
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


@dataclass(frozen=True)
class CatalogueCard:
    """A unit, a model, a contract or a licence; `used` counts what belongs to it in other lists.

    `borne` counts everybody who carries a licence, `bearers` names the first of them.
    """

    record_id: int
    values: dict[str, Any]
    texts: dict[str, str]
    used: dict[str, int]
    borne: int
    bearers: tuple[Bearer, ...]
    timeline: tuple[Moment, ...]


CATALOGUE: dict[str, type[Record]] = {
    "units": Unit,
    "models": DeviceModel,
    "contracts": Contract,
    "licences": Licence,
}

USED: dict[type[Record], dict[str, Any]] = {
    Unit: {"people": Employee.unit_id, "devices": Device.pool_id},
    DeviceModel: {"devices": Device.model_id},
    Contract: {"devices": Device.contract_id},
    Licence: {},
}


def catalogue_card(session: Session, *, listing: str, record_id: int) -> CatalogueCard | None:
    kind = CATALOGUE[listing]
    record = session.get(kind, record_id)
    if record is None:
        return None
    return CatalogueCard(
        record_id,
        record.model_dump(),
        texts(session, record),
        {name: _count(session, key == record_id) for name, key in USED[kind].items()},
        _count(session, _borne(record_id)) if kind is Licence else 0,
        _bearers(session, record_id) if kind is Licence else (),
        tuple(timeline(session, {kind: [record_id]}, NAMES)),
    )


def _count(session: Session, belongs: Any) -> int:
    return session.exec(select(func.count()).where(belongs)).one()


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
        name = _named_person(session, it.employee_id or 0)
    return Bearer(it.key(), name, it.device_id, it.employee_id, it.since)
