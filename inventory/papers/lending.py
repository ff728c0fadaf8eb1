"""Devices that go on a paper together: how they were handed out, whose they are, and whether they belong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from inventory.approvals.equipment import provisions
from inventory.approvals.records import Application
from inventory.approvals.words import Paper
from inventory.devices.fields import Accessory
from inventory.devices.lifecycle import State
from inventory.devices.records import Assignment, Device, DeviceModel
from inventory.errors import Refused
from inventory.people.records import Employee, Unit


@dataclass(frozen=True)
class Lent:
    """A device and how it was handed out last."""

    device: Device
    model: str
    assignment: Assignment | None

    @property
    def out(self) -> bool:
        return self.assignment is not None and self.assignment.until is None

    @property
    def holder(self) -> tuple[int | None, int | None]:
        """The person or the pool that has it, gets it or had it last."""
        if self.device.state is State.RESERVED:
            return self.device.reserved_for_id, None
        return (self.assignment.employee_id, self.assignment.pool_id) if self.assignment else (None, None)

    @property
    def missing(self) -> tuple[Accessory, ...]:
        if self.assignment is None or self.out:
            return ()
        return tuple(it for it in self.assignment.accessories if it not in self.assignment.accessories_back)


@dataclass(frozen=True)
class Handed:
    """Devices that go on one paper, and whose they are."""

    lent: tuple[Lent, ...]
    person: Employee | None
    pool: Unit | None

    @property
    def device_ids(self) -> tuple[int, ...]:
        return tuple(it.device.key() for it in self.lent)


def handed(session: Session, paper: Paper, device_ids: Iterable[int], on: date) -> Handed:
    """The devices as far as they belong on such a paper, all of one person or pool."""
    lent = _lent(session, device_ids)
    if not lent:
        raise Refused("Hier ist kein Gerät, von dem dieses Papier handeln könnte.")
    for it in lent:
        if problem := _UNFIT[paper](it, on):
            raise Refused(f"{it.device.inventory_no}: {problem}")
    if paper is Paper.DISPOSAL:
        return Handed(lent, None, None)
    holders = {it.holder for it in lent}
    if len(holders) > 1:
        raise Refused(
            "Diese Geräte haben verschiedene Personen. Bitte für jede ein eigenes Papier erstellen."
        )
    ((employee_id, pool_id),) = holders
    person = session.get_one(Employee, employee_id) if employee_id else None
    pool = session.get_one(Unit, pool_id) if pool_id else None
    return Handed(lent, person, pool)


def devices_of_case(session: Session, case: Application) -> tuple[int, ...]:
    return tuple(it.device_id for it in provisions(session, case) if it.device_id is not None)


def devices_of_person(session: Session, paper: Paper, employee_id: int, on: date) -> tuple[int, ...]:
    """What somebody has; on a return also what came back that day, on a reminder only what is late."""
    statement = select(Assignment).where(Assignment.employee_id == employee_id)
    found = session.exec(statement.order_by(col(Assignment.id))).all()
    return tuple(dict.fromkeys(it.device_id for it in found if _asked_for(it, paper, on)))


def _asked_for(it: Assignment, paper: Paper, on: date) -> bool:
    if it.until is not None:
        return paper is Paper.RETURN and it.until == on
    return paper is not Paper.REMINDER or (it.expected_on is not None and it.expected_on < on)


def _lent(session: Session, device_ids: Iterable[int]) -> tuple[Lent, ...]:
    """In the order of their numbers."""
    keys = list(device_ids)
    latest = {
        it.device_id: it
        for it in session.exec(
            select(Assignment).where(col(Assignment.device_id).in_(keys)).order_by(col(Assignment.id))
        )
    }
    statement = (
        select(Device, DeviceModel)
        .join(DeviceModel, col(DeviceModel.id) == col(Device.model_id))
        .where(col(Device.id).in_(keys))
        .order_by(col(Device.inventory_no))
    )
    return tuple(
        Lent(device, model.listed_name, latest.get(device.key())) for device, model in session.exec(statement)
    )


def _not_handed_over(it: Lent, _on: date) -> str | None:
    return (
        None
        if it.out or it.device.state is State.RESERVED
        else "Das Gerät ist weder ausgegeben noch reserviert."
    )


def _never_out(it: Lent, _on: date) -> str | None:
    return None if it.assignment else "Das Gerät war noch nie ausgegeben."


def _not_lost(it: Lent, _on: date) -> str | None:
    return (
        None if it.out or it.device.state is State.LOST else "Das Gerät ist weder ausgegeben noch verloren."
    )


def _not_late(it: Lent, on: date) -> str | None:
    if not it.out:
        return "Das Gerät ist nicht ausgegeben."
    expected = it.device.expected_on
    return None if expected and expected < on else "Die Rückgabe ist noch nicht überfällig."


def _not_retired(it: Lent, _on: date) -> str | None:
    return None if it.device.state is State.RETIRED else "Das Gerät ist nicht ausgesondert."


_UNFIT: dict[Paper, Callable[[Lent, date], str | None]] = {
    Paper.HANDOVER: _not_handed_over,
    Paper.RETURN: _never_out,
    Paper.LOSS: _not_lost,
    Paper.REMINDER: _not_late,
    Paper.DISPOSAL: _not_retired,
}
