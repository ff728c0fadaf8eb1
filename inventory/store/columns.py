"""Column types that mean the same on SQLite (STRICT tables) and PostgreSQL, and the base of every record."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session, declared_attr
from sqlmodel import Field, SQLModel

from inventory import fields
from inventory.rights import Right

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

STRICT: dict[str, Any] = {"sqlite_strict": True}
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""The id of a record, and a reference to one."""


def _in_strict_tables(kind: type[sa.types.TypeEngine[Any]], name: str) -> None:
    def spell(_element: object, _compiler: object, **_options: object) -> str:
        return name

    compiles(kind, "sqlite")(spell)


_STRICT_NAMES: dict[type[sa.types.TypeEngine[Any]], str] = {
    sa.String: "TEXT",
    sa.Date: "TEXT",
    sa.DateTime: "TEXT",
    sa.Enum: "TEXT",
    sa.Boolean: "INTEGER",
    sa.BigInteger: "INTEGER",
}
for _kind, _name in _STRICT_NAMES.items():
    _in_strict_tables(_kind, _name)


class Cents(sa.TypeDecorator[Decimal]):
    """A decimal with two places, kept as an exact integer."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        scaled = Decimal(value).scaleb(2)
        if scaled != scaled.to_integral_value():
            raise ValueError("money has two decimals")
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


class Utc(sa.TypeDecorator[datetime]):
    """A moment, always aware, always UTC."""

    impl = sa.DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[Any]:
        return dialect.type_descriptor(sa.DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        value = value.astimezone(UTC)
        return value if dialect.name == "postgresql" else value.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Words(sa.TypeDecorator[tuple[fields.Word, ...]]):
    """Several words of one kind in one text, in the order of their declaration."""

    impl = sa.String
    cache_ok = True

    def __init__(self, words: type[fields.Word]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: Sequence[fields.Word] | None, dialect: Dialect) -> str:
        return ",".join(word.value for word in self.words if word in (value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[fields.Word, ...]:
        return tuple(self.words.of(word) for word in (value or "").split(",") if word)


def word(words: type[fields.Word], name: str = "") -> sa.Enum:
    """A word by its value, with a CHECK instead of a PostgreSQL type that would need migrating.

    The CHECK is named like the kind of word; a second column of that kind in one table names its own.
    """

    def values(members: type[fields.Word]) -> list[str]:
        return [member.value for member in members]

    return sa.Enum(
        words,
        name=name or words.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=24,
        validate_strings=True,
        values_callable=values,
    )


def key_text() -> sa.types.TypeEngine[str]:
    """Text that both engines compare byte by byte."""
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def derived() -> dict[str, Any]:
    """Marks a column that is computed from others and therefore has no history of its own."""
    return {"info": {"derived": True}}


def says(sentence: str, field: str | None = None) -> dict[str, Any]:
    """What a person reads when the constraint that carries this refuses."""
    return {"says": sentence, "field": field}


class Record(SQLModel):
    """A row several desks may edit; saving a stale copy fails."""

    declared: ClassVar[tuple[fields.Field, ...]] = ()
    listing: ClassVar[str] = ""
    """The list that shows records of this kind."""
    kept_by: ClassVar[Right | None] = None
    """The right to take back what others booked here; without one, everybody takes back only their own."""

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    version: int = Field(default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 (SQLAlchemy passes the class)
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]

    @property
    def listed_name(self) -> str:
        """How this record is called where another one refers to it."""
        return str(self.key())

    def refuse_leaving(self, session: Session) -> None:
        """Say no where something must not go, or must not become what it is about to."""

    def derive(self, session: Session) -> None:
        """Bring the derived columns up to date before they are written."""

    def key(self) -> int:
        """The id of a record that has been stored."""
        assert self.id is not None  # noqa: S101 (for the type checker: flushed records have one)
        return self.id
