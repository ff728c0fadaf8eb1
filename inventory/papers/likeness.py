"""What a form looks like and asks for, apart from what was filled in: altered forms differ in it."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pikepdf

MOST_FIELDS, DEEPEST = 2000, 8
_ASKING = ("/FT", "/Ff", "/TU", "/MaxLen", "/Opt")
"""Keys of a field that say what is asked."""
Found = tuple[str, pikepdf.Dictionary, dict[str, Any]]


class Twisted(ValueError):
    """Fields no honest program writes."""


def likeness(pdf: pikepdf.Pdf) -> str:
    """The same for the form as issued and as it comes back, whichever program filled it in."""
    seen = hashlib.sha256()
    for page in pdf.pages:
        seen.update(b" ".join(_contents(page).split()))
        edges = [round(float(it), 1) for it in (*page.mediabox, *page.cropbox, page.obj.get("/Rotate", 0))]
        seen.update(json.dumps(edges).encode())
        for font in _fonts(page):
            seen.update(font)
        seen.update(b"%d" % sum(1 for it in _annotations(page) if it.get("/Subtype") != "/Widget"))
    for name, field, inherited in sorted(fields(pdf), key=lambda it: it[0]):
        asks = [_plain(inherited.get(key)) for key in _ASKING]
        place = [round(float(it)) for it in field.get("/Rect", ())]
        seen.update(json.dumps([name, asks, place]).encode())
    return seen.hexdigest()


def fields(pdf: pikepdf.Pdf) -> Iterator[Found]:
    """Every field by its full name, with what it has from those above it."""
    form = pdf.Root.get("/AcroForm")
    left = MOST_FIELDS
    if not isinstance(form, pikepdf.Dictionary):
        return
    waiting: list[tuple[Any, str, dict[str, Any], int]] = [
        (it, "", {}, 0) for it in _listed(form.get("/Fields"))
    ]
    while waiting:
        field, above, inherited, depth = waiting.pop()
        left -= 1
        if not left or depth > DEEPEST or not isinstance(field, pikepdf.Dictionary):
            raise Twisted
        own = {**inherited, **{key: field[key] for key in (*_ASKING, "/V") if key in field}}
        part = str(field.get("/T", ""))
        name = f"{above}.{part}" if above and part else above or part
        below = [
            it for it in _listed(field.get("/Kids")) if isinstance(it, pikepdf.Dictionary) and "/T" in it
        ]
        if below:
            waiting += [(it, name, own, depth + 1) for it in below]
        else:
            yield name, field, own


def _contents(page: pikepdf.Page) -> bytes:
    parts = page.obj.get("/Contents")
    streams = parts if isinstance(parts, pikepdf.Array) else [parts]
    return b"\n".join(it.read_bytes() for it in streams if isinstance(it, pikepdf.Stream))


def _fonts(page: pikepdf.Page) -> Iterator[bytes]:
    """The shapes of the letters: with other ones the same codes would say something else."""
    fonts = page.resources.get("/Font", pikepdf.Dictionary())
    for _name, font in sorted(fonts.items()):
        for holder in _listed(font.get("/DescendantFonts")) or [font]:
            file = holder.get("/FontDescriptor", pikepdf.Dictionary()).get("/FontFile2")
            yield file.read_bytes() if isinstance(file, pikepdf.Stream) else b""


def _annotations(page: pikepdf.Page) -> list[pikepdf.Dictionary]:
    return [it for it in _listed(page.obj.get("/Annots")) if isinstance(it, pikepdf.Dictionary)]


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else []


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [str(it) for it in value]
    return None if value is None else str(value)
