"""A clerk on a fresh store, once on SQLite and once on PostgreSQL."""

import pytest

from inventory.store.database import Store
from tests.inventory.clerk import Clerk


@pytest.fixture
def clerk(store: Store) -> Clerk:
    return Clerk(store)
