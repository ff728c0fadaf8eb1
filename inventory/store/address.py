"""Where a database is: the URL people give, as each driver wants it."""

from pathlib import Path

from inventory.errors import Refused

SQLITE = "sqlite:///"
POSTGRESQL = "postgresql+psycopg://"


def of_file(path: Path) -> str:
    return SQLITE + path.as_posix()


def sqlite_path(url: str) -> Path | None:
    return Path(url.removeprefix(SQLITE)) if url.startswith(SQLITE) else None


def libpq(url: str) -> str:
    """The URL as psycopg itself reads it."""
    return "postgresql://" + url.removeprefix(POSTGRESQL)


def check(url: str) -> None:
    if not url.startswith((SQLITE, POSTGRESQL)):
        raise Refused(
            f"Die Adresse der Datenbank beginnt mit „{SQLITE}“ für eine Datei "
            f"oder mit „{POSTGRESQL}“ für einen PostgreSQL-Server."
        )
