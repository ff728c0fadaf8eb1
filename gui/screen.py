"""What the window knows of a screen before it is built, and what it asks of it afterwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.desk import Desk


class Shown(Protocol):
    """A screen once it is built: a QWidget; `wanted(listing, record)` asks for what other screens show."""

    wanted: Any

    def actions_by_menu(self) -> Mapping[str, Sequence[QAction]]:
        """What the menu bar offers while the screen is in sight."""

    def reveal(self, listing: str, record: int) -> None:
        """Show this record of one of the screen's lists."""


@dataclass(frozen=True)
class Screen:
    """`listings` are the lists whose records this screen can show; `build` is called on the first visit."""

    key: str
    title: str
    icon: str
    listings: tuple[str, ...]
    build: Callable[[Desk], QWidget]
    at_the_bottom: bool = False
