"""What a paper is about, as plain text: kept with it, so that it can be drawn again as it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from inventory.fields import Word

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Facts:
    """`values` fill the places of a text, `flags` decide which texts there are, `tables` are long."""

    on: date
    case_no: str
    values: Mapping[str, str]
    flags: frozenset[str] = frozenset()
    tables: Mapping[str, Rows] = field(default_factory=dict)
    address: Sequence[str] = ()


def word_flag(name: str, word: Word) -> str:
    """The flag that a field holds this word, as wordings spell it."""
    return f"{name}:{word.name.lower()}"
