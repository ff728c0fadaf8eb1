"""An office with its papers."""

import pytest

from inventory.store.database import Store
from tests.inventory.papers.archive import Archive


@pytest.fixture
def archive(store: Store) -> Archive:
    return Archive(store)
