"""A paper is its wording filled with facts, drawn on the one page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from inventory.papers import look  # first: it registers the fonts  # isort: skip

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

from inventory.papers import flow, page
from inventory.papers.facts import Facts
from inventory.papers.finish import About
from inventory.papers.flow import Text
from inventory.papers.page import Head, Sheet
from inventory.papers.wording import Block, Wording, filled, plain, wanted
from inventory.text import date_text

ROOM_FOR_A_HEADING = 42 * mm
"""With what follows it: some lines, or the head of a table and its first row."""
_ZONE = ZoneInfo("Europe/Berlin")


def draw(wording: Wording, facts: Facts, number: str) -> bytes:
    """The same words and facts give the same bytes."""
    values = facts.values
    shown = list(_joined(it for it in wording.blocks if wanted(it, facts.flags)))
    title = next((it["title"] for it in shown if "title" in it), wording.title)
    name = " · ".join(it for it in (wording.paper.label, facts.case_no) if it)
    return page.draw(
        Sheet(
            head=Head(values["city"], values["office"], values["sender"]),
            name=name,
            foot=(
                f"{name} · Vorlage {wording.short} {wording.version} · {values['ruleset']}",
                "Datenschutz: Hinweise nach Art. 13 DSGVO im Intranet und bei der auskunftgebenden Stelle",
            ),
            info=tuple(_info(facts, dated=wording.archival)),
            number=number,
            about=About(
                title=f"{plain(title, values)} {facts.case_no}".strip(),
                author=values["city"],
                subject=wording.paper.label,
                at=datetime.combine(facts.on, time(12), _ZONE),
            ),
            address=tuple(_address(wording, facts)) if wording.letter else (),
            parts=tuple(_parts(shown, facts, filled(title, values))),
            archival=wording.archival,
        )
    )


def _address(wording: Wording, facts: Facts) -> Iterator[str]:
    lines = [filled(it, facts.values) for it in wording.address]
    lines = lines or [filled("{it}", {"it": it}) for it in facts.address]
    return (line for line in lines if line)


def _info(facts: Facts, *, dated: bool) -> Iterator[tuple[str, str]]:
    rows = (
        ("Auskunft", facts.values["contact"]),
        ("Telefon", facts.values["phone"]),
        ("Aktenzeichen", facts.case_no),
        ("Datum", date_text(facts.on) if dated else ""),
    )
    known = ("", facts.values["office"])
    return ((label, filled("{it}", {"it": value})) for label, value in rows if value not in known)


def _parts(shown: Sequence[Block], facts: Facts, title: str) -> Iterator[Flowable]:
    """What is `kept`, and every signature, stays on one page with what stands before it and its heading."""
    groups: list[list[Flowable]] = [[Text(title, look.TITLE, "H1")]]
    for block in shown:
        keeps = block.get("kept", False) or "signatures" in block
        for made in _made(block, facts):
            if keeps:
                if len(groups) > 1 and len(groups[-1]) == 1 and _is_heading(groups[-2][-1]):
                    groups[-2:] = [[*groups[-2], *groups[-1]]]
                groups[-1].append(made)
            else:
                groups.append([made])
    return (KeepTogether(group) if len(group) > 1 else group[0] for group in groups)


def _is_heading(flowable: Flowable) -> bool:
    return isinstance(flowable, Text) and flowable.style is look.HEADING


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Facts that follow on facts are rows of the same table."""
    for known, group in groupby(blocks, lambda it: "facts" in it):
        if known:
            first, *others = group
            yield {**first, "facts": [*first["facts"], *(row for it in others for row in it["facts"])]}
        else:
            yield from group


def _made(block: Block, facts: Facts) -> Iterator[Flowable]:
    return _BLOCKS[next(it for it in _BLOCKS if it in block)](block, facts)


def _text(block: Block, facts: Facts) -> Iterator[Flowable]:
    for paragraph in block["text"].strip().split("\n\n"):
        if markup := filled(paragraph, facts.values):
            yield Text(markup, look.TEXT)


def _subtitle(block: Block, facts: Facts) -> Iterator[Flowable]:
    yield Text(filled(block["subtitle"], facts.values), look.SUBTITLE)


def _heading(block: Block, facts: Facts) -> Iterator[Flowable]:
    yield CondPageBreak(ROOM_FOR_A_HEADING)
    yield Text(filled(block["heading"], facts.values), look.HEADING, "H2")


def _note(block: Block, facts: Facts) -> Iterator[Flowable]:
    yield Text(filled(block["note"], facts.values), look.SMALL)


def _facts(block: Block, facts: Facts) -> Iterator[Flowable]:
    """A fact that is not known has no row."""
    rows = [
        (it["label"], filled(it["value"], facts.values)) for it in block["facts"] if wanted(it, facts.flags)
    ]
    rows = [(label, value) for label, value in rows if value]
    if rows:
        yield flow.facts(rows, block.get("summary", "Angaben"))


def _conditions(block: Block, facts: Facts) -> Iterator[Flowable]:
    texts = [filled(it["text"], facts.values) for it in block["conditions"] if wanted(it, facts.flags)]
    own = [row[0] for row in facts.tables.get(block.get("and", ""), ())]
    texts += [filled("{it}", {"it": it}) for it in own]
    if texts:
        yield flow.listed([(str(place), it) for place, it in enumerate(texts, 1)], look.TEXT, numbered=True)


def _boxes(block: Block, facts: Facts) -> Iterator[Flowable]:
    """Boxes are ticked by a flag, or left open for a pen."""
    items = [
        ("x" if it.get("ticked") in facts.flags else "", filled(it["text"], facts.values))
        for it in block["boxes"]
        if wanted(it, facts.flags)
    ]
    items += [
        (ticked, filled("{it}", {"it": it})) for ticked, it in facts.tables.get(block.get("and", ""), ())
    ]
    if items:
        yield flow.listed(items, look.BOX, numbered=False)


def _fields(block: Block, facts: Facts) -> Iterator[Flowable]:
    """A section of the form to fill in; what may apply is as long as the agreement makes it."""
    from inventory.papers import inputs

    criteria = [row[1] for row in facts.tables.get("criteria", ())]
    yield from inputs.rows(block["fields"], block.get("sentences", {}), criteria)


def _table(block: Block, facts: Facts) -> Iterator[Flowable]:
    rows = facts.tables.get(block["table"], ())
    if rows:
        cells = [[filled("{it}", {"it": it}) for it in row] for row in rows]
        yield flow.table(block["head"], cells, block["widths"], block.get("summary", "Übersicht"))


def _lines(block: Block, _facts: Facts) -> Iterator[Flowable]:
    yield flow.WritingLines(block["lines"])


def _page(_block: Block, _facts: Facts) -> Iterator[Flowable]:
    yield PageBreak()


def _none(_block: Block, _facts: Facts) -> Iterator[Flowable]:
    return iter(())


def _signatures(block: Block, facts: Facts) -> Iterator[Flowable]:
    yield from flow.signatures(
        [
            (filled(it["name"], facts.values), filled(it.get("under", "Datum, Unterschrift"), facts.values))
            for it in block["signatures"]
            if wanted(it, facts.flags)
        ]
    )


_BLOCKS: dict[str, Callable[[Block, Facts], Iterator[Flowable]]] = {
    "title": _none,
    "subtitle": _subtitle,
    "heading": _heading,
    "facts": _facts,
    "conditions": _conditions,
    "boxes": _boxes,
    "fields": _fields,
    "table": _table,
    "lines": _lines,
    "signatures": _signatures,
    "page": _page,
    "note": _note,
    "text": _text,
}
