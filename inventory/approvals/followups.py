"""Leavers and movers: what an exit or a change of unit leaves to do, visible until it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Field, Session, col, func, or_, select

from inventory import fields, text
from inventory.approvals.equipment import expect_device
from inventory.approvals.records import Application
from inventory.approvals.states import PENDING, RUNNING, Step
from inventory.approvals.words import Task
from inventory.devices.records import Device
from inventory.errors import Invalid, Refused
from inventory.people.records import Employee
from inventory.rights import Right, guarded
from inventory.store.columns import STRICT, Record, derived, key_text, says, word
from inventory.store.history import books, follows
from inventory.today import today

LIVING = (*PENDING, *RUNNING)


class FollowUp(Record, table=True):
    """Something to do for one person until a day."""

    __tablename__ = "follow_up"
    listing: ClassVar[str] = "follow_ups"
    kept_by: ClassVar[Right | None] = Right.FOLLOW_UPS
    declared: ClassVar[tuple[fields.Field, ...]] = (
        fields.Field("due_on", "Frist", fields.Kind.DATE),
        fields.Field("done_on", "Erledigt am", fields.Kind.DATE),
    )

    task: Task = Field(sa_type=word(Task))
    employee_id: int = Field(foreign_key="employee.id", index=True)
    due_on: date = Field(index=True)
    done_on: date | None = None
    done_by: str | None = None
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.Index(
            "uq_follow_up_open",
            "employee_id",
            "task",
            unique=True,
            sqlite_where=sa.text("done_on IS NULL"),
            postgresql_where=sa.text("done_on IS NULL"),
            info=says("Diese Aufgabe ist schon offen.", "employee_id"),
        ),
        STRICT,
    )

    def derive(self, session: AnySession) -> None:
        person = session.get_one(Employee, self.employee_id)
        self.search_text = text.search_text(person.last_name, person.first_name, self.task.label)

    def refuse_leaving(self, session: AnySession) -> None:
        """What still has to be done stays, although what opened it is taken back."""
        exit_on = session.get_one(Employee, self.employee_id).exit_on
        if self in session.deleted and exit_on is not None and _has_to_do(session, self):
            self.due_on = exit_on
            session.add(self)


@follows(Employee)
def _open_for_leavers_and_movers(session: AnySession, person: Employee) -> None:
    """An exit asks for the end of the case and for the devices, a new unit for a second look."""
    if "undoes" in session.info:
        return  # what followed then is taken back with it
    changed = sa.inspect(person).attrs
    if changed.exit_on.history.has_changes():
        _plan_exit(session, person)
        _expect_devices(session, person, instead_of=changed.exit_on.history.deleted)
    if changed.unit_id.history.has_changes() and _has_case(session, person.key()):
        _open(session, person, Task.REVIEW_CASE, today())


@follows(Device)
def _open_for_what_a_leaver_gets(session: AnySession, device: Device) -> None:
    if device.employee_id is not None and sa.inspect(device).attrs.employee_id.history.has_changes():
        _open_at_exit(session, device.employee_id, Task.RETURN_DEVICES)


@follows(Application)
def _open_for_what_a_leaver_begins(session: AnySession, case: Application) -> None:
    if case.state in LIVING and sa.inspect(case).attrs.state.history.has_changes():
        _open_at_exit(session, case.employee_id, Task.END_CASE)


def _open_at_exit(session: AnySession, employee_id: int, task: Task) -> None:
    """What comes after an exit is known has to be done by then, too."""
    person = session.get_one(Employee, employee_id)
    if person.exit_on is not None:
        _open(session, person, task, person.exit_on)


@follows(Employee)
def _go_to_the_new_manager(session: AnySession, person: Employee) -> None:
    """Whoever leads the unit now has the say in its cases; those that moved are looked at first."""
    if "undoes" in session.info or not sa.inspect(person).attrs.manager_id.history.has_changes():
        return
    cases = select(Application).where(
        Application.employee_id == person.id,
        Application.unit_id == person.unit_id,
        col(Application.state).in_(LIVING),
    )
    for case in session.scalars(cases):
        case.manager_id = person.manager_id


@follows(Employee)
def _rename_follow_ups(session: AnySession, person: Employee) -> None:
    for found in session.scalars(select(FollowUp).where(col(FollowUp.employee_id) == person.id)):
        found.derive(session)


def _plan_exit(session: AnySession, person: Employee) -> None:
    wanted = {
        Task.END_CASE: _has_case(session, person.key()),
        Task.RETURN_DEVICES: bool(_held(session, person.key())),
    }
    for task, needed in wanted.items():
        if person.exit_on is None:
            _drop(session, person, task)
        elif needed:
            _open(session, person, task, person.exit_on)


def _expect_devices(session: AnySession, person: Employee, *, instead_of: Sequence[date | None]) -> None:
    """Devices come back at the exit, unless sooner; an exit that moves or is taken back takes them along."""
    for device in _held(session, person.key()):
        planned = device.expected_on is not None and device.expected_on in instead_of
        day = None if planned else device.expected_on
        expect_device(session, device, min((it for it in (day, person.exit_on) if it), default=None))


def _open(session: AnySession, person: Employee, task: Task, due_on: date) -> None:
    if found := _open_task(session, person.key(), task):
        found.due_on = due_on
    else:
        session.add(FollowUp(task=task, employee_id=person.key(), due_on=due_on))


def _drop(session: AnySession, person: Employee, task: Task) -> None:
    """Who stays after all has nothing to hand in."""
    if found := _open_task(session, person.key(), task):
        session.delete(found)


def _has_to_do(session: AnySession, found: FollowUp) -> bool:
    """As it will be once all that is being written is written."""
    cases = select(Application).where(Application.employee_id == found.employee_id)
    return {
        Task.END_CASE: any(it.state in LIVING for it in session.scalars(cases)),
        Task.RETURN_DEVICES: any(
            it.employee_id == found.employee_id for it in _held(session, found.employee_id)
        ),
        Task.REVIEW_CASE: False,
    }[found.task]


def _open_task(session: AnySession, employee_id: int, task: Task) -> FollowUp | None:
    for it in session.new:
        if isinstance(it, FollowUp) and (it.employee_id, it.task) == (employee_id, task):
            return it
    return session.scalars(
        select(FollowUp).where(
            FollowUp.employee_id == employee_id, FollowUp.task == task, col(FollowUp.done_on).is_(None)
        )
    ).first()


def _has_case(session: AnySession, employee_id: int) -> bool:
    statement = select(func.count()).where(
        Application.employee_id == employee_id, col(Application.state).in_(LIVING)
    )
    return bool(session.scalars(statement).one())


def _held(session: AnySession, employee_id: int) -> list[Device]:
    return list(session.scalars(select(Device).where(Device.employee_id == employee_id)))


@dataclass(frozen=True)
class Matter:
    """What a follow-up is about; `ends_by` is the step that ends its case where it stands now."""

    task: Task
    person_id: int
    case_id: int | None
    ends_by: Step
    device_ids: tuple[int, ...]


def about(session: Session, *, follow_up_id: int) -> Matter:
    """The case that runs comes before one that is still in process."""
    found = session.get_one(FollowUp, follow_up_id)
    living = select(Application).where(
        Application.employee_id == found.employee_id, col(Application.state).in_(LIVING)
    )
    cases = session.exec(living.order_by(col(Application.id).desc())).all()
    running = [case for case in cases if case.state in RUNNING]
    case = next(iter((*running, *cases)), None) if found.task is not Task.RETURN_DEVICES else None
    return Matter(
        found.task,
        found.employee_id,
        case.key() if case else None,
        Step.END if running else Step.WITHDRAW,
        tuple(device.key() for device in _held(session, found.employee_id)),
    )


@guarded(Right.FOLLOW_UPS)
@books("Folgeaufgabe erledigt")
def settle(session: Session, *, follow_up_id: int, on: date) -> FollowUp:
    """Close what is done; what is not done stays in sight."""
    found = session.get_one(FollowUp, follow_up_id)
    if found.done_on is not None:
        raise Refused("Diese Aufgabe ist schon erledigt.")
    if found.task is Task.END_CASE and _has_case(session, found.employee_id):
        raise Refused("Der Vorgang läuft noch. Bitte ihn zuerst zum Austritt beenden.")
    if found.task is Task.RETURN_DEVICES and _held(session, found.employee_id):
        raise Refused("Es sind noch nicht alle Geräte zurück.")
    if found.task is Task.REVIEW_CASE:
        _adopt_new_unit(session, found.employee_id)
    found.done_on, found.done_by = on, session.info["actor"].login
    session.flush()
    return found


def _adopt_new_unit(session: Session, employee_id: int) -> None:
    """A reviewed case belongs to the new unit and its manager from now on."""
    person = session.get_one(Employee, employee_id)
    cases = select(Application).where(
        Application.employee_id == employee_id, col(Application.state).in_(LIVING)
    )
    for case in session.exec(cases):
        case.unit_id, case.manager_id = person.unit_id, person.manager_id


@guarded(Right.PEOPLE)
@books("Person entfernt")
def remove_person(session: Session, *, person_id: int) -> None:
    """Only who holds nothing and has no open case can go; what has a history stays."""
    person = session.get_one(Employee, person_id)
    if held := _held(session, person_id):
        numbers = ", ".join(sorted(device.inventory_no for device in held))
        raise Refused(f"{person.listed_name} hat noch Geräte: {numbers}.")
    if _has_case(session, person_id):
        raise Refused(f"{person.listed_name} hat noch einen offenen Vorgang.")
    led = select(func.count()).where(
        or_(col(Employee.manager_id) == person_id, col(Employee.deputy_id) == person_id)
    )
    if session.exec(led).one():
        raise Invalid({"manager_id": f"{person.listed_name} ist noch als Führungskraft eingetragen."})
    session.delete(person)
    session.flush()
