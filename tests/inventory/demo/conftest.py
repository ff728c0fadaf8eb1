"""The invented city as a newcomer opens it, built once for all tests that only look."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from inventory.demo import city as builder
from inventory.demo import days, open_demo
from inventory.store.database import Store
from inventory.today import stand_still
from tests.inventory.clerk import Clerk

SMALL = 150


@pytest.fixture(scope="session")
def city_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    open_demo(folder)
    return folder


@pytest.fixture
def city(city_folder: Path) -> Iterator[Store]:
    store = Store(open_demo(city_folder))
    yield store
    store.close()


@pytest.fixture
def small_city(store: Store) -> Store:
    """A small city that may be changed, once on SQLite and once on PostgreSQL."""
    builder.build(store.url, SMALL)
    return store


@pytest.fixture
def clerk(small_city: Store) -> Clerk:
    return Clerk(small_city)


@pytest.fixture(autouse=True)
def _on_the_day_of_the_city() -> Iterator[None]:
    stand_still(date.fromordinal(days.TODAY))
    yield
    stand_still(None)
