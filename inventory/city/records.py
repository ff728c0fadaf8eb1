"""The table of the city; it has one row."""

from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import Field

from inventory import fields, text
from inventory.city.fields import CITY_FIELDS
from inventory.rights import Right
from inventory.store.columns import STRICT, Record, derived, key_text, says


class City(Record, table=True):
    listing: ClassVar[str] = "cities"
    kept_by: ClassVar[Right | None] = Right.CITY
    declared: ClassVar[tuple[fields.Field, ...]] = CITY_FIELDS

    name: str
    workplaces: int | None = None
    department: str | None = None
    street: str | None = None
    postcode: str | None = None
    town: str | None = None
    phone: str | None = None
    email: str | None = None
    web: str | None = None
    court: str | None = None
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.CheckConstraint("id = 1", name="only_one", info=says("Es gibt nur eine Stadt.", "name")),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return self.name

    def derive(self, session: Session) -> None:
        self.search_text = text.search_text(self.name, self.department)
