"""What a case needs and how it gets it: reserved from stock, or missing until a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session, col, select

from inventory.approvals.records import Application
from inventory.approvals.states import PENDING
from inventory.approvals.way import Provision
from inventory.approvals.words import SUPPLIED_BY, Equipment
from inventory.devices import lifecycle
from inventory.devices.actions import follow
from inventory.devices.records import Assignment, Device
from inventory.errors import Invalid, Refused
from inventory.rights import Right, guarded
from inventory.store.history import books, follows
from inventory.today import today


def wanted(case: Application) -> list[Equipment]:
    """What needs a device with a number; who has no internet at home gets mobile radio."""
    return [it for it in SUPPLIED_BY if it in case.equipment or (it is Equipment.LTE and not case.internet)]


@dataclass(frozen=True)
class Planned:
    """What the IT check would supply a case with."""

    equipment: Equipment
    device: Device | None
    held: bool

    def __str__(self) -> str:
        if self.device is None:
            return f"{self.equipment.label}: nicht auf Lager"
        hand = "schon ausgegeben" if self.held else "auf Lager"
        return f"{self.equipment.label}: {self.device.inventory_no}, {hand}"


def planned(session: Session, case: Application) -> list[Planned]:
    found: list[Planned] = []
    for equipment in wanted(case):
        held = _held_already(session, case, equipment)
        taken = [it.device.key() for it in found if it.device]
        found.append(Planned(equipment, held or in_stock(session, equipment, taken), held is not None))
    return found


@follows(Device)
def _miss_what_is_gone(session: AnySession, device: Device) -> None:
    """What is neither kept for the person of an open case any more nor with them is missing there."""
    changed = sa.inspect(device).attrs
    if changed.reserved_for_id.history.has_changes() or changed.employee_id.history.has_changes():
        promised = select(Provision, Application.employee_id).join(Application)
        for provision, person in session.execute(
            promised.where(Provision.device_id == device.id, col(Application.state).in_(PENDING))
        ):
            lost = person not in (device.reserved_for_id, device.employee_id)
            if lost and provision.device_id == device.id and provision not in session.deleted:
                provision.device_id, provision.available_on = None, today()


def supply(session: Session, case: Application, available_on: date | None) -> None:
    """Reserve what is needed; what is not there needs the day it can be had."""
    release(session, case)
    for it in planned(session, case):
        if it.device is None and available_on is None:
            raise Invalid(
                {"available_on": f"{it.equipment.label} ist nicht auf Lager. Ab wann ist es lieferbar?"}
            )
        if it.device and not it.held:
            _reserve(session, case, it.device)
        session.add(
            Provision(
                application_id=case.key(),
                equipment=it.equipment,
                device_id=it.device.id if it.device else None,
                available_on=None if it.device else available_on,
            )
        )
    session.flush()


@guarded(Right.SUPPLY)
@books("Fehlendes Gerät reserviert")
def supply_missing(
    session: Session, *, application_id: int, equipment: Equipment, device_id: int
) -> Provision:
    """Give a device that came in meanwhile to a case that waits for it."""
    case = session.get_one(Application, application_id)
    provision = session.exec(
        select(Provision).where(Provision.application_id == case.id, Provision.equipment == equipment)
    ).one()
    device = session.get_one(Device, device_id)
    if provision.device_id is not None:
        raise Refused(f"{equipment.label} ist für diesen Vorgang schon da.")
    if device.kind not in SUPPLIED_BY[equipment]:
        raise Refused(f"{device.inventory_no} ist kein passendes Gerät.", "device_id")
    _reserve(session, case, device)
    provision.device_id, provision.available_on = device.id, None
    session.flush()
    return provision


def hand_over(session: Session, case: Application, answers: Mapping[str, Any]) -> None:
    """Issue what is reserved; what the person holds already stays where it is."""
    accessories = answers["accessories"]
    for device in _devices(session, case):
        if device.employee_id == case.employee_id:
            continue
        values = {"employee_id": case.employee_id, "on": answers["on"], "accessories": accessories}
        follow(session, device_id=device.key(), step=lifecycle.Step.ISSUE, values=values)
        accessories = ()


def release(session: Session, case: Application) -> None:
    for provision in provisions(session, case):
        session.delete(provision)
        session.flush()
        _release_device(session, case, provision)


def expect_back(session: Session, case: Application, day: date) -> None:
    for device in _devices(session, case):
        if device.employee_id == case.employee_id:
            expect_device(session, device, day)


def expect_device(session: AnySession, device: Device, day: date | None) -> None:
    """A device that is out is expected back on a day, or no longer."""
    device.expected_on = day
    running = session.scalars(
        select(Assignment).where(Assignment.device_id == device.id, col(Assignment.until).is_(None))
    ).one()
    running.expected_on = day


def keep_only(session: Session, before: Application, after: Application, day: date) -> None:
    """What the new case no longer needs comes back."""
    kept = {device.id for device in _devices(session, after)}
    for device in _devices(session, before):
        if device.id not in kept and device.employee_id == before.employee_id:
            expect_device(session, device, day)


def provisions(session: Session, case: Application) -> list[Provision]:
    statement = select(Provision).where(Provision.application_id == case.id)
    return list(session.exec(statement.order_by(col(Provision.id))))


def _devices(session: Session, case: Application) -> list[Device]:
    statement = (
        select(Device)
        .join(Provision, col(Provision.device_id) == col(Device.id))
        .where(Provision.application_id == case.id)
        .order_by(col(Device.inventory_no))
    )
    return list(session.exec(statement))


def _held_already(session: Session, case: Application, equipment: Equipment) -> Device | None:
    return session.exec(
        select(Device)
        .where(Device.employee_id == case.employee_id, col(Device.kind).in_(SUPPLIED_BY[equipment]))
        .order_by(col(Device.inventory_no))
    ).first()


def in_stock(session: Session, equipment: Equipment, taken: Sequence[int]) -> Device | None:
    """The usual kind first, of each the lowest number."""
    for kind in SUPPLIED_BY[equipment]:
        found = session.exec(
            select(Device)
            .where(
                Device.kind == kind,
                Device.state == lifecycle.State.STOCK,
                col(Device.id).not_in(list(taken)),
            )
            .order_by(col(Device.inventory_no))
        ).first()
        if found:
            return found
    return None


def _reserve(session: Session, case: Application, device: Device) -> None:
    values = {"reserved_for_id": case.employee_id}
    follow(session, device_id=device.key(), step=lifecycle.Step.RESERVE, values=values)


def _release_device(session: Session, case: Application, provision: Provision) -> None:
    if provision.device_id is None:
        return
    device = session.get_one(Device, provision.device_id)
    if device.state is lifecycle.State.RESERVED and device.reserved_for_id == case.employee_id:
        follow(session, device_id=device.key(), step=lifecycle.Step.RELEASE, values={})
