"""Papers: drawing them beside a plain page of the same text, showing a page, reading a scan."""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from random import Random
from statistics import median

import psutil
import pypdfium2
import zxingcpp
from PIL import Image

from inventory.approvals.words import Paper
from inventory.papers import look, sheets
from inventory.papers.code import new_number
from inventory.papers.drawing import draw
from inventory.papers.facts import Facts
from inventory.papers.reading import LONGEST, ONLY_OURS, RESOLUTION, look_at
from inventory.papers.sample import sample_facts
from inventory.papers.wording import Wording, delivered
from tests.bench.figures import Amount, Figure
from tests.bench.measure import by_turns, p95
from tests.inventory.papers import scanner

PAPERS, QUICK_PAPERS = 1000, 200
ROUNDS, SCANS = 40, 40
SETTLED = 100
"""Papers after which fonts and caches are as they stay."""
ZOOM = 1.5
MEGABYTE = 2**20


def figures(*, quick: bool) -> Iterator[Figure]:
    wording = delivered(Paper.APPROVAL)
    facts = sample_facts(wording, date(2026, 11, 20))
    paper = draw(wording, facts, new_number())
    yield _drawing(wording, facts, paper)
    yield _memory(wording, facts, QUICK_PAPERS if quick else PAPERS)
    yield _showing(paper)
    yield from _reading(paper)


def _drawing(wording: Wording, facts: Facts, paper: bytes) -> Figure:
    with sheets.opened(paper) as pages:
        lines = [line for it in range(len(pages)) for line in pages.letters(it).text.splitlines()]
    one, other = by_turns(ROUNDS, lambda: draw(wording, facts, new_number()), partial(_plain, lines))
    return Figure(
        "a finished approval", Amount(median(one)), "plain reportlab page", Amount(median(other)), ratio=2
    )


def _memory(wording: Wording, facts: Facts, count: int) -> Figure:
    """What a thousand papers leave behind, beyond what the first hundred do."""
    process = psutil.Process(os.getpid())
    for _paper in range(SETTLED):
        draw(wording, facts, new_number())
    settled = process.memory_info().rss
    for _paper in range(count - SETTLED):
        draw(wording, facts, new_number())
    grown = max(0, process.memory_info().rss - settled) / MEGABYTE
    return Figure(
        f"memory, {count:,} approvals",
        Amount(grown, "MB"),
        f"after {SETTLED}",
        Amount(settled / MEGABYTE, "MB"),
        limit=Amount(10, "MB"),
    )


def _showing(paper: bytes) -> Figure:
    one, other = by_turns(ROUNDS, partial(_shown, paper), partial(_rendered, paper))
    return Figure(
        "page of a paper shown, p95",
        Amount(p95(one)),
        "raw PDFium",
        Amount(p95(other)),
        limit=Amount(0.1),
    )


def _reading(paper: bytes) -> Iterator[Figure]:
    """A hundred dots to an inch and a half, skewed, upside down, noisy; then a page without any code."""
    luck = Random(1)
    scans = [scanner.careless(luck).scan(paper, luck)[0] for _scan in range(SCANS)]
    annexes = [_without_code(scan) for scan in scans]
    for name, found in (("scanned page read, p95", scans), ("annex without a code, p95", annexes)):
        files = [scanner.as_pdf([scan]) for scan in found]
        one, other = by_turns(SCANS - 1, _each(_looked_at, files), _each(_read_once, files))
        yield Figure(name, Amount(p95(one)), "read once", Amount(p95(other)), limit=Amount(0.15))


def _plain(lines: Sequence[str]) -> bytes:
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    file = io.BytesIO()
    SimpleDocTemplate(file).build([Paragraph(line, look.TEXT) for line in lines])
    return file.getvalue()


def _shown(paper: bytes) -> object:
    with sheets.opened(paper) as pages:
        return pages.picture(0, ZOOM)


def _rendered(paper: bytes) -> object:
    document = pypdfium2.PdfDocument(paper)
    drawn = document[0].render(scale=ZOOM)
    document.close()
    return drawn


def _looked_at(scan: bytes) -> object:
    with sheets.opened(scan) as pages:
        return look_at(pages.grey(0, RESOLUTION, LONGEST))


def _read_once(scan: bytes) -> object:
    with sheets.opened(scan) as pages:
        return zxingcpp.read_barcodes(pages.grey(0, RESOLUTION, LONGEST), ONLY_OURS)


def _each(act: Callable[[bytes], object], files: Sequence[bytes]) -> Callable[[], object]:
    """The next file each time it is done."""
    coming = iter(files)
    return lambda: act(next(coming))


def _without_code(page: Image.Image) -> Image.Image:
    """With text where the code stood, upright or upside down."""
    made = page.copy()
    text = page.crop((200, 700, 500, 1000))
    for corner in ((page.width - 300, page.height - 300), (0, 0)):
        made.paste(text, corner)
    return made
