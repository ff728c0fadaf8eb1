"""The one place that opens sessions: every action is one transaction, every refusal leaves it in words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session as Session  # noqa: PLC0414 (the window names sessions without knowing SQLModel)

from inventory.actor import Actor
from inventory.errors import Refused, Unreachable
from inventory.store import address, history, migrate, sqlite_file
from inventory.store.reader import Reader
from inventory.store.words import in_words

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
        with in_words(), UnitOfWork(self.engine, expire_on_commit=False) as session, session.begin():
            session.info["actor"] = actor
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment and writes nothing."""
        with in_words(), Session(self.engine) as session:
            session.connection(execution_options={"mobilakte_reads": True})
            yield session

    def write(self, actor: Actor, action: Callable[[Session], T]) -> tuple[T, int | None]:
        """Run an action in a transaction of its own; answer with its result and its booking.

        When another desk was faster on the same record, the action sees the new state and is run again.
        """
        for _attempt in range(TRIES):
            with suppress(StaleDataError), self.transaction(actor) as session:
                result = action(session)
                session.flush()
                return result, history.booked(session)
        raise Refused("Mehrere Plätze ändern das gerade gleichzeitig. Bitte gleich noch einmal versuchen.")

    def read(self, query: Callable[[Session], T]) -> T:
        with self.reading() as session:
            return query(session)

    def reader(self) -> Reader:
        """A connection of its own for lists."""
        return Reader(self.url)

    def close(self) -> None:
        self.engine.dispose()


def open_store(url: str) -> Store:
    """The store at this address, brought to the newest schema; what cannot be used is refused, untouched."""
    address.check(url)
    if path := address.sqlite_path(url):
        sqlite_file.inspect(path)
        if sqlite_file.ended_uncleanly(path):
            sqlite_file.check(path)
    store = Store(url)
    try:
        with in_words():
            if migrate.needs_upgrade(store.engine):
                migrate.upgrade(store.engine)
    except Unreachable:
        store.close()
        raise Refused(
            "Der Datenbankserver antwortet nicht. "
            "Bitte prüfen Sie die Adresse der Datenbank und die Verbindung zum Netz."
        ) from None
    except BaseException:
        store.close()
        raise
    return store


def _engine(url: str) -> sa.Engine:
    path = address.sqlite_path(url)
    if path is None:
        return sa.create_engine(url, pool_pre_ping=True, hide_parameters=True)
    from pysqlite3 import dbapi2

    sqlite_file.create(path)
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
