"""A program that is killed in the middle of its work loses nothing acknowledged, and leaves nothing half."""

import random
import subprocess
import sys

from sqlmodel import Session, func, select

from inventory.people.records import Unit
from inventory.store import address, sqlite_file
from inventory.store.database import open_store
from inventory.store.history import Booking, Event
from tests.inventory.store.busy_desk import AT_ONCE


def work_until_killed(url: str, first: int, patience: int) -> int:
    """A desk in a process of its own books until it is killed; what it would have booked next."""
    command = [sys.executable, "-m", "tests.inventory.store.busy_desk", url, str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout
        acknowledged = first
        for _booking in range(patience):
            acknowledged = int(desk.stdout.readline())
        desk.kill()
        for line in desk.stdout:
            if line.endswith("\n"):
                acknowledged = int(line)
    return acknowledged


def counts(session: Session) -> tuple[int, int, int]:
    first, second, third = (
        session.exec(select(func.count()).select_from(table)).one() for table in (Unit, Event, Booking)
    )
    return first, second, third


def test_a_killed_desk_loses_nothing_acknowledged(url: str) -> None:
    luck = random.Random(1)
    next_number = 1
    for _round in range(3):
        acknowledged = work_until_killed(url, next_number, luck.randint(1, 12))
        store = open_store(url)
        units, events, bookings = store.read(counts)
        store.close()
        if path := address.sqlite_path(url):
            sqlite_file.check(path)
        assert units in (acknowledged - 1, acknowledged - 1 + AT_ONCE)
        assert (events, bookings) == (units, units // AT_ONCE)
        next_number = units + 1
