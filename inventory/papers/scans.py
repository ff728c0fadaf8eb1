"""A scan becomes files of papers: read sheet by sheet, sorted, and cut apart."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from inventory.errors import Refused
from inventory.papers.apart import apart
from inventory.papers.bundles import Bundle, Loose, sorted_out
from inventory.papers.excerpt import Excerpt
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


class _Step(NamedTuple):
    """Each sheet is looked at, then taken into the file of its paper."""

    done: int
    of: int


def read(data: bytes, progress: Progress | None = None) -> Scan:
    """Whatever the file does to its reader, an answer comes; cancelled by what `progress` raises."""
    parts: list[Part] = []
    scan = Scan(0, (), ())
    for step in apart(_work, data):
        if isinstance(step, Scan):
            scan = step
        elif isinstance(step, Part):
            parts.append(step)
        elif progress:
            progress(step.done, step.of)
    return scan._replace(parts=tuple(parts))


def _work(data: bytes) -> Iterator[_Step | Scan | Part]:
    sheets: list[Seen] = []
    for seen, of in _seen(data):
        sheets.append(seen)
        yield _Step(len(sheets), 2 * of)
    bundles, loose = sorted_out(sheets)
    yield Scan(len(sheets), (), tuple(loose))
    done = len(sheets)
    for bundle in bundles:
        with Excerpt(data) as excerpt:
            for place in bundle.places:
                excerpt.take(place, sheets[place].turned)
                done += 1
                yield _Step(done, 2 * len(sheets))
            yield Part(bundle, excerpt.saved())


def _seen(data: bytes) -> Iterator[tuple[Seen, int]]:
    with opened(data) as pages:
        if len(pages) > MOST_SHEETS:
            raise Refused(f"Mehr als {MOST_SHEETS} Blätter auf einmal sind zu viel. Bitte den Stapel teilen.")
        for place in range(len(pages)):
            yield look_at(pages.grey(place, RESOLUTION, LONGEST)), len(pages)


def cut(data: bytes, places: Sequence[int]) -> bytes:
    """Sheets that a person found to belong together, as a file of their own."""
    (file,) = apart(_cut, data, tuple(places))
    return file


def _cut(data: bytes, places: Sequence[int]) -> Iterator[bytes]:
    with Excerpt(data) as excerpt:
        for place in places:
            excerpt.take(place)
        yield excerpt.saved()
