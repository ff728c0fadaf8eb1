"""Tables of accounts and of who stands in for whom."""

from datetime import date
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from inventory import fields
from inventory.access.fields import ACCOUNT_FIELDS, DEPUTY_FIELDS
from inventory.actor import Role
from inventory.store.columns import STRICT, Record, Words, says


class Account(Record, table=True):
    taken_back_by_others: ClassVar[bool] = False
    declared: ClassVar[tuple[fields.Field, ...]] = ACCOUNT_FIELDS

    login: str
    employee_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    roles: tuple[Role, ...] = Field(default=(), sa_type=Words(Role))
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    active: bool = True

    __table_args__ = (
        sa.UniqueConstraint("login", info=says("Diese Anmeldung hat schon ein Konto.", "login")),
        STRICT,
    )


class Deputy(Record, table=True):
    taken_back_by_others: ClassVar[bool] = False
    declared: ClassVar[tuple[fields.Field, ...]] = DEPUTY_FIELDS

    account_id: int = Field(foreign_key="account.id", index=True)
    deputy_id: int = Field(foreign_key="account.id", index=True)
    starts_on: date
    ends_on: date

    __table_args__ = (
        sa.CheckConstraint(
            "ends_on >= starts_on", name="span", info=says("Das Ende liegt vor dem Beginn.", "ends_on")
        ),
        sa.CheckConstraint(
            "account_id <> deputy_id",
            name="somebody_else",
            info=says("Niemand vertritt sich selbst.", "deputy_id"),
        ),
        STRICT,
    )
