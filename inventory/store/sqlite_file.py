"""The database file: whether it is ours, sound and usable, and how it is opened."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from inventory.errors import Refused
from inventory.store.migrations import HEAD
from inventory.store.place import shared_place
from inventory.store.refusals import refusal_for

if TYPE_CHECKING:
    import sqlite3 as sqlite3  # noqa: PLC0414 (other modules take the driver from here)
else:
    from pysqlite3 import dbapi2 as sqlite3

NEW = 0
"""The schema number of a file that holds nothing yet."""

APPLICATION_ID = 0x4D6F_426C
"""Stands in the header of every file of ours."""

WAL_IS_SAFE_FROM = (3, 51, 3)
"""Older versions of SQLite can damage the file when two connections write their logs back at once."""


def journal_mode(version: tuple[int, ...]) -> str:
    return "WAL" if version >= WAL_IS_SAFE_FROM else "DELETE"


PRAGMAS = {
    "busy_timeout": "5000",
    "journal_mode": journal_mode(sqlite3.sqlite_version_info),
    "synchronous": "FULL",  # with less, a power cut takes back what was acknowledged
    "foreign_keys": "ON",
    "recursive_triggers": "ON",  # otherwise INSERT OR REPLACE deletes without a trigger
    "secure_delete": "ON",
    "temp_store": "MEMORY",
    "cache_size": "-65536",
    "journal_size_limit": "67108864",
}


LOGS = ("-wal", "-journal")
"""What SQLite may leave beside the file when it does not end cleanly."""


def inspect(path: Path) -> int:
    """The schema number of our file, `NEW` if there is none yet; any other file is refused, untouched."""
    if place := shared_place(path):
        raise Refused(
            f"„{path.name}“ liegt {place}. Dort kann eine Datenbankdatei beschädigt werden. Bitte wählen Sie "
            "einen Ordner dieses Computers oder, für mehrere Arbeitsplätze, einen PostgreSQL-Server."
        )
    _need_writable_folder(path.parent)
    if path.is_dir():
        raise Refused(f"„{path.name}“ ist ein Ordner. Bitte wählen Sie eine Datei.")
    if not path.exists() or path.stat().st_size == 0:
        return NEW
    schema = schema_number(path)
    if not _writable(path):
        raise Refused(
            f"„{path.name}“ ist schreibgeschützt. "
            "Bitte heben Sie den Schreibschutz auf oder wählen Sie eine andere Datei."
        )
    return schema


def create(path: Path) -> None:
    """An empty file of ours, unless there is one already."""
    with closing(_open(path, "mode=rwc")) as connection:
        if connection.execute("PRAGMA page_count").fetchone() == (0,):
            # Before the log comes into use: what stands there only is not in the header of the file.
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def connect(path: Path, *, readonly: bool = False) -> "sqlite3.Connection":
    """A connection with our settings; transactions are begun by whoever uses it."""
    # A file that was moved away while people work must not come back empty.
    connection = _open(path, "mode=rw")
    try:
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name} = {value}")
        connection.execute(f"PRAGMA query_only = {int(readonly)}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def alone(path: Path) -> Iterator["sqlite3.Connection"]:
    """A connection that has the file for itself, without a log beside it; refused while others use it."""
    with closing(_open(path, "mode=rw")) as connection:
        connection.execute("PRAGMA busy_timeout = 500")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            if _code(error) != sqlite3.SQLITE_BUSY:
                raise
            raise Refused(
                f"„{path.name}“ wird gerade benutzt. "
                "Bitte beenden Sie Mobilakte an allen Plätzen und versuchen Sie es noch einmal."
            ) from None
        yield connection


def ended_uncleanly(path: Path) -> bool:
    """Whether a log was left that nobody uses; what it holds is then finished."""
    if not has_log(path):
        return False
    with _in_words(path), closing(_open(path, "mode=rw")) as connection:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema")
        except sqlite3.DatabaseError as error:
            if _code(error) != sqlite3.SQLITE_BUSY:
                raise
            return False
    return True


def check(path: Path) -> None:
    """Read the whole file and refuse it if it is damaged."""
    parameters = "mode=rw" if has_log(path) else "mode=ro&immutable=1"
    with _in_words(path), closing(_open(path, parameters)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise _damaged(path)


def _open(path: Path, parameters: str) -> "sqlite3.Connection":
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{parameters}", uri=True, isolation_level=None, check_same_thread=False
    )


def schema_number(path: Path) -> int:
    """The number in the header of one of our files, also of a copy; the file is left as it is."""
    # SQLite reads the header instead of open(): closing a file of one's own would drop the locks that other
    # connections of this process hold on it. "immutable" leaves the file and its folder as they are.
    with _in_words(path), closing(_open(path, "mode=ro&immutable=1")) as connection:
        if has_log(path):
            # The log may hold pages that the header counts already: not damaged, only unfinished.
            connection.execute("PRAGMA writable_schema = ON")
        try:
            ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        except sqlite3.DatabaseError as error:
            if _code(error) != sqlite3.SQLITE_NOTADB:
                raise
            ours = False
        if not ours:
            raise Refused(
                f"„{path.name}“ ist keine Datenbank von Mobilakte. Bitte wählen Sie eine andere Datei."
            )
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if not has_log(path):
            connection.execute("SELECT count(*) FROM sqlite_schema")
    if schema > HEAD:
        raise Refused(
            f"„{path.name}“ wurde mit einer neueren Version von Mobilakte angelegt. "
            "Bitte aktualisieren Sie das Programm."
        )
    return schema


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise _damaged(path) from None
        raise refusal_for(error) or error from None


def _code(error: "sqlite3.Error") -> int:
    return error.sqlite_errorcode & 0xFF


def _damaged(path: Path) -> Refused:
    return Refused(f"„{path.name}“ ist beschädigt. Bitte spielen Sie eine unbeschädigte Sicherung zurück.")


def has_log(path: Path) -> bool:
    """Whether the file is in use, or was when its program ended; changes nothing."""
    for ending in LOGS:
        with suppress(FileNotFoundError):
            if path.with_name(path.name + ending).stat().st_size:
                return True
    return False


def _need_writable_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refused(
            f"Den Ordner „{folder}“ gibt es nicht, und er lässt sich nicht anlegen. "
            "Bitte wählen Sie einen anderen Ordner."
        ) from None
    probe = folder / f".{uuid4().hex}"
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError:
        raise Refused(
            f"Im Ordner „{folder}“ darf nicht geschrieben werden. "
            "Bitte lassen Sie sich das Recht dazu geben oder wählen Sie einen anderen Ordner."
        ) from None


def _writable(path: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=effective)
