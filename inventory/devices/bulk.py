"""The same values for many devices: seen before it happens, then booked as one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from inventory.devices.fields import DEVICE_FIELDS
from inventory.devices.records import Device, DeviceModel
from inventory.errors import Invalid, Refused
from inventory.fields import Values, checked
from inventory.people.records import Employee, Unit
from inventory.rights import Right, guarded
from inventory.store.columns import Record
from inventory.store.history import books

CHUNK = 200
Progress = Callable[[int, int], object]


def _untold(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True)
class BulkChange:
    """What would happen to one device: fields with their value before and after, or why it cannot be."""

    device_id: int
    inventory_no: str
    changes: tuple[tuple[str, Any, Any], ...]
    problem: str = ""


def preview(
    session: Session, *, device_ids: Iterable[int], values: Values, told: Progress = _untold
) -> list[BulkChange]:
    """What `correct_all` would change, device by device; nothing is written."""
    chunks = _chunks(session, device_ids, told)
    return [_bulk_change(device, values) for chunk in chunks for device in chunk]


@guarded(Right.DEVICES)
@books("Sammeländerung")
def correct_all(
    session: Session, *, device_ids: Iterable[int], values: Values, told: Progress = _untold
) -> int:
    """Set the same values on many devices, all or none."""
    changed = 0
    for chunk in _chunks(session, device_ids, told):
        with _at_hand(session, chunk):
            changed += sum(_change(device, values) for device in chunk)
            session.flush()
    if not changed:
        raise Refused("Alle gewählten Geräte haben diese Werte schon.")
    return changed


def _chunks(session: Session, device_ids: Iterable[int], told: Progress) -> Iterator[Sequence[Device]]:
    wanted = list(device_ids)
    for start in range(0, len(wanted), CHUNK):
        told(start, len(wanted))
        chunk = wanted[start : start + CHUNK]
        statement = select(Device).where(col(Device.id).in_(chunk)).order_by(col(Device.inventory_no))
        yield session.exec(statement).all()


@contextmanager
def _at_hand(session: Session, devices: Sequence[Device]) -> Iterator[None]:
    """Load at once what the devices are found by; a session forgets the records nobody holds."""
    needed: dict[type[Record], set[int | None]] = {
        DeviceModel: {it.model_id for it in devices},
        Employee: {it.employee_id for it in devices},
        Unit: {it.pool_id for it in devices},
    }
    held = [session.exec(select(kind).where(col(kind.id).in_(keys))).all() for kind, keys in needed.items()]
    yield
    held.clear()


def _change(device: Device, values: Values) -> bool:
    change = _bulk_change(device, values)
    if change.problem:
        raise Refused(f"{device.inventory_no}: {change.problem}")
    for name, _before, after in change.changes:
        setattr(device, name, after)
    return bool(change.changes)


def _bulk_change(device: Device, values: Values) -> BulkChange:
    try:
        clean = checked(DEVICE_FIELDS, {**device.model_dump(), **values})
    except Invalid as invalid:
        return BulkChange(device.key(), device.inventory_no, (), next(iter(invalid.problems.values())))
    if clean["warranty_until"] and clean["warranty_until"] < clean["purchased_on"]:
        problem = "Die Garantie endet vor der Beschaffung."
        return BulkChange(device.key(), device.inventory_no, (), problem)
    changes = tuple(
        (name, before, clean[name]) for name in values if (before := getattr(device, name)) != clean[name]
    )
    return BulkChange(device.key(), device.inventory_no, changes)
