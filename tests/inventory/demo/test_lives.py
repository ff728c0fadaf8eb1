"""What is told of an invented device is what a clerk's own steps leave behind."""

import json
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest

from inventory import text
from inventory.demo import days
from inventory.demo.catalogue import Model, Terms
from inventory.demo.holders import Holder
from inventory.demo.ledger import Draft, Ledger
from inventory.demo.lives import Life
from inventory.demo.organisation import Office
from inventory.demo.staff import Person
from inventory.devices import actions
from inventory.devices.fields import ContractKind, DeviceKind, RetirementReason
from inventory.devices.lifecycle import DONE
from inventory.devices.records import Device
from inventory.people.records import Employee, Unit
from inventory.store.database import Store
from tests.inventory.clerk import Clerk
from tests.inventory.demo.looking import all_of, asked

DATES = ("on", "expected_on", "reserved_until", "wiped_on")
MONDAY = days.on(2024, 3, 4)
Book = dict[str, list[tuple[Any, ...]]]


def returned_and_issued_again(life: Life, holder: Holder) -> None:
    life.issue(MONDAY, holder, MONDAY + 30)
    life.take_back(MONDAY + 40)
    life.wipe(MONDAY + 41)
    life.issue(MONDAY + 42, holder)


def reserved_lost_and_given_up(life: Life, holder: Holder) -> None:
    life.reserve(MONDAY, 1, MONDAY + 14)
    life.issue(MONDAY + 3, holder)
    life.lose(MONDAY + 9)
    life.retire(MONDAY + 90, RetirementReason.LOST)


def repaired_and_scrapped(life: Life, holder: Holder) -> None:
    life.issue(MONDAY, holder)
    life.send_to_repair(MONDAY + 1)
    life.back_to_holder(MONDAY + 8)
    life.take_back(MONDAY + 50)
    life.retire(MONDAY + 55, RetirementReason.SCRAPPED)


@pytest.mark.parametrize(
    "tell", [returned_and_issued_again, reserved_lost_and_given_up, repaired_and_scrapped]
)
@pytest.mark.parametrize("pool", [False, True])
def test_a_clerk_who_does_the_same_leaves_the_same(
    sqlite_store: Store, tell: Callable[[Life, Holder], None], pool: bool
) -> None:
    clerk = Clerk(sqlite_store)
    clerk.person()
    clerk.device("PF4M0001")
    book = told(sqlite_store, tell, pool)
    for booking in book["booking"][1:]:
        step = next(it for it, label in DONE.items() if label == booking[3])
        changes = [event[2:] for event in book["event"] if event[1] == booking[0]]
        clerk.do(actions.step, device_id=1, step=step, values=answers(changes))
        newest = asked(
            sqlite_store,
            "SELECT kind, record_id, field, old, new FROM event "
            "WHERE booking_id = (SELECT max(id) FROM booking)",
        )
        assert spelled(newest) == spelled(changes)
    for table in ("device", "assignment"):
        stored = asked(sqlite_store, f"SELECT * FROM {table} ORDER BY id")
        assert without_version(stored) == without_version(sorted(book[table]))


def without_version(rows: list[Any]) -> list[tuple[Any, ...]]:
    """A step may save a record more than once, which only the counter shows."""
    return [(key, *values) for key, _version, *values in rows]


def told(store: Store, tell: Callable[[Life, Holder], None], pool: bool) -> Book:
    """The rows an invented life of the store's only device would write."""
    book: Book = {}
    ledger = Ledger(lambda table, row: book.setdefault(table, []).append(row))
    columns = [column for (column,) in asked(store, "SELECT name FROM pragma_table_info('device')")]
    values = dict(zip(columns, asked(store, "SELECT * FROM device")[0], strict=True))
    model = Model(
        1, DeviceKind.STANDARD, "Lenovo", "T14", 0, 4, 3, Terms(1, ContractKind.PURCHASE, 0), 1, (), ""
    )
    device: Draft = ledger.begin(ledger.entry(MONDAY - 30, "it01", "Lieferung aufgenommen"), Device, values)
    life = Life(ledger, Random(pool), model, device, MONDAY - 30)
    tell(life, holder(store, pool))
    life.finish()
    ledger.settle()
    return book


def holder(store: Store, pool: bool) -> Holder:
    unit, person = all_of(store, Unit)[0], all_of(store, Employee)[0]
    office = Office(unit.key(), unit.code, unit.name)
    if pool:
        return Holder(office.listed_name, text.sort_key(office.listed_name), pool=office)
    somebody = Person(
        person.key(),
        person.listed_name,
        person.sort_key,
        person.personnel_no,
        office,
        0,
        days.NEVER,
        leads=False,
        trainee=False,
    )
    return Holder(person.listed_name, person.sort_key, somebody)


def answers(changes: list[tuple[Any, ...]]) -> dict[str, Any]:
    """What a clerk was asked for, read back from what changed."""
    given: dict[str, Any] = {}
    for _kind, _key, field, _old, new in changes:
        given.update({field: json.loads(new)} if field else json.loads(new))
    meant = {
        "since": "on",
        "until": "on",
        "retired_on": "on",
        "condition_back": "condition",
        "accessories_back": "accessories",
    }
    given = {meant[name]: value for name, value in given.items() if name in meant} | given
    dates = {name: date.fromisoformat(given[name]) for name in DATES if given.get(name)}
    return {**given, **dates}


def spelled(events: list[Any]) -> list[tuple[Any, ...]]:
    """Events in an order of their own, values as values."""
    found = [
        (kind, key, field, old, new if field else str(json.loads(new)))
        for kind, key, field, old, new in events
    ]
    return sorted(found, key=str)
