"""Opening the invented city: built once, kept, renewed with the program, never half there."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bootstrap
from inventory import demo
from inventory.people.records import Unit
from inventory.store import address
from inventory.store.database import Store
from tests.inventory.clerk import Clerk
from tests.inventory.demo.looking import all_of

HAMLET = 12


def hamlet(folder: Path) -> Path:
    path = address.sqlite_path(demo.open_demo(folder, HAMLET))
    assert path is not None
    return path


def test_what_was_tried_out_in_the_city_is_there_again_the_next_time(tmp_path: Path) -> None:
    url = demo.open_demo(tmp_path, HAMLET)
    store = Store(url)
    Clerk(store).unit("FB 99", "Raumfahrt")
    store.close()
    assert demo.open_demo(tmp_path, HAMLET) == url
    again = Store(url)
    assert "Raumfahrt" in [unit.name for unit in all_of(again, Unit)]
    again.close()


def test_cities_of_different_sizes_stand_beside_each_other(tmp_path: Path) -> None:
    assert demo.open_demo(tmp_path, 3) != demo.open_demo(tmp_path, 4)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_city_of_an_earlier_version_makes_room_for_the_new_one(tmp_path: Path) -> None:
    outdated = tmp_path / f"demo-{HAMLET}-v0.db"
    other_size = tmp_path / "demo-1234-v0.db"
    for file in (outdated, other_size):
        file.write_bytes(b"")
    path = hamlet(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([path, other_size])


def test_progress_rises_to_its_total(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    demo.open_demo(tmp_path, HAMLET, lambda done, total: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)


class Enough(Exception):
    pass


def test_who_stops_the_building_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done > total / 2:
            raise Enough

    with pytest.raises(Enough):
        demo.open_demo(tmp_path, HAMLET, stop)
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_dies_while_building_leaves_no_half_city(tmp_path: Path) -> None:
    code = (
        "import os, pathlib; from inventory.demo import open_demo;"
        f"open_demo(pathlib.Path('city'), {HAMLET}, lambda done, total: done > 6 and os._exit(9))"
    )
    died = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(bootstrap.ROOT)},
        check=False,
    )
    assert died.returncode == 9
    (rubble,) = (tmp_path / "city").iterdir()
    long_ago = time.time() - 2 * demo.A_DAY
    os.utime(rubble, (long_ago, long_ago))
    path = hamlet(tmp_path / "city")
    assert list((tmp_path / "city").iterdir()) == [path]


def test_two_who_open_it_at_once_get_the_same_city(tmp_path: Path) -> None:
    opened: list[str] = []

    def open_again(done: int, total: int) -> None:
        if done == total and not opened:
            opened.append(demo.open_demo(tmp_path, HAMLET))

    assert demo.open_demo(tmp_path, HAMLET, open_again) == opened[0]
    assert len(list(tmp_path.iterdir())) == 1


def test_asking_for_the_city_does_not_load_sqlmodel() -> None:
    code = "import sys, inventory.demo; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=bootstrap.ROOT, check=False).returncode == 0
