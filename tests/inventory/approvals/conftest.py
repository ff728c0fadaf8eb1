"""An office on a fresh store, once on SQLite and once on PostgreSQL."""

import pytest

from inventory.store.database import Store
from tests.inventory.approvals.office import Office


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)
