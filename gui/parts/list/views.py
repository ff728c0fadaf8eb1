"""The views of a list as chips: those of the program, one's own, and those others share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.icons import icon
from gui.look.tokens import BETWEEN_CONTROLS
from gui.parts.button import Button
from gui.parts.chips import ChipBar
from gui.parts.list.lane import Going, Lane, Urgency
from gui.parts.list.viewdialog import ViewDialog
from inventory.filters import fits
from inventory.listing import Listing, Query
from inventory.store.reader import Reader

if TYPE_CHECKING:
    from inventory.store.database import Session

RECOUNT = 400
"""Milliseconds of quiet before views are counted; the rows come first."""
CHANGED = " · geändert"


@dataclass(frozen=True)
class SavedQuery:
    """`record` is None for a view of the program."""

    name: str
    query: Query
    record: int | None = None
    shared: bool = False
    mine: bool = False

    @property
    def key(self) -> str:
        return self.name if self.record is None else f"#{self.record}"


class ViewBar(QWidget):
    chosen = Signal(Query)

    def __init__(self, desk: Desk, listing: Listing, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._listing = listing
        self._lane = lane
        self._query = Query()
        self._current = ""
        self._counts: dict[str, int] = {}
        self._uncounted: set[str] = set()
        self._views: dict[str, SavedQuery] = {}
        self._chips = ChipBar()
        self._save = Button("Ansicht speichern", "bookmark-simple", quiet=True)
        self._pause = QTimer(self, singleShot=True, interval=RECOUNT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(BETWEEN_CONTROLS))
        layout.addWidget(self._chips, 1)
        layout.addWidget(self._save)
        self._chips.chosen.connect(self._choose)
        self._chips.menu_asked.connect(self._show_menu)
        self._save.clicked.connect(self.save)
        self.saving = QAction(icon("bookmark-simple"), "Ansicht speichern …", self)
        self.saving.triggered.connect(self.save)
        self._pause.timeout.connect(self._count)
        desk.changed.connect(self._recount)
        self._take([])
        self.reload()

    def first(self) -> Query:
        return self._listing.views[0].query if self._listing.views else Query()

    def follow(self, query: Query) -> None:
        """Show which view this is, or that it has become another one."""
        self._query = query
        same = next((key for key, view in self._views.items() if self._is(view)), None)
        self._current = same or self._current
        self._show()

    def base(self) -> Query:
        """The chosen view as it is kept."""
        view = self._views.get(self._current)
        return view.query if view else self.first()

    def name(self) -> str:
        """The view in sight, as a heading."""
        view = self._views.get(self._current)
        return view.name if view and self._is(view) else self._listing.many

    def reload(self) -> None:
        """Read again which views there are."""
        query = partial(_saved, self._listing.name, self._desk.actor.login)
        self._desk.read(self, query, self._take)

    def save(self) -> None:
        """Ask for a name and keep what is shown under it."""
        view = self._views.get(self._current)
        mine = view if view and view.mine else None
        dialog = ViewDialog(
            self, "Ansicht speichern", mine.name if mine else "", shared=bool(mine and mine.shared)
        )
        dialog.named.connect(self._save_as)
        dialog.open()

    def _take(self, saved: Iterable[SavedQuery]) -> None:
        given = [SavedQuery(view.name, view.query) for view in self._listing.views]
        known = [view for view in saved if fits(self._listing, view.query)]
        before, self._views = self._views, {view.key: view for view in (*given, *known)}
        if self._current not in self._views:
            self._current = next(iter(self._views), "")
        self.follow(self._query)
        self._uncounted |= {key for key, view in self._views.items() if before.get(key) != view}
        self._pause.start()

    def _show(self) -> None:
        with QSignalBlocker(self._chips):
            self._chips.set_chips(
                (key, self._title(view), self._counts.get(key), view.shared)
                for key, view in self._views.items()
            )
            self._chips.choose(self._current)
        view = self._views.get(self._current)
        self._save.setVisible(not (view and self._is(view)))

    def _title(self, view: SavedQuery) -> str:
        return view.name + (CHANGED if view.key == self._current and not self._is(view) else "")

    def _is(self, view: SavedQuery) -> bool:
        """Whether this view is what is shown; who searches in it is still in it."""
        shown = self._query if view.query.search else replace(self._query, search="")
        return self._named(view.query) == self._named(shown)

    def _named(self, query: Query) -> Query:
        """With the order the list has of itself."""
        return replace(query, order=query.order or self._listing.order)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._uncounted:
            self._pause.start()

    def _recount(self) -> None:
        self._uncounted |= self._views.keys()
        if self.isVisible():
            self._pause.start()

    def _count(self) -> None:
        for key in reversed([key for key in self._views if key in self._uncounted]):
            read = partial(_count, self._listing, self._views[key].query)
            self._lane.wish(("count", key), read, partial(self._counted, key), Urgency.LATER)
        self._uncounted.clear()

    def _counted(self, key: str, count: int) -> None:
        self._counts[key] = count
        self._chips.set_count(key, count)

    def _choose(self, key: str) -> None:
        self._current = key
        self.chosen.emit(self._views[key].query)

    def _show_menu(self, key: str, place: QPoint) -> None:
        view = self._views[key]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if view.mine:
            menu.addAction("Umbenennen …").triggered.connect(partial(self._rename, view))
            replaced = menu.addAction("Durch das ersetzen, was jetzt zu sehen ist")
            replaced.triggered.connect(partial(self._save_as, view.name, view.shared))
            menu.addAction("Löschen").triggered.connect(partial(self._delete, view))
        else:
            menu.addAction("Als eigene Ansicht speichern …").triggered.connect(self.save)
        menu.popup(place)

    def _rename(self, view: SavedQuery, *_checked: bool) -> None:
        dialog = ViewDialog(self, "Ansicht umbenennen", view.name, shared=view.shared)
        dialog.named.connect(partial(self._save_name, view))
        dialog.open()

    def _save_as(self, name: str, shared: bool, *_checked: bool) -> None:
        write = partial(_save, self._listing.name, name, self._desk.actor.login, shared, self._query)
        self._desk.write(self, write, self._saved, says=f"Ansicht „{name}“ gespeichert.")

    def _save_name(self, view: SavedQuery, name: str, shared: bool) -> None:
        write = partial(_rename, view.record or 0, self._desk.actor.login, name, shared)
        self._desk.write(self, write, self._written, says=f"Die Ansicht heißt jetzt „{name}“.")

    def _delete(self, view: SavedQuery, *_checked: bool) -> None:
        write = partial(_delete, view.record or 0, self._desk.actor.login)
        self._desk.write(self, write, self._written, says=f"Ansicht „{view.name}“ gelöscht.")

    def _saved(self, record: int) -> None:
        self._current = f"#{record}"
        self.reload()

    def _written(self, _nothing: None) -> None:
        self.reload()


def _count(listing: Listing, query: Query, reader: Reader, _going: Going) -> int:
    return reader.count(listing, query)


def _saved(listing: str, login: str, session: "Session") -> list[SavedQuery]:
    from inventory.store import views

    found = views.views(session, listing=listing, owner=login)
    return [
        SavedQuery(it.name, Query.from_json(it.query), it.id, it.shared, it.owner == login) for it in found
    ]


def _save(listing: str, name: str, login: str, shared: bool, query: Query, session: "Session") -> int:
    from inventory.store import views

    view = views.save_view(
        session, listing=listing, name=name, owner=login, shared=shared, query=query.to_json()
    )
    return view.id or 0


def _rename(record: int, login: str, name: str, shared: bool, session: "Session") -> None:
    from inventory.store import views

    views.rename_view(session, view_id=record, owner=login, name=name, shared=shared)


def _delete(record: int, login: str, session: "Session") -> None:
    from inventory.store import views

    views.delete_view(session, view_id=record, owner=login)
