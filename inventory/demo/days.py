"""Days of the invented city: plain numbers, counted back from a today that never moves."""

from datetime import date
from functools import cache

from inventory.approvals.deadlines import is_workday

TODAY = date(2026, 11, 20).toordinal()
YESTERDAY = TODAY - 1
"""The last day on which anything happened."""

INTRODUCTION = date(2019, 1, 7).toordinal()
"""When the city began to use the program."""

NEVER = date(2199, 12, 31).toordinal()
YEAR = 365
CLOSED = frozenset({"12-24", "12-31"})
"""Holidays of the city beside those of the Land."""


def number(day: date) -> int:
    return day.toordinal()


@cache
def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def of_moment(at: str) -> int:
    """The day of a booking."""
    return date.fromisoformat(at[:10]).toordinal()


@cache
def workday(day: int) -> int:
    """This day, or the next on which the offices are open."""
    while iso(day)[5:] in CLOSED or not is_workday(date.fromordinal(day)):
        day += 1
    return day


def on(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


def years_later(day: int, years: int) -> int:
    """The last day of a span of so many years, as a warranty counts them."""
    start = date.fromordinal(day)
    return start.replace(year=start.year + years, day=min(start.day, 28)).toordinal() - 1


def month_start(day: int) -> int:
    return date.fromordinal(day).replace(day=1).toordinal()


def month_end(day: int) -> int:
    return month_start(month_start(day) + 31) - 1
