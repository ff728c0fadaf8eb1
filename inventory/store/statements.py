"""Turns a listing and a query into SQL for either engine."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from inventory import text
from inventory.fields import Kind
from inventory.listing import TODAY, Column, Filter, Listing, Match, Query
from inventory.today import today

TRIGRAM = 3
"""Shorter words are not in the index of the search."""


@dataclass(frozen=True)
class Statement:
    sql: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Dialect:
    """What differs between the engines.

    `trigrams` is a table beside the searched one that finds words. `unordered` put before a key keeps
    the engine from following an index in its order, where few rows of many are wanted.
    """

    mark: str
    like: str
    trigrams: bool = False
    unordered: str = ""

    def search(self, listing: Listing, words: Sequence[str]) -> tuple[list[str], list[Any]]:
        """Conditions that every word occurs somewhere in the text by which somebody may find."""
        known = indexed(words) if self.trigrams else []
        others = [word for word in words if word not in known]
        contains = f"{listing.table}.search_text LIKE {self.mark} ESCAPE '!'"
        conditions = [contains for _word in others]
        values: list[Any] = [_anywhere(word) for word in others]
        if known:
            conditions.append(f"{listing.table}.id IN ({_matches(listing.table, self.mark)})")
            values.append(_phrases(known))
        if listing.found:
            conditions += [f"({listing.found} OR {contains})" for _word in words]
            values += [_anywhere(word) + f"{text.BEHIND}%" for word in words]
        return conditions, values


SQLITE = Dialect("?", "LIKE", trigrams=True, unordered="+")
SQLITE_WALK = replace(SQLITE, trigrams=False, unordered="")
POSTGRESQL = Dialect("%s", "ILIKE")


def indexed(words: Sequence[str]) -> list[str]:
    return [word for word in words if len(word) >= TRIGRAM]


def in_index(query: Query) -> bool:
    """Whether the trigram table can help to find this."""
    return bool(indexed(_words(query)))


def ids(
    listing: Listing, query: Query, dialect: Dialect, limit: int | None = None, start: Any = None
) -> Statement:
    """The ids of all rows of a query, in order; `start` is the value of the order they begin at."""
    where, values = conditions(listing, query, dialect)
    if start is not None:
        where.append(f"{_key(listing, query)} {'<=' if query.descending else '>='} {dialect.mark}")
        values.append(start)
    sql = _from(listing, f"SELECT {listing.table}.id", where, _order(listing, query, dialect))
    return Statement(sql + (f" LIMIT {limit}" if limit else ""), tuple(values))


def packed(all_ids: Statement) -> Statement:
    """The same ids in one value, eight bytes each.

    A row of its own for every id would make the reading thread wait its turn a million times. Unpacked at
    the end, so that SQLite and not Python is who tidies the memory up after sorting: Python would hold up
    the window meanwhile.
    """
    joined = "unhex(group_concat(printf('%016x', id), ''))"
    return Statement(f"SELECT {joined} FROM ({all_ids.sql})", all_ids.values)


def rows(listing: Listing, wanted: Sequence[int], dialect: Dialect) -> Statement:
    marks = ", ".join([dialect.mark] * len(wanted))
    select = f"SELECT {listing.table}.id, " + ", ".join(column.sql for column in listing.columns)
    return Statement(_from(listing, select, [f"{listing.table}.id IN ({marks})"]), tuple(wanted))


def count(listing: Listing, query: Query, dialect: Dialect) -> Statement:
    where, values = conditions(listing, query, dialect)
    return Statement(_from(listing, "SELECT count(*)", where), tuple(values))


def tally(listing: Listing, query: Query, column: Column, dialect: Dialect) -> Statement:
    """How often each value of a column occurs."""
    where, values = conditions(listing, query, dialect)
    return Statement(_from(listing, f"SELECT {column.sql}, count(*)", where, " GROUP BY 1"), tuple(values))


def hits(listing: Listing, query: Query, at_most: int) -> Statement:
    """How many records the trigram table finds."""
    inner = f"{_matches(listing.table, SQLITE.mark)} LIMIT {at_most}"
    return Statement(f"SELECT count(*) FROM ({inner})", (_phrases(indexed(_words(query))),))


def outermost(listing: Listing, query: Query, among: int) -> Statement:
    """The value that comes first in the order, among some of what the trigram table finds."""
    inner = f"{_matches(listing.table, SQLITE.mark)} LIMIT {among}"
    select = f"SELECT {'max' if query.descending else 'min'}({_key(listing, query)})"
    where = [f"{listing.table}.id IN ({inner})"]
    return Statement(_from(listing, select, where), (_phrases(indexed(_words(query))),))


def scanned(listing: Listing, code: str, dialect: Dialect) -> Statement:
    """The record a scanner or a person names exactly."""
    where = " OR ".join(
        f"{listing.table}.{name} IN ({dialect.mark}, {dialect.mark})" for name in listing.scan
    )
    select = f"SELECT {listing.table}.id"
    return Statement(
        _from(listing, select, [f"({where})"], " LIMIT 2"), (code, code.upper()) * len(listing.scan)
    )


def conditions(listing: Listing, query: Query, dialect: Dialect) -> tuple[list[str], list[Any]]:
    where, values = dialect.search(listing, _words(query))
    for it in query.filters:
        condition, more = _FILTERS[it.match](listing.column(it.column), it, dialect)
        where.append(condition)
        values.extend(more)
    return where, values


def _words(query: Query) -> list[str]:
    return text.search_words(query.search)


def _matches(table: str, mark: str) -> str:
    return f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH {mark}"


def _phrases(words: Sequence[str]) -> str:
    return " ".join('"' + word.replace('"', '""') + '"' for word in words)


def _anywhere(word: str) -> str:
    return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"


def _key(listing: Listing, query: Query) -> str:
    return listing.column(query.order or listing.order).order


def _order(listing: Listing, query: Query, dialect: Dialect) -> str:
    """What is empty stands at the end, whichever way the rest is sorted."""
    down = " DESC" if query.descending else ""
    of_its_own = query.order in ("", listing.order)  # the one order whose index also holds what is searched
    unordered = dialect.unordered if query.search and not of_its_own else ""
    return f" ORDER BY {unordered}{_key(listing, query)}{down} NULLS LAST, {listing.table}.id{down}"


def _from(listing: Listing, select: str, where: Iterable[str], end: str = "") -> str:
    condition = " AND ".join([*([listing.where] if listing.where else []), *where])
    used = f"{select} {condition} {end}"
    joins = "".join(f" {join}" for join in _needed(listing, used))
    return f"{select} FROM {listing.table}{joins}" + (f" WHERE {condition}" if condition else "") + end


def _needed(listing: Listing, used: str) -> list[str]:
    """The joins a statement mentions, and those that these mention in turn."""
    needed: list[str] = []
    for alias, join in reversed(tuple(listing.joins.items())):
        if f"{alias}." in used:
            needed.insert(0, join)
            used += join
    return needed


Condition = tuple[str, list[Any]]


def _contains(column: Column, it: Filter, dialect: Dialect) -> Condition:
    typed = str(it.values[0])
    forms = _forms(typed) if column.folded else [typed]
    condition = " OR ".join(f"{column.order} {dialect.like} {dialect.mark} ESCAPE '!'" for _form in forms)
    return f"({condition})", [_anywhere(form) for form in forms]


def _forms(typed: str) -> list[str]:
    """What was typed as it may stand in a German key: as typed, folded, and folded by who has no umlauts."""
    plain = " ".join(text.search_text(word).split()[-1] for word in typed.split())
    keys = (text.sort_key(form).partition("\t")[0] for form in (typed, plain))
    return list(dict.fromkeys((typed, *keys)))


def _any_of(column: Column, it: Filter, dialect: Dialect) -> Condition:
    if column.kind is Kind.YES_NO:
        return f"({' OR '.join(column.sql if value else f'NOT {column.sql}' for value in it.values)})", []
    if column.kind is Kind.CHOICES:
        among = f"',' || {column.sql} || ',' LIKE {dialect.mark}"
        return f"({' OR '.join([among] * len(it.values))})", [f"%,{value},%" for value in it.values]
    return f"{column.sql} IN ({', '.join([dialect.mark] * len(it.values))})", list(it.values)


def _from_on(column: Column, it: Filter, dialect: Dialect) -> Condition:
    return f"{column.sql} >= {dialect.mark}", [_today(it.values[0])]


def _until(column: Column, it: Filter, dialect: Dialect) -> Condition:
    return f"{column.sql} <= {dialect.mark}", [_today(it.values[0])]


def _today(value: str | int) -> str | int:
    """A saved view says "heute+90" and still means it next year."""
    if not isinstance(value, str) or not value.startswith(TODAY):
        return value
    return (today() + timedelta(days=int(value.removeprefix(TODAY) or 0))).isoformat()


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
