"""The one page every paper is drawn on: letterhead, address field, fold marks, and a foot with its code."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from inventory.papers import fonts, look  # first: they register the fonts  # isort: skip

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate, Paragraph

from inventory.papers import code
from inventory.papers.code import PageCode
from inventory.papers.finish import LANGUAGE, About, finish
from inventory.papers.structure import Element, TaggedCanvas

HEAD_BASELINE, RULE = 20 * mm, 29.5 * mm
"""From the upper edge: the name of the city, and the line below it."""

ADDRESS_TOP, ADDRESS_WIDTH = 45 * mm, 80 * mm
INFO_LEFT, INFO_WIDTH, INFO_LABELS = 125 * mm, 65 * mm, 24 * mm
LETTER_BEGINS, SHEET_BEGINS, GOES_ON = 93 * mm, 37 * mm, 28 * mm
FOLDS, PUNCH = (105 * mm, 210 * mm), 148.5 * mm
CODE = 21 * mm
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
        pageCompression=1,
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
    with canvas.element(Element("P")):
        _write(canvas, sheet.head.sender, look.LEFT, ADDRESS_TOP + 3 * mm, fonts.BODY, 6.5, look.QUIET)
    top = look.HEIGHT - ADDRESS_TOP - 9 * mm
    with canvas.element(Element("P")):
        _place(canvas, "<br/>".join(sheet.address), look.ADDRESS, look.LEFT, top, ADDRESS_WIDTH)
    top = look.HEIGHT - ADDRESS_TOP - 5 * mm
    for label, value in sheet.info:
        with canvas.element(Element("P")):
            _place(canvas, label, look.INFO_LABEL, INFO_LEFT, top, INFO_LABELS)
            top -= _place(canvas, value, look.INFO, INFO_LEFT + INFO_LABELS, top, INFO_WIDTH - INFO_LABELS)


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
        _write(canvas, sheet.head.city, look.LEFT, 17 * mm, fonts.BOLD, 8.5, look.INK)
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
        for line in (*sheet.foot, f"Seite {page} von {pages}"):
            canvas.setFont(fonts.BODY, look.FOOT_SIZE)
            canvas.setFillColor(look.QUIET)
            canvas.drawString(look.LEFT, top, line)
            top -= 3.6 * mm
        _draw_code(canvas, str(PageCode(sheet.number, page)))


def _draw_code(canvas: TaggedCanvas, text: str) -> None:
    rows = code.modules(text)
    unit = CODE / (len(rows) + 2 * code.BORDER)
    left = look.LEFT + look.INNER - CODE + code.BORDER * unit
    top = FOOT_RULE + 3 * mm - code.BORDER * unit
    path = canvas.beginPath()
    for line, row in enumerate(rows):
        for start, length in _runs(row):
            path.rect(left + start * unit, top - (line + 1) * unit, length * unit, unit)
    canvas.setFillColor(look.INK)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFont(fonts.BODY, 6)
    canvas.setFillColor(look.QUIET)
    canvas.drawCentredString(look.LEFT + look.INNER - CODE / 2, FOOT_RULE + 1 * mm - CODE, text)


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many stand together."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs


def _write(
    canvas: TaggedCanvas, text: str, x: float, from_top: float, font: str, size: float, colour: object
) -> None:
    canvas.setFont(font, size)
    canvas.setFillColor(colour)
    canvas.drawString(x, look.HEIGHT - from_top, text)


def _place(canvas: TaggedCanvas, markup: str, style: object, x: float, top: float, width: float) -> float:
    paragraph = Paragraph(markup, style)
    height: float = paragraph.wrap(width, look.HEIGHT)[1]
    paragraph.drawOn(canvas, x, top - height)
    return height
