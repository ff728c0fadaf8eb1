"""Reading for lists: plain SQL on a raw driver connection, near its speed and without loading SQLModel."""

from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from inventory import listing as lists
from inventory.errors import Unreachable
from inventory.listing import POSTGRESQL, SQLITE, Dialect, Listing, Query, Row, Statement
from inventory.store import address

CHUNK = 4096
FEW = 20_000
"""More hits than this are not sorted for the first rows: walking the list in its order finds those sooner."""


class Cursor(Protocol):
    def fetchmany(self, size: int) -> list[Any]: ...
    def fetchall(self) -> list[Any]: ...
    def fetchone(self) -> Any: ...


class Reader:
    """One connection of its own, for one thread; `interrupt` may be called from another."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: Any = None
        path = address.sqlite_path(url)
        self._connect: Callable[[], Any] = (lambda: _sqlite(path)) if path else (lambda: _postgresql(url))
        self._dialect: Dialect = SQLITE if path else POSTGRESQL

    def first(self, listing: Listing, query: Query, limit: int) -> list[tuple[int, Row]]:
        """The first rows of a query, as fast as they can be had."""
        return self._shown(listing, self._run(self._quickest(listing, query, limit)).fetchall())

    def ids(self, listing: Listing, query: Query, going: Callable[[], bool]) -> "array[int]":
        """All ids of a query in order; `going` is asked between chunks."""
        vector = array("q")
        cursor = self._run(lists.ids(listing, query, self._dialect))
        while (chunk := cursor.fetchmany(CHUNK)) and going():
            vector.extend([row[0] for row in chunk])
        return vector

    def rows(self, listing: Listing, wanted: Sequence[int]) -> list[tuple[int, Row]]:
        """These rows in this order; a row that is gone is left out."""
        if not wanted:
            return []
        found = self._run(lists.rows(listing, wanted, self._dialect)).fetchall()
        shown = dict(self._shown(listing, found))
        return [(key, shown[key]) for key in wanted if key in shown]

    def count(self, listing: Listing, query: Query) -> int:
        return int(self._run(lists.count(listing, query, self._dialect)).fetchone()[0])

    def scan(self, listing: Listing, code: str) -> int | None:
        """The one record that carries this code."""
        found = self._run(lists.scanned(listing, code, self._dialect)).fetchall()
        return int(found[0][0]) if len(found) == 1 else None

    def newest_booking(self) -> int:
        return int(self._run(Statement("SELECT coalesce(max(id), 0) FROM booking")).fetchone()[0])

    def interrupt(self) -> None:
        """Stop the running statement, for a newer wish."""
        if self._connection is not None:
            with suppress(Exception):
                (self._connection.interrupt if self._dialect is SQLITE else self._connection.cancel)()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _quickest(self, listing: Listing, query: Query, limit: int) -> Statement:
        plain = lists.first(listing, query, self._dialect, limit)
        if self._dialect is not SQLITE or not query.search:
            return plain
        hits = self._run(lists.count(listing, query, SQLITE, at_most=FEW)).fetchone()[0]
        return plain if hits < FEW else lists.first(listing, query, WALK, limit)

    def _shown(self, listing: Listing, found: Sequence[Any]) -> list[tuple[int, Row]]:
        read = lists.reader_of(listing, date.today())  # noqa: DTZ011 (people count days in their own time zone)
        return [(row[0], read(row[1:])) for row in found]

    def _run(self, statement: Statement) -> Cursor:
        try:
            if self._connection is None:
                self._connection = self._connect()
            cursor: Cursor = self._connection.execute(statement.sql, statement.values)
        except Exception:
            if self._dialect is POSTGRESQL and (self._connection is None or self._connection.closed):
                self._connection = None
                raise Unreachable from None
            raise
        return cursor


WALK = Dialect("?", "LIKE", trigram_table=False)


def _sqlite(path: Path) -> Any:
    from inventory.store.sqlite_file import connect

    return connect(path, readonly=True)


def _postgresql(url: str) -> Any:
    import psycopg

    return psycopg.connect(address.libpq(url), autocommit=True)
