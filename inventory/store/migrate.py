"""Brings a database to the newest schema: revisions, then the triggers and search tables of its engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import Refused
from inventory.store import backup
from inventory.store.backup import Progress
from inventory.store.migrations import HEAD
from inventory.store.sqlite_file import sqlite3
from inventory.store.words import in_words

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = 0x4D6F_426C
"""The advisory lock that lets one desk migrate a server while the others wait."""


def needs_upgrade(engine: sa.Engine) -> bool:
    """Asked at every start, so without Alembic; a database newer than this program is refused."""
    with in_words(), engine.connect().execution_options(mobilakte_reads=True) as connection:
        number = _number_on_file(connection) if _is_file(engine) else _number_on_server(connection)
    if number > HEAD:
        raise Refused(
            "Die Datenbank wurde mit einer neueren Version von Mobilakte angelegt. "
            "Bitte aktualisieren Sie das Programm."
        )
    return number < HEAD


def upgrade(engine: sa.Engine, progress: Progress | None = None) -> None:
    """In one transaction: either the whole schema is new, or nothing has changed."""
    with in_words(), engine.connect() as connection:
        if _is_file(engine):
            _upgrade_file(connection, progress)
        else:
            _upgrade_server(connection)


def configuration(connection: sa.Connection) -> "Config":
    """What Alembic needs to know."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _is_file(engine: sa.Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _number_on_file(connection: sa.Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _number_on_server(connection: sa.Connection) -> int:
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        return 0
    number = ""
    if "alembic_version" in tables:
        number = connection.exec_driver_sql("SELECT max(version_num) FROM alembic_version").scalar() or ""
    if not number.isdecimal():
        raise Refused("In dieser Datenbank liegen andere Daten. Bitte geben Sie eine leere Datenbank an.")
    return int(number)


def _upgrade_file(connection: sa.Connection, progress: Progress | None) -> None:
    file: Any = connection.connection.driver_connection
    (number,) = file.execute("PRAGMA user_version").fetchone()
    if number:
        backup.before_upgrade(Path(file.execute("PRAGMA database_list").fetchone()[2]), progress)
    with _references_unchecked(file), connection.begin():
        _run_revisions(connection)
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            raise RuntimeError(f"a revision broke {len(broken)} references")
        _run_file_programmables(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {HEAD}")
    # The number belongs into the header of the file: other versions look there before they read the log.
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _references_unchecked(file: Any) -> Iterator[None]:
    """Rebuilding a table drops it for a moment; SQLite changes this setting only outside a transaction."""
    file.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        file.execute("PRAGMA foreign_keys = ON")


def _upgrade_server(connection: sa.Connection) -> None:
    with connection.begin():
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
        _number_on_server(connection)  # refuses what is not ours
        _run_revisions(connection)
        # Without parameters psycopg takes a script of several statements.
        script = _script("postgresql")
        connection.execution_options(no_parameters=True).exec_driver_sql(script)


def _run_revisions(connection: sa.Connection) -> None:
    from alembic import command

    command.upgrade(configuration(connection), "head")


def _run_file_programmables(connection: sa.Connection) -> None:
    for statement in _statements(_script("sqlite")):
        connection.exec_driver_sql(statement)
    for table in _searched_tables(connection):
        indexed = _triggers(connection, table)
        for statement in _statements(_script("sqlite_search").replace("{table}", table)):
            connection.exec_driver_sql(statement)
        if _triggers(connection, table) != indexed:
            # Rows were there before the triggers, or were changed while a rebuilt table had none.
            connection.exec_driver_sql(f"INSERT INTO {table}_search ({table}_search) VALUES ('rebuild')")


def _script(name: str) -> str:
    return (MIGRATIONS / "programmables" / f"{name}.sql").read_text(encoding="utf-8")


def _statements(script: str) -> Iterator[str]:
    """One by one, because `executescript` would commit."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _searched_tables(connection: sa.Connection) -> list[str]:
    statement = """
        SELECT tables.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
        WHERE tables.sql LIKE 'CREATE TABLE%' AND columns.name = 'search_text'
    """
    return [name for (name,) in connection.exec_driver_sql(statement)]


def _triggers(connection: sa.Connection, table: str) -> set[str]:
    statement = f"""
        SELECT name FROM sqlite_schema
        WHERE type = 'trigger' AND tbl_name = '{table}' AND name GLOB '{table}_search_*'
    """
    return {name for (name,) in connection.exec_driver_sql(statement)}
