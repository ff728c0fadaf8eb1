"""Filters as people read and type them."""

import re
from collections.abc import Sequence
from datetime import date

from inventory import text
from inventory.errors import Refused
from inventory.fields import Field, Kind
from inventory.listing import TODAY, Column, Filter, Listing, Match, Query

DAYS = (Kind.DATE, Kind.DUE)
AMOUNTS = (Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.DECIMAL)
HUNDREDTHS = (Kind.MONEY, Kind.PERCENT, Kind.DECIMAL)
_NEIGHBOURS = {"gestern": "-1", TODAY: "", "morgen": "+1"}
_FROM_TODAY = re.compile(rf"{TODAY}(?:\s*([+-])\s*(\d{{1,4}})(?:\s*tage?)?)?", re.IGNORECASE)


def read_bound(column: Column, typed: str) -> str | int | None:
    """What was typed as a beginning or an end, as a filter keeps it; None for nothing."""
    typed = typed.strip()
    if not typed:
        return None
    if column.kind in DAYS:
        return _read_day(typed)
    value = Field(column.name, column.title, column.kind).read(typed)
    return int(value * 100) if column.kind in HUNDREDTHS else int(value)


def bound_text(column: Column, value: str | int) -> str:
    """A bound as it is read, and as it may be typed."""
    if isinstance(value, str):
        return _day_text(value) if column.kind in DAYS else value
    if column.kind is Kind.MONEY:
        return text.money_text(value)
    if column.kind in HUNDREDTHS:
        return f"{value / 100:g}{' %' * (column.kind is Kind.PERCENT)}".replace(".", ",")
    return text.number_text(value)


def filter_text(column: Column, filters: Sequence[Filter]) -> str:
    """All filters of one column in one line."""
    parts = " ".join(_part(column, it) for it in filters)
    colon = ":" if filters[0].match in (Match.ANY_OF, Match.EMPTY, Match.FILLED) else ""
    return f"{column.title}{colon} {parts}"


def by_column(query: Query) -> dict[str, list[Filter]]:
    found: dict[str, list[Filter]] = {}
    for it in query.filters:
        found.setdefault(it.column, []).append(it)
    return found


def fits(listing: Listing, query: Query) -> bool:
    """Whether the columns of a saved query still exist."""
    names = {column.name for column in listing.columns} | {""}
    return query.order in names and all(it.column in names for it in query.filters)


def value_text(column: Column, value: str | int | bool | None) -> str:
    """One of the values to choose from."""
    if column.kind is Kind.YES_NO:
        return "ja" if value else "nein"
    return next((word.label for word in column.words or () if word.value == value), str(value))


def _part(column: Column, it: Filter) -> str:
    if it.match is Match.ANY_OF:
        return ", ".join(value_text(column, value) for value in it.values)
    if it.match is Match.CONTAINS:
        return f"enthält „{it.values[0]}“"
    if it.match in (Match.FROM, Match.UNTIL):
        return f"{'ab' if it.match is Match.FROM else 'bis'} {bound_text(column, it.values[0])}"
    return "leer" if it.match is Match.EMPTY else "ausgefüllt"


def _read_day(typed: str) -> str:
    if typed.casefold() in _NEIGHBOURS:
        return TODAY + _NEIGHBOURS[typed.casefold()]
    if found := _FROM_TODAY.fullmatch(typed):
        return f"{TODAY}{found[1]}{found[2]}" if found[1] and int(found[2]) else TODAY
    try:
        return text.parse_date(typed).isoformat()
    except Refused:
        raise Refused(f"Bitte ein Datum wie 20.11.2026 oder „{TODAY} + 30“.") from None


def _day_text(value: str) -> str:
    if not value.startswith(TODAY):
        return text.date_text(date.fromisoformat(value))
    days = value.removeprefix(TODAY)
    neighbour = next((word for word, distance in _NEIGHBOURS.items() if distance == days), "")
    return neighbour or f"{TODAY} {days[0]} {days[1:]} Tage"
