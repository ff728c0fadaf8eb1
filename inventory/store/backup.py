"""Copies of the database file: made while people work, verified, and put back."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from inventory.errors import Refused
from inventory.store import address, sqlite_file
from inventory.store.refusals import refusal_for
from inventory.store.sqlite_file import sqlite3

Progress = Callable[[float], None]
"""Is told the share that is done; what it raises ends the work."""

FOLDER = "Sicherungen"
KEPT = 7
"""So many copies of a kind stay; older ones make room."""

ON_DEMAND = "Sicherung"
DAILY = "Tagessicherung"
BEFORE_UPGRADE = "vor Umstellung"


@dataclass(frozen=True)
class Backup:
    path: Path
    sha256: str
    taken_at: datetime


def file_of(url: str) -> Path:
    """The file behind a database that we can copy ourselves."""
    if path := address.sqlite_path(url):
        return path
    raise Refused(
        "Diese Datenbank liegt auf einem Server und wird dort gesichert, zum Beispiel mit „pg_dump“. "
        "Bitte fragen Sie die Administration des Servers."
    )


def backup(path: Path, into: Path | None = None, progress: Progress | None = None) -> Backup:
    """A verified copy of the file, by another name of your choice or beside it."""
    if into and into.absolute() == path.absolute():
        raise Refused("Die Sicherung kann nicht an der Stelle der Datenbank selbst liegen.")
    return _copy(path, into or _beside(path, ON_DEMAND), progress)


def daily(path: Path, progress: Progress | None = None) -> Backup | None:
    """The first start of a day makes a copy."""
    today = f"{date.today():%Y-%m-%d}"  # noqa: DTZ011 (people count days in their own time zone)
    if any(today in copy.name for copy in copies(path, DAILY)):
        return None
    return _copy_and_make_room(path, DAILY, progress)


def before_upgrade(path: Path, progress: Progress | None = None) -> Backup:
    return _copy_and_make_room(path, BEFORE_UPGRADE, progress)


def copies(path: Path, kind: str) -> list[Path]:
    """The copies of one kind that lie beside the file, oldest first."""
    return sorted((path.parent / FOLDER).glob(f"{path.stem} * {kind}{path.suffix}"))


def verify(copy: Path) -> Backup:
    """Refuses what is not a whole and sound copy of one of our databases."""
    with _in_words():
        if not copy.is_file():
            raise Refused(f"Die Sicherung „{copy.name}“ gibt es nicht.")
        found = _sha256(copy)
        with suppress(FileNotFoundError):
            noted = _sidecar(copy).read_text(encoding="utf-8").split()[0]
            if noted != found:
                raise Refused(
                    f"„{copy.name}“ wurde seit der Sicherung verändert. Bitte wählen Sie eine andere."
                )
        sqlite_file.schema_number(copy)
        sqlite_file.check(copy)
        return Backup(copy, found, datetime.fromtimestamp(copy.stat().st_mtime, UTC))


def restore(copy: Path, target: Path) -> Path | None:
    """Put a copy in the place of the database; answers where the replaced file is kept."""
    wanted = verify(copy)
    with _in_words(), _written_whole(target) as fresh:
        shutil.copyfile(copy, fresh)
        if _sha256(fresh) != wanted.sha256:
            raise Refused("Die Sicherung ließ sich nicht fehlerfrei lesen. Die Datenbank ist unverändert.")
        return _set_aside(target) if target.exists() else None


def _copy_and_make_room(path: Path, kind: str, progress: Progress | None) -> Backup:
    made = _copy(path, _beside(path, kind), progress)
    for old in copies(path, kind)[:-KEPT]:
        old.unlink()
        _sidecar(old).unlink(missing_ok=True)
    return made


def _beside(path: Path, kind: str) -> Path:
    return path.parent / FOLDER / f"{path.stem} {_now()} {kind}{path.suffix}"


def _now() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d %H-%M-%S}"


def _copy(path: Path, into: Path, progress: Progress | None) -> Backup:
    with _in_words():
        into.parent.mkdir(exist_ok=True)
        with _written_whole(into) as fresh:
            _vacuum(path, fresh, progress)
            sqlite_file.check(fresh)
            found = _sha256(fresh)
            _sidecar(into).unlink(missing_ok=True)
        with _written_whole(_sidecar(into)) as fresh:
            fresh.write_text(f"{found}  {into.name}\n", encoding="utf-8")
    if progress:
        progress(1.0)
    return Backup(into, found, datetime.now(UTC))


def _vacuum(path: Path, fresh: Path, progress: Progress | None) -> None:
    """One consistent moment, however much is written meanwhile."""
    failure: list[BaseException] = []

    def tell() -> int:
        try:
            if progress:
                progress(min(fresh.stat().st_size / size, 1.0))
        except FileNotFoundError:
            return 0
        except BaseException as error:  # noqa: BLE001 (SQLite swallows it; it is raised again below)
            failure.append(error)
            return 1
        return 0

    with closing(sqlite_file.connect(path)) as connection:
        size = path.stat().st_size
        connection.set_progress_handler(tell, 20_000)
        try:
            connection.execute("VACUUM INTO ?", (str(fresh),))
        except sqlite3.OperationalError as error:
            raise (failure[0] if failure else error) from None


@contextmanager
def _written_whole(path: Path) -> Iterator[Path]:
    """A name to write to; only what was written to the end takes the place of `path`."""
    fresh = path.with_name(f".{uuid4().hex}.tmp")
    try:
        yield fresh
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _set_aside(target: Path) -> Path:
    """Keep the database under another name, if nobody uses it."""
    try:
        with sqlite_file.alone(target):
            pass
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise
    kept = target.with_name(f"{target.stem} ersetzt {_now()}{target.suffix}")
    try:
        os.link(target, kept)
    except OSError:
        shutil.copy2(target, kept)
    for ending in sqlite_file.LOGS:  # of a damaged file it may still be there, and would spoil the new one
        log = target.with_name(target.name + ending)
        if log.exists():
            log.replace(kept.with_name(kept.name + ending))
    return kept


def _sidecar(copy: Path) -> Path:
    return copy.with_name(f"{copy.name}.sha256")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise refusal_for(error) or error from None
