"""What the office does with devices: take in, issue, take back, correct, every other step."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, or_, select

from inventory.actor import Role
from inventory.devices.fields import DEVICE_FIELDS, IMEI, SERIAL, letter
from inventory.devices.lifecycle import DONE, State, Step, transition
from inventory.devices.records import Assignment, Device, DeviceModel
from inventory.errors import Invalid, Refused
from inventory.fields import Values, checked
from inventory.people.records import Employee, Unit
from inventory.rights import Right, guarded
from inventory.store.history import books, name_booking
from inventory.store.merge import merge
from inventory.store.sequences import take
from inventory.text import date_text

DIGITS = 5


@dataclass(frozen=True)
class Received:
    """One device of a delivery, as it came out of its box."""

    serial_no: str
    imei: str | None = None
    iccid: str | None = None


@guarded(Right.DEVICES)
@books("Lieferung aufgenommen")
def take_in(session: Session, *, delivery: Values, received: Sequence[Received]) -> list[Device]:
    """Record a delivery; the inventory numbers are given now, in the order the devices were scanned."""
    if not received:
        raise Refused("Bitte zuerst mindestens eine Seriennummer scannen.", SERIAL.name)
    values = [_device_values(session, delivery, item) for item in received]
    if twice := _repeated(it[SERIAL.name] for it in values):
        raise Refused(f"Die Seriennummer {twice} steht zweimal in der Lieferung.", SERIAL.name)
    start = letter(values[0]["kind"])
    numbers = take(session, f"inventory_no {start}", len(values))
    devices = [
        Device(inventory_no=f"{start}-{number:0{DIGITS}}", **it)
        for number, it in zip(numbers, values, strict=True)
    ]
    session.add_all(devices)
    session.flush()
    return devices


def recorded(session: Session, *, model_id: int, serials: Iterable[str]) -> dict[str, str]:
    """Those of the serial numbers that are recorded already, with their inventory numbers."""
    scanned = {serial.upper(): serial for serial in serials}
    statement = select(Device.serial_no, Device.inventory_no).where(
        Device.model_id == model_id, col(Device.serial_no).in_(list(scanned))
    )
    return {scanned[serial]: number for serial, number in session.exec(statement)}


def imei_recorded(session: Session, *, imei: str) -> str | None:
    """The inventory number of the device that carries this IMEI."""
    return session.exec(select(Device.inventory_no).where(Device.imei == imei)).first()


@guarded(Right.DEVICES)
@books("Gerät berichtigt")
def correct(session: Session, *, device_id: int, base: Values, values: Values) -> Device:
    """Change what was typed wrong; fields other desks changed meanwhile stay theirs."""
    device = session.get_one(Device, device_id)
    clean = checked(DEVICE_FIELDS, {**device.model_dump(), **values})
    merge(session, device, base=base, mine={name: clean[name] for name in values})
    session.flush()
    return device


@guarded(Right.DEVICES)
@books("Ausgegeben")
def issue(session: Session, *, device_ids: Iterable[int], values: Values) -> list[Device]:
    """Hand devices to a person or to a pool of a unit."""
    return [step(session, device_id=it, step=Step.ISSUE, values=values) for it in device_ids]


@guarded(Right.DEVICES)
@books("Zurückgenommen")
def take_back(session: Session, *, device_ids: Iterable[int], values: Values) -> list[Device]:
    return [step(session, device_id=it, step=Step.RETURN, values=values) for it in device_ids]


def step(session: Session, *, device_id: int, step: Step, values: Values) -> Device:
    """Take a step of the table: who may, what it asks for and where it leads stand in `lifecycle`."""
    return _take(session, device_id, step, values, session.info["actor"].roles)


def follow(session: Session, *, device_id: int, step: Step, values: Values) -> Device:
    """Take a step that a case brings with it, whoever moved the case."""
    return _take(session, device_id, step, values, frozenset(Role))


def _take(session: Session, device_id: int, step: Step, values: Values, roles: frozenset[Role]) -> Device:
    name_booking(session, DONE[step])
    device = session.get_one(Device, device_id)
    cell = transition(device.state, step, held=device.held, roles=roles)
    clean = checked(cell.asks, values)
    if effect := EFFECTS.get(step):
        effect(session, device, clean)
    for name, value in clean.items():
        if name in Device.model_fields and name not in ("employee_id", "pool_id", "expected_on"):
            setattr(device, name, value)
    device.state = cell.target
    session.flush()
    return device


def step_each(session: Session, *, taken: Step, each: Mapping[int, Values]) -> list[Device]:
    """Take one step with several devices as one booking, each with its own answers."""
    devices = []
    for device_id, values in each.items():
        try:
            devices.append(step(session, device_id=device_id, step=taken, values=values))
        except Invalid:
            raise
        except Refused as refused:
            number = session.get_one(Device, device_id).inventory_no
            raise Refused(f"{number}: {refused.message}", refused.field) from None
    return devices


def _hand_over(session: Session, device: Device, values: Mapping[str, Any]) -> None:
    employee_id, pool_id = values["employee_id"], values["pool_id"]
    if (employee_id is None) == (pool_id is None):
        raise Invalid({"employee_id": "Bitte entweder eine Person oder einen Pool wählen."})
    _refuse_leaver(session, values)
    if pool_id is not None:
        session.get_one(Unit, pool_id)
    if values["expected_on"] and values["expected_on"] < values["on"]:
        raise Invalid({"expected_on": "Die Rückgabe liegt vor der Ausgabe."})
    expected_on = _due_back(session, values)
    session.add(
        Assignment(
            device_id=device.key(),
            employee_id=employee_id,
            pool_id=pool_id,
            since=values["on"],
            expected_on=expected_on,
            accessories=values["accessories"],
            condition=device.condition,
        )
    )
    device.employee_id, device.pool_id, device.expected_on = employee_id, pool_id, expected_on
    device.reserved_for_id = device.reserved_until = None
    device.wiped_on = device.wipe_proof = None


def _refuse_leaver(session: Session, values: Mapping[str, Any]) -> None:
    if values["employee_id"] is None:
        return
    person = session.get_one(Employee, values["employee_id"])
    if person.exit_on is not None and person.exit_on < values["on"]:
        raise Invalid(
            {"employee_id": f"Der Austritt von {person.listed_name} ist am {date_text(person.exit_on)}."}
        )


def _due_back(session: Session, values: Mapping[str, Any]) -> date | None:
    """The day that was agreed, and at the latest the exit of whoever gets the device."""
    employee_id = values["employee_id"]
    exit_on = session.get_one(Employee, employee_id).exit_on if employee_id is not None else None
    return min((it for it in (values["expected_on"], exit_on) if it), default=None)


def _close(session: Session, device: Device, values: Mapping[str, Any]) -> None:
    """End the open assignment, if there is one."""
    device.employee_id = device.pool_id = device.expected_on = None
    found = session.exec(
        select(Assignment).where(Assignment.device_id == device.id, col(Assignment.until).is_(None))
    ).first()
    if found is None:
        return
    if values["on"] < found.since:
        raise Invalid({"on": f"Ausgegeben wurde das Gerät erst am {found.since:%d.%m.%Y}."})
    found.until = values["on"]
    found.condition_back = values.get("condition")
    found.accessories_back = values.get("accessories", ())


def _clear_reservation(_session: Session, device: Device, _values: Mapping[str, Any]) -> None:
    device.reserved_for_id = device.reserved_until = None


def _lose(session: Session, device: Device, values: Mapping[str, Any]) -> None:
    _close(session, device, values)
    _clear_reservation(session, device, values)


def _find(_session: Session, device: Device, _values: Mapping[str, Any]) -> None:
    device.loss_report = None


def _repaired(_session: Session, device: Device, _values: Mapping[str, Any]) -> None:
    device.repair_order = None


def _retire(_session: Session, device: Device, values: Mapping[str, Any]) -> None:
    device.retired_on = values["on"]


Effect = Callable[[Session, Device, Mapping[str, Any]], None]
EFFECTS: dict[Step, Effect] = {
    Step.ISSUE: _hand_over,
    Step.RETURN: _close,
    Step.RELEASE: _clear_reservation,
    Step.BACK_TO_STOCK: _repaired,
    Step.BACK_TO_HOLDER: _repaired,
    Step.REPORT_LOST: _lose,
    Step.FIND: _find,
    Step.RETIRE: _retire,
}


def _device_values(session: Session, delivery: Values, received: Received) -> dict[str, Any]:
    model = session.get(DeviceModel, delivery.get("model_id"))
    values = {
        "kind": model.kind if model else None,
        **delivery,
        "serial_no": received.serial_no,
        "imei": received.imei,
        "iccid": received.iccid,
    }
    try:
        return checked(DEVICE_FIELDS, values)
    except Invalid as invalid:
        if problem := invalid.problems.get(IMEI.name):
            raise Refused(f"{received.serial_no}: {problem}", IMEI.name) from None
        raise


def _repeated(serials: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for serial in serials:
        if serial in seen:
            return serial
        seen.add(serial)
    return None


def states_of(session: Session, device_ids: Iterable[int]) -> set[tuple[State, bool]]:
    """The states of some devices, and whether they are held: what decides which steps they have in common."""
    held = or_(col(Device.employee_id).is_not(None), col(Device.pool_id).is_not(None))
    statement = select(col(Device.state), held).where(col(Device.id).in_(list(device_ids))).distinct()
    return {(state, bool(is_held)) for state, is_held in session.exec(statement)}
