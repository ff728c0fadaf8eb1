"""Photographs the whole album: the same city, the same day, the same letters, so that pictures compare."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import time_machine

from gui import start
from gui.look import theme
from inventory import demo
from inventory.store import address
from inventory.store.database import open_store
from tests import offscreen
from tests.accounts import join, sign_up
from tests.album import BEFORE, FIRST_DAY, ROLES, SCENES, TROUBLE, Scene
from tests.album.visitor import LOGIN, visiting
from tests.camera import picture

MORNING = datetime(2026, 11, 20, 9, 41, tzinfo=ZoneInfo("Europe/Berlin"))
"""The day on which the invented city stands still."""


def photograph(
    folder: Path, scale: float, *, dark: bool, only: str = "", names: tuple[str, ...] = ()
) -> Iterator[Path]:
    """The paths of the pictures, one by one as they are made."""
    offscreen.use(scale)
    theme.exact(start.application(), dark)
    folder.mkdir(parents=True, exist_ok=True)
    suffix = "dark" if dark else "light"
    with TemporaryDirectory(ignore_cleanup_errors=True) as place, time_machine.travel(MORNING, tick=False):
        for url, login, scenes in _places(Path(place)):
            chosen = {
                name: scene for name, scene in scenes.items() if name in names or (not names and only in name)
            }
            if not chosen:
                continue
            with visiting(url, Path(place) / "desk", login) as visitor:
                for name, scene in chosen.items():
                    path = folder / f"{name}-{suffix}.png"
                    scene(visitor)
                    picture(visitor.program).save(str(path))
                    visitor.leave()
                    yield path


def _places(folder: Path) -> Iterator[tuple[str, str, dict[str, Scene]]]:
    """Where there is something to see, and who sees it."""
    first_day, before, foreign = folder / "first-day.db", folder / "before.db", folder / "Urlaubsliste.db"
    for file in (first_day, before):
        open_store(address.of_file(file)).close()
    sign_up(address.of_file(first_day))
    foreign.write_text("Name;Tage", encoding="utf-8")
    city = demo.open_demo(folder)
    join(city)
    yield city, LOGIN, SCENES
    yield from ((city, login, scenes) for login, scenes in ROLES.items())
    for file, scenes in ((first_day, FIRST_DAY), (before, BEFORE), (foreign, TROUBLE)):
        yield address.of_file(file), LOGIN, scenes
