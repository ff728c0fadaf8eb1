"""What a scanned code means where devices go out and come in."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from inventory.actor import Role
from inventory.devices.fields import Accessory, Condition, DeviceKind
from inventory.devices.lifecycle import Step, transition
from inventory.devices.records import Assignment, Device, DeviceModel
from inventory.errors import Refused
from inventory.people.records import Employee, Unit


@dataclass(frozen=True)
class Scanned:
    """A device at the counter: what it is, who has it, what was handed over with it."""

    device_id: int
    inventory_no: str
    kind: DeviceKind
    what: str
    holder: str
    since: date | None
    accessories: tuple[Accessory, ...]
    condition: Condition | None
    reserved_for_id: int | None


def scanned(session: Session, *, code: str, step: Step, roles: frozenset[Role]) -> Scanned:
    """The device that carries this code; refused in words if the step cannot be taken with it now."""
    statement = select(Device).where(
        or_(
            *(
                column == code.upper()
                for column in (col(Device.inventory_no), col(Device.serial_no), col(Device.imei))
            )
        )
    )
    found = session.exec(statement.limit(2)).all()
    if not found:
        raise Refused(f"„{code}“ gehört zu keinem Gerät. Ist es schon aufgenommen?")
    if len(found) > 1:
        raise Refused(f"„{code}“ steht auf mehreren Geräten. Bitte die Inventarnummer scannen.")
    return at_counter(session, device_id=found[0].key(), step=step, roles=roles)


def at_counter(session: Session, *, device_id: int, step: Step, roles: frozenset[Role]) -> Scanned:
    """A device somebody chose, if the step can be taken with it now."""
    device = session.get_one(Device, device_id)
    try:
        transition(device.state, step, held=device.held, roles=roles)
    except Refused as refused:
        raise Refused(f"{device.inventory_no}: {_why(session, device, step) or refused.message}") from None
    model = session.get_one(DeviceModel, device.model_id)
    handed_over = _handed_over(session, device)
    return Scanned(
        device_id,
        device.inventory_no,
        device.kind,
        f"{device.kind.label} · {model.manufacturer} {model.name}",
        _holder(session, device),
        handed_over.since if handed_over else None,
        handed_over.accessories if handed_over else (),
        device.condition,
        device.reserved_for_id,
    )


def handed_over(session: Session, *, device_ids: list[int]) -> tuple[Accessory, ...]:
    """The accessories that went out with these devices and are expected back."""
    found = session.exec(
        select(Assignment).where(col(Assignment.device_id).in_(device_ids), col(Assignment.until).is_(None))
    )
    given = {it for assignment in found for it in assignment.accessories}
    return tuple(it for it in Accessory if it in given)


def _handed_over(session: Session, device: Device) -> Assignment | None:
    return session.exec(
        select(Assignment).where(Assignment.device_id == device.id, col(Assignment.until).is_(None))
    ).first()


def _holder(session: Session, device: Device) -> str:
    if device.employee_id is not None:
        return session.get_one(Employee, device.employee_id).listed_name
    if device.pool_id is not None:
        pool = session.get_one(Unit, device.pool_id)
        return f"{pool.code} {pool.name}"
    return ""


def _why(session: Session, device: Device, step: Step) -> str:
    """The reason as the person at the counter would say it."""
    if step is Step.ISSUE and device.held:
        return f"Das Gerät hat schon {_holder(session, device)}. Erst zurücknehmen."
    if step is Step.RETURN and not device.held:
        return f"Niemand hat das Gerät, es ist „{device.state.label}“."
    return ""
