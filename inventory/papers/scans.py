"""A scan becomes files of papers: read sheet by sheet, sorted, and cut apart."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from inventory.errors import Refused
from inventory.papers.apart import apart
from inventory.papers.bundles import Bundle, Loose, sorted_out
from inventory.papers.reading import LONGEST, RESOLUTION, Seen, look_at
from inventory.papers.sheets import opened

MOST_SHEETS = 1000
"""Of one file."""

Progress = Callable[[int, int], object]


class Part(NamedTuple):
    """The sheets of one paper as a file of their own."""

    bundle: Bundle
    file: bytes


class Scan(NamedTuple):
    """What was in a file."""

    sheets: int
    parts: tuple[Part, ...]
    loose: tuple[Loose, ...]


class _Looked(NamedTuple):
    done: int
    of: int


def read(data: bytes, progress: Progress | None = None) -> Scan:
    """Whatever the file does to its reader, an answer comes; cancelled by what `progress` raises."""
    for step in apart(_work, data):
        if isinstance(step, Scan):
            return step
        if progress:
            progress(step.done, step.of)
    raise AssertionError("the work ends with what it found")


def _work(data: bytes) -> Iterator[_Looked | Scan]:
    sheets: list[Seen] = []
    for seen, of in _seen(data):
        sheets.append(seen)
        yield _Looked(len(sheets), of)
    bundles, loose = sorted_out(sheets)
    yield Scan(len(sheets), tuple(_cut(data, bundle, sheets) for bundle in bundles), tuple(loose))


def _seen(data: bytes) -> Iterator[tuple[Seen, int]]:
    with opened(data) as pages:
        if len(pages) > MOST_SHEETS:
            raise Refused(f"Mehr als {MOST_SHEETS} Blätter auf einmal sind zu viel. Bitte den Stapel teilen.")
        for place in range(len(pages)):
            yield look_at(pages.grey(place, RESOLUTION, LONGEST)), len(pages)


def _cut(data: bytes, bundle: Bundle, sheets: Sequence[Seen]) -> Part:
    from inventory.papers.excerpt import Taken, excerpt

    return Part(bundle, excerpt(data, [Taken(place, sheets[place].turned) for place in bundle.places]))
