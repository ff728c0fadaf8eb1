"""What the office does with people and units."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from inventory.errors import Refused
from inventory.fields import Values, checked
from inventory.people.fields import PERSON_FIELDS, UNIT_FIELDS
from inventory.people.records import Employee, Unit
from inventory.rights import Right, guarded
from inventory.store.history import books, name_booking
from inventory.store.merge import corrected
from inventory.today import today


@guarded(Right.PEOPLE)
@books("Einheit angelegt")
def add_unit(session: Session, *, values: Values) -> Unit:
    unit = Unit(**checked(UNIT_FIELDS, values))
    session.add(unit)
    session.flush()
    return unit


@guarded(Right.PEOPLE)
@books("Einheit geändert")
def correct_unit(session: Session, *, unit_id: int, base: Values, values: Values) -> Unit:
    unit = session.get_one(Unit, unit_id)
    _refuse_circle(session, unit_id, values.get("parent_id", unit.parent_id))
    return corrected(session, unit, base=base, values=values)


@guarded(Right.PEOPLE)
@books("Person aufgenommen")
def add_person(session: Session, *, values: Values) -> Employee:
    """Take a person in; who was here before keeps the personnel number and with it the history."""
    clean = checked(PERSON_FIELDS, values)
    _refuse_closed_unit(session, clean["unit_id"])
    person = session.exec(select(Employee).where(Employee.personnel_no == clean["personnel_no"])).first()
    if person is None:
        person = Employee(**clean)
        session.add(person)
    else:
        _take_back(session, person, clean)
    session.flush()
    return person


@dataclass(frozen=True)
class Known:
    """Somebody whose personnel number is recorded already."""

    person_id: int
    name: str
    exit_on: date | None
    values: dict[str, Any]


def known_as(session: Session, *, personnel_no: str) -> Known | None:
    """Who carries this personnel number, also after having left."""
    person = session.exec(select(Employee).where(Employee.personnel_no == personnel_no)).first()
    if person is None:
        return None
    return Known(person.key(), person.full_name, person.exit_on, person.model_dump())


@guarded(Right.PEOPLE)
@books("Person geändert")
def correct_person(session: Session, *, person_id: int, base: Values, values: Values) -> Employee:
    person = session.get_one(Employee, person_id)
    unit_id = values.get("unit_id")
    if unit_id is not None and unit_id != person.unit_id:
        _refuse_closed_unit(session, unit_id)
    return corrected(session, person, base=base, values=values)


def _take_back(session: Session, person: Employee, clean: dict[str, Any]) -> None:
    if person.exit_on is None or person.exit_on >= clean["entry_on"]:
        raise Refused(f"Diese Personalnummer gehört schon zu {person.full_name}.", "personnel_no")
    name_booking(session, "Person zurückgekehrt")
    for name, value in clean.items():
        setattr(person, name, value)


def _refuse_closed_unit(session: Session, unit_id: int) -> None:
    unit = session.get(Unit, unit_id)
    if unit is None or (unit.valid_until is not None and unit.valid_until < today()):
        raise Refused("Diese Organisationseinheit gibt es nicht mehr. Bitte eine gültige wählen.", "unit_id")


def _refuse_circle(session: Session, unit_id: int, parent_id: int | None) -> None:
    while parent_id is not None:
        if parent_id == unit_id:
            raise Refused("Das ergäbe einen Kreis: Die Einheit gehörte zu sich selbst.", "parent_id")
        parent_id = session.exec(select(Unit.parent_id).where(col(Unit.id) == parent_id)).one()
