"""A desk as people sit at it: a real file, real threads, and nobody may hold up the window."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "linux" and "DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen:configfile=tests/screen.json")

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.look import theme
from inventory import demo
from inventory.actor import Actor
from inventory.store import address
from inventory.store.database import Store
from tests.accounts import EVERYDAY, join, sign_up
from tests.gui.screens.cityhall import hall, monday  # noqa: F401 (fixtures for every test here)
from tests.inventory.clerk import Clerk
from tests.uiblock import UiBlockWatch

LONGEST_BLOCK = 1.0
"""Seconds; generous, because tests share a busy machine. The figures are measured elsewhere."""


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """What a test remembers of windows and lists is its own."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    QCoreApplication.setOrganizationName("Mobilakte")
    QCoreApplication.setApplicationName("Mobilakte")
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    theme.exact(qapp)


@pytest.fixture(autouse=True)
def nobody_waits(qapp: QApplication) -> Iterator[None]:
    """No test may hold the UI thread."""
    with UiBlockWatch(LONGEST_BLOCK) as watch:
        yield
    assert not watch.blocks, "\n".join(watch.blocks)


@pytest.fixture
def desk(qtbot: QtBot, sqlite_url: str) -> Iterator[Desk]:
    """The desk of the only one who has an account, at an empty database."""
    sign_up(sqlite_url)
    desk = Desk("k.meyer")
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(sqlite_url)
    yield desk
    desk.close()


@pytest.fixture
def clerk(sqlite_store: Store) -> Clerk:
    """Somebody else at the same database."""
    return Clerk(sqlite_store, Actor("a.fuchs", frozenset(EVERYDAY)))


@pytest.fixture(scope="session")
def demo_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the invented city, to be copied."""
    path = address.sqlite_path(demo.open_demo(tmp_path_factory.mktemp("city")))
    assert path is not None
    return path


@pytest.fixture(scope="module")
def demo_url(demo_city: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An invented city that the tests of a module may change."""
    path = tmp_path_factory.mktemp("visit") / "city.db"
    shutil.copyfile(demo_city, path)
    join(address.of_file(path))
    return address.of_file(path)
