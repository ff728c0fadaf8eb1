"""The rows of a list: all ids in order, and those pages of ready texts that are looked at."""

from array import array
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from gui.parts.list.lane import Going, Lane, Urgency
from gui.parts.list.rows import Kept, Places, locate
from inventory.listing import Listing, Query, Row
from inventory.store.reader import Reader

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
FIRST, PAGE, PAGES_KEPT = 50, 128, 64
SETTLE = 30
"""Milliseconds that first rows have to be painted, and a next key to be pressed, before all ids are read."""
LOOKS = 3
IN_SIGHT = 2
"""Pages read together with new ids, so that nothing flickers where one is looking."""


class _Arrival(NamedTuple):
    ids: "array[int]"
    kept: Kept
    places: Places
    pages: dict[int, list[Row]]


class WindowModel(QAbstractTableModel):
    """`kept` is asked what must stay selected and in sight."""

    placed = Signal(Kept, Places, bool)
    """What was kept, where it is now, and whether these are the first rows of another query."""
    loaded = Signal()

    def __init__(self, listing: Listing, quick: Lane, slow: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self.listing = listing
        self.query = Query()
        self.complete = False
        self.kept: Callable[[], Kept] = Kept
        self._quick, self._slow = quick, slow
        self.places = Places()
        self._looks = 0
        self._ids = array("q")
        self._pages: dict[int, list[Row]] = {}
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._wish_for_ids)
        self._waiting = (" ",) + ("",) * (len(listing.columns) - 1)

    @property
    def ids(self) -> "array[int]":
        return self._ids

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.listing.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role != DISPLAY or not index.isValid():
            return None
        return self.row(index.row())[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self.listing.columns[section].title
        return None

    def row(self, row: int) -> Row:
        """What the cells of a row show; blank until it has been read."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None or place >= len(page) or number in self._stale:
            self._ask_for(number)
        return page[place] if page is not None and place < len(page) else self._waiting

    def show(self, query: Query) -> None:
        """Show another query: its first rows at once, the rest when it is known."""
        self.query = query
        self.complete = False
        self._settle.stop()
        self._quick.forget()
        self._slow.forget("ids")
        self._asked.clear()
        listing = self.listing
        self._quick.wish(
            "first", lambda reader, _going: reader.first(listing, query, FIRST), self._show_first, Urgency.NOW
        )

    def refresh(self) -> None:
        """Read again what is shown; everything stays where it is until that has been done."""
        if not self.complete:
            self.show(self.query)
            return
        self._stale = set(self._pages)
        self._asked.clear()
        self._changed(0, len(self._ids) - 1)
        self._wish_for_ids()

    def find(self, record_id: int, show: Callable[[int | None], object]) -> None:
        """The row of a record among the rows known by now."""
        ids, kept = self._ids, Kept(current=record_id)
        self._slow.wish(
            "find",
            lambda _reader, _going: locate(kept, ids),
            lambda places: show(places.current),
            Urgency.NOW,
        )

    def _wish_for_ids(self) -> None:
        read = partial(_read_ids, self.listing, self.query, self.kept())
        self._slow.wish("ids", read, self._take, Urgency.SOON)

    def _show_first(self, found: list[tuple[int, Row]]) -> None:
        ids = array("q", [key for key, _row in found])
        kept = replace(self.kept(), top=None, whole=False)  # all of one query are not all of another
        self.complete = len(ids) < FIRST
        self._replace(_Arrival(ids, kept, locate(kept, ids), {0: [row for _key, row in found]}), fresh=True)
        if self.complete:
            self.loaded.emit()
        else:
            self._settle.start()

    def _take(self, arrival: _Arrival) -> None:
        if arrival.ids == self._ids and self.complete:
            self._renew(arrival)
        elif self._out_of_date(arrival.kept):
            read = partial(_look_again, self.listing, arrival.ids, self.kept())
            self._slow.wish("ids", read, self._take, Urgency.SOON)
            return
        else:
            begun, self.complete = not self.complete, True
            self.places = arrival.places
            if begun and self._begins(arrival.ids):
                self._lengthen(arrival.ids)
            else:
                self._replace(arrival, fresh=False)
        self._looks = 0
        self.loaded.emit()

    def _out_of_date(self, kept: Kept) -> bool:
        """Whether somebody went on working meanwhile; who scrolls without pause is not waited for."""
        self._looks += 1
        now = self.kept()
        return now != kept and (self._looks <= LOOKS or replace(now, top=kept.top) != kept)

    def _begins(self, ids: "array[int]") -> bool:
        return ids[: len(self._ids)] == self._ids

    def _lengthen(self, ids: "array[int]") -> None:
        if len(ids) > len(self._ids):
            self.beginInsertRows(NOWHERE, len(self._ids), len(ids) - 1)
            self._ids = ids
            self.endInsertRows()

    def _replace(self, arrival: _Arrival, *, fresh: bool) -> None:
        self.beginResetModel()
        self._quick.forget()
        self._ids = arrival.ids
        self._pages = arrival.pages
        self._stale.clear()
        self._asked.clear()
        self.endResetModel()
        self.places = arrival.places
        self.placed.emit(arrival.kept, arrival.places, fresh)

    def _renew(self, arrival: _Arrival) -> None:
        """The same records in the same order: only their cells may have changed."""
        self._stale = set(self._pages) - set(arrival.pages)
        self._pages.update(arrival.pages)
        self._changed(0, len(self._ids) - 1)

    def _ask_for(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        wanted = self._ids[number * PAGE : (number + 1) * PAGE]
        listing = self.listing
        self._quick.wish(
            number,
            lambda reader, _going: _page(reader, listing, wanted),
            partial(self._take_page, number),
            Urgency.SOON,
        )

    def _take_page(self, number: int, page: list[Row]) -> None:
        self._pages[number] = page
        self._asked.discard(number)
        self._stale.discard(number)
        while len(self._pages) > PAGES_KEPT:
            del self._pages[max(self._pages, key=lambda other: abs(other - number))]
        self._changed(number * PAGE, min((number + 1) * PAGE, len(self._ids)) - 1)

    def _changed(self, first: int, last: int) -> None:
        if last >= first:
            corner = self.index(last, len(self.listing.columns) - 1)
            self.dataChanged.emit(self.index(first, 0), corner, [DISPLAY])


def _read_ids(listing: Listing, query: Query, kept: Kept, reader: Reader, going: Going) -> _Arrival:
    return _look_again(listing, reader.ids(listing, query, going), kept, reader, going)


def _look_again(listing: Listing, ids: "array[int]", kept: Kept, reader: Reader, _going: Going) -> _Arrival:
    places = locate(kept, ids)
    sight = (places.top or 0) // PAGE
    pages = {
        number: _page(reader, listing, ids[number * PAGE : (number + 1) * PAGE])
        for number in range(sight, sight + IN_SIGHT)
        if number * PAGE < len(ids)
    }
    return _Arrival(ids, kept, places, pages)


def _page(reader: Reader, listing: Listing, wanted: "array[int]") -> list[Row]:
    """A page has a line for every id, also for a record that is gone by now."""
    rows = dict(reader.rows(listing, wanted))
    gone = ("–",) * len(listing.columns)
    return [rows.get(key, gone) for key in wanted]
