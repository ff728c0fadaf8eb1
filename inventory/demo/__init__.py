"""An invented city to look around in, kept in a database of its own."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from inventory.store import address

VERSION = 4
"""Goes up with every change of what the city is made of; then it is built anew."""

BUILDING = "demo-building-"
A_DAY = 86_400

Progress = Callable[[int, int], object]
"""Is told how many of how many devices are there; what it raises ends the work."""


def open_demo(folder: Path, devices: int | None = None, progress: Progress | None = None) -> str:
    """The address of the city's database; it is built when it is asked for the first time."""
    size = "" if devices is None else f"-{devices}"
    path = folder / f"demo{size}-v{VERSION}.db"
    if not path.exists():
        _make_room(folder, size)
        _build(path, devices, progress)
    return address.of_file(path)


def _build(path: Path, devices: int | None, progress: Progress | None) -> None:
    """Build beside and rename, so that a city is there as a whole or not at all."""
    from inventory.demo import city
    from inventory.store.database import open_store

    with _workshop(path.parent) as workshop:
        file = workshop / path.name
        url = address.of_file(file)
        open_store(url).close()
        city.build(url, devices or city.DEVICES, progress)
        with file.open("rb+") as written:
            os.fsync(written.fileno())
        if not path.exists():  # somebody else may have been faster, and use theirs already
            file.replace(path)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    workshop = Path(mkdtemp(prefix=BUILDING, dir=folder))
    try:
        yield workshop
    finally:
        rmtree(workshop, ignore_errors=True)


def _make_room(folder: Path, size: str) -> None:
    """Remove this city as earlier versions built it, and what was never finished."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"demo{size}-v*.db*"):
        with suppress(OSError):  # in use by an earlier version of the program
            old.unlink()
    for abandoned in folder.glob(f"{BUILDING}*"):
        if time.time() - abandoned.stat().st_mtime > A_DAY:
            rmtree(abandoned, ignore_errors=True)
