"""Shares by weight: drawn by chance one by one, or divided so that the parts add up."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Chances(Generic[T]):
    def __init__(self, weights: Mapping[T, float]) -> None:
        self._outcomes = list(weights)
        self._sums = list(accumulate(weights.values()))

    def draw(self, luck: Random) -> T:
        return luck.choices(self._outcomes, cum_weights=self._sums)[0]


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Hare's way: everybody gets the whole part, the largest remainders get the rest."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts
