"""Loading many rows at the pace of the driver: indexes, triggers and foreign keys come afterwards."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from sqlmodel import SQLModel

from inventory.store import address, sqlite_file

ROWS_AT_ONCE = 20_000
FAST = {
    "journal_mode": "OFF",
    "synchronous": "OFF",
    "foreign_keys": "OFF",
    "ignore_check_constraints": "ON",
    "secure_delete": "OFF",
    "cache_size": "-32768",
}
"""A file that is thrown away when its making fails needs no protection."""


class Rows:
    """Rows of all tables, in any order: what refers to what is looked at when all of them are there."""

    def __init__(self, connection: Any, mark: str, at_once: int) -> None:
        self._at_once = at_once
        self._cursor = connection.cursor()
        self._inserts = {
            table.name: f"INSERT INTO {table.name} ({', '.join(map(_quoted, table.columns.keys()))}) "
            f"VALUES ({', '.join([mark] * len(table.columns))})"
            for table in SQLModel.metadata.sorted_tables
        }
        self._waiting: dict[str, list[tuple[Any, ...]]] = {name: [] for name in self._inserts}
        self._count = 0

    def put(self, table: str, row: tuple[Any, ...]) -> None:
        self._waiting[table].append(row)
        self._count += 1
        if self._count >= self._at_once:
            self.write()

    def write(self) -> None:
        for table, rows in self._waiting.items():
            if rows:
                self._cursor.executemany(self._inserts[table], rows)
                rows.clear()
        self._count = 0


def _quoted(name: str) -> str:
    """Some columns are called like words of SQL."""
    return f'"{name}"'


@contextmanager
def loading(url: str, tell: Callable[[float], None], at_once: int = ROWS_AT_ONCE) -> Iterator[Rows]:
    """Rows for this database; `tell` is told how far the indexes are, which are made at the end."""
    path = address.sqlite_path(url)
    if path is None:
        with _into_server(url, at_once) as rows:
            yield rows
        return
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        for name, value in FAST.items():
            connection.execute(f"PRAGMA {name} = {value}")
        connection.execute("BEGIN")
        later = _taken_off(connection)
        rows = Rows(connection, "?", at_once)
        yield rows
        rows.write()
        for place, statement in enumerate(later):
            tell(place / len(later))
            connection.execute(statement)
        connection.execute("COMMIT")
        tell(1)
        connection.execute(f"PRAGMA journal_mode = {sqlite_file.PRAGMAS['journal_mode']}")


def _taken_off(connection: Any) -> list[str]:
    """Drop indexes and triggers; the statements that bring them back, and the search index up to date."""
    schema = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    by_type: dict[str, list[tuple[str, str]]] = {"index": [], "trigger": [], "table": []}
    for sort, name, sql in schema:
        by_type.setdefault(sort, []).append((name, sql))
    for sort in ("trigger", "index"):
        for name, _sql in by_type[sort]:
            connection.execute(f"DROP {sort} {name}")
    searched = [name for name, sql in by_type["table"] if "fts5" in sql]
    return [
        *(sql for _name, sql in by_type["index"]),
        *(f"INSERT INTO {name} ({name}) VALUES ('rebuild')" for name in searched),
        *(sql for _name, sql in by_type["trigger"]),
    ]


@contextmanager
def _into_server(url: str, at_once: int) -> Iterator[Rows]:
    import psycopg

    with psycopg.connect(address.libpq(url)) as connection:
        connection.execute("SET TIME ZONE 'UTC'")
        later = _unbound(connection)
        rows = Rows(connection, "%s", at_once)
        yield rows
        rows.write()
        for statement in later:
            connection.execute(statement)
        for table in SQLModel.metadata.sorted_tables:
            if table.autoincrement_column is not None:
                connection.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                    f"coalesce(max(id), 1), count(*) > 0) FROM {table.name}"
                )


def _unbound(connection: Any) -> list[str]:
    """Drop the foreign keys; the statements that bring them back."""
    keys = connection.execute(
        "SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
    ).fetchall()
    for table, name, _sql in keys:
        connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    return [f"ALTER TABLE {table} ADD CONSTRAINT {name} {sql}" for table, name, sql in keys]
