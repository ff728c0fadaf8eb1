"""Recording an application from paper: what is known is filled in, and it is handed in at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from inventory.approvals.actions import correct, draft, take
from inventory.approvals.agreement import version_on
from inventory.approvals.deadlines import last_day, months_later
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.knowledge import running_case
from inventory.approvals.records import Application, whole
from inventory.approvals.rules import Ruleset
from inventory.approvals.states import PENDING, State, Step
from inventory.approvals.words import ApplicationKind, Equipment, Place, WorkForm
from inventory.devices.records import Device
from inventory.errors import Invalid
from inventory.fields import Values
from inventory.people.records import Employee
from inventory.store.history import books
from inventory.text import date_text

AFRESH = ("declarations", "signed_on", "signed_as", "received_on", "predecessor_id", "kind", "changed_facts")
"""What a later application does not take over: it is declared and signed anew."""
WEEK = 5


@dataclass(frozen=True)
class Known:
    """What can be filled in for a person; `sentence` says where it comes from or what stands in the way.

    A term has so many `months`, and an end comes so many `notice_weeks` after its application.
    """

    values: Mapping[str, Any]
    criteria: tuple[str, ...]
    months: int
    notice_weeks: int
    sentence: str


def known_for(session: Session, *, employee_id: int, today: date) -> Known:
    person = session.get_one(Employee, employee_id)
    rules = version_on(session, today)
    running = running_case(session, employee_id)
    criteria = tuple((rules.criteria or "").splitlines())
    if running is None:
        values = _first(session, person, rules, today)
        in_the_way = _in_the_way(session, employee_id)
        return Known(values, criteria, rules.default_months, rules.notice_weeks, in_the_way)
    until = f" bis {date_text(running.ends_on)}" if running.ends_on else ""
    sentence = f"Es läuft {running.case_no}{until}; die Angaben kommen von dort."
    values = _later(session, running, rules, today)
    return Known(values, criteria, rules.default_months, rules.notice_weeks, sentence)


@books("Antrag eingereicht")
def file(session: Session, *, values: Values, today: date) -> Application:
    """Record an application and hand it in, as one booking: it is complete, or nothing is recorded."""
    received = _received(values, today)
    case = draft(session, values=values)
    return take(session, application_id=case.key(), step=Step.SUBMIT, values={"on": received})


@books("Antrag eingereicht")
def hand_in(
    session: Session, *, application_id: int, base: Values, values: Values, today: date
) -> Application:
    """Hand in what was begun before."""
    received = _received(values, today)
    correct(session, application_id=application_id, base=base, values=values)
    return take(session, application_id=application_id, step=Step.SUBMIT, values={"on": received})


def renewed(before: Mapping[str, Any], rules: Ruleset) -> dict[str, Any]:
    """What a renewal takes over; it begins when the case before it ends."""
    known = {it.name: before[it.name] for it in APPLICATION_FIELDS if it.name not in AFRESH}
    begin = before["ends_on"] + timedelta(days=1)
    return {
        **known,
        "kind": ApplicationKind.RENEWAL,
        "predecessor_id": before["id"],
        "begins_on": begin,
        "ends_on": last_day(begin, rules.default_months),
    }


def _first(session: Session, person: Employee, rules: Ruleset, today: date) -> dict[str, Any]:
    begin = months_later(today, 2).replace(day=1)
    return {
        "employee_id": person.id,
        "kind": ApplicationKind.FIRST,
        "received_on": today,
        "form": WorkForm.REGULAR,
        "begins_on": begin,
        "ends_on": last_day(begin, rules.default_months),
        "place": Place.HOME,
        "internet": True,
        "equipment": () if _holds_a_device(session, person) else (Equipment.NOTEBOOK,),
    }


def _later(session: Session, running: Application, rules: Ruleset, today: date) -> dict[str, Any]:
    """A renewal where the end is near enough, otherwise a change that begins next month."""
    before = whole(session, running)
    if running.ends_on and today >= running.ends_on - timedelta(days=rules.renewal_days):
        return {**renewed(before, rules), "received_on": today}
    known = {it.name: before[it.name] for it in APPLICATION_FIELDS if it.name not in AFRESH}
    return {
        **known,
        "kind": ApplicationKind.CHANGE,
        "predecessor_id": running.id,
        "received_on": today,
        "begins_on": months_later(today, 1).replace(day=1),
    }


def _in_the_way(session: Session, employee_id: int) -> str:
    open_cases = (State.DRAFT, *PENDING)
    statement = select(Application).where(
        Application.employee_id == employee_id, col(Application.state).in_(open_cases)
    )
    found = session.exec(statement).first()
    if found is None:
        return ""
    return f"{found.listed_name} ist schon in Bearbeitung, Stand „{found.state.label}“."


def _holds_a_device(session: Session, person: Employee) -> bool:
    return session.exec(select(Device.id).where(Device.employee_id == person.id)).first() is not None


def _received(values: Values, today: date) -> date:
    received = values.get("received_on")
    if not isinstance(received, date):
        raise Invalid({"received_on": "„Eingegangen am“ fehlt noch."})
    if received > today:
        raise Invalid({"received_on": "Dieser Tag liegt noch vor uns."})
    return received
