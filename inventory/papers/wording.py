"""The words of each paper: blocks of a file that HR can adapt, filled with the facts of a case."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from inventory.approvals.words import Paper
from inventory.errors import Refused
from resources import WORDING

PLACE = re.compile(r"\{(\w+)\}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Wording:
    """A paper in words. `texts` are what HR may change, by where they stand."""

    paper: Paper
    version: str
    title: str
    short: str
    letter: bool
    blocks: tuple[Mapping[str, Any], ...]


@cache
def delivered(paper: Paper) -> Wording:
    """As the program comes."""
    known = tomllib.loads((WORDING / f"{paper.value}.toml").read_text(encoding="utf-8"))
    return Wording(
        paper=paper,
        version=known["version"],
        title=known["title"],
        short=known["short"],
        letter=known.get("letter", False),
        blocks=tuple(known["block"]),
    )


def texts(wording: Wording) -> dict[str, str]:
    """Every text of a paper that may be adapted, by where it stands."""
    return dict(_texts(wording.blocks, ""))


def adapted(wording: Wording, own: Mapping[str, str], version: str) -> Wording:
    """With some texts in the city's own words."""
    known = texts(wording)
    if unknown := own.keys() - known.keys():
        raise Refused(f"Diese Stelle gibt es in „{wording.paper.label}“ nicht mehr: {min(unknown)}.")
    places = {place for text in known.values() for place in PLACE.findall(text)}
    for text in own.values():
        if strange := set(PLACE.findall(text)) - places:
            raise Refused(f"„{{{min(strange)}}}“ ist kein Platzhalter dieses Papiers.")
    blocks = tuple(_replaced(block, own, str(place)) for place, block in enumerate(wording.blocks))
    return Wording(wording.paper, version, wording.title, wording.short, wording.letter, blocks)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Markup for one text: what was typed is escaped here and nowhere else."""
    parts = escape(text).strip()
    bold = _BOLD.sub(r"<b>\1</b>", parts)
    return PLACE.sub(lambda found: escape(values[found[1]]).replace("\n", "<br/>"), bold)


_TEXTUAL = ("text", "heading", "note", "subtitle")


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inside in value.items():
            place = f"{path}.{name}" if path else name
            if name in _TEXTUAL and isinstance(inside, str):
                yield place, inside
            elif not isinstance(inside, str):
                yield from _texts(inside, place)
    elif isinstance(value, list | tuple):
        for number, inside in enumerate(value):
            yield from _texts(inside, f"{path}.{number}" if path else str(number))


def _replaced(value: Any, own: Mapping[str, str], path: str) -> Any:
    if isinstance(value, Mapping):
        return {name: _replaced(inside, own, f"{path}.{name}") for name, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(inside, own, f"{path}.{number}") for number, inside in enumerate(value)]
    return own.get(path, value)
