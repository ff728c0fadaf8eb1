"""A small real office: a real database, the whole program, and somebody who sits at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inventory.store.database import Store
from tests.accounts import join, sign_up
from tests.gui.conftest import looks, nobody_waits, own_settings  # noqa: F401 (fixtures for every test here)
from tests.inventory.clerk import Clerk
from tests.office.colleague import Colleague
from tests.office.seat import Seat
from tests.sitting import sitting


@pytest.fixture(params=["sqlite"])
def office(request: pytest.FixtureRequest) -> str:
    """The address of a furnished office."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    furnish(url)
    return url


def furnish(url: str) -> None:
    """N-00001 is with Müller, the other three are in stock."""
    store = Store(url)
    clerk = Clerk(store)
    sign_up(url)
    join(url, "a.fuchs")
    unit = clerk.unit()
    mueller = clerk.person("4711", unit_id=unit.id)
    clerk.person(
        "4712", first_name="Björn", last_name="Krüger", email="b.krueger@stadt.example", unit_id=unit.id
    )
    clerk.model("notebook_lte", "X13 LTE")
    devices = clerk.delivery("SN-1", "SN-2", "SN-3", "SN-4", model_id=clerk.model().id)
    clerk.issue(devices[0], employee_id=mueller.id, accessories=("netzteil", "tasche"))
    store.close()


both_engines = pytest.mark.parametrize("office", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a person's own things are."""
    return tmp_path / "profile"


@pytest.fixture
def seat(qtbot: QtBot, office: str, folder: Path) -> Iterator[Seat]:
    with sitting(office, folder) as program:
        seat = Seat(qtbot, program)
        seat.press("Geräte")
        seat.wait_to_see("4 Geräte · 3 auf Lager")
        seat.wait_until(lambda: seat.rows() == 4)
        seat.into_the_list()
        yield seat


@pytest.fixture(scope="session")
def next_room() -> Iterator[Colleague]:
    """Starting takes longer than most days here, so one person works them all."""
    with Colleague() as colleague:
        yield colleague


@pytest.fixture
def colleague(next_room: Colleague, office: str, tmp_path: Path) -> Iterator[Colleague]:
    """Somebody else, at a program in a process of its own."""
    with next_room.sitting(office, tmp_path / "colleague", "a.fuchs"):
        yield next_room
