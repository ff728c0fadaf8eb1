"""What every test may ask for: stores on both engines, each fresh and of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from inventory import tables as _tables  # noqa: F401 (declares them)
from inventory.store import address, migrate
from inventory.store.database import Store
from tests import postgres

ENGINES = ("sqlite", "postgresql")


def _prepare(url: str) -> None:
    store = Store(url)
    migrate.upgrade(store.engine)
    store.close()


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL server of our own."""
    with postgres.server() as server:
        yield server


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file of the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    _prepare(address.of_file(path))
    return path


@pytest.fixture(scope="session")
def empty_database(server: postgres.Server) -> str:
    """The name of a database of the newest schema on the server, to be copied."""
    server.run("CREATE DATABASE empty TEMPLATE template0")
    _prepare(server.url("empty"))
    return "empty"


@pytest.fixture
def sqlite_url(empty_file: Path, tmp_path: Path) -> str:
    path = tmp_path / "mobilakte.db"
    shutil.copy(empty_file, path)
    return address.of_file(path)


@pytest.fixture
def postgresql_url(server: postgres.Server, empty_database: str) -> Iterator[str]:
    with server.database(empty_database) as name:
        yield server.url(name)


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database of the newest schema."""
    address: str = request.getfixturevalue(f"{request.param}_url")
    return address


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    store = Store(sqlite_url)
    yield store
    store.close()


@pytest.fixture
def postgresql_store(postgresql_url: str) -> Iterator[Store]:
    store = Store(postgresql_url)
    yield store
    store.close()
