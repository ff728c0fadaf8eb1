"""Looking into a store from outside."""

from typing import Any, TypeVar

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from inventory.access.records import Account, Deputy
from inventory.approvals.followups import FollowUp
from inventory.approvals.records import Application, ApplicationFlags, TeleworkAddress
from inventory.approvals.rules import Ruleset
from inventory.approvals.way import Involvement, Provision, ReviewOpinion, ReviewStep
from inventory.city.records import City
from inventory.devices.records import (
    Assignment,
    Contract,
    Device,
    DeviceModel,
    Licence,
    LicenceAssignment,
)
from inventory.people.records import Employee, Unit
from inventory.store.columns import Record
from inventory.store.database import Store

KINDS: list[type[Record]] = [
    Unit,
    Employee,
    DeviceModel,
    Contract,
    Licence,
    Device,
    Assignment,
    LicenceAssignment,
    City,
    Account,
    Deputy,
    Ruleset,
    Application,
    ApplicationFlags,
    TeleworkAddress,
    ReviewStep,
    ReviewOpinion,
    Involvement,
    Provision,
    FollowUp,
]
EVERY = 9
"""So many records are passed over between two that are looked at closely."""

R = TypeVar("R", bound=SQLModel)


def all_of(store: Store, kind: type[R]) -> list[R]:
    """Every row of a table, oldest first."""
    by_age: Any = col(kind.id)  # type: ignore[attr-defined]
    return store.read(lambda session: list(session.exec(select(kind).order_by(by_age))))


def asked(store: Store, sql: str, **values: Any) -> list[Any]:
    return store.read(lambda session: list(session.connection().execute(sa.text(sql), values)))
