"""Records with the history they would have if people had made them at their desks, day by day."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from heapq import heappop, heappush
from random import Random
from typing import Any

from inventory.demo import days
from inventory.fields import Word
from inventory.store.columns import Cents, Record, Words
from inventory.store.history import EXISTENCE, kind_of, tracked

STORED_AS_THEY_ARE = frozenset({str, int, bool, type(None)})
Values = dict[str, Any]
"""As they are stored: words by value, days as ISO text, amounts in cents, several words in one text."""


def stored(values: Mapping[str, Any]) -> Values:
    """Values as the program has them, as they are stored."""
    return {
        name: value if type(value) in STORED_AS_THEY_ARE else _stored(value) for name, value in values.items()
    }


def _stored(value: Any) -> Any:
    if isinstance(value, Word):
        return value._value_
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value * 100)
    return ",".join(word._value_ for word in type(value[0]) if word in value) if value else ""


Put = Callable[[str, tuple[Any, ...]], None]
SNAPSHOT = json.JSONEncoder(ensure_ascii=False)
FIELD = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
AN_HOUR = 3600
OFFICE_OPENS, OFFICE_CLOSES = 6 * AN_HOUR, 14 * AN_HOUR
"""In UTC, which is an hour or two behind the city."""

EVENTS_IN_ONE_BOOKING = 4_000


class Shape:
    """How one kind of record is stored, and how its history spells it."""

    def __init__(self, kind: type[Record]) -> None:
        columns = list(kind.__table__.columns)  # type: ignore[attr-defined]
        self.name = kind_of(kind)
        self.listed = bool(kind.listing)
        self.columns = tuple(column.name for column in columns)
        self.tracked = tuple(tracked(kind))
        self.money = {column.name for column in columns if isinstance(column.type, Cents)}
        self.several = {column.name for column in columns if isinstance(column.type, Words)}
        self.empty: Values = dict.fromkeys(self.several, "")

    def snapshot(self, values: Values) -> str:
        found = {name: value for name in self.tracked if (value := values.get(name)) is not None}
        for name in self.money & found.keys():
            found[name] = _euros(found[name])
        for name in self.several & found.keys():
            found[name] = found[name].split(",") if found[name] else []
        return SNAPSHOT.encode(found)

    def spelled(self, name: str, value: Any) -> str:
        if value is not None and name in self.money:
            value = _euros(value)
        elif name in self.several:
            value = value.split(",") if value else []
        return FIELD.encode(value)


def _euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


@dataclass(slots=True)
class Draft:
    """A record as it stands so far."""

    shape: Shape
    id: int
    values: Values
    version: int = 1

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    def snapshot(self) -> str:
        return self.shape.snapshot(self.values)


@dataclass(slots=True, eq=False)
class Entry:
    """One booking to be."""

    at: str
    actor: str
    label: str
    undoes: "Entry | None" = None
    id: int = 0
    events: list[tuple[str, int, str, str | None, str | None]] = field(default_factory=list)


class Ledger:
    """Puts bookings in the order of their time, however the records they are about were made up."""

    def __init__(self, put: Put) -> None:
        self._put = put
        self._clock = Random("clock")
        self._open: list[tuple[str, int, Entry]] = []
        self._entries = self._bookings = self._events = 0
        self._shapes: dict[type[Record], Shape] = {}
        self._last: dict[type[Record], int] = {}

    def entry(self, day: int, actor: str, label: str, after: Entry | None = None) -> Entry:
        """A booking on this day, at some time of a working day; not before another one."""
        opens = OFFICE_OPENS
        if after and after.at[:10] == days.iso(day):
            opens = min(_second(after.at) + 1, OFFICE_CLOSES - 1)
        return self.entry_at(day, self._clock.randrange(opens, OFFICE_CLOSES), actor, label)

    def entry_at(self, day: int, second: int, actor: str, label: str) -> Entry:
        return self._opened(Entry(f"{days.iso(day)} {_time(second)}", actor, label))

    def undo(self, mistake: Entry) -> Entry:
        """A counter-booking on the same day."""
        at = f"{mistake.at[:11]}{_time(OFFICE_CLOSES + self._clock.randrange(AN_HOUR))}"
        return self._opened(Entry(at, mistake.actor, "Rückgängig gemacht", mistake))

    def begin(self, entry: Entry, kind: type[Record], values: Values) -> Draft:
        draft = self.draft(kind, values)
        entry.events.append((draft.shape.name, draft.id, EXISTENCE, None, draft.snapshot()))
        return draft

    def draft(self, kind: type[Record], values: Values) -> Draft:
        """A record whose beginning is told by whoever asked for it."""
        shape = self._shapes.get(kind) or self._shapes.setdefault(kind, Shape(kind))
        key = self._last[kind] = self._last.get(kind, 0) + 1
        return Draft(shape, key, {**shape.empty, **values})

    def change(self, entry: Entry, draft: Draft, values: Values) -> None:
        shape, now = draft.shape, draft.values
        for name, new in values.items():
            old = now.get(name)
            if old != new:
                spelled = shape.spelled(name, old), shape.spelled(name, new)
                entry.events.append((shape.name, draft.id, name, *spelled))
        now.update(values)
        draft.version += 1

    def remove(self, entry: Entry, draft: Draft) -> None:
        """The record goes again; only history knows of it."""
        entry.events.append((draft.shape.name, draft.id, EXISTENCE, draft.snapshot(), None))

    def finish(self, draft: Draft, **derived: str) -> None:
        """Nothing will happen to this record any more: write it."""
        values = draft.values
        values.update(derived, id=draft.id, version=draft.version)
        self._put(draft.shape.name, tuple(map(values.get, draft.shape.columns)))

    def settle(self, until: int = days.NEVER) -> None:
        """Write the bookings before this day."""
        limit = days.iso(until)
        while self._open and self._open[0][0] < limit:
            self._write(heappop(self._open)[2])

    def _opened(self, entry: Entry) -> Entry:
        self._entries += 1
        heappush(self._open, (entry.at, self._entries, entry))
        return entry

    def _write(self, entry: Entry) -> None:
        if not entry.events:
            return
        self._bookings = entry.id = self._bookings + 1
        undoes = entry.undoes.id if entry.undoes else None
        self._put("booking", (entry.id, entry.at, entry.actor, entry.label, undoes))
        for event in entry.events:
            self._events += 1
            self._put("event", (self._events, entry.id, *event))
        entry.events = []


class Summary:
    """Tells only what became of things, and only of those in lists: in bookings of many, on the last day."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._entry: Entry | None = None
        self._second = OFFICE_CLOSES + AN_HOUR

    def entry(self, _day: int, actor: str, _label: str, after: Entry | None = None) -> Entry:
        if self._entry is None or len(self._entry.events) > EVENTS_IN_ONE_BOOKING:
            self._ledger.settle()
            self._second += 1
            self._entry = self._ledger.entry_at(days.YESTERDAY, self._second, actor, "Vorgänge übernommen")
        return self._entry

    def begin(self, _entry: Entry, kind: type[Record], values: Values) -> Draft:
        return self._ledger.draft(kind, values)

    def change(self, _entry: Entry, draft: Draft, values: Values) -> None:
        draft.values.update(values)

    def remove(self, _entry: Entry, _draft: Draft) -> None:
        """Nobody hears of it."""

    def finish(self, draft: Draft, **derived: str) -> None:
        if draft.shape.listed:
            entry = self._entry or self.entry(days.YESTERDAY, "hr01", "")
            entry.events.append((draft.shape.name, draft.id, EXISTENCE, None, draft.snapshot()))
        self._ledger.finish(draft, **derived)


def _second(at: str) -> int:
    hours, minutes, seconds = at[11:19].split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)


def _time(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000000"
