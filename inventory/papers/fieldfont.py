"""The font of the fields of a form: embedded, and of one byte a letter, as viewers want it."""

import io
import struct
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFace, TTFontFile, TTFontMaker, TTFontParser

from inventory.papers.fonts import BODY, FILES
from resources import FONTS

FIRST, LAST = 32, 255
LETTERS = tuple(bytes([code]).decode("cp1252", "replace") for code in range(FIRST, LAST + 1))
"""What WinAnsi has; five of its codes stand for nothing."""
_NOTHING = "\N{REPLACEMENT CHARACTER}"
_NON_SYMBOLIC = 32
_STEM = 80
_UNICODE_ON_WINDOWS, _BY_SEGMENTS, _END = (3, 1), 4, 0xFFFF


def field_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    program, face = _program(), _face()
    file = pikepdf.Stream(pdf, program)
    file.Length1 = len(program)
    name = Name(f"/FIELDS+{BODY}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_NON_SYMBOLIC,
        FontBBox=Array([round(it) for it in face.bbox]),
        ItalicAngle=0,
        Ascent=round(face.ascent),
        Descent=round(face.descent),
        CapHeight=round(face.capHeight),
        StemV=_STEM,
        FontFile2=pdf.make_indirect(file),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array([_width(face, letter) for letter in LETTERS]),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def _face() -> TTFontFace:
    return pdfmetrics.getFont(BODY).face


def _width(face: TTFontFace, letter: str) -> int:
    wide: float = face.defaultWidth if letter == _NOTHING else face.getCharWidth(ord(letter))
    return round(wide)


@cache
def _program() -> bytes:
    """reportlab's subset knows its letters by place only; here they are found by what they are."""
    codes = sorted({ord(letter) for letter in LETTERS} - {ord(_NOTHING)})
    whole = TTFontFile(str(FONTS / FILES[BODY]))
    part = TTFontParser(io.BytesIO(whole.makeSubset(codes)))
    made = TTFontMaker()
    for tag in part.table:
        if tag != "cmap":
            made.add(tag, part.get_table(tag))
    made.add("cmap", _character_map(codes, _glyphs(part.get_table("cmap"), len(codes))))
    return bytes(made.makeStream())


def _glyphs(by_place: bytes, count: int) -> tuple[int, ...]:
    """Of the only table in reportlab's character map, behind its two heads."""
    return struct.unpack_from(f">{count}H", by_place, 22)


def _character_map(codes: list[int], glyphs: tuple[int, ...]) -> bytes:
    """Each letter is a segment of its own."""
    ends = [*codes, _END]
    deltas = [glyph - code & 0xFFFF for code, glyph in zip(codes, glyphs, strict=True)]
    count = len(ends)
    power = count.bit_length() - 1
    body = struct.pack(
        f">4H{count}HH{count}H{count}H{count}H",
        2 * count,
        2 << power,
        power,
        2 * count - (2 << power),
        *ends,
        0,
        *ends,
        *deltas,
        1,
        *(0 for _segment in ends),
    )
    table = struct.pack(">3H", _BY_SEGMENTS, 6 + len(body), 0) + body
    return struct.pack(">2H2HL", 0, 1, *_UNICODE_ON_WINDOWS, 12) + table
