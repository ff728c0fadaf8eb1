"""An invented person and case, on which the words of a paper can be tried."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from inventory.papers.facts import Facts, Rows
from inventory.papers.wording import Wording, needed
from inventory.text import date_text
from resources import WORDING

SAMPLE = "beispiel.toml"
CELL = "Beispiel"


def sample_facts(wording: Wording, on: date) -> Facts:
    """What the sample does not name stands as its place."""
    known = _known()
    wanted = needed(wording)
    return Facts(
        on=on,
        case_no=known["values"]["case_no"],
        values={
            **{place: _by_ending(place) for place in wanted.places},
            **known["values"],
            "day": date_text(on),
        },
        flags=frozenset(known["flags"]) & wanted.flags,
        tables=dict(_tables(wording)),
        address=tuple(known["address"]),
    )


def _by_ending(place: str) -> str:
    """Days, reasons and periods are alike wherever they stand."""
    return next((it for end, it in _known()["endings"].items() if place.endswith(end)), f"[{place}]")


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads((WORDING / SAMPLE).read_text(encoding="utf-8"))


def _tables(wording: Wording) -> Iterator[tuple[str, Rows]]:
    """One row for each."""
    for block in wording.blocks:
        if "table" in block:
            yield block["table"], ((CELL,) * len(block["head"]),)
        elif "and" in block:
            yield block["and"], (("x", CELL) if "boxes" in block else (CELL,),)
