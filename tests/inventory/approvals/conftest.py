"""The office of the procedure: its rules are the same on either engine, so one engine is enough for them."""

import pytest

from inventory.store.database import Store
from tests.inventory.approvals.office import Office


@pytest.fixture
def office(sqlite_store: Store) -> Office:
    return Office(sqlite_store)
