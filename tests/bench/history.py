"""Whether lists get slower when a long history lies behind every device."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from statistics import median

from inventory.devices.lists import DEVICES
from inventory.listing import Query
from inventory.store import address, sqlite_file
from inventory.store.reader import Reader
from tests.bench import city
from tests.bench.figures import Amount, Figure
from tests.bench.lists import PAGE, anywhere, searched
from tests.bench.measure import by_turns

EVENTS, ROUNDS = 200, 200
AT_MOST = 1.3
"""The noise of a machine; what grows with the history would cost a multiple."""

BOOKING = "INSERT INTO booking (id, at, actor, label) VALUES (?, '2026-11-20 12:00:00', 'it01', 'Gezählt')"
EVENT = """
    INSERT INTO event (booking_id, kind, record_id, field, old, new)
    SELECT ?, 'device', id, 'invoice_no', '"R-1"', '"R-2"' FROM device
"""


def figures(devices: int, folder: Path) -> Iterator[Figure]:
    short = city.copy_of(devices, folder)
    long = _with_long_history(short, folder / "long-history.db")
    with closing(Reader(long)) as much, closing(Reader(short)) as little:
        ids = little.ids(DEVICES, Query(), _always)
        pages, texts = list(anywhere(ids, ROUNDS)), searched(short, DEVICES, ids)
        deeds: dict[str, Callable[[Reader], Iterator[object]]] = {
            "page": lambda reader: (reader.rows(DEVICES, it) for it in cycle(pages)),
            "search": lambda reader: (reader.first(DEVICES, Query(search=it), PAGE) for it in cycle(texts)),
            "all ids": lambda reader: (reader.ids(DEVICES, Query(), _always) for _time in cycle([None])),
        }
        for name, deed in deeds.items():
            ours, yardstick = deed(much), deed(little)
            one, other = by_turns(ROUNDS, ours.__next__, yardstick.__next__)
            what = f"{name}, {EVENTS} events behind each device"
            yield Figure(what, Amount(median(one)), "without", Amount(median(other)), ratio=AT_MOST)


def _with_long_history(url: str, path: Path) -> str:
    short = address.sqlite_path(url)
    assert short is not None
    shutil.copyfile(short, path)
    with closing(sqlite_file.connect(path)) as connection:
        first = connection.execute("SELECT max(id) + 1 FROM booking").fetchone()[0]
        connection.execute("BEGIN")
        for booking in range(first, first + EVENTS):
            connection.execute(BOOKING, (booking,))
            connection.execute(EVENT, (booking,))
        connection.execute("COMMIT")
    return address.of_file(path)


def _always() -> bool:
    return True
