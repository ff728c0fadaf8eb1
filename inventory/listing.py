"""A list is a declaration of columns in SQL; this turns it and a query into statements."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from inventory import text
from inventory.fields import Kind, Word

Row = tuple[str, ...]
TODAY = "heute"


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
    """`folded` is SQL of the German key for search and order; `tones` names the colour of a word."""

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

    @property
    def order(self) -> str:
        return self.folded or self.sql

    @property
    def numeric(self) -> bool:
        return self.kind in (Kind.MONEY, Kind.NUMBER, Kind.PERCENT)


@dataclass(frozen=True)
class View:
    """A view that comes with the program."""

    name: str
    query: Query


@dataclass(frozen=True)
class Listing:
    """`joins` maps an alias to its JOIN, used where it is mentioned; `scan` names what a scanner reads.

    `brief` columns tell records apart in one line, the name first.
    """

    name: str
    one: str
    many: str
    table: str
    columns: tuple[Column, ...]
    order: str
    joins: Mapping[str, str] = field(default_factory=dict)
    views: tuple[View, ...] = ()
    scan: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        return next(it for it in self.columns if it.name == name)

    def counted(self, count: int) -> str:
        return f"{text.number_text(count)} {self.one if count == 1 else self.many}"


@dataclass(frozen=True)
class Statement:
    sql: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Dialect:
    """What differs between the engines when a list is read."""

    mark: str
    like: str
    trigram_table: bool

    def search(self, table: str, words: Sequence[str]) -> tuple[list[str], list[Any]]:
        """Conditions that every word occurs somewhere in the searched text."""
        long = [word for word in words if len(word) >= 3] if self.trigram_table else []
        short = [word for word in words if word not in long]
        conditions = [f"{table}.search_text LIKE {self.mark} ESCAPE '!'" for _word in short]
        values: list[Any] = [f"%{_escaped(word)}%" for word in short]
        if long:
            phrases = " ".join('"' + word.replace('"', '""') + '"' for word in long)
            conditions.append(
                f"{table}.id IN (SELECT rowid FROM {table}_search WHERE {table}_search MATCH {self.mark})"
            )
            values.append(phrases)
        return conditions, values


SQLITE = Dialect("?", "LIKE", trigram_table=True)
POSTGRESQL = Dialect("%s", "ILIKE", trigram_table=False)


def _escaped(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def ids(listing: Listing, query: Query, dialect: Dialect, limit: int | None = None) -> Statement:
    """The ids of all rows of a query, in order."""
    where, values = conditions(listing, query, dialect)
    order = _order(listing, query)
    sql = _from(listing, f"SELECT {listing.table}.id", where, order) + (f" LIMIT {limit}" if limit else "")
    return Statement(sql, tuple(values))


def first(listing: Listing, query: Query, dialect: Dialect, limit: int) -> Statement:
    """The first rows, before the vector of ids is known."""
    where, values = conditions(listing, query, dialect)
    return Statement(
        _from(listing, _select(listing), where, _order(listing, query)) + f" LIMIT {limit}", tuple(values)
    )


def rows(listing: Listing, wanted: Sequence[int], dialect: Dialect) -> Statement:
    marks = ", ".join([dialect.mark] * len(wanted))
    return Statement(
        _from(listing, _select(listing), [f"{listing.table}.id IN ({marks})"], ""), tuple(wanted)
    )


def count(listing: Listing, query: Query, dialect: Dialect, at_most: int | None = None) -> Statement:
    where, values = conditions(listing, query, dialect)
    if at_most is None:
        return Statement(_from(listing, "SELECT count(*)", where, ""), tuple(values))
    inner = _from(listing, "SELECT 1 AS one", where, "") + f" LIMIT {at_most}"
    return Statement(f"SELECT count(*) FROM ({inner}) AS hits", tuple(values))


def scanned(listing: Listing, code: str, dialect: Dialect) -> Statement:
    """The record a scanner or a person names exactly."""
    where = " OR ".join(f"{listing.table}.{name} = {dialect.mark}" for name in listing.scan)
    return Statement(
        _from(listing, f"SELECT {listing.table}.id", [f"({where})"], "") + " LIMIT 2",
        (code,) * len(listing.scan),
    )


def conditions(listing: Listing, query: Query, dialect: Dialect) -> tuple[list[str], list[Any]]:
    where, values = dialect.search(listing.table, text.search_words(query.search))
    for it in query.filters:
        condition, more = _FILTERS[it.match](listing.column(it.column), it, dialect)
        where.append(condition)
        values.extend(more)
    return where, values


def _select(listing: Listing) -> str:
    return f"SELECT {listing.table}.id, " + ", ".join(column.sql for column in listing.columns)


def _order(listing: Listing, query: Query) -> str:
    column = listing.column(query.order or listing.order)
    down = " DESC" if query.descending else ""
    return f" ORDER BY {column.order}{down}, {listing.table}.id{down}"


def _from(listing: Listing, select: str, where: Iterable[str], order: str) -> str:
    condition = " AND ".join(where)
    used = f"{select} {condition} {order}"
    joins = "".join(f" {join}" for alias, join in listing.joins.items() if f"{alias}." in used)
    return f"{select} FROM {listing.table}{joins}" + (f" WHERE {condition}" if condition else "") + order


Condition = tuple[str, list[Any]]


def _contains(column: Column, it: Filter, dialect: Dialect) -> Condition:
    if column.folded:
        word = text.fold(str(it.values[0]))
        return f"{column.folded} LIKE {dialect.mark} ESCAPE '!'", [f"%{_escaped(word)}%"]
    return f"{column.sql} {dialect.like} {dialect.mark} ESCAPE '!'", [f"%{_escaped(str(it.values[0]))}%"]


def _any_of(column: Column, it: Filter, dialect: Dialect) -> Condition:
    if column.kind is Kind.YES_NO:
        wanted = " OR ".join(
            column.sql if value in ("1", 1, "ja") else f"NOT {column.sql}" for value in it.values
        )
        return f"({wanted})", []
    return f"{column.sql} IN ({', '.join([dialect.mark] * len(it.values))})", list(it.values)


def _from_on(column: Column, it: Filter, dialect: Dialect) -> Condition:
    return f"{column.sql} >= {dialect.mark}", [_today(it.values[0])]


def _until(column: Column, it: Filter, dialect: Dialect) -> Condition:
    return f"{column.sql} <= {dialect.mark}", [_today(it.values[0])]


def _today(value: str | int) -> str | int:
    """A saved view says "heute+90" and still means it next year."""
    if not isinstance(value, str) or not value.startswith(TODAY):
        return value
    return (date.today() + timedelta(days=int(value.removeprefix(TODAY) or 0))).isoformat()  # noqa: DTZ011 (people count days in their own time zone)


def _empty(column: Column, _it: Filter, _dialect: Dialect) -> Condition:
    return f"{column.sql} IS NULL", []


def _filled(column: Column, _it: Filter, _dialect: Dialect) -> Condition:
    return f"{column.sql} IS NOT NULL", []


_FILTERS: dict[Match, Callable[[Column, Filter, Dialect], Condition]] = {
    Match.CONTAINS: _contains,
    Match.ANY_OF: _any_of,
    Match.FROM: _from_on,
    Match.UNTIL: _until,
    Match.EMPTY: _empty,
    Match.FILLED: _filled,
}


def reader_of(listing: Listing, today: date) -> Callable[[Sequence[Any]], Row]:
    """A function that turns a raw row (without its id) into what the cells show."""
    showers = [_shower(column, today) for column in listing.columns]

    def read(row: Sequence[Any]) -> Row:
        return tuple(show(value) for show, value in zip(showers, row, strict=True))

    return read


def _shower(column: Column, today: date) -> Callable[[Any], str]:
    if column.words:
        labels = {word.value: word.label for word in column.words}
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
    if abs(days) > 90:
        return _date(value)
    span = "1 Tag" if abs(days) == 1 else f"{abs(days)} Tagen"
    return f"in {span}" if days > 0 else f"seit {span}"


def _cents(value: int | None) -> str:
    return "" if value is None else f"{value // 100:,}".replace(",", ".") + f",{value % 100:02d} €"


_SHOWERS: dict[Kind, Callable[[Any], str]] = {
    Kind.DATE: _date,
    Kind.MONEY: _cents,
    Kind.NUMBER: lambda value: "" if value is None else text.number_text(value),
    Kind.PERCENT: lambda value: "" if value is None else f"{value / 100:g} %".replace(".", ","),
    Kind.YES_NO: lambda value: "ja" if value else "nein",
}
