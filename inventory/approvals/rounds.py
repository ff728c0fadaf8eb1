"""The renewal round: cases that end soon, each renewed by an application of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from inventory.approvals.actions import draft
from inventory.approvals.agreement import version_on
from inventory.approvals.filing import renewed
from inventory.approvals.records import Application, whole
from inventory.approvals.states import PENDING, RUNNING, State
from inventory.errors import Refused
from inventory.rights import Right, guarded
from inventory.store.history import books
from inventory.store.texts import name_of
from inventory.today import today


def ending(session: Session, *, first: date, last: date) -> list[Application]:
    """The running cases that end in a span of days and have no renewal under way."""
    renewal = aliased(Application)
    under_way = (
        select(renewal.id)
        .where(
            col(renewal.predecessor_id) == col(Application.id),
            col(renewal.state).in_((State.DRAFT, *PENDING)),
        )
        .exists()
    )
    statement = (
        select(Application)
        .where(
            col(Application.state).in_(RUNNING),
            col(Application.ends_on).between(first, last),
            ~under_way,
        )
        .order_by(col(Application.ends_on), col(Application.id))
    )
    return list(session.exec(statement))


@dataclass(frozen=True)
class Candidate:
    """A case that could be renewed, in one line."""

    application_id: int
    case_no: str
    person: str
    unit: str
    ends_on: date


def candidates(session: Session, *, first: date, last: date) -> list[Candidate]:
    return [
        Candidate(
            case.key(),
            case.listed_name,
            name_of(session, "people", case.employee_id),
            name_of(session, "units", case.unit_id),
            case.ends_on,
        )
        for case in ending(session, first=first, last=last)
        if case.ends_on
    ]


@guarded(Right.CASES)
@books("Verlängerungsrunde begonnen")
def begin_renewals(session: Session, *, application_ids: Iterable[int]) -> list[Application]:
    """A draft for each, with everything known filled in; what is declared and signed is asked anew.

    A renewal is a new case, so that its term is the usual one of today's agreement.
    """
    return [_renewal(session, session.get_one(Application, key)) for key in application_ids]


def _renewal(session: Session, before: Application) -> Application:
    if before.state not in RUNNING or before.ends_on is None:
        raise Refused(f"{before.case_no} läuft nicht mehr.")
    return draft(session, values=renewed(whole(session, before), version_on(session, today())))
