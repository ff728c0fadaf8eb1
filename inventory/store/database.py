"""The one place that opens sessions: every action is one transaction, every refusal leaves it in words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session as Session  # noqa: PLC0414 (the window names sessions without knowing SQLModel)
from sqlmodel import SQLModel

from inventory.actor import Actor
from inventory.errors import Refused, Unreachable
from inventory.store import address, history, sqlite_file
from inventory.store.reader import Reader

T = TypeVar("T")
TRIES = 5


class UnitOfWork(Session):
    """A session whose changes are written into the history as they are flushed."""


history.listen(UnitOfWork)


class Store:
    """One database, SQLite or PostgreSQL."""

    def __init__(self, url: str) -> None:
        address.check(url)
        self.url = url
        self.engine = _engine(url)

    @contextmanager
    def transaction(self, actor: Actor) -> Iterator[Session]:
        """Commit when the block ends, roll back when it raises."""
        try:
            with UnitOfWork(self.engine, expire_on_commit=False) as session, session.begin():
                session.info["actor"] = actor
                yield session
        except IntegrityError as error:
            raise _refusal(error) from None
        except DBAPIError as error:
            refused = Unreachable() if _lost(error) else sqlite_file.refusal_for(error)
            if refused is None:
                raise
            raise refused from None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment and writes nothing."""
        try:
            with Session(self.engine) as session:
                session.connection(execution_options={"mobilakte_reads": True})
                yield session
        except DBAPIError as error:
            refused = Unreachable() if _lost(error) else sqlite_file.refusal_for(error)
            if refused is None:
                raise
            raise refused from None

    def write(self, actor: Actor, action: Callable[[Session], T]) -> tuple[T, int | None]:
        """Run an action in a transaction of its own; answer with its result and its booking.

        When another desk was faster on the same record, the action sees the new state and is run again.
        """
        for attempt in range(1, TRIES + 1):
            try:
                with self.transaction(actor) as session:
                    result = action(session)
                    session.flush()
                    booking = history.booked(session)
            except StaleDataError:
                if attempt == TRIES:
                    raise
            else:
                return result, booking
        raise AssertionError("unreachable")

    def read(self, query: Callable[[Session], T]) -> T:
        with self.reading() as session:
            return query(session)

    def reader(self) -> Reader:
        """A connection of its own for lists."""
        return Reader(self.url)

    def close(self) -> None:
        self.engine.dispose()


def _engine(url: str) -> sa.Engine:
    path = address.sqlite_path(url)
    if path is None:
        return sa.create_engine(url, pool_pre_ping=True, hide_parameters=True)
    from pysqlite3 import dbapi2

    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: sqlite_file.connect(path),
        poolclass=sa.QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: sa.Connection) -> None:
    """Writers queue at their first statement instead of failing at a later one."""
    reads = connection.get_execution_options().get("mobilakte_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _lost(error: DBAPIError) -> bool:
    """Whether there is no connection any more; psycopg has no SQLSTATE when it could not even ask."""
    return error.connection_invalidated or getattr(error.orig, "sqlstate", "") is None


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
