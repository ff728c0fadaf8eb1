"""Looking into a store from outside."""

from typing import Any, TypeVar

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

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
