"""What a digital signature looks like on paper: who, when, and what for."""

import io
from datetime import datetime

from inventory.papers import fonts, look  # first: they register the fonts  # isort: skip

import pikepdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from inventory.papers.finish import mend_character_maps
from inventory.papers.fonts import MissingGlyph, require_glyphs
from inventory.text import when_text

NAME, SMALL, SMALLEST = 9.5, 7.0, 5.0
MARGIN = 2.0


def stamp(size: tuple[float, float], name: str, reason: str, at: datetime) -> bytes:
    """A page of the size of the field."""
    width, height = size
    lines = (
        (fonts.BODY, SMALL, look.QUIET, "Digital unterschrieben von"),
        (fonts.BOLD, NAME, look.INK, name),
        (fonts.BODY, SMALL, look.QUIET, " · ".join(it for it in (f"{when_text(at)} Uhr", reason) if it)),
    )
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=size, initialFontName=fonts.BODY)
    top = height - MARGIN
    for font, largest, colour, said in lines:
        text = _printable(font, said)
        fitting = _fitting(font, largest, text, width - 2 * MARGIN)
        top -= largest * 1.3
        canvas.setFont(font, fitting)
        canvas.setFillColor(colour)
        canvas.drawString(MARGIN, top, text)
    canvas.showPage()
    canvas.save()
    return _finished(drawn.getvalue())


def _fitting(font: str, largest: float, text: str, width: float) -> float:
    needed = stringWidth(text, font, largest)
    return largest if needed <= width else max(SMALLEST, largest * width / needed)


def _printable(font: str, text: str) -> str:
    """Names in certificates are not ours to mend; what no font has is left out."""
    return "".join(letter for letter in text if _is_known(font, letter))


def _is_known(font: str, letter: str) -> bool:
    try:
        require_glyphs(font, letter)
    except MissingGlyph:
        return False
    return letter.isprintable()


def _finished(drawn: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        mend_character_maps(pdf)
        if "/Group" in pdf.pages[0]:
            del pdf.pages[0]["/Group"]
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()
