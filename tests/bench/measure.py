"""Taking times: two things by turns, so that whatever else the machine does meets both."""

from collections.abc import Callable, Sequence
from statistics import quantiles
from time import perf_counter

Act = Callable[[], object]


def seconds(act: Act) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def by_turns(rounds: int, *acts: Act) -> list[list[float]]:
    """How long each act took, round by round; the first round only warms up."""
    taken = [[seconds(act) for act in acts] for _round in range(rounds + 1)]
    return [list(column) for column in zip(*taken[1:], strict=True)]


def p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1]
