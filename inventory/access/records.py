"""Tables of accounts and of who stands in for whom."""

from datetime import date
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import Field, col, select

from inventory import fields, text
from inventory.access.fields import ACCOUNT_FIELDS, DEPUTY_FIELDS
from inventory.actor import Role
from inventory.errors import Refused
from inventory.people.records import Employee
from inventory.store.columns import STRICT, Record, Words, derived, key_text, says
from inventory.store.history import follows


class Account(Record, table=True):
    listing: ClassVar[str] = "accounts"
    declared: ClassVar[tuple[fields.Field, ...]] = ACCOUNT_FIELDS

    login: str
    employee_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    roles: tuple[Role, ...] = Field(default=(), sa_type=Words(Role))
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    active: bool = True
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint("login", info=says("Diese Anmeldung hat schon ein Konto.", "login")),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return self.login

    @property
    def administers(self) -> bool:
        return self.active and Role.ADMIN in self.roles

    def refuse_leaving(self, session: Session) -> None:
        if self in session.deleted or not self.administers:
            others = session.scalars(select(Account).where(Account.id != self.id))
            if not any(it.administers for it in others):
                raise Refused("Ein aktives Konto mit der Rolle „Administration“ muss bleiben.", "roles")

    def derive(self, session: Session) -> None:
        person = session.get_one(Employee, self.employee_id) if self.employee_id else None
        roles = (role.label for role in self.roles)
        self.search_text = text.search_text(self.login, person.listed_name if person else None, *roles)


@follows(Employee)
def _rename_account(session: Session, employee: Employee) -> None:
    """An account is found by the new name of its person, too."""
    for account in session.scalars(select(Account).where(col(Account.employee_id) == employee.id)):
        account.derive(session)


class Deputy(Record, table=True):
    listing: ClassVar[str] = "deputies"
    declared: ClassVar[tuple[fields.Field, ...]] = DEPUTY_FIELDS

    account_id: int = Field(foreign_key="account.id", index=True)
    deputy_id: int = Field(foreign_key="account.id", index=True)
    starts_on: date
    ends_on: date
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

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

    def derive(self, session: Session) -> None:
        logins = (session.get_one(Account, key).login for key in (self.account_id, self.deputy_id))
        self.search_text = text.search_text(*logins)
