"""What the open cases will need from stock, month by month."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from inventory.approvals.equipment import wanted
from inventory.approvals.records import Application
from inventory.approvals.states import PENDING
from inventory.approvals.way import Provision
from inventory.approvals.words import SUPPLIED_BY, Equipment
from inventory.devices.lifecycle import State
from inventory.devices.records import Device


@dataclass(frozen=True)
class Month:
    """What one month asks for beyond what is reserved, and what is left of the stock after it."""

    first: date
    equipment: Equipment
    needed: int
    left: int


def forecast(session: Session, *, today: date) -> list[Month]:
    """Month by month in the order of their beginning; less than nothing left is a shortage."""
    needed: Counter[tuple[date, Equipment]] = Counter()
    planned = _planned(session)
    for case in session.exec(select(Application).where(col(Application.state).in_(PENDING))):
        month = max(case.begins_on or today, today).replace(day=1)
        needed.update((month, it) for it in _missing(case, planned.get(case.key(), [])))
    left = {it: _stock(session, it) for it in SUPPLIED_BY}
    months: list[Month] = []
    for (month, equipment), count in sorted(needed.items()):
        left[equipment] -= count
        months.append(Month(month, equipment, count, left[equipment]))
    return months


def _planned(session: Session) -> dict[int, list[Provision]]:
    """What the IT check of open cases found."""
    found: dict[int, list[Provision]] = {}
    statement = select(Provision).join(Application, col(Application.id) == col(Provision.application_id))
    for it in session.exec(statement.where(col(Application.state).in_(PENDING))):
        found.setdefault(it.application_id, []).append(it)
    return found


def _missing(case: Application, planned: list[Provision]) -> list[Equipment]:
    """Before the IT check all that is wished for, afterwards what was not in stock."""
    if not planned:
        return wanted(case)
    return [it.equipment for it in planned if it.device_id is None]


def _stock(session: Session, equipment: Equipment) -> int:
    """Devices of the usual kind that are free."""
    statement = select(func.count()).where(
        Device.kind == SUPPLIED_BY[equipment][0], Device.state == State.STOCK
    )
    return session.exec(statement).one()
