"""Which sheets of a scan belong together: sorted by the paper they say they are of, nothing guessed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from inventory.fields import Word
from inventory.papers.reading import Seen


class Doubt(Word):
    """Why a person has to look at a sheet."""

    WITHOUT_CODE = "ohne", "Kein Prüfcode"
    UNREADABLE = "unlesbar", "Prüfcode nicht lesbar"
    SEVERAL = "mehrere", "Mehrere Papiere auf einem Blatt"


@dataclass(frozen=True)
class Bundle:
    """The sheets of one paper by their place in the file, in the order of its pages.

    A sheet without a code follows the one it was scanned behind.
    """

    number: str
    places: tuple[int, ...]
    pages: tuple[int, ...]
    """What the codes say, in order; a page that lies there twice stands there twice."""
    annexed: int
    """How many sheets with something on them have no code."""

    @property
    def double(self) -> tuple[int, ...]:
        return tuple(page for page, times in Counter(self.pages).items() if times > 1)

    def missing(self, of: int) -> tuple[int, ...]:
        """The pages that are not there, of a paper with so many."""
        return tuple(sorted(set(range(1, of + 1)) - set(self.pages)))


@dataclass(frozen=True)
class Loose:
    """Sheets for a person to assign."""

    places: tuple[int, ...]
    doubt: Doubt


@dataclass
class _Leaf:
    """A sheet that says what it is, and those that follow it."""

    seen: Seen
    places: list[int]
    annexed: int = 0

    @property
    def doubt(self) -> Doubt | None:
        if len(self.seen.codes) > 1:
            return Doubt.SEVERAL
        if self.seen.codes:
            return None
        return Doubt.UNREADABLE if self.seen.unreadable else Doubt.WITHOUT_CODE


def sorted_out(sheets: Sequence[Seen]) -> tuple[list[Bundle], list[Loose]]:
    """What can be filed, and what a person has to look at."""
    leaves = _leaves(sheets)
    loose = [Loose(tuple(leaf.places), leaf.doubt) for leaf in leaves if leaf.doubt]
    papers: dict[str, list[_Leaf]] = {}
    for leaf in leaves:
        if not leaf.doubt:
            papers.setdefault(leaf.seen.codes[0].number, []).append(leaf)
    return [_bundle(number, found) for number, found in papers.items()], loose


def _leaves(sheets: Sequence[Seen]) -> list[_Leaf]:
    leaves: list[_Leaf] = []
    for place, seen in enumerate(sheets):
        follows = not seen.codes and not seen.unreadable
        if follows and leaves:
            leaves[-1].places.append(place)
            leaves[-1].annexed += not seen.empty
        else:
            leaves.append(_Leaf(seen, [place]))
    return leaves


def _bundle(number: str, leaves: list[_Leaf]) -> Bundle:
    leaves = sorted(leaves, key=lambda leaf: leaf.seen.codes[0].page)
    return Bundle(
        number=number,
        places=tuple(place for leaf in leaves for place in leaf.places),
        pages=tuple(leaf.seen.codes[0].page for leaf in leaves),
        annexed=sum(leaf.annexed for leaf in leaves),
    )
