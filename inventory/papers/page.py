"""The one page every paper is drawn on: letterhead, address field, fold marks, and a foot with its code."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from xml.sax.saxutils import escape

from inventory.papers import fonts, look  # first: they register the fonts  # isort: skip

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate, Paragraph

from inventory.papers import code
from inventory.papers.code import PageCode
from inventory.papers.finish import LANGUAGE, About, finish
from inventory.papers.structure import Element, TaggedCanvas

HEAD_BASELINE, RULE = 20 * mm, 29.5 * mm
"""From the upper edge: the name of the city, and the line below it."""

ADDRESS_TOP, ADDRESS_WIDTH, ADDRESS_HEIGHT = 45 * mm, 80 * mm, 36 * mm
INFO_LEFT, INFO_WIDTH, INFO_LABELS = 125 * mm, 65 * mm, 24 * mm
INFO_HEIGHT = 40 * mm
SENDER_WIDTH, SENDER_HEIGHT = 90 * mm, 7 * mm
LETTER_BEGINS, SHEET_BEGINS, GOES_ON = 93 * mm, 37 * mm, 28 * mm
FOLDS, PUNCH = (105 * mm, 210 * mm), 148.5 * mm
CODE = 21 * mm
FACTORS = (1, 0.9, 0.8, 0.7, 0.6, 0.5)
"""By which a field of its own size is set smaller, until all of it has room."""
FOOT_RULE = 31 * mm


@dataclass(frozen=True)
class Head:
    """What stands above every paper of the city."""

    city: str
    office: str
    sender: str


@dataclass(frozen=True)
class Sheet:
    """A paper before it is drawn; with an `address` it is a letter."""

    head: Head
    name: str
    foot: tuple[str, ...]
    info: tuple[tuple[str, str], ...]
    number: str
    about: About
    address: tuple[str, ...] = ()
    parts: tuple[Flowable, ...] = ()
    archival: bool = True


def draw(sheet: Sheet) -> bytes:
    """The finished file."""
    drawn = io.BytesIO()
    canvases: list[TaggedCanvas] = []

    def canvas(*arguments: object, **options: object) -> TaggedCanvas:
        made = TaggedCanvas(*arguments, **options)
        made.footer = partial(_draw_foot, sheet)
        canvases.append(made)
        return made

    document = BaseDocTemplate(
        drawn,
        pagesize=(look.WIDTH, look.HEIGHT),
        lang=LANGUAGE,
        initialFontName=fonts.BODY,
        pageCompression=0,  # it is compressed when it is finished
    )
    begins = LETTER_BEGINS if sheet.address else SHEET_BEGINS + _info_height(sheet)
    document.addPageTemplates(
        [
            PageTemplate("first", [_frame(begins)], onPage=lambda it, _document: _draw_first(sheet, it)),
            PageTemplate("next", [_frame(GOES_ON)], onPage=lambda it, _document: _draw_next(sheet, it)),
        ]
    )
    document.build([NextPageTemplate("next"), *sheet.parts], canvasmaker=canvas)
    return finish(drawn.getvalue(), canvases[0], sheet.about, archival=sheet.archival)


def _frame(top: float) -> Frame:
    return Frame(look.LEFT, look.FOOT, look.INNER, look.HEIGHT - top - look.FOOT, 0, 0, 0, 0)


def _info_height(sheet: Sheet) -> float:
    return 13 * mm if sheet.info else 0


def _draw_first(sheet: Sheet, canvas: TaggedCanvas) -> None:
    with canvas.element(Element("P")):
        _write(canvas, sheet.head.city, look.LEFT, HEAD_BASELINE, fonts.BOLD, look.CITY_SIZE, look.INK)
    if sheet.head.office:
        with canvas.element(Element("P")):
            _write(canvas, sheet.head.office, look.LEFT, HEAD_BASELINE + 5.5 * mm, fonts.BODY, 9, look.QUIET)
    with canvas.artifact():
        canvas.setFillColor(look.ACCENT)
        canvas.rect(look.LEFT, look.HEIGHT - RULE, look.INNER, 1 * mm, stroke=0, fill=1)
    if sheet.address:
        _draw_address(sheet, canvas)
        _draw_marks(canvas)
    else:
        _draw_line_of_info(sheet, canvas)


def _draw_address(sheet: Sheet, canvas: TaggedCanvas) -> None:
    top = look.HEIGHT - ADDRESS_TOP
    for line in _fitting([[(escape(sheet.head.sender), look.SENDER, 0.0, SENDER_WIDTH)]], SENDER_HEIGHT):
        with canvas.element(Element("P")):
            line.draw(canvas, look.LEFT, top - SENDER_HEIGHT + line.height)
    top -= SENDER_HEIGHT + 2 * mm
    lines = [("<br/>".join(sheet.address), look.ADDRESS, 0.0, ADDRESS_WIDTH)]
    for line in _fitting([lines], ADDRESS_HEIGHT):
        with canvas.element(Element("P")):
            top = line.draw(canvas, look.LEFT, top)
    top = look.HEIGHT - ADDRESS_TOP - 5 * mm
    rows = [
        [
            (label, look.INFO_LABEL, 0.0, INFO_LABELS),
            (value, look.INFO, INFO_LABELS, INFO_WIDTH - INFO_LABELS),
        ]
        for label, value in sheet.info
    ]
    for line in _fitting(rows, INFO_HEIGHT):
        with canvas.element(Element("P")):
            top = line.draw(canvas, INFO_LEFT, top)


def _draw_line_of_info(sheet: Sheet, canvas: TaggedCanvas) -> None:
    if not sheet.info:
        return
    width = look.INNER / len(sheet.info)
    top = look.HEIGHT - RULE - 4 * mm
    for place, (label, value) in enumerate(sheet.info):
        left = look.LEFT + place * width
        with canvas.element(Element("P")):
            used = _place(canvas, label, look.INFO_LABEL, left, top, width - 6)
            _place(canvas, value, look.INFO, left, top - used + 1, width - 6)


def _draw_marks(canvas: TaggedCanvas) -> None:
    with canvas.artifact():
        canvas.setStrokeColor(look.QUIET)
        canvas.setLineWidth(0.4)
        for height, length in (*((it, 4 * mm) for it in FOLDS), (PUNCH, 6 * mm)):
            canvas.line(5 * mm, look.HEIGHT - height, 5 * mm + length, look.HEIGHT - height)


def _draw_next(sheet: Sheet, canvas: TaggedCanvas) -> None:
    with canvas.artifact("Pagination"):
        room = look.INNER - stringWidth(sheet.name, fonts.BODY, 8.5) - 6 * mm
        _write(canvas, sheet.head.city, look.LEFT, 17 * mm, fonts.BOLD, 8.5, look.INK, room)
        canvas.setFont(fonts.BODY, 8.5)
        canvas.setFillColor(look.QUIET)
        canvas.drawRightString(look.LEFT + look.INNER, look.HEIGHT - 17 * mm, sheet.name)
        canvas.setFillColor(look.ACCENT)
        canvas.rect(look.LEFT, look.HEIGHT - 20.5 * mm, look.INNER, 0.5 * mm, stroke=0, fill=1)


def _draw_foot(sheet: Sheet, canvas: TaggedCanvas, page: int, pages: int) -> None:
    with canvas.artifact("Pagination"):
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.5)
        canvas.line(look.LEFT, FOOT_RULE, look.LEFT + look.INNER - CODE - 4 * mm, FOOT_RULE)
        top = FOOT_RULE - 4 * mm
        room = look.INNER - CODE - 4 * mm
        for line in (*sheet.foot, f"Seite {page} von {pages}"):
            _write(canvas, line, look.LEFT, look.HEIGHT - top, fonts.BODY, look.FOOT_SIZE, look.QUIET, room)
            top -= 3.6 * mm
        _draw_code(canvas, str(PageCode(sheet.number, page)))


def _draw_code(canvas: TaggedCanvas, text: str) -> None:
    rows = code.modules(text)
    unit = CODE / (len(rows) + 2 * code.BORDER)
    left = look.LEFT + look.INNER - CODE + code.BORDER * unit
    top = FOOT_RULE + 3 * mm - code.BORDER * unit
    canvas.setFillColor(look.INK)
    canvas.fill_cells((left, top), unit, _runs(rows))
    canvas.setFont(fonts.BODY, 6)
    canvas.setFillColor(look.QUIET)
    canvas.drawCentredString(look.LEFT + look.INNER - CODE / 2, FOOT_RULE + 1 * mm - CODE, text)


def _runs(rows: Iterable[Sequence[bool]]) -> Iterator[tuple[int, int, int]]:
    """Where dark modules stand together: their row, the first of them, and how many they are."""
    for row, modules in enumerate(rows):
        start = 0
        for dark, run in groupby(modules):
            length = len(list(run))
            if dark:
                yield row, start, length
            start += length


def _write(
    canvas: TaggedCanvas,
    text: str,
    x: float,
    from_top: float,
    font: str,
    size: float,
    colour: object,
    room: float = look.INNER,
) -> None:
    """One line, smaller where it is too long."""
    wide = stringWidth(text, font, size)
    canvas.setFont(font, size * min(1, room / wide) if wide else size)
    canvas.setFillColor(colour)
    canvas.drawString(x, look.HEIGHT - from_top, text)


Cell = tuple[str, ParagraphStyle, float, float]
"""Markup, its style, how far from the left it stands, and how wide it may be."""


class _Line:
    """Cells beside each other, set smaller by a factor."""

    def __init__(self, cells: Sequence[Cell], factor: float) -> None:
        self._cells = [
            (Paragraph(markup, _scaled(style, factor)), left, width) for markup, style, left, width in cells
        ]
        self.height: float = max(it.wrap(width, look.HEIGHT)[1] for it, _left, width in self._cells)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> float:
        """The top of what comes below."""
        for paragraph, left, _width in self._cells:
            paragraph.drawOn(canvas, x + left, top - paragraph.height)
        return top - self.height


def _fitting(rows: Sequence[Sequence[Cell]], height: float) -> list[_Line]:
    """As large as the field allows."""
    for factor in FACTORS:
        lines = [_Line(cells, factor) for cells in rows]
        if sum(it.height for it in lines) <= height:
            break
    return lines


def _scaled(style: ParagraphStyle, factor: float) -> ParagraphStyle:
    return ParagraphStyle(
        style.name, parent=style, fontSize=style.fontSize * factor, leading=style.leading * factor
    )


def _place(
    canvas: TaggedCanvas, markup: str, style: ParagraphStyle, x: float, top: float, width: float
) -> float:
    line = _Line([(markup, style, 0.0, width)], 1)
    line.draw(canvas, x, top)
    return line.height
