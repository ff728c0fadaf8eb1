"""What somebody has to do today, and the figures of the city; read like lists, without loading SQLModel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inventory.actor import Actor, Role
from inventory.approvals.lists import APPLICATIONS, FOLLOW_UPS
from inventory.approvals.states import PENDING, RUNNING, State
from inventory.approvals.words import Task
from inventory.devices.fields import DeviceKind
from inventory.devices.lists import DEVICES
from inventory.listing import TODAY, Filter, Listing, Match, Query, Row
from inventory.rights import Right, require
from inventory.sight import seen_by, whole_city
from inventory.store.reader import Reader

FEW = 5
SOON = 90
AGES = (14, 42, 90)
"""Days by which the age of open cases is told apart."""


@dataclass(frozen=True)
class Block:
    """A kind of work: its list, and which of it is due.

    `mine` is what waits for this very person; where it is `actable`, there is something to do right away.
    """

    name: str
    title: str
    listing: Listing
    query: Query
    who: frozenset[Role]
    mine: bool = False
    actable: bool = True


@dataclass(frozen=True)
class Work:
    """A block as somebody sees it: how much there is, and the first of it."""

    block: Block
    listing: Listing
    count: int
    rows: tuple[tuple[int, Row], ...]


def _in(*states: State) -> Filter:
    return Filter("state", Match.ANY_OF, tuple(state.value for state in states))


def _until(column: str, days: int) -> Filter:
    return Filter(column, Match.UNTIL, (f"{TODAY}{days:+}",))


def _mine(answer: bool) -> Filter:
    return Filter("mine", Match.ANY_OF, (int(answer),))


_OF_ITS_OWN = (State.SIGNATURE, State.EQUIPMENT)
_REVIEWERS = frozenset({Role.HR, Role.IT, Role.MANAGER, Role.HEAD, Role.AUDITOR})
_HR, _IT = frozenset({Role.HR}), frozenset({Role.IT})
_OPEN = Filter("done_on", Match.EMPTY)
BLOCKS = (
    Block(
        "waiting",
        "Wartet auf mich",
        APPLICATIONS,
        Query(filters=(_mine(True), _in(*(it for it in State if it not in _OF_ITS_OWN))), order="due_on"),
        _REVIEWERS,
        mine=True,
    ),
    Block(
        "signatures",
        "Unterschrift fehlt",
        APPLICATIONS,
        Query(filters=(_mine(True), _in(State.SIGNATURE)), order="due_on"),
        _HR,
        mine=True,
    ),
    Block(
        "handovers",
        "Übergaben",
        APPLICATIONS,
        Query(filters=(_mine(True), _in(State.EQUIPMENT)), order="due_on"),
        _IT,
        mine=True,
    ),
    Block(
        "overdue",
        "Überfällig bei anderen",
        APPLICATIONS,
        Query(filters=(_until("due_until", -1), _in(*PENDING), _mine(False)), order="due_on"),
        _HR,
        actable=False,
    ),
    Block(
        "trials",
        "Probezeit endet",
        APPLICATIONS,
        Query(filters=(_until("due_until", 14), _in(State.TRIAL)), order="due_on"),
        _HR,
    ),
    Block(
        "resumptions",
        "Aussetzung endet",
        APPLICATIONS,
        Query(filters=(_until("due_until", 7), _in(State.SUSPENDED)), order="due_on"),
        _HR | {Role.MANAGER},
    ),
    Block(
        "returns",
        "Rückgaben",
        DEVICES,
        Query(filters=(_until("expected_on", 14),), order="expected_on"),
        _IT,
    ),
    Block(
        "leavers",
        "Austritte und Wechsel",
        FOLLOW_UPS,
        Query(filters=(_OPEN,), order="due_on"),
        _HR | _IT,
    ),
    Block(
        "ending",
        "Enden in 90 Tagen",
        APPLICATIONS,
        Query(filters=(_until("ends_on", SOON), _in(*RUNNING)), order="ends_on"),
        _HR | {Role.MANAGER},
        actable=False,
    ),
)


def worklist(
    reader: Reader, actor: Actor, few: int = FEW, blocks: Sequence[Block] = BLOCKS
) -> Iterator[Work]:
    """What is there to do for this person, block by block."""
    for block in blocks:
        if block.who & actor.roles:
            listing = seen_by(block.listing, actor)
            rows = reader.first(listing, block.query, few)
            count = reader.count(listing, block.query) if len(rows) == few else len(rows)
            yield Work(block, listing, count, tuple(rows))


@dataclass(frozen=True)
class Figures:
    """The city in numbers, none of them about one person."""

    enabled: int
    workplaces: int | None
    ending: int
    leaving: int
    open_by_state: dict[State, int]
    open_by_age: dict[str, int]
    devices: dict[DeviceKind, tuple[int, int]]


def figures(reader: Reader, actor: Actor, today: date) -> Figures:
    """`devices` tells how many are out and how many are free, by kind."""
    require(actor, Right.FIGURES)
    cases = whole_city(APPLICATIONS, "state", "enabled", "received_on", "ends_on")
    out = reader.tally(DEVICES, _devices("ausgegeben"), DEVICES.column("kind"))
    free = reader.tally(DEVICES, _devices("lager"), DEVICES.column("kind"))
    return Figures(
        enabled=reader.count(cases, Query(filters=(Filter("enabled", Match.ANY_OF, (1,)),))),
        workplaces=next((it[0] for it in reader.select("SELECT workplaces FROM city")), None),
        ending=reader.count(cases, Query(filters=(_until("ends_on", SOON), _in(*RUNNING)))),
        leaving=reader.count(whole_city(FOLLOW_UPS, "task", "done_on"), _LEAVING),
        open_by_state=_by_state(reader, cases),
        open_by_age=_by_age(reader, cases, today),
        devices={
            kind: (out.get(kind.value, 0), free.get(kind.value, 0))
            for kind in DeviceKind
            if kind.value in out or kind.value in free
        },
    )


_LEAVING = Query(filters=(_OPEN, Filter("task", Match.ANY_OF, (Task.RETURN_DEVICES.value,))))


def _devices(state: str) -> Query:
    return Query(filters=(Filter("state", Match.ANY_OF, (state,)),))


def _by_state(reader: Reader, cases: Listing) -> dict[State, int]:
    found = reader.tally(cases, Query(filters=(_in(*PENDING),)), cases.column("state"))
    return {state: found[state.value] for state in PENDING if state.value in found}


def _by_age(reader: Reader, cases: Listing, today: date) -> dict[str, int]:
    """Open cases by the days since they came in."""
    received = reader.tally(cases, Query(filters=(_in(*PENDING),)), cases.column("received_on"))
    older = f"über {AGES[-1]} Tage"
    ages = dict.fromkeys([*(f"bis {days} Tage" for days in AGES), older], 0)
    for day, count in received.items():
        age = (today - date.fromisoformat(str(day))).days
        ages[next((f"bis {days} Tage" for days in AGES if age <= days), older)] += count
    return ages
