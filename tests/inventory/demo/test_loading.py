"""Many rows at once: in whatever order they come, what refers to what is right in the end."""

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import ReflectedForeignKeyConstraint

from inventory.demo.loading import loading
from inventory.store.database import Store
from inventory.store.history import Booking, Event
from tests.inventory.demo.looking import all_of

BOOKING = (1, "2026-03-02 08:00:00", "it01", "Lieferung aufgenommen", None)
EVENT = (1, 1, "device", 1, "", None, "{}")


def told(_share: float) -> None:
    """Nobody waits for it."""


def test_what_happened_may_come_before_the_booking_it_belongs_to(store: Store) -> None:
    with loading(store.url, told, at_once=1) as rows:
        rows.put("event", EVENT)
        rows.put("booking", BOOKING)
    assert [it.booking_id for it in all_of(store, Event)] == [1]
    assert [it.label for it in all_of(store, Booking)] == ["Lieferung aufgenommen"]


def test_what_belongs_to_nothing_is_not_loaded(postgresql_store: Store) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation), loading(postgresql_store.url, told) as rows:
        rows.put("event", EVENT)
    assert all_of(postgresql_store, Event) == []


def test_the_tables_hold_together_after_the_loading_as_before(postgresql_store: Store) -> None:
    before = references(postgresql_store)
    with loading(postgresql_store.url, told, at_once=1) as rows:
        rows.put("booking", BOOKING)
    assert references(postgresql_store) == before
    assert before["event"]


def references(store: Store) -> dict[str, list[ReflectedForeignKeyConstraint]]:
    schema = sa.inspect(store.engine)
    return {
        table: sorted(schema.get_foreign_keys(table), key=lambda it: it["name"] or "")
        for table in schema.get_table_names()
    }
