"""Tables of people and units."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import Field

from inventory import fields, text
from inventory.people.fields import PERSON_FIELDS, UNIT_FIELDS, Salutation, StatusGroup, UnitKind
from inventory.rights import Right
from inventory.store.columns import KEY, STRICT, Cents, Record, derived, key_text, says, word


class Unit(Record, table=True):
    listing: ClassVar[str] = "units"
    kept_by: ClassVar[Right | None] = Right.PEOPLE
    declared: ClassVar[tuple[fields.Field, ...]] = UNIT_FIELDS

    code: str
    name: str
    kind: UnitKind = Field(sa_type=word(UnitKind))
    parent_id: int | None = Field(default=None, foreign_key="unit.id", sa_type=KEY, index=True)
    valid_from: date
    valid_until: date | None = None
    sort_key: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint(
            "code", "valid_from", info=says("Dieses Kürzel gibt es ab diesem Tag schon.", "code")
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until >= valid_from",
            name="valid_span",
            info=says("„Gültig bis“ liegt vor „Gültig ab“.", "valid_until"),
        ),
        sa.CheckConstraint(
            "parent_id IS NULL OR parent_id <> id",
            name="own_parent",
            info=says("Eine Einheit gehört nicht zu sich selbst.", "parent_id"),
        ),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return f"{self.code} {self.name}"

    def derive(self, session: Session) -> None:
        self.sort_key = text.sort_key(self.listed_name, natural=True)
        self.search_text = text.search_text(self.code, self.name)


class Employee(Record, table=True):
    listing: ClassVar[str] = "people"
    kept_by: ClassVar[Right | None] = Right.PEOPLE
    declared: ClassVar[tuple[fields.Field, ...]] = PERSON_FIELDS

    personnel_no: str
    salutation: Salutation | None = Field(default=None, sa_type=word(Salutation))
    title: str | None = None
    first_name: str
    last_name: str
    status_group: StatusGroup = Field(sa_type=word(StatusGroup))
    unit_id: int = Field(foreign_key="unit.id", sa_type=KEY, index=True)
    manager_id: int | None = Field(default=None, foreign_key="employee.id", sa_type=KEY, index=True)
    deputy_id: int | None = Field(default=None, foreign_key="employee.id", sa_type=KEY, index=True)
    share: Decimal = Field(default=Decimal(100), sa_type=Cents)
    email: str
    phone: str | None = None
    entry_on: date
    exit_on: date | None = Field(default=None, index=True)
    sort_key: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint("personnel_no", info=says("Diese Personalnummer gibt es schon.", "personnel_no")),
        sa.Index("ix_employee_walk", "sort_key", "id", "search_text"),  # a search reads along it
        sa.CheckConstraint(
            "last_name <> '' AND first_name <> ''",
            name="named",
            info=says("Name und Vorname fehlen.", "last_name"),
        ),
        sa.CheckConstraint(
            "share > 0 AND share <= 10000",
            name="share",
            info=says("Der Arbeitszeitanteil liegt über 0 und höchstens bei 100 %.", "share"),
        ),
        sa.CheckConstraint(
            "manager_id IS NULL OR manager_id <> id",
            name="own_manager",
            info=says("Niemand ist die eigene Führungskraft.", "manager_id"),
        ),
        sa.CheckConstraint(
            "exit_on IS NULL OR exit_on >= entry_on",
            name="exit_after_entry",
            info=says("Der Austritt liegt vor dem Eintritt.", "exit_on"),
        ),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return f"{self.last_name}, {self.first_name}"

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)

    def derive(self, session: Session) -> None:
        unit = session.get_one(Unit, self.unit_id)
        self.sort_key = text.sort_key(self.listed_name)
        self.search_text = text.search_text(
            self.last_name, self.first_name, unit.code, unit.name, behind=(self.personnel_no, self.email)
        )
