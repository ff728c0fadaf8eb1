"""A clerk or a whole office on a fresh store, once on SQLite and once on PostgreSQL."""

import pytest

from inventory.store.database import Store
from tests.inventory.approvals.office import Office
from tests.inventory.clerk import Clerk


@pytest.fixture
def clerk(store: Store) -> Clerk:
    return Clerk(store)


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)
