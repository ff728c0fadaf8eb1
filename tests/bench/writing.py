"""Writing: a step and a delivery through the store, against the same writes through the bare driver."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from itertools import count
from statistics import median
from typing import Any

from inventory import approvals
from inventory.actor import Actor, Role
from inventory.approvals.states import State as Stand
from inventory.approvals.states import Step
from inventory.devices import actions
from inventory.devices.actions import Received
from inventory.devices.fields import DeviceKind, Ownership
from inventory.devices.lifecycle import State
from inventory.store import address, sqlite_file
from inventory.store.database import Store
from inventory.store.sqlite_file import sqlite3
from tests.bench.figures import Amount, Figure
from tests.bench.measure import by_turns

CLERK = Actor("it01", frozenset({Role.IT}))
HR = Actor("hr01", frozenset({Role.HR}))
STEPS, DELIVERIES, LARGE = 60, 4, 500
RAW = "same writes, raw driver"
Row = dict[str, Any]


def figures(url: str) -> Iterator[Figure]:
    path = address.sqlite_path(url)
    assert path is not None
    store = Store(url)
    with closing(sqlite_file.connect(path)) as connection:
        yield _step(store, connection)
        yield _case_step(store, connection)
        yield _delivery(store, connection)
    store.close()


def _step(store: Store, connection: sqlite3.Connection) -> Figure:
    """Handing out one device after the other."""
    in_stock = "SELECT id FROM device WHERE state = ? ORDER BY id LIMIT ?"
    stock = iter(_column(connection, in_stock, State.STOCK.value, 2 * STEPS + 3))
    person = _column(connection, "SELECT min(id) FROM employee WHERE exit_on IS NULL")[0]
    values = {"employee_id": person, "on": date(2026, 11, 20), "accessories": ("netzteil", "tasche")}

    def issue(device: int) -> int:
        _devices, booking = store.write(
            CLERK, lambda session: actions.issue(session, device_ids=[device], values=values)
        )
        assert booking is not None
        return booking

    written = _Written(connection, issue(device := next(stock)))
    state = _rows(connection, "SELECT * FROM device WHERE id = ?", device)[0]
    changed = {it: state[it] for it in ("state", "employee_id", "holder_key", "search_text")}

    def raw() -> None:
        key = next(stock)
        with _Transaction(connection) as booking:
            assignment = _next_key(connection, "assignment")
            sets = ", ".join(f"{name} = ?" for name in changed)
            connection.execute(
                f"UPDATE device SET {sets}, version = version + 1 WHERE id = ?", (*changed.values(), key)
            )
            for row in written.made("assignment"):
                _insert(connection, "assignment", [{**row, "id": assignment, "device_id": key}])
            places = {"device": key, "assignment": assignment}
            written.repeat_events(connection, booking, lambda event: places[event["kind"]])

    one, other = by_turns(STEPS, lambda: issue(next(stock)), raw)
    return Figure("a step (issue)", Amount(median(one)), RAW, Amount(median(other)))


def _case_step(store: Store, connection: sqlite3.Connection) -> Figure:
    """Passing one application after the other on to the person's manager."""
    handed_in = "SELECT id FROM application WHERE state = ? ORDER BY id LIMIT ?"
    cases = iter(_column(connection, handed_in, Stand.SUBMITTED.value, 2 * STEPS + 3))
    values = {"on": date.today()}  # noqa: DTZ011 (as somebody at a desk would)

    def forward(case: int) -> int:
        _case, booking = store.write(
            HR,
            lambda session: approvals.actions.take(
                session, application_id=case, step=Step.FORWARD, values=values
            ),
        )
        assert booking is not None
        return booking

    written = _Written(connection, forward(case := next(cases)))
    state = _rows(connection, "SELECT * FROM application WHERE id = ?", case)[0]
    changed = {name: state[name] for name in written.changed("application")}

    def raw() -> None:
        key = next(cases)
        with _Transaction(connection) as booking:
            sets = ", ".join(f"{name} = ?" for name in changed)
            connection.execute(
                f"UPDATE application SET {sets}, version = version + 1 WHERE id = ?", (*changed.values(), key)
            )
            step = _next_key(connection, "review_step")
            for row in written.made("review_step"):
                _insert(connection, "review_step", [{**row, "id": step, "application_id": key}])
            places = {"application": key, "review_step": step}
            written.repeat_events(connection, booking, lambda event: places[event["kind"]])

    one, other = by_turns(STEPS, lambda: forward(next(cases)), raw)
    return Figure("a step of a case", Amount(median(one)), RAW, Amount(median(other)), limit=Amount(0.03))


def _delivery(store: Store, connection: sqlite3.Connection) -> Figure:
    """Taking in many devices at once."""
    standard = "SELECT min(id) FROM device_model WHERE kind = ?"
    model = _column(connection, standard, DeviceKind.STANDARD.value)[0]
    delivery = {"model_id": model, "ownership": Ownership.OWNED.value, "purchased_on": date(2026, 11, 20)}
    serials = (f"BENCH-{number:07}" for number in count())

    def take_in() -> int:
        received = [Received(next(serials)) for _device in range(LARGE)]
        _devices, booking = store.write(
            CLERK, lambda session: actions.take_in(session, delivery=delivery, received=received)
        )
        assert booking is not None
        return booking

    written = _Written(connection, take_in())
    devices = written.made("device")

    def raw() -> None:
        with _Transaction(connection) as booking:
            first = _next_key(connection, "device")
            keys = {row["id"]: first + place for place, row in enumerate(devices)}
            _insert(
                connection,
                "device",
                [
                    {**row, "id": key, "inventory_no": f"B-{key}", "serial_no": next(serials)}
                    for row, key in zip(devices, keys.values(), strict=True)
                ],
            )
            written.repeat_events(connection, booking, lambda event: keys[event["record_id"]])

    one, other = by_turns(DELIVERIES, take_in, raw)
    return Figure(
        f"a row of a delivery of {LARGE}", Amount(median(one) / LARGE), RAW, Amount(median(other) / LARGE)
    )


class _Written:
    """What one booking wrote, to be written again without any of our code."""

    def __init__(self, connection: sqlite3.Connection, booking: int) -> None:
        self._connection = connection
        self._events = _rows(connection, "SELECT * FROM event WHERE booking_id = ?", booking)

    def made(self, kind: str) -> list[Row]:
        """The records of this kind that came into being."""
        keys = [it["record_id"] for it in self._events if it["kind"] == kind and not it["field"]]
        return [_rows(self._connection, f"SELECT * FROM {kind} WHERE id = ?", key)[0] for key in keys]

    def changed(self, kind: str) -> set[str]:
        """What of a record of this kind became different."""
        return {it["field"] for it in self._events if it["kind"] == kind and it["field"]}

    def repeat_events(
        self, connection: sqlite3.Connection, booking: int, key_of: Callable[[Row], int]
    ) -> None:
        again = [{**it, "id": None, "booking_id": booking, "record_id": key_of(it)} for it in self._events]
        _insert(connection, "event", again)


class _Transaction:
    """A booking of its own, as the store would write it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> int:
        self._connection.execute("BEGIN IMMEDIATE")
        sql = "INSERT INTO booking (at, actor, label) VALUES ('2026-11-20 12:00:00', 'it01', 'Again')"
        return int(self._connection.execute(sql).lastrowid or 0)

    def __exit__(self, *_error: object) -> None:
        self._connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    names = tuple(rows[0])
    marks = ", ".join("?" * len(names))
    quoted = ", ".join(f'"{name}"' for name in names)
    connection.executemany(
        f"INSERT INTO {table} ({quoted}) VALUES ({marks})", [tuple(row.values()) for row in rows]
    )


def _rows(connection: sqlite3.Connection, sql: str, *values: Any) -> list[Row]:
    cursor = connection.execute(sql, values)
    names = [it[0] for it in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _column(connection: sqlite3.Connection, sql: str, *values: Any) -> list[Any]:
    return [row[0] for row in connection.execute(sql, values).fetchall()]


def _next_key(connection: sqlite3.Connection, table: str) -> int:
    return int(_column(connection, f"SELECT coalesce(max(id), 0) + 1 FROM {table}")[0])
