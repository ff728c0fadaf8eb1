"""Values of records as people read them, references by the name of what they refer to."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlmodel import Session, SQLModel

from inventory.fields import Field, Kind, Values
from inventory.store.columns import Record


def shown(session: Session, field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.kind is Kind.REFERENCE:
        return name_of(session, field.refers_to, value)
    return field.show(value)


def worded(session: Session, fields: Iterable[Field], values: Values) -> dict[str, str]:
    return {field.name: shown(session, field, values.get(field.name)) for field in fields}


def seen_values(record: Record, fields: Iterable[Field]) -> dict[str, Any]:
    """What a record holds in these fields."""
    values = record.model_dump()
    return {field.name: values[field.name] for field in fields if field.name in values}


def name_of(session: Session, listing: str, key: int) -> str:
    """How the record of a list is called."""
    found = session.get(listed_class(listing), key)
    return found.listed_name if found else "gelöscht"


@cache
def listed_class(listing: str) -> type[Record]:
    mappers = SQLModel._sa_registry.mappers  # noqa: SLF001 (SQLModel offers no public way)
    return next(m.class_ for m in mappers if issubclass(m.class_, Record) and m.class_.listing == listing)
