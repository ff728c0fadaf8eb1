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
from tests.album import FIRST_DAY, SCENES, TROUBLE, Scene
from tests.album.visitor import visiting
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
        for url, scenes in _places(Path(place)).items():
            chosen = {
                name: scene for name, scene in scenes.items() if name in names or (not names and only in name)
            }
            with visiting(url, Path(place) / "desk") as visitor:
                for name, scene in chosen.items():
                    path = folder / f"{name}-{suffix}.png"
                    scene(visitor)
                    picture(visitor.program).save(str(path))
                    visitor.leave()
                    yield path


def _places(folder: Path) -> dict[str, dict[str, Scene]]:
    """Where there is something to see: the city, an office on its first day, a file that is none of ours."""
    first_day, foreign = folder / "first-day.db", folder / "Urlaubsliste.db"
    open_store(address.of_file(first_day)).close()
    sign_up(address.of_file(first_day))
    foreign.write_text("Name;Tage", encoding="utf-8")
    city = demo.open_demo(folder)
    join(city)
    return {
        city: SCENES,
        address.of_file(first_day): FIRST_DAY,
        address.of_file(foreign): TROUBLE,
    }
