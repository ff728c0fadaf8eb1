"""What a paper is about, as plain text: kept with it, so that it can be drawn again as it was."""

import json
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

    def to_json(self) -> str:
        """The same facts give the same text."""
        return json.dumps(
            {
                "on": self.on.isoformat(),
                "case_no": self.case_no,
                "values": dict(self.values),
                "flags": sorted(self.flags),
                "tables": dict(self.tables),
                "address": list(self.address),
            },
            ensure_ascii=False,
            sort_keys=True,
        )

    @staticmethod
    def from_json(stored: str) -> "Facts":
        known = json.loads(stored)
        return Facts(
            on=date.fromisoformat(known["on"]),
            case_no=known["case_no"],
            values=known["values"],
            flags=frozenset(known["flags"]),
            tables={name: tuple(map(tuple, rows)) for name, rows in known["tables"].items()},
            address=tuple(known["address"]),
        )


def word_flag(name: str, word: Word) -> str:
    """The flag that a field holds this word, as wordings spell it."""
    return f"{name}:{word.name.lower()}"
