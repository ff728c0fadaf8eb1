"""What the window knows of a screen before it is built, and what it asks of it afterwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from inventory.actor import Actor
from inventory.listing import Listing, Query
from inventory.sight import sees

if TYPE_CHECKING:
    from gui.parts.list.panel import ListPanel


class Shown(QWidget):
    """A screen once it is built; `wanted` asks for what another screen shows."""

    wanted = Signal(str, object)  # the list, and of it one record or a query
    counted = Signal(int)  # so much waits here for this person

    def actions_by_menu(self) -> Mapping[str, Sequence[QAction]]:
        """What the menu bar offers while the screen is in sight."""
        raise NotImplementedError

    def panel(self, listing: str) -> "ListPanel":
        """Bring one of the screen's lists into sight."""
        raise NotImplementedError

    def reveal(self, listing: str, what: int | Query) -> None:
        """Show one record of a list, or everything a query finds."""
        panel = self.panel(listing)
        if isinstance(what, Query):
            panel.show_query(what)
        else:
            panel.reveal(what)


@dataclass(frozen=True)
class Screen:
    """`listings` are the lists whose records this screen can show; `build` is called on the first visit.

    A screen without a list is there for everybody, one with lists for those whose business they are.
    """

    key: str
    title: str
    icon: str
    listings: tuple[Listing, ...]
    build: Callable[[Desk], Shown]
    at_the_bottom: bool = False

    def is_for(self, actor: Actor) -> bool:
        return not self.listings or any(sees(it, actor) for it in self.listings)

    def shows(self, listing: str) -> bool:
        return any(it.name == listing for it in self.listings)
