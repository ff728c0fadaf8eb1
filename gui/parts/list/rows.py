"""Which records are kept in sight, current and selected while the ids of a list change."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

Span = tuple[int, int]
"""First and last row."""
STEP = 50_000
"""Ids looked through in one go; the interpreter can turn to the UI thread in between."""


@dataclass(frozen=True)
class Kept:
    """By id: the top row, the current row and the selected rows; `whole` is a selection of everything."""

    top: int | None = None
    current: int | None = None
    selected: "array[int]" = field(default_factory=lambda: array("q"))
    whole: bool = False


@dataclass(frozen=True)
class Places:
    """The rows of what is kept."""

    top: int | None = None
    current: int | None = None
    selected: tuple[Span, ...] = ()


def locate(kept: Kept, ids: "array[int]") -> Places:
    wanted = {key for key in (kept.top, kept.current) if key is not None} | set(kept.selected)
    rows = _rows(wanted, ids)
    selected: Iterable[int] = sorted(rows[key] for key in kept.selected if key in rows)
    return Places(
        top=rows.get(kept.top) if kept.top is not None else None,
        current=rows.get(kept.current) if kept.current is not None else None,
        selected=((0, len(ids) - 1),) if kept.whole and ids else tuple(spans(selected)),
    )


def _rows(wanted: set[int], ids: "array[int]") -> dict[int, int]:
    rows: dict[int, int] = {}
    for start in range(0, len(ids), STEP):
        if len(rows) == len(wanted):
            break
        part = ids[start : start + STEP]
        if found := wanted.intersection(part):
            rows.update((key, row) for key, row in zip(part, count(start)) if key in found)
    return rows


def spans(rows: Iterable[int]) -> list[Span]:
    """Ascending rows as unbroken stretches."""
    found: list[Span] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def picked(ids: "array[int]", stretches: Sequence[Span]) -> "array[int]":
    """The ids of these rows, in the order of the list."""
    chosen = array("q")
    for first, last in sorted(stretches):
        chosen.extend(ids[first : last + 1])
    return chosen
