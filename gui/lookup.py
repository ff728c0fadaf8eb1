"""Finding records by what people type or scan, for reference fields and the search over everything."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject

from gui.desk import Desk
from inventory.devices.lists import CONTRACTS, DEVICES, LICENCES, MODELS
from inventory.listing import Listing, Query, Row
from inventory.people.lists import PEOPLE, UNITS
from inventory.store.reader import Reader

LISTINGS = {listing.name: listing for listing in (DEVICES, PEOPLE, UNITS, MODELS, CONTRACTS, LICENCES)}


class Hit(NamedTuple):
    """A record in one line; `exact` if its number is what was asked for."""

    listing: str
    record: int
    title: str
    detail: str
    exact: bool = False

    @property
    def key(self) -> tuple[str, int]:
        return self.listing, self.record


def certain(hits: Sequence[Hit]) -> Hit | None:
    """The record that must be meant: its number was given, or nothing else fits."""
    return hits[0] if hits and (hits[0].exact or len(hits) == 1) else None


class Lookup:
    """Asks the lists of a desk; a newer question of the same owner replaces the one before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(
        self,
        owner: QObject,
        listings: Sequence[str],
        typed: str,
        show: Callable[[list[Hit]], object],
        at_most: int = 6,
    ) -> None:
        """What fits the words, list by list; a number that was typed or scanned exactly comes first."""
        kinds = [LISTINGS[name] for name in listings]
        self._desk.look(owner, partial(_find, kinds, typed.strip(), at_most), show)

    def name(self, owner: QObject, listing: str, record: int, show: Callable[[list[Hit]], object]) -> None:
        """How this record is called; nothing if it is gone."""
        self._desk.look(owner, partial(_name, LISTINGS[listing], record), show)


def _find(kinds: Sequence[Listing], typed: str, at_most: int, reader: Reader) -> list[Hit]:
    exact = [hit for kind in kinds for hit in _scanned(kind, typed, reader)]
    named = [
        _hit(kind, record, row)
        for kind in kinds
        for record, row in reader.first(kind, Query(search=typed), at_most)
    ]
    known = {hit.key for hit in exact}
    return exact + [hit for hit in named if hit.key not in known]


def _scanned(kind: Listing, code: str, reader: Reader) -> list[Hit]:
    record = reader.scan(kind, code) if kind.scan and code else None
    return [] if record is None else [it._replace(exact=True) for it in _name(kind, record, reader)]


def _name(kind: Listing, record: int, reader: Reader) -> list[Hit]:
    return [_hit(kind, key, row) for key, row in reader.rows(kind, [record])]


def _hit(kind: Listing, record: int, row: Row) -> Hit:
    shown = {column.name: value for column, value in zip(kind.columns, row, strict=True)}
    title, *details = (shown[name] for name in kind.brief)
    return Hit(kind.name, record, title, " · ".join(it for it in details if it))
