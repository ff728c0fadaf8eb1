"""What the window knows of a screen before it is built, and what it asks of it afterwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.desk import Desk


class Shown(QWidget):
    """A screen once it is built; `wanted` asks for a record that another screen shows."""

    wanted = Signal(str, int)  # the list and the record

    def actions_by_menu(self) -> Mapping[str, Sequence[QAction]]:
        """What the menu bar offers while the screen is in sight."""
        raise NotImplementedError

    def reveal(self, listing: str, record: int) -> None:
        """Show this record of one of the screen's lists."""
        raise NotImplementedError


@dataclass(frozen=True)
class Screen:
    """`listings` are the lists whose records this screen can show; `build` is called on the first visit."""

    key: str
    title: str
    icon: str
    listings: tuple[str, ...]
    build: Callable[[Desk], Shown]
    at_the_bottom: bool = False
