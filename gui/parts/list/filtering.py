"""Filtering a list: the box that sets a filter, the line that shows all of them."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from gui.parts.list.filterline import FilterLine
from gui.parts.list.filters import FilterBox
from gui.parts.list.lane import Going, Lane, Urgency
from gui.parts.list.popup import below
from inventory.listing import Column, Filter, Listing, Query
from inventory.store.reader import Reader


class Filtering(QObject):
    changed = Signal(Query)

    def __init__(self, listing: Listing, lane: Lane, parent: QWidget) -> None:
        super().__init__(parent)
        self._listing = listing
        self._parent = parent
        self._lane = lane
        self._query = Query()
        self.line = FilterLine(listing)
        self._box: FilterBox | None = None
        self.line.edit_asked.connect(self._edit)
        self.line.removed.connect(self._remove)

    def follow(self, query: Query, base: Query) -> None:
        """Show the filters, unless they are just those of the chosen view."""
        self._query = query
        self.line.show_filters(query)
        self.line.setVisible(query.filters != base.filters)

    def ask(self, name: str, place: QPoint) -> None:
        self._opened_box().ask(name, self._query, place)

    def _opened_box(self) -> FilterBox:
        """Made when it is first needed; most lists are only looked at."""
        if self._box is None:
            self._box = FilterBox(self._listing, self._parent)
            self._box.changed.connect(self._take)
            self._box.counts_wanted.connect(self._count)
        return self._box

    def _edit(self, name: str) -> None:
        self.ask(name, below(self.line))

    def _remove(self, name: str) -> None:
        self.changed.emit(self._query.without(name))

    def _take(self, name: str, filters: tuple[Filter, ...]) -> None:
        self.changed.emit(self._query.without(name).filtered(*filters))

    def _count(self, name: str) -> None:
        read = partial(_tally, self._listing, self._query.without(name), self._listing.column(name))
        self._lane.wish("tally", read, partial(self._opened_box().show_counts, name), Urgency.SOON)


def _tally(listing: Listing, query: Query, column: Column, reader: Reader, _going: Going) -> dict[Any, int]:
    return reader.tally(listing, query, column)
