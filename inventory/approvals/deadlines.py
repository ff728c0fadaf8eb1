"""When something is due: whole days and months as the Civil Code counts them, in North Rhine-Westphalia."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # slow to import, and lists do not need it

    return frozenset(country_holidays("DE", subdiv="NW", years=year))


def is_workday(day: date) -> bool:
    return day.weekday() < 5 and day not in _holidays(day.year)


def next_workday(day: date) -> date:
    """The day itself, or the first workday after it (§ 193 BGB)."""
    while not is_workday(day):
        day += DAY
    return day


def due(start: date, days: int) -> date:
    """The last day of a deadline; the day it begins does not count (§ 187 Abs. 1 BGB)."""
    return next_workday(start + days * DAY)


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last of a month that has no such day (§ 188 Abs. 3 BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(begin: date, months: int) -> date:
    """The last day of a term; the day it begins counts (§ 188 Abs. 2 BGB)."""
    end = months_later(begin, months)
    return end if end.day < begin.day else end - DAY


def resumed(due_on: date, paused_on: date, resumed_on: date) -> date:
    """A deadline after its clock stood still."""
    return next_workday(due_on + (resumed_on - paused_on))
