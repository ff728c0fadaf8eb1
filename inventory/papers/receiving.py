"""A filled form becomes an application: handed in when complete, otherwise a draft with what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, or_, select

from inventory.approvals.actions import draft, take
from inventory.approvals.agreement import version_on
from inventory.approvals.knowledge import running_case
from inventory.approvals.records import Application, whole
from inventory.approvals.states import State, Step
from inventory.approvals.words import ApplicationKind, Paper, SignatureForm
from inventory.errors import Invalid, Refused
from inventory.papers.actions import make
from inventory.papers.blank import handed_out
from inventory.papers.keeping import keep_file
from inventory.papers.returned import Returned, digest
from inventory.papers.words import FileKind
from inventory.people.records import Employee
from inventory.rights import Right, guarded
from inventory.store.history import books
from inventory.text import fold, sort_key

ALTERED = (
    "An diesem Formular wurde etwas geändert, was nicht zum Ausfüllen gedacht ist: "
    "sein Wortlaut oder seine Felder. Bitte lassen Sie den Antrag auf einem unveränderten Formular stellen."
)
UNKNOWN = (
    "Diese Fassung des Formulars ist hier nicht bekannt, weder als gültige noch als frühere. "
    "Bitte lassen Sie den Antrag auf dem gültigen Formular stellen."
)
NOBODY = "Zu den Angaben im Formular findet sich niemand. Bitte wählen Sie die Person aus."


@dataclass(frozen=True)
class Received:
    """What became of a form; a draft names at each field what still has to be said."""

    application_id: int
    name: str
    submitted: bool
    problems: Mapping[str, str]
    notes: tuple[str, ...] = ()


@guarded(Right.CASES)
@books("Antragsformular eingelesen")
def receive(
    session: Session,
    *,
    returned: Returned,
    on: date,
    employee_id: int | None = None,
    signed_as: SignatureForm = SignatureForm.TEXT,
) -> Received:
    """Make an application of a form, for the person it names or the one that is chosen."""
    notes = _notes(session, returned, on)
    person = session.get_one(Employee, employee_id) if employee_id else whose(session, returned.person, on)
    _refuse_again(session, returned, person)
    values = _values(session, returned, person, on, signed_as)
    case = draft(session, values=values)
    problems = _problems(returned)
    if not problems:
        problems = _hand_in(session, case, on)
    if not problems:
        paper = make(session, paper=Paper.APPLICATION, application_id=case.key(), on=on)
        if returned.signed:
            keep_file(session, paper, FileKind.SIGNED, returned.file, on)
    return Received(case.key(), case.listed_name, not problems, problems, notes)


def whose(session: Session, said: Mapping[str, Any], on: date) -> Employee:
    """Whoever the form names: by personnel number, by mail, or by a name that only one person has."""
    called = sort_key(f"{said['last_name']}, {said['first_name']}").partition("\t")[0]
    for typed, condition in (
        (said["personnel_no"], Employee.personnel_no == said["personnel_no"]),
        (said["email"], func.lower(Employee.email) == (said["email"] or "").lower()),
        (called, col(Employee.sort_key).startswith(f"{called}\t", autoescape=True)),
    ):
        here = or_(col(Employee.exit_on).is_(None), col(Employee.exit_on) >= on)
        found = session.exec(select(Employee).where(here, condition)).all() if typed else ()
        fitting = [it for it in found if _is_called(it, said)]
        if found and not fitting:
            raise Refused(
                f"„{typed}“ gehört zu „{found[0].listed_name}“. Bitte wählen Sie die Person aus.",
                "employee_id",
            )
        if len(fitting) == 1:
            return fitting[0]
    raise Refused(NOBODY, "employee_id")


def _is_called(person: Employee, said: Mapping[str, Any]) -> bool:
    """As the form says, however its letters were typed."""
    names = (person.last_name, said["last_name"]), (person.first_name, said["first_name"])
    return all(fold(known) == fold(typed or "") for known, typed in names)


def _notes(session: Session, returned: Returned, on: date) -> tuple[str, ...]:
    known = handed_out(session, returned.number)
    if known is None:
        raise Refused(UNKNOWN)
    form, rules = known
    if form.likeness != returned.likeness:
        raise Refused(ALTERED)
    if rules.id == version_on(session, on).id:
        return ()
    return (f"Das Formular gehört zu einer früheren Fassung: {rules.name}. Bitte prüfen Sie die Angaben.",)


def _refuse_again(session: Session, returned: Returned, person: Employee) -> None:
    cases = select(Application).where(
        Application.employee_id == person.id, Application.state != State.WITHDRAWN
    )
    for case in session.exec(cases):
        if digest(whole(session, case)) == returned.digest:
            raise Refused(f"Dieser Antrag liegt schon vor: {case.listed_name}, Stand „{case.state.label}“.")


def _values(
    session: Session, returned: Returned, person: Employee, on: date, signed_as: SignatureForm
) -> dict[str, Any]:
    running = running_case(session, person.key())
    goes_before = returned.values["kind"] not in (None, ApplicationKind.FIRST)
    criteria = (version_on(session, on).criteria or "").splitlines()
    obstacles = [it for it in (returned.values["obstacles"] or "").splitlines() if it in criteria]
    return {
        **returned.values,
        "obstacles": "\n".join(obstacles) or None,
        "employee_id": person.id,
        "received_on": on,
        "signed_as": signed_as,
        "predecessor_id": running.id if running and goes_before else None,
    }


def _problems(returned: Returned) -> dict[str, str]:
    """Those of the application; who it is of is known by now."""
    return {name: it for name, it in returned.problems.items() if name in returned.values}


def _hand_in(session: Session, case: Application, on: date) -> dict[str, str]:
    """What stands in the way of handing it in; then it stays a draft."""
    try:
        with session.begin_nested():
            take(session, application_id=case.key(), step=Step.SUBMIT, values={"on": on})
    except Invalid as invalid:
        return invalid.problems
    except Refused as refused:
        return {refused.field or "employee_id": refused.message}
    return {}
