"""The words of each paper: blocks of a file that HR can adapt, filled with the facts of a case."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from inventory.approvals.words import Paper
from inventory.errors import Refused
from inventory.papers.words import Blank
from resources import WORDING

SHARED = "gemeinsam.toml"
PLACE = re.compile(r"\{(\w+)\}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_INSEPARABLE = re.compile(
    r"(?<=§) |(?<=Abs\.) |(?<=Artikel) |(?<=Art\.) |(?<=\d) (?=Uhr\b|%|Tage|Woche|Monat|Abs\.)"
)
"""Spaces at which no line ends."""
Block = Mapping[str, Any]


@dataclass(frozen=True)
class Wording:
    """A paper in words. `texts` are what HR may change, by where they stand."""

    paper: Paper | Blank
    version: str
    title: str
    short: str
    letter: bool
    blocks: tuple[Block, ...]
    address: tuple[str, ...] = ()
    archival: bool = True


@cache
def delivered(paper: Paper | Blank) -> Wording:
    """As the program comes."""
    known = _read(f"{paper.value}.toml")
    address = known.get("address", ())
    return Wording(
        paper=paper,
        version=known["version"],
        title=known["title"],
        short=known["short"],
        letter=known.get("letter", bool(address)),
        blocks=tuple(_with_shared(known["block"])),
        archival=known.get("archival", True),
        address=tuple(_shared()["address"][address] if isinstance(address, str) else address),
    )


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((WORDING / name).read_text(encoding="utf-8"))


def _shared() -> dict[str, Any]:
    """What several papers say alike."""
    return _read(SHARED)


def _with_shared(blocks: Sequence[Block]) -> Iterator[Block]:
    """A block that says `use` stands for those of that name that all papers share."""
    for block in blocks:
        if "use" in block:
            yield from (_under(block, it) for it in _shared()[block["use"]])
        else:
            yield block


def _under(block: Block, shared: Block) -> Block:
    """What is shared, on the conditions of the block that uses it as well."""
    conditions = {name: [*_names(block, name), *_names(shared, name)] for name in ("when", "unless")}
    return {**shared, **{name: flags for name, flags in conditions.items() if flags}}


def _names(block: Block, key: str) -> Sequence[str]:
    names: str | Sequence[str] = block.get(key, ())
    return (names,) if isinstance(names, str) else names


@dataclass(frozen=True)
class Needed:
    """What a paper wants to know: nothing else is looked up for it or kept with it."""

    places: frozenset[str]
    flags: frozenset[str]
    tables: frozenset[str]


def needed(wording: Wording) -> Needed:
    said = list(_strings(wording.blocks, ""))
    spoken = [wording.title, *wording.address, *(text for _name, text in said)]
    return Needed(
        places=frozenset(place for text in spoken for place in PLACE.findall(text)),
        flags=frozenset(text for name, text in said if name in _FLAGGED),
        tables=frozenset(text for name, text in said if name in _TABLED),
    )


def wanted(block: Block, flags: frozenset[str]) -> bool:
    """`when` names flags of which all are needed, `unless` those that forbid."""
    return flags.issuperset(_names(block, "when")) and flags.isdisjoint(_names(block, "unless"))


_FLAGGED = ("when", "unless", "ticked")
_TABLED = ("table", "and")


def _strings(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every text of a block, by the name it stands under."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for inner, inside in value.items():
            yield from _strings(inside, inner)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _strings(inside, name)


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
    return replace(wording, version=version, blocks=blocks)


def plain(text: str, values: Mapping[str, str]) -> str:
    return PLACE.sub(lambda found: values[found[1]], text)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Markup for one text: what was typed is escaped here and nowhere else."""
    parts = escape(text).strip()
    bold = _BOLD.sub(r"<b>\1</b>", parts)
    text = PLACE.sub(lambda found: escape(values[found[1]]), bold)
    return _INSEPARABLE.sub("\xa0", text).replace("\n", "<br/>")


_TEXTUAL = ("text", "heading", "note", "subtitle", "title")


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
