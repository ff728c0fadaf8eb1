"""Finding records by what people type or scan, for reference fields and the search over everything."""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject

from gui.desk import Desk
from inventory.access.lists import ACCOUNTS
from inventory.approvals.lists import APPLICATIONS
from inventory.devices.lists import CONTRACTS, DEVICES, LICENCES, MODELS
from inventory.listing import Filter, Listing, Match, Query, Row
from inventory.papers.lists import PAPERS
from inventory.people.lists import PEOPLE, UNITS
from inventory.sight import seen_by, sees
from inventory.store.reader import Reader
from inventory.text import search_text, search_words

LISTINGS = {
    listing.name: listing
    for listing in (APPLICATIONS, DEVICES, PEOPLE, PAPERS, ACCOUNTS, UNITS, MODELS, CONTRACTS, LICENCES)
}
NAMED_SO = 48
"""So many records whose name holds the words are looked at for those whose name begins with them."""


class Fit(IntEnum):
    """How well a record fits what was typed, the best first."""

    NUMBER, BEGINNING, WORDS, NAME, ELSEWHERE = range(5)


class Hit(NamedTuple):
    """A record in one line."""

    listing: str
    record: int
    title: str
    detail: str
    fit: Fit = Fit.ELSEWHERE

    @property
    def key(self) -> tuple[str, int]:
        return self.listing, self.record


def certain(hits: Sequence[Hit]) -> Hit | None:
    """The record that must be meant: its number was given, or nothing else fits."""
    return hits[0] if hits and (hits[0].fit is Fit.NUMBER or len(hits) == 1) else None


class Lookup:
    """Asks the lists of a desk; a newer question of the same owner replaces the one before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _seen(self, names: Iterable[str]) -> list[Listing]:
        """Of these lists those that are this person's business, as they may see them."""
        actor = self._desk.actor
        return [seen_by(it, actor) for name in names if sees(it := LISTINGS[name], actor)]

    def find(
        self,
        owner: QObject,
        listings: Sequence[str],
        typed: str,
        show: Callable[[list[Hit]], object],
        at_most: int = 6,
    ) -> None:
        """What fits the words, list by list: numbers, then names, then what the words stand elsewhere in."""
        self._desk.look(owner, partial(_find, self._seen(listings), typed.strip(), at_most), show)

    def name(self, owner: QObject, listing: str, record: int, show: Callable[[list[Hit]], object]) -> None:
        """How this record is called; nothing if it is gone."""
        self._desk.look(owner, partial(_named, self._seen([listing]), record), show)


def _find(kinds: Sequence[Listing], typed: str, at_most: int, reader: Reader) -> list[Hit]:
    found = [hits for kind in kinds if (hits := _hits(kind, typed, at_most, reader))]
    found.sort(key=lambda hits: hits[0].fit)
    return [hit for hits in found for hit in hits]


def _hits(kind: Listing, typed: str, at_most: int, reader: Reader) -> list[Hit]:
    exact = _scanned(kind, typed, reader)
    anywhere = Query(search=typed)
    by_name = anywhere.filtered(*_in_name(kind, typed))
    named = [_ranked(_hit(kind, *found), typed) for found in reader.first(kind, by_name, NAMED_SO)]
    named.sort(key=lambda hit: hit.fit)
    others = reader.first(kind, anywhere, at_most) if len(named) < at_most else []
    first = {hit.key: hit for hit in [*exact, *named]}
    hits = [*first.values(), *(_hit(kind, *found) for found in others if (kind.name, found[0]) not in first)]
    return hits[:at_most]


def _in_name(kind: Listing, typed: str) -> list[Filter]:
    """Conditions that every word stands in what the record is called."""
    return [Filter(kind.brief[0], Match.CONTAINS, (word,)) for word in typed.split() if search_text(word)]


def _ranked(hit: Hit, typed: str) -> Hit:
    wanted = tuple(search_words(typed))
    first, *others = (
        [form.startswith(wanted) for form in search_text(word).split()] for word in hit.title.split()
    )
    if any(first):
        return hit._replace(fit=Fit.BEGINNING)
    return hit._replace(fit=Fit.WORDS if any(map(any, others)) else Fit.NAME)


def _scanned(kind: Listing, code: str, reader: Reader) -> list[Hit]:
    record = reader.scan(kind, code) if kind.scan and code else None
    return [] if record is None else [it._replace(fit=Fit.NUMBER) for it in _name(kind, record, reader)]


def _named(kinds: Sequence[Listing], record: int, reader: Reader) -> list[Hit]:
    return [hit for kind in kinds for hit in _name(kind, record, reader)]


def _name(kind: Listing, record: int, reader: Reader) -> list[Hit]:
    return [_hit(kind, key, row) for key, row in reader.rows(kind, [record])]


def _hit(kind: Listing, record: int, row: Row) -> Hit:
    shown = {column.name: value for column, value in zip(kind.columns, row, strict=True)}
    title, *details = (shown[name] for name in kind.brief)
    return Hit(kind.name, record, title, " · ".join(it for it in details if it))
