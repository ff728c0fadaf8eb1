"""On which days the steps of a case are taken: workdays, in order, some of them fixed from elsewhere."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from inventory.approvals.deadlines import DAY, is_workday, next_workday
from inventory.approvals.states import Step
from inventory.demo import words

PACE: dict[Step, tuple[int, int]] = {
    Step.of(name): (least, most) for name, (least, most) in words.read("cases")["pace"].items()
}


def last_workday(day: date) -> date:
    """The day itself, or the last workday before it."""
    while not is_workday(day):
        day -= DAY
    return day


def planned(
    steps: Sequence[Step], fixed: Mapping[int, date], luck: Random, slowness: float = 1
) -> list[date]:
    """A day for every step; `fixed` are days of some of them, by place, at least one."""
    gaps = [_gap(step, luck, slowness) for step in steps]
    places = sorted(fixed)
    found = {place: fixed[place] for place in places}
    for place in reversed(range(places[0])):
        found[place] = last_workday(found[place + 1] - timedelta(days=gaps[place + 1]))
    for place in range(places[-1] + 1, len(steps)):
        found[place] = next_workday(found[place - 1] + timedelta(days=gaps[place]))
    for first, last in pairwise(places):
        _spread(found, gaps, first, last)
    return [found[place] for place in range(len(steps))]


def _spread(found: dict[int, date], gaps: Sequence[int], first: int, last: int) -> None:
    """As much of the time between two days to every step as its pace wants."""
    span = (found[last] - found[first]).days
    whole = sum(gaps[first + 1 : last + 1]) or 1
    done = 0
    for place in range(first + 1, last):
        done += gaps[place]
        day = last_workday(found[first] + timedelta(days=span * done // whole))
        found[place] = max(min(day, last_workday(found[last] - DAY)), found[place - 1])


def _gap(step: Step, luck: Random, slowness: float) -> int:
    least, most = PACE.get(step, (0, 0))
    return round(luck.randint(least, most) * slowness)
