"""A list is a declaration: its columns in SQL, how their values read, and the queries people make of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from inventory import text
from inventory.fields import Kind, Word

Row = tuple[str, ...]
TODAY = "heute"
LATE = "seit "
"""How a text begins that says something is overdue."""
FAR = 90
"""Days up to which a deadline is told as a span."""


class Match(StrEnum):
    """How a filter compares."""

    CONTAINS = "contains"
    ANY_OF = "any_of"
    FROM = "from"
    UNTIL = "until"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True)
class Filter:
    """`values` are as stored: words by value, dates as ISO text, money in cents."""

    column: str
    match: Match
    values: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Query:
    """What a list shows right now; also what a saved view keeps."""

    search: str = ""
    filters: tuple[Filter, ...] = ()
    order: str = ""
    descending: bool = False

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_json(stored: str) -> "Query":
        values = json.loads(stored)
        filters = tuple(
            Filter(it["column"], Match(it["match"]), tuple(it["values"])) for it in values.pop("filters")
        )
        return Query(filters=filters, **values)

    def filtered(self, *added: Filter) -> "Query":
        """The same query with these filters instead of earlier ones on the same columns."""
        columns = {it.column for it in added}
        return replace(self, filters=(*(it for it in self.filters if it.column not in columns), *added))

    def without(self, column: str) -> "Query":
        return replace(self, filters=tuple(it for it in self.filters if it.column != column))


@dataclass(frozen=True)
class Column:
    """`folded` is SQL of the German key for search and order; `tones` names the colour of a word.

    `who` are the roles that may see it; empty means everybody who sees the row.
    """

    name: str
    title: str
    sql: str
    kind: Kind = Kind.TEXT
    width: int = 120
    words: type[Word] | None = None
    folded: str = ""
    shown: bool = True
    emphasis: str = ""
    tones: Mapping[str, str] = field(default_factory=dict)
    who: frozenset[Word] = frozenset()

    @property
    def order(self) -> str:
        return self.folded or self.sql

    @property
    def numeric(self) -> bool:
        return self.kind in (Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.DECIMAL)


@dataclass(frozen=True)
class View:
    """A view that comes with the program."""

    name: str
    query: Query


@dataclass(frozen=True)
class Listing:
    """`joins` maps an alias to its JOIN, used where it is mentioned. `brief` columns tell records apart in
    one line, the name first. `scan` names what a scanner reads and for whom, for all where nobody is named.

    `scopes` are the rows each role may see; what somebody sees of them, `inventory.sight` puts into `where`.
    `finders` are the roles that also find by what stands behind in the search text, and `found` then the rows
    in which somebody does.
    """

    name: str
    one: str
    many: str
    table: str
    columns: tuple[Column, ...]
    order: str
    joins: Mapping[str, str] = field(default_factory=dict)
    views: tuple[View, ...] = ()
    scan: Mapping[str, frozenset[Word]] = field(default_factory=dict)
    brief: tuple[str, ...] = ()
    scopes: Mapping[Word, str] = field(default_factory=dict)
    where: str = ""
    finders: frozenset[Word] = frozenset()
    found: str = ""

    def column(self, name: str) -> Column:
        return next(it for it in self.columns if it.name == name)

    def counted(self, count: int) -> str:
        return f"{text.number_text(count)} {self.one if count == 1 else self.many}"


def reader_of(listing: Listing, today: date) -> Callable[[Sequence[Any]], Row]:
    """A function that turns a raw row (without its id) into what the cells show."""
    showers = [_shower(column, today) for column in listing.columns]

    def read(row: Sequence[Any]) -> Row:
        return tuple(show(value) for show, value in zip(showers, row, strict=True))

    return read


def _shower(column: Column, today: date) -> Callable[[Any], str]:
    if column.words:
        labels = {word.value: word.label for word in column.words}
        if column.kind is Kind.CHOICES:
            return lambda value: ", ".join(labels[it] for it in (value or "").split(",") if it)
        return lambda value: labels.get(value, "")
    if column.kind is Kind.DUE:
        return lambda value: _due(value, today)
    return _SHOWERS.get(column.kind, lambda value: value or "")


def _date(value: Any) -> str:
    if not value:
        return ""
    if isinstance(value, str):
        return f"{value[8:10]}.{value[5:7]}.{value[:4]}"
    return text.date_text(value)


def _due(value: Any, today: date) -> str:
    if not value:
        return ""
    days = (
        date.fromisoformat(value[:10]) if isinstance(value, str) else value
    ).toordinal() - today.toordinal()
    if days == 0:
        return "heute"
    span = "1 Tag" if abs(days) == 1 else f"{abs(days)} Tagen"
    if days > 0:
        return f"in {span}" if days <= FAR else _date(value)
    return f"{LATE}{span}" if -days <= FAR else LATE + _date(value)


def _cents(value: int | None) -> str:
    return "" if value is None else f"{value // 100:,}".replace(",", ".") + f",{value % 100:02d} €"


_SHOWERS: dict[Kind, Callable[[Any], str]] = {
    Kind.DATE: _date,
    Kind.MONEY: _cents,
    Kind.NUMBER: lambda value: "" if value is None else text.number_text(value),
    Kind.DECIMAL: lambda value: "" if value is None else f"{value / 100:g}".replace(".", ","),
    Kind.PERCENT: lambda value: "" if value is None else f"{value / 100:g} %".replace(".", ","),
    Kind.YES_NO: lambda value: "ja" if value else "nein",
}
