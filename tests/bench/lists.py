"""A list in the real window: pages, searches, jumps, and who holds the UI thread."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from random import Random
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from inventory.listing import Column, Listing, Query
from inventory.store import address, sqlite_file, statements
from inventory.store.reader import Reader
from tests.bench.figures import Amount, Figure
from tests.bench.look import Heartbeat, Looked
from tests.bench.measure import by_turns, p95, seconds

PAGE = 128
PAGES, JUMPS, SAMPLES = 200, 150, 12
TYPED = {
    "devices": ("inventory_no", "serial_no", "holder", "model"),
    "applications": ("case_no", "case_no", "person", "unit"),
}
"""Of each list: what has a number, what has one, too, a person, and what many have in common."""

FREQUENT = ("notebook", "lenovo", "ipad", "standard", "müller", "schmidt")
SHORT = ("a", "m", "an", "er", "n-", "jö", "7")
NOWHERE = ("qqxxyy", "zzzzz", "0815-4711", "keinesfalls")
RAW_PAGE = "raw page"
HELD = 0.05


def page(url: str, listing: Listing) -> Figure:
    """A page of ready texts against the same rows fetched with the bare driver."""
    path = address.sqlite_path(url)
    assert path is not None
    reader, connection = Reader(url), sqlite_file.connect(path, readonly=True)
    ids = reader.ids(listing, Query(), lambda: True)
    wanted = list(anywhere(ids, PAGES + 1))
    turns = iter(wanted), iter(wanted)

    def ours() -> None:
        reader.rows(listing, next(turns[0]))

    def raw() -> None:
        statement = statements.rows(listing, next(turns[1]), statements.SQLITE)
        connection.execute(statement.sql, statement.values).fetchall()

    one, other = by_turns(PAGES, ours, raw)
    reader.close()
    connection.close()
    return Figure(
        f"{listing.many}: page of 128 rows, p95", Amount(p95(one)), RAW_PAGE, Amount(p95(other)), ratio=3
    )


def searched(url: str, listing: Listing, ids: "array[int]") -> list[str]:
    """What people type: numbers, names, parts of them, frequent words, next to nothing, and in vain."""
    reader = Reader(url)
    found: list[str] = []
    names = [column.name for column in listing.columns]
    for wanted in anywhere(ids, SAMPLES):
        row = reader.rows(listing, wanted[:1])[0][1]
        number, other, person, common = (row[names.index(name)] for name in TYPED[listing.name])
        name = (person or "Meier, Anna").split(",")[0]
        found += [number, other, name, name[:3], name[1:5], other[2:6], f"{name} {common.split()[0]}"]
    reader.close()
    return [*found, *FREQUENT * 3, *SHORT * 2, *NOWHERE * 2]


class InSight:
    """Everything that is done to the list in sight; `raw_page` is the yardstick of the same machine."""

    def __init__(self, window: QWidget, url: str, listing: Listing, raw_page: Amount) -> None:
        self._listing = listing
        self._list = Looked(window)
        self._list.settle()
        self._raw_page = raw_page
        self._heart = Heartbeat()
        self._luck = Random(1)
        self._texts = searched(url, listing, self._list.model.ids)
        self._luck.shuffle(self._texts)

    def figures(self) -> Iterator[Figure]:
        yield self._within("search to first rows, p95", self._times(self._search, self._texts), 0.03)
        self._load()
        yield self._within("jump to data on screen, p95", self._times(self._jump, range(JUMPS)), 0.08)
        yield self._held("jumping", self._jump, range(JUMPS))
        yield self._held("searching", self._search, self._texts)
        yield self._held("loading", self._load)
        yield self._held("sorting", self._sort, self._listing.columns[:8])
        self._load()
        yield self._held("selecting all", self._list.select_all)
        yield self._held("refreshing with all selected", self._list.refresh)

    def _search(self, text: str) -> None:
        self._list.show(Query(search=text))

    def _jump(self, _time: int) -> None:
        self._list.jump(self._luck.randrange(self._list.model.rowCount()))

    def _load(self) -> None:
        self._list.show(Query())
        self._list.settle()

    def _sort(self, column: Column) -> None:
        self._list.show(Query(order=column.name, descending=True))
        self._list.settle()

    def _times(self, act: Callable[[Any], None], each: Iterable[Any]) -> list[float]:
        return [seconds(partial(act, it)) for it in each]

    def _within(self, name: str, times: list[float], limit: float) -> Figure:
        what = f"{self._listing.many}: {name}"
        return Figure(what, Amount(p95(times)), RAW_PAGE, self._raw_page, limit=Amount(limit))

    def _held(self, what: str, act: Callable[..., None], each: Iterable[Any] | None = None) -> Figure:
        idle = self._heart.longest_hold(partial(QTest.qWait, 300))
        held = self._heart.longest_hold(act if each is None else partial(self._times, act, each))
        return Figure(
            f"{self._listing.many}: UI thread held, {what}",
            Amount(held),
            "idle window",
            Amount(idle),
            limit=Amount(HELD),
        )


def anywhere(ids: "array[int]", count: int) -> Iterator["array[int]"]:
    luck = Random(2)
    for _page in range(count):
        start = luck.randrange(max(len(ids) - PAGE, 1))
        yield ids[start : start + PAGE]
