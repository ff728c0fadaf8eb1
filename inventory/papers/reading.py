"""The codes on a scanned sheet, found however badly it was scanned."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import zxingcpp
from PIL import Image, ImageFilter

from inventory.papers import code
from inventory.papers.code import PageCode

RESOLUTION, LONGEST = 150, 3600
"""How finely a sheet is looked at: dots to an inch, and on its longer side at most."""
CORNER = 0.3
"""Part of the shorter side, from a corner both ways, where the code of a sheet stands."""
PAPER_WHITE, STAINED = 160, 0.002
"""Below which a dot is ink, and which part of a sheet may be ink for it to count as empty."""
CELLS, DENSE = 13, 0.33
"""Parts of a corner, each a third of a code wide, and how much of one is ink where a code stands."""
_EDGE = 0.03
"""Part of a side where shadows of the lid and of holes fall."""
ONLY_OURS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


class Seen(NamedTuple):
    """What is on a sheet: codes of ours, how far it is turned, and whether there is anything at all."""

    codes: tuple[PageCode, ...] = ()
    turned: int = 0
    empty: bool = False
    unreadable: bool = False
    """A code is there, but nobody can read it."""


def look_at(sheet: Image.Image) -> Seen:
    """Ours are read; codes of others say nothing."""
    found, unreadable = _read(sheet)
    if found:
        return _seen(found)
    if _empty(sheet):
        return Seen(empty=True)
    for corner in _corners(sheet):
        for improved in _improved(corner):
            found, broken = _read(improved)
            if found:
                return _seen(found)
            unreadable = unreadable or broken
        unreadable = unreadable or _dense(corner)
    return Seen(unreadable=unreadable)


def _seen(found: dict[PageCode, int]) -> Seen:
    return Seen(tuple(sorted(found)), next(iter(found.values())))


def _read(sheet: Image.Image) -> tuple[dict[PageCode, int], bool]:
    """Codes of ours with the quarters they are turned by, and whether one could not be read."""
    found, broken = {}, False
    for it in zxingcpp.read_barcodes(sheet, ONLY_OURS, return_errors=True):
        if not it.valid:
            broken = True
        elif known := code.read(it.text):
            found[known] = round(it.orientation / 90) % 4 * 90
    return found, broken


def _empty(sheet: Image.Image) -> bool:
    """A back side: nothing but paper, shadows at the edges and dust."""
    across, down = round(sheet.width * _EDGE), round(sheet.height * _EDGE)
    inner = sheet.crop((across, down, sheet.width - across, sheet.height - down)).reduce(2)
    dark = sum(inner.histogram()[:PAPER_WHITE])
    return dark < STAINED * inner.width * inner.height


def _corners(sheet: Image.Image) -> Iterator[Image.Image]:
    """Where the code stands when a sheet was laid in upright or upside down, or on its side."""
    width, height = sheet.size
    side = round(min(width, height) * CORNER)
    right, low = width - side, height - side
    for left, top in ((right, low), (0, 0)) if height >= width else ((0, low), (right, 0)):
        yield sheet.crop((left, top, left + side, top + side))


def _dense(corner: Image.Image) -> bool:
    """Whether there is a patch of ink no text makes: most likely what is left of a code."""
    ink = corner.point(lambda value: 255 * (value < PAPER_WHITE)).reduce(max(1, corner.width // CELLS))
    rows = [
        [share >= DENSE * 255 for share in ink.crop((0, y, ink.width, y + 1)).tobytes()]
        for y in range(ink.height)
    ]
    return any(
        all((*upper[x : x + 2], *lower[x : x + 2]))
        for upper, lower in pairwise(rows)
        for x in range(ink.width - 1)
    )


def _improved(corner: Image.Image) -> Iterator[Image.Image]:
    """What helps most often comes first."""
    size = (corner.width * 2, corner.height * 2)
    larger = corner.resize(size, Image.Resampling.BICUBIC)
    soft = larger.filter(ImageFilter.GaussianBlur(2))
    cleaned = corner.filter(ImageFilter.MedianFilter(3))
    yield soft
    yield cleaned
    yield larger
    yield cleaned.resize(size, Image.Resampling.BICUBIC)
    for angle in (-3, 3):
        yield soft.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
