"""What the office does with cases: draft, correct, take a step, take it with several, hand out the work."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from inventory.actor import Actor, Role
from inventory.approvals import effects as _effects  # noqa: F401 (says what each step brings with it)
from inventory.approvals.agreement import rules_of
from inventory.approvals.cells import Transition
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.knowledge import facts_of
from inventory.approvals.needs import Facts
from inventory.approvals.order import in_order
from inventory.approvals.procedure import transition
from inventory.approvals.records import PARTS, Application, parts_of, whole
from inventory.approvals.states import DONE, State, Step
from inventory.approvals.walking import go
from inventory.errors import Invalid, Refused
from inventory.fields import Values, checked
from inventory.people.records import Employee
from inventory.rights import Right, guarded, require
from inventory.store.columns import Record
from inventory.store.history import books, name_booking
from inventory.store.merge import merge
from inventory.today import today

UNSET = ("employee_id", "kind")
"""What even a draft has to say."""


@books("Antrag begonnen")
def draft(session: Session, *, values: Values) -> Application:
    """Begin an application; it may stay incomplete until it is handed in."""
    clean = checked(APPLICATION_FIELDS, values, complete=False)
    if missing := [field for field in APPLICATION_FIELDS if field.name in UNSET and not clean[field.name]]:
        raise Invalid({field.name: f"„{field.label}“ fehlt noch." for field in missing})
    _require_recording(session, clean["employee_id"])
    person = session.get_one(Employee, clean["employee_id"])
    case = Application(
        **{name: value for name, value in clean.items() if name in Application.model_fields},
        unit_id=person.unit_id,
        manager_id=person.manager_id,
        waits_for=Role.HR,
    )
    session.add(case)
    session.flush()
    for part in PARTS:
        session.add(_filled(part(application_id=case.key()), clean))
    session.flush()
    return case


@books("Antrag berichtigt")
def correct(session: Session, *, application_id: int, base: Values, values: Values) -> Application:
    """Change what is not handed in yet; fields other desks changed meanwhile stay theirs."""
    case = session.get_one(Application, application_id)
    _require_recording(session, case.employee_id)
    if case.state not in (State.DRAFT, State.CLARIFICATION):
        raise Refused("Der Antrag ist eingereicht. Ändern lässt er sich, solange eine Rückfrage offen ist.")
    complete = case.state is State.CLARIFICATION
    clean = checked(APPLICATION_FIELDS, {**whole(session, case), **values}, complete=complete)
    if "employee_id" in values and clean["employee_id"] != case.employee_id:
        raise Refused("Ein Antrag bleibt bei seiner Person. Bitte einen neuen beginnen.", "employee_id")
    for record in (case, *parts_of(session, case)):
        mine = {name: clean[name] for name in values if name in type(record).model_fields}
        merge(session, record, base=base, mine=mine)
    session.flush()
    return case


def take(session: Session, *, application_id: int, step: Step, values: Values) -> Application:
    """Take a step of the table: who may, what it asks for and where it leads stand in `procedure`."""
    name_booking(session, DONE[step])
    case = session.get_one(Application, application_id)
    on = _day(values)
    rules = rules_of(session, case, on)
    facts = facts_of(session, case, rules, on)
    actor: Actor = session.info["actor"]
    cell, role = transition(facts, step, actor)
    clean = checked(cell.questions, values)
    _refuse_disorder(cell, facts, clean)
    go(session, case, step, cell=cell, role=role, facts=facts, answers=clean)
    session.flush()
    return case


def take_each(session: Session, *, step: Step, each: Mapping[int, Values]) -> list[Application]:
    """Take one step with several cases as one booking; each stays a decision of its own."""
    cases = []
    for application_id, values in each.items():
        try:
            cases.append(take(session, application_id=application_id, step=step, values=values))
        except Invalid as invalid:
            if len(each) == 1:
                raise
            name = session.get_one(Application, application_id).listed_name
            raise Invalid({field: f"{name}: {it}" for field, it in invalid.problems.items()}) from None
        except Refused as refused:
            name = session.get_one(Application, application_id).listed_name
            raise Refused(f"{name}: {refused.message}", refused.field) from None
    return cases


@guarded(Right.CASES)
@books("Zuständigkeit geändert")
def assign(session: Session, *, application_ids: Iterable[int], clerk_id: int | None) -> int:
    """Give cases to a clerk of HR, or back to all."""
    cases = session.exec(select(Application).where(col(Application.id).in_(list(application_ids)))).all()
    if any(case.employee_id == clerk_id for case in cases):
        raise Refused("Niemand bearbeitet den eigenen Antrag.", "clerk_id")
    for case in cases:
        case.clerk_id = clerk_id
    session.flush()
    return len(cases)


def _require_recording(session: Session, employee_id: int) -> None:
    """HR records applications, and people their own."""
    actor: Actor = session.info["actor"]
    if actor.employee_id != employee_id:
        require(actor, Right.CASES)


def _filled(record: Record, clean: Values) -> Record:
    for name, value in clean.items():
        if name in type(record).model_fields:
            setattr(record, name, value)
    return record


def _day(values: Values) -> date:
    on = values.get("on")
    if not isinstance(on, date):
        raise Invalid({"on": "„Am“ fehlt noch."})
    if on > today():
        raise Invalid({"on": "Dieser Tag liegt noch vor uns."})
    return on


def _refuse_disorder(cell: Transition, facts: Facts, clean: dict[str, Any]) -> None:
    problems: dict[str, str] = {}
    for check in (in_order, *cell.checks):
        problems |= check(facts, clean)
    if problems:
        raise Invalid(problems)
