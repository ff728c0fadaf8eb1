"""The power may be cut at any moment: nothing acknowledged is lost, and nothing half is there."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw
import pytest

from inventory.store import sqlite_file
from tests.inventory.store.disk import Disk

EVENTS = 3
"""So many belong to every booking; a booking with fewer is half."""


@dataclass
class Cut:
    """What was acknowledged when the power went, and what the disk held afterwards."""

    acknowledged: int
    files: dict[str, bytes]

    def leave(self, folder: Path) -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        return folder / "mobilakte.db"


def work_and_cut(path: Path, synchronous: str, *, bookings: int, seed: int) -> Iterator[Cut]:
    """Book, and cut the power at random moments of it."""
    luck = random.Random(seed)
    cuts: list[Cut] = []
    acknowledged = 0

    def moment() -> None:
        if luck.random() < 0.08:
            cuts.append(Cut(acknowledged, disk.after_cut(luck)))

    disk = Disk("disk", moment)
    with closing(apsw.Connection(str(path), vfs="disk")) as connection:
        for name, value in {**sqlite_file.PRAGMAS, "synchronous": synchronous}.items():
            connection.execute(f"PRAGMA {name} = {value}")
        connection.execute("PRAGMA wal_autocheckpoint = 40")  # the dangerous moment, and often
        for number in range(1, bookings + 1):
            book(connection, number, luck)
            acknowledged = number
    disk.unregister()
    yield from cuts


def book(connection: apsw.Connection, number: int, luck: random.Random) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO booking VALUES (?, '2026-11-20 12:00:00', 'it01', 'Erfasst', NULL)", (number,)
    )
    for _event in range(EVENTS):
        text = "x" * luck.randint(1, 2000)
        connection.execute(
            "INSERT INTO event (booking_id, kind, record_id, field, new) VALUES (?, 'unit', 1, 'name', ?)",
            (number, text),
        )
    values = (number, f"FB {number}", f"einheit nummer {number}")
    connection.execute(
        "INSERT INTO unit (id, version, code, name, kind, valid_from, sort_key, search_text) "
        "VALUES (?, 1, ?, 'Einheit', 'fachbereich', '2026-01-01', '', ?)",
        values,
    )
    connection.execute("COMMIT")


def booked_after(cut: Cut, folder: Path) -> int:
    """The bookings the program finds at its next start, every one of them whole."""
    path = cut.leave(folder)
    sqlite_file.inspect(path)
    sqlite_file.ended_uncleanly(path)
    sqlite_file.check(path)
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute("INSERT INTO unit_search (unit_search, rank) VALUES ('integrity-check', 1)")
        counts = connection.execute(
            "SELECT (SELECT count(*) FROM booking), (SELECT max(id) FROM booking), "
            "(SELECT count(*) FROM unit), (SELECT count(*) FROM event)"
        ).fetchone()
    booked: int = counts[0]
    assert counts == (booked, booked or None, booked, booked * EVENTS)
    return booked


@pytest.fixture
def path(empty_file: Path, tmp_path: Path) -> Path:
    shutil.copy(empty_file, tmp_path / "mobilakte.db")
    return tmp_path / "mobilakte.db"


@pytest.mark.parametrize("seed", range(3))
def test_a_power_cut_takes_nothing_that_was_acknowledged(path: Path, tmp_path: Path, seed: int) -> None:
    cuts = 0
    for cut in work_and_cut(path, sqlite_file.PRAGMAS["synchronous"], bookings=80, seed=seed):
        cuts += 1
        assert booked_after(cut, tmp_path / "next") in (cut.acknowledged, cut.acknowledged + 1)
    assert cuts > 100


def test_with_less_care_a_power_cut_would_take_something(path: Path, tmp_path: Path) -> None:
    """Otherwise the test above could not fail."""
    cuts = work_and_cut(path, "NORMAL", bookings=80, seed=1)
    assert any(booked_after(cut, tmp_path / "next") < cut.acknowledged for cut in cuts)
