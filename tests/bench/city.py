"""The invented city in the size that is measured; made once, kept for the next run, and copied to work on."""

import hashlib
import shutil
from pathlib import Path

import platformdirs

import bootstrap
from gui import errands
from inventory import demo
from inventory.actor import Actor, Role
from inventory.settings import NAME
from inventory.store import address
from inventory.store.database import open_store

MAKERS = ("inventory/demo", "inventory/store/migrations", "inventory/text.py", "resources/demo")
"""What decides what a city looks like; one made by others is not used again."""


FIRST = "hr01"


def copy_of(devices: int, folder: Path) -> str:
    """The address of a city of so many devices that may be changed."""
    path = folder / f"city-{devices}.db"
    shutil.copyfile(_kept(devices), path)
    return address.of_file(path)


def empty(folder: Path) -> str:
    """A database in which somebody has just opened the first account."""
    url = address.of_file(folder / "empty.db")
    store = open_store(url)
    store.write(
        Actor(FIRST, frozenset()),
        lambda session: errands.claim(session, login=FIRST, roles=(Role.HR, Role.ADMIN)),
    )
    store.close()
    return url


def _kept(devices: int) -> Path:
    cache = platformdirs.user_cache_path(NAME, appauthor=False) / "bench"
    folder = cache / _version()
    for outdated in cache.glob("*"):
        if outdated != folder:
            shutil.rmtree(outdated)
    path = address.sqlite_path(demo.open_demo(folder, devices))
    assert path is not None
    return path


def _version() -> str:
    digest = hashlib.sha256()
    for maker in MAKERS:
        place = bootstrap.ROOT / maker
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.suffix in (".py", ".sql", ".toml"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
