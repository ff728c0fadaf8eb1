"""Reading for lists: plain SQL on a raw driver connection, near its speed and without loading SQLModel."""

import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

from inventory import listing as lists
from inventory.errors import Unreachable
from inventory.fields import Kind
from inventory.listing import Column, Listing, Query, Row
from inventory.store import address, statements
from inventory.store.refusals import refusal_for
from inventory.store.statements import POSTGRESQL, SQLITE, SQLITE_WALK, Dialect, Statement
from inventory.today import today

CHUNK = 4096
CACHE = 8192
"""Kilobytes each connection keeps of the file; there are several, and the system keeps the file, too."""
FEW, MANY = 2000, 10_000
"""Few hits are sorted; with more, walking along the list may find the first of them sooner."""
WALK = 0.005
"""Seconds after which a walk is given up; where hits are many, it first leaps to where a sample begins."""
SAMPLE = 1000
STEPS = 10_000
"""Instructions of SQLite between two looks at the clock."""


class Interrupted(Exception):
    """A newer wish stopped the reading."""


class Reader:
    """One connection of its own, for one thread; `interrupt` may be called from another."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: Any = None
        path = address.sqlite_path(url)
        self._connect: Callable[[], Any] = (lambda: _sqlite(path)) if path else (lambda: _postgresql(url))
        self._dialect: Dialect = SQLITE if path else POSTGRESQL

    def first(self, listing: Listing, query: Query, limit: int) -> list[tuple[int, Row]]:
        """The first rows of a query, as fast as they can be had; fewer than `limit` are all there are.

        When a word has many hits, nearly all far down the list, single ones above them show with `ids` only.
        """
        return self.rows(listing, self._first_ids(listing, query, limit))

    def ids(self, listing: Listing, query: Query, going: Callable[[], bool]) -> "array[int]":
        """All ids of a query in order; `going` is asked between chunks."""
        wanted = statements.ids(listing, query, self._dialect)
        vector = array("q")
        if self._dialect is SQLITE:
            vector.frombytes(self._all(statements.packed(wanted))[0][0] or b"")
            if sys.byteorder == "little":
                vector.byteswap()
        else:
            for chunk in self._chunks(wanted):
                if not going():
                    break
                vector.extend([row[0] for row in chunk])
        if not going():
            raise Interrupted
        return vector

    def rows(self, listing: Listing, wanted: Sequence[int]) -> list[tuple[int, Row]]:
        """These rows in this order; a row that is gone is left out."""
        if not wanted:
            return []
        found = self._all(statements.rows(listing, wanted, self._dialect))
        shown = dict(self._shown(listing, found))
        return [(key, shown[key]) for key in wanted if key in shown]

    def values(self, listing: Listing, wanted: Sequence[int]) -> list[Sequence[Any]]:
        """The values of these rows as they are stored, in this order; a row that is gone is left out."""
        found = {row[0]: row[1:] for row in self._all(statements.rows(listing, wanted, self._dialect))}
        return [found[key] for key in wanted if key in found]

    def count(self, listing: Listing, query: Query) -> int:
        return int(self._all(statements.count(listing, query, self._dialect))[0][0])

    def tally(self, listing: Listing, query: Query, column: Column) -> dict[Any, int]:
        """How often each value of a column occurs; where several stand together, each of them."""
        found = self._all(statements.tally(listing, query, column, self._dialect))
        if column.kind is not Kind.CHOICES:
            return dict(found)
        each: Counter[Any] = Counter()
        for together, count in found:
            each.update(dict.fromkeys((together or "").split(","), count))
        return dict(each)

    def scan(self, listing: Listing, code: str) -> int | None:
        """The one record that carries this code."""
        found = self._all(statements.scanned(listing, code, self._dialect))
        return int(found[0][0]) if len(found) == 1 else None

    def select(self, sql: str, *values: Any) -> list[Sequence[Any]]:
        """The rows of a statement with a question mark for each value."""
        return self._all(Statement(sql.replace("?", self._dialect.mark), values))

    def newest_booking(self) -> int:
        return int(self.select("SELECT coalesce(max(id), 0) FROM booking")[0][0])

    def interrupt(self) -> None:
        """Stop the running statement, for a newer wish."""
        connection = self._connection
        if connection is None:
            return
        if self._dialect is POSTGRESQL:  # asks the server over the network, which may take its time
            Thread(target=_cancel, args=(connection,), name="cancel", daemon=True).start()
        else:
            with suppress(Exception):
                connection.interrupt()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _first_ids(self, listing: Listing, query: Query, limit: int) -> list[int]:
        exact = statements.ids(listing, query, self._dialect, limit)
        hits = self._hits(listing, query)
        found, ended = self._walk(listing, query, limit) if hits >= FEW else ([], False)
        if hits >= MANY and not ended:
            start = self._all(statements.outermost(listing, query, SAMPLE))[0][0]
            further, _ended = self._walk(listing, query, limit, start)
            found = list(dict.fromkeys(found + further))[:limit]
            ended = len(found) == limit
        return found if ended else _column(self._all(exact))

    def _hits(self, listing: Listing, query: Query) -> int:
        """How many the search finds, as far as that can be told before reading everything."""
        if self._dialect is not SQLITE or not query.search:
            return 0
        if not statements.in_index(query):
            return FEW
        return int(self._all(statements.hits(listing, query, MANY))[0][0])

    def _walk(self, listing: Listing, query: Query, limit: int, start: Any = None) -> tuple[list[int], bool]:
        """What walking along the list finds in a short time, and whether that is all that was wanted."""
        deadline = monotonic() + WALK
        found: list[int] = []

        def late() -> bool:
            return monotonic() > deadline

        walk = statements.ids(listing, query, SQLITE_WALK, limit, start)
        try:
            with self._speaking() as connection:
                connection.set_progress_handler(late, STEPS)
                found.extend(row[0] for row in connection.execute(walk.sql, walk.values))
        except Interrupted:
            if not late():
                raise
            return found, False
        finally:
            self._connection.set_progress_handler(None, 0)
        return found, True

    def _shown(self, listing: Listing, found: Sequence[Any]) -> list[tuple[int, Row]]:
        read = lists.reader_of(listing, today())
        return [(row[0], read(row[1:])) for row in found]

    def _all(self, statement: Statement) -> list[Any]:
        with self._speaking() as connection:
            found: list[Any] = connection.execute(statement.sql, statement.values).fetchall()
            return found

    def _chunks(self, statement: Statement) -> Iterator[list[Any]]:
        """Piece by piece; the server keeps what is not read yet."""
        with self._speaking() as connection, connection.transaction(), connection.cursor("ids") as cursor:
            cursor.execute(statement.sql, statement.values)
            while chunk := cursor.fetchmany(CHUNK):
                yield chunk

    @contextmanager
    def _speaking(self) -> Iterator[Any]:
        """The connection; what its driver says against it leaves as our own words."""
        try:
            if self._connection is None:
                self._connection = self._connect()
            yield self._connection
        except Exception as error:
            if _was_interrupted(error):
                raise Interrupted from None
            if self._dialect is POSTGRESQL and (self._connection is None or self._connection.closed):
                self._connection = None
                raise Unreachable from None
            if refused := refusal_for(error):
                raise refused from None
            raise


_SQLITE_INTERRUPT, _QUERY_CANCELED = 9, "57014"


def _column(found: list[Any]) -> list[int]:
    return [row[0] for row in found]


def _was_interrupted(error: Exception) -> bool:
    code, state = getattr(error, "sqlite_errorcode", None), getattr(error, "sqlstate", None)
    return code == _SQLITE_INTERRUPT or state == _QUERY_CANCELED


def _cancel(connection: Any) -> None:
    with suppress(Exception):
        connection.cancel_safe(timeout=5)


def _sqlite(path: Path) -> Any:
    from inventory.store.sqlite_file import connect

    connection = connect(path, readonly=True)
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    return connection


def _postgresql(url: str) -> Any:
    import psycopg

    return psycopg.connect(address.libpq(url), autocommit=True)
