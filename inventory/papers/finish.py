"""From what reportlab drew to a paper for every reader and every archive: PDF/UA-1 and PDF/A-2u."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from inventory import __version__
from inventory.papers.forms import add_fields
from inventory.papers.structure import Element, Mark, TaggedCanvas, Widget
from inventory.papers.xmp import metadata
from resources import COLOURS

LANGUAGE = "de-DE"
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4,6})>")
_AT_ONCE = 100
"""Entries a block of a character map may have."""


@dataclass(frozen=True)
class About:
    title: str
    author: str
    subject: str
    at: datetime

    @property
    def creator(self) -> str:
        return f"Mobilakte {__version__}"


def finish(drawn: bytes, canvas: TaggedCanvas, about: About, *, archival: bool = True) -> bytes:
    """The same drawing and date give the same bytes."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        widgets = add_fields(pdf, canvas.fields)
        _Structure(pdf, widgets).plant(canvas.root)
        mend_character_maps(pdf)
        _describe(pdf, about, archival=archival)
        if archival:
            _add_colours(pdf)
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]  # reportlab's is random
        finished = io.BytesIO()
        pdf.save(
            finished,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return finished.getvalue()


class _Structure:
    """Turns the recorded elements into the structure tree of the file."""

    def __init__(self, pdf: pikepdf.Pdf, widgets: list[tuple[pikepdf.Object, pikepdf.Object]]) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._widgets = widgets
        self._by_mark: dict[int, dict[int, pikepdf.Object]] = {}
        self._by_widget: list[pikepdf.Object] = []

    def plant(self, root: Element) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._built(root, tree)
        numbers = Array()
        for place, page in enumerate(self._pages):
            page.StructParents = place
            page.Tabs = Name.S
            marks = self._by_mark.get(place, {})
            numbers.append(place)
            numbers.append(self._pdf.make_indirect(Array([marks[it] for it in range(len(marks))])))
        for place, element in enumerate(self._by_widget):
            numbers.append(len(self._pages) + place)
            numbers.append(element)
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self._pages) + len(self._by_widget)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _built(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent))
        _add_attributes(made, element)
        children = Array()
        for child in element.children:
            if isinstance(child, Element):
                children.append(self._built(child, made))
            elif isinstance(child, Widget):
                children.append(self._field(child, made))
            else:
                children.append(self._content(child, made))
        if len(children):
            made.K = children if len(children) > 1 else children[0]
        return made

    def _field(self, widget: Widget, element: pikepdf.Object) -> pikepdf.Object:
        annotation, page = self._widgets[widget.place]
        annotation.StructParent = len(self._pages) + len(self._by_widget)
        self._by_widget.append(element)
        element.Pg = page
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _content(self, mark: Mark, element: pikepdf.Object) -> pikepdf.Object | int:
        self._by_mark.setdefault(mark.page, {})[mark.number] = element
        page = self._pages[mark.page]
        if "/Pg" not in element:
            element.Pg = page
        if element.Pg == page:
            return mark.number
        return Dictionary(Type=Name.MCR, Pg=page, MCID=mark.number)


def _add_attributes(made: pikepdf.Object, element: Element) -> None:
    known = element.attributes
    if alternative := known.get("alternative"):
        made.Alt = String(alternative)
    groups = [group for group in (_table_group(element), _layout_group(element)) if group]
    if numbering := known.get("numbering"):
        groups.append(Dictionary(O=Name.List, ListNumbering=Name("/" + numbering)))
    if groups:
        made.A = Array(groups)


def _table_group(element: Element) -> Dictionary | None:
    known = element.attributes
    if scope := known.get("scope"):
        return Dictionary(O=Name.Table, Scope=Name("/" + scope))
    if summary := known.get("summary"):
        return Dictionary(O=Name.Table, Summary=String(summary))
    return None


def _layout_group(element: Element) -> Dictionary | None:
    box = element.attributes.get("box")
    if not box:
        return None
    return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(it, 2) for it in box]))


def _describe(pdf: pikepdf.Pdf, about: About, *, archival: bool) -> None:
    pdf.Root.Lang = String(LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    stream = pikepdf.Stream(pdf, metadata(about, LANGUAGE, archival=archival))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)
    known = pdf.docinfo
    for key in list(known.keys()):
        del known[key]
    zone = about.at.strftime("%z")
    when = String(about.at.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:]}'" if zone else ""))
    known["/Title"], known["/Author"], known["/Subject"] = map(
        String, (about.title, about.author, about.subject)
    )
    known["/Creator"] = known["/Producer"] = String(about.creator)
    known["/CreationDate"] = known["/ModDate"] = when


def _add_colours(pdf: pikepdf.Pdf) -> None:
    profile = pikepdf.Stream(pdf, _profile())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        DestOutputProfile=pdf.make_indirect(profile),
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
    )
    pdf.Root.OutputIntents = Array([intent])


@cache
def _profile() -> bytes:
    return COLOURS.read_bytes()


def mend_character_maps(pdf: pikepdf.Pdf) -> None:
    """reportlab maps code 0, writes large characters with five digits and too many entries a block."""
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and "/ToUnicode" in found:
            found.ToUnicode.write(_mended(found.ToUnicode.read_bytes()))


def _mended(character_map: bytes) -> bytes:
    head, body = character_map.split(b"beginbfchar", 1)
    entries = [
        b"<%s> <%s>" % (code, chr(int(letter, 16)).encode("utf-16-be").hex().upper().encode())
        for code, letter in _MAPPED.findall(body)
        if int(letter, 16)
    ]
    parts = [head.rstrip().rsplit(b"\n", 1)[0]]
    for block in _blocks(entries):
        parts += [b"%d beginbfchar" % len(block), *block, b"endbfchar"]
    parts += [b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end"]
    return b"\n".join(parts)


def _blocks(entries: list[bytes]) -> Iterable[list[bytes]]:
    return (entries[start : start + _AT_ONCE] for start in range(0, len(entries), _AT_ONCE))
