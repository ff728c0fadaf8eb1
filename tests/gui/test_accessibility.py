"""Every screen and every dialog without a mouse, and for eyes that see little."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QListView, QMenu

from gui.look import theme
from inventory.store import address
from tests import a11y
from tests.accounts import sign_up
from tests.album import FIRST_DAY, ROLES, SCENES, Scene
from tests.album.visitor import Visitor, visiting

LISTS_OF_THEIR_OWN = (QMenu, QListView)
"""Qt walks through these with the arrow keys."""
LOOKED_AT = (
    "today",
    "approvals-overdue",
    "approvals-return_open",
    "approvals-several",
    "approvals-new-errors",
    "approvals-renewals",
    "approvals-forecast",
    "administration-accounts",
    "devices-issued",
    "devices-overdue",
    "devices-several",
    "devices-filtered",
    "devices-editing-errors",
    "devices-take-back",
    "intake-scanning",
    "bulk-preview",
    "conflict",
    "people-left-with-devices",
    "papers-card",
    "papers-intake",
    "papers-signing-without-file",
    "administration-contracts",
    "refusal",
)


@pytest.fixture(scope="module")
def city(qapp: QApplication, demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    theme.exact(qapp)
    with visiting(demo_url, tmp_path_factory.mktemp("desk")) as visitor:
        yield visitor


@pytest.fixture
def visitor(city: Visitor) -> Iterator[Visitor]:
    yield city
    city.leave()


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_everything_has_a_name_and_is_reached_by_tab(visitor: Visitor, scene: Scene) -> None:
    scene(visitor)
    front = visitor.front()
    found = [] if isinstance(front, LISTS_OF_THEIR_OWN) else a11y.problems(front)
    assert not found, "\n".join(found)


def test_an_office_on_its_first_day_is_reached_as_well(sqlite_url: str, tmp_path: Path) -> None:
    sign_up(sqlite_url)
    with visiting(sqlite_url, tmp_path / "desk") as visitor:
        for scene in FIRST_DAY.values():
            scene(visitor)
            assert a11y.problems(visitor.front()) == []


@pytest.mark.parametrize("login", ROLES)
def test_what_a_role_finds_is_reached_as_well(demo_url: str, tmp_path: Path, login: str) -> None:
    with visiting(demo_url, tmp_path / "desk", login) as visitor:
        for name, scene in ROLES[login].items():
            scene(visitor)
            found = a11y.problems(visitor.front())
            assert not found, "\n".join((name, *found))


def test_the_page_of_the_first_account_is_reached_as_well(sqlite_url: str, tmp_path: Path) -> None:
    with visiting(sqlite_url, tmp_path / "desk") as visitor:
        assert visitor.hands.sees("Mobilakte einrichten")
        assert a11y.problems(visitor.front()) == []


def test_the_ways_out_of_trouble_are_reached_as_well(tmp_path: Path) -> None:
    foreign = tmp_path / "Urlaubsliste.db"
    foreign.write_text("Name;Tage", encoding="utf-8")
    with visiting(address.of_file(foreign), tmp_path / "desk") as visitor:
        assert a11y.problems(visitor.front()) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_words_stand_out_from_their_ground(
    visitor: Visitor, qapp: QApplication, name: str, dark: bool
) -> None:
    theme.exact(qapp, dark)
    SCENES[name](visitor)
    found = a11y.faint(visitor.front())
    assert not found, "\n".join(found)
