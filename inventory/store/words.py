"""What the database refused, as the sentence a person reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import SQLModel

from inventory.errors import Refused, Unreachable
from inventory.store.refusals import refusal_for


@contextmanager
def in_words() -> Iterator[None]:
    """Errors a person can do something about leave as `Refused`; the rest are bugs and stay what they are."""
    try:
        yield
    except IntegrityError as error:
        raise _refusal(error) from None
    except DBAPIError as error:
        refused = Unreachable() if error.connection_invalidated else refusal_for(error)
        if refused is None:
            raise
        raise refused from None


def _refusal(error: IntegrityError) -> Refused:
    """The sentence of the constraint that refused."""
    for item in _constraints():
        if _names(item, error):
            return Refused(item.info["says"], item.info["field"])
    if "foreign key" in str(error.orig).lower():
        return Refused("Das geht nicht: Andere Einträge gehören noch dazu.")
    return Refused("Das passt nicht zu den übrigen Angaben.")


def _constraints() -> Iterator[Any]:
    for table in SQLModel.metadata.tables.values():
        yield from (item for item in (*table.constraints, *table.indexes) if "says" in item.info)


def _names(item: Any, error: IntegrityError) -> bool:
    """SQLite names the columns of a unique constraint, PostgreSQL and every CHECK name the constraint."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        return bool(diagnosis.constraint_name == item.name)
    message = str(error.orig)
    if message.startswith("UNIQUE"):
        columns = ", ".join(f"{item.table.name}.{column.name}" for column in item.columns)
        return isinstance(item, sa.UniqueConstraint | sa.Index) and message.endswith(f": {columns}")
    return message.endswith(f": {item.name}")
