"""What devices come from: models, contracts and licences."""

from datetime import date
from typing import TypeVar

from sqlmodel import Session, select

from inventory.devices.fields import CONTRACT_FIELDS, LICENCE_FIELDS, MODEL_FIELDS, LicenceMetric
from inventory.devices.records import Contract, DeviceModel, Licence, LicenceAssignment
from inventory.errors import Refused
from inventory.fields import Values, checked
from inventory.rights import Right, guarded
from inventory.store.columns import Record
from inventory.store.history import books
from inventory.store.merge import corrected

R = TypeVar("R", bound=Record)


@guarded(Right.DEVICES)
@books("Modell angelegt")
def add_model(session: Session, *, values: Values) -> DeviceModel:
    return _add(session, DeviceModel(**checked(MODEL_FIELDS, values)))


@guarded(Right.DEVICES)
@books("Modell geändert")
def correct_model(session: Session, *, model_id: int, base: Values, values: Values) -> DeviceModel:
    return corrected(session, session.get_one(DeviceModel, model_id), base=base, values=values)


@guarded(Right.DEVICES)
@books("Vertrag angelegt")
def add_contract(session: Session, *, values: Values) -> Contract:
    return _add(session, Contract(**checked(CONTRACT_FIELDS, values)))


@guarded(Right.DEVICES)
@books("Vertrag geändert")
def correct_contract(session: Session, *, contract_id: int, base: Values, values: Values) -> Contract:
    return corrected(session, session.get_one(Contract, contract_id), base=base, values=values)


@guarded(Right.DEVICES)
@books("Lizenz angelegt")
def add_licence(session: Session, *, values: Values) -> Licence:
    return _add(session, Licence(**checked(LICENCE_FIELDS, values)))


@guarded(Right.DEVICES)
@books("Lizenz geändert")
def correct_licence(session: Session, *, licence_id: int, base: Values, values: Values) -> Licence:
    return corrected(session, session.get_one(Licence, licence_id), base=base, values=values)


@guarded(Right.DEVICES)
@books("Lizenz zugewiesen")
def assign_licence(
    session: Session,
    *,
    licence_id: int,
    on: date,
    device_id: int | None = None,
    employee_id: int | None = None,
) -> LicenceAssignment:
    """Bind a licence to a device or to a person, as its metric says."""
    licence = session.get_one(Licence, licence_id)
    if (licence.metric is LicenceMetric.PER_DEVICE) != (device_id is not None):
        raise Refused(f"„{licence.product}“ wird {licence.metric.label} vergeben.")
    running = select(LicenceAssignment).where(
        LicenceAssignment.licence_id == licence_id,
        LicenceAssignment.device_id == device_id,
        LicenceAssignment.employee_id == employee_id,
        LicenceAssignment.until == None,  # noqa: E711 (SQL)
    )
    if session.exec(running).first():
        raise Refused(f"„{licence.product}“ ist hier schon zugewiesen.")
    return _add(
        session,
        LicenceAssignment(licence_id=licence_id, device_id=device_id, employee_id=employee_id, since=on),
    )


@guarded(Right.DEVICES)
@books("Lizenz entzogen")
def end_licence(session: Session, *, assignment_id: int, on: date) -> LicenceAssignment:
    assignment = session.get_one(LicenceAssignment, assignment_id)
    assignment.until = on
    session.flush()
    return assignment


def _add(session: Session, record: R) -> R:
    session.add(record)
    session.flush()
    return record
