"""Who stands in for an account, and for whom it stands in."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from inventory.access.records import Account, Deputy
from inventory.people.records import Employee


@dataclass(frozen=True)
class StandIn:
    """A stand-in as one account sees it: with `for_others` it is the one that acts."""

    deputy_id: int
    name: str
    for_others: bool
    starts_on: date
    ends_on: date


def stand_ins(session: Session, *, account_id: int, today: date) -> tuple[StandIn, ...]:
    """Those of today and later, the earliest first."""
    statement = select(Deputy).where(
        or_(col(Deputy.account_id) == account_id, col(Deputy.deputy_id) == account_id),
        col(Deputy.ends_on) >= today,
    )
    found = session.exec(statement.order_by(col(Deputy.starts_on))).all()
    return tuple(_stand_in(session, it, account_id) for it in found)


def _stand_in(session: Session, deputy: Deputy, account_id: int) -> StandIn:
    for_others = deputy.deputy_id == account_id
    other = session.get_one(Account, deputy.account_id if for_others else deputy.deputy_id)
    person = session.get(Employee, other.employee_id) if other.employee_id else None
    name = f"{person.listed_name} ({other.login})" if person else other.login
    return StandIn(deputy.key(), name, for_others, deputy.starts_on, deputy.ends_on)
