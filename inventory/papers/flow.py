"""What a paper is made of: text, facts, conditions, tables, boxes to tick and lines to sign, all tagged."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any

from inventory.papers import fonts, look  # first: they register the fonts  # isort: skip

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table
from reportlab.platypus.tables import TableRenderCB

from inventory.papers.signing import WHOSE
from inventory.papers.structure import Element, TaggedCanvas

NUMBER_WIDTH = 8.5 * mm
BOX = 3.2 * mm
SIGNATURE_HEIGHT, SIGNATURE_GAP, SIGNERS_A_ROW = 15 * mm, 9 * mm, 2
LABEL_WIDTH = 0.285
"""Of the width of a paper, what the names of facts take."""

LONG_CELL = 500
"""Letters; several of them in the narrowest column fill a page."""
WRITING_LINE = 8 * mm


class Lines(Paragraph):  # type: ignore[misc]
    """A paragraph that is broken into lines once for a width, however often it is asked for its height."""

    _broken_for: float | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._broken_for == width and hasattr(self, "blPara"):
            return self.width, self.height
        self._broken_for = width
        return super().wrap(width, height)  # type: ignore[no-any-return]


class Text(Lines):
    """A paragraph that is an element of its own, also where a page divides it."""

    def __init__(
        self, markup: str, style: ParagraphStyle, tag: str = "P", element: Element | None = None, **more: Any
    ) -> None:
        super().__init__(markup, style, **more)
        self.element = element or Element(tag)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:
        with canvas.element(self.element):
            super().drawOn(canvas, x, y, _sW)

    def split(self, width: float, height: float) -> list[Flowable]:
        parts = super().split(width, height)
        for part in parts:
            part.element = self.element
        return parts  # type: ignore[no-any-return]


@dataclass(frozen=True)
class _Item:
    """A paragraph of a list and its mark; one that a page divided goes on without it."""

    mark: str
    paragraph: Paragraph
    element: Element = field(default_factory=lambda: Element("LI"))
    body: Element = field(default_factory=lambda: Element("LBody"))
    goes_on: bool = False


class _Listed(Flowable):  # type: ignore[misc]
    """Paragraphs with a mark in front: a number, or a box that may be ticked."""

    def __init__(
        self,
        items: Sequence[_Item],
        style: ParagraphStyle,
        *,
        numbered: bool,
        element: Element | None = None,
    ) -> None:
        super().__init__()
        self._items = items
        self._style = style
        self._numbered = numbered
        self._element = element or Element("L", {"numbering": "Decimal"} if numbered else {})
        self._heights: list[float] = []
        self.spaceAfter = style.spaceAfter

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        gap = self._style.spaceAfter
        self._heights = [it.paragraph.wrap(width - NUMBER_WIDTH, height)[1] + gap for it in self._items]
        return width, max(sum(self._heights) - gap, 0)

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        fitting, room = 0, height
        while fitting < len(self._items) and self._heights[fitting] - self._style.spaceAfter <= room:
            room -= self._heights[fitting]
            fitting += 1
        before, after = self._items[:fitting], self._items[fitting:]
        if after and (parts := after[0].paragraph.split(width - NUMBER_WIDTH, room)):
            first, rest = parts
            before = [*before, replace(after[0], paragraph=first)]
            after = [replace(after[0], paragraph=rest, goes_on=True), *after[1:]]
        return [self._part(before), self._part(after)] if before and after else []

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        top = sum(self._heights) - self._style.spaceAfter
        with canvas.element(self._element, drawn=False):
            for it, height in zip(self._items, self._heights, strict=True):
                with canvas.element(it.element, drawn=False):
                    if not it.goes_on:
                        self._draw_mark(canvas, it.mark, top - self._style.leading)
                    with canvas.element(it.body):
                        it.paragraph.drawOn(canvas, NUMBER_WIDTH, top - height + self._style.spaceAfter)
                top -= height

    def _part(self, items: Sequence[_Item]) -> "_Listed":
        return _Listed(items, self._style, numbered=self._numbered, element=self._element)

    def _draw_mark(self, canvas: TaggedCanvas, mark: str, baseline: float) -> None:
        if self._numbered:
            with canvas.element(Element("Lbl")):
                canvas.setFont(fonts.BOLD, self._style.fontSize)
                canvas.setFillColor(look.ACCENT)
                canvas.drawString(0, baseline + self._style.leading - self._style.fontSize, mark)
            return
        ticked = bool(mark)
        box = Element("Figure", {"alternative": "angekreuzt" if ticked else "nicht angekreuzt"})
        label = Element("Lbl")
        with canvas.element(label, drawn=False), canvas.element(box):
            _draw_box(canvas, baseline + 1.2 * mm, ticked)
            box.attributes["box"] = (
                *canvas.absolutePosition(0, baseline),
                *canvas.absolutePosition(BOX, baseline + BOX),
            )


def listed(items: Sequence[tuple[str, str]], style: ParagraphStyle, *, numbered: bool) -> Flowable:
    """Texts behind their marks; a box is ticked when its mark is not empty."""
    return _Listed([_Item(mark, Lines(text, style)) for mark, text in items], style, numbered=numbered)


def _draw_box(canvas: TaggedCanvas, bottom: float, ticked: bool) -> None:
    canvas.setStrokeColor(look.INK)
    canvas.setLineWidth(0.7)
    canvas.rect(0.4, bottom, BOX, BOX, stroke=1, fill=0)
    if ticked:
        inset = 0.7
        canvas.line(0.4 + inset, bottom + inset, 0.4 + BOX - inset, bottom + BOX - inset)
        canvas.line(0.4 + inset, bottom + BOX - inset, 0.4 + BOX - inset, bottom + inset)


class _TableTags(TableRenderCB):  # type: ignore[misc]
    """Tells the canvas which cell is being drawn, through reportlab's own callbacks."""

    def __init__(self, *, heads: int, labelled: bool, summary: str) -> None:
        self._heads = heads
        self._labelled = labelled
        self._element = Element("Table", {"summary": summary})
        self._open: list[AbstractContextManager[Any]] = []
        self._parts = 0
        self._repeated = False

    def startTable(self, table: Table) -> None:
        self._enter(table.canv.element(self._element, drawn=False))

    def startRow(self, table: Table, row: int) -> None:
        self._repeated = self._parts > 0 and row < self._heads
        self._enter(
            table.canv.artifact("Pagination")
            if self._repeated
            else table.canv.element(Element("TR"), drawn=False)
        )

    def startCell(
        self, table: Table, row: int, column: int, value: Any, _style: Any, _place: Any, _size: Any
    ) -> None:
        if self._repeated:
            return
        if row < self._heads:
            cell = Element("TH", {"scope": "Column"})
        elif self._labelled and column == 0:
            cell = Element("TH", {"scope": "Row"})
        else:
            cell = Element("TD")
        self._enter(table.canv.element(cell, drawn=False))

    def endCell(self, _table: Table) -> None:
        if not self._repeated:
            self._leave()

    def endRow(self, _table: Table) -> None:
        self._leave()

    def endTable(self, _table: Table) -> None:
        self._leave()
        self._parts += 1

    def startBG(self, _table: Table) -> None: ...
    def endBG(self, _table: Table) -> None: ...
    def startLines(self, _table: Table) -> None: ...
    def endLines(self, _table: Table) -> None: ...

    def _enter(self, context: AbstractContextManager[Any]) -> None:
        context.__enter__()
        self._open.append(context)

    def _leave(self) -> None:
        self._open.pop().__exit__(None, None, None)


_RULED = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ("LINEABOVE", (0, 0), (-1, 0), 0.5, look.LINE),
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, look.LINE),
]


def facts(rows: Sequence[tuple[str, str]], summary: str) -> Table:
    """Names and values, ruled."""
    cells = [[Text(label, look.LABEL), Text(value, look.CELL)] for label, value in rows]
    widths = (look.INNER * LABEL_WIDTH, look.INNER * (1 - LABEL_WIDTH))
    tags = _TableTags(heads=0, labelled=True, summary=summary)
    return Table(cells, widths, style=_RULED, renderCB=tags, spaceAfter=10, splitInRow=_divided(rows))


def table(head: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], summary: str) -> Table:
    """Rows under heads that every further page repeats."""
    cells = [[Text(it, look.TABLE_HEAD) for it in head]]
    cells += [[Text(it, look.TABLE_CELL) for it in row] for row in rows]
    widths = [look.INNER * share / sum(shares) for share in shares]
    tags = _TableTags(heads=1, labelled=True, summary=summary)
    return Table(
        cells, widths, style=_RULED, repeatRows=1, renderCB=tags, spaceAfter=10, splitInRow=_divided(rows)
    )


def _divided(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a page may end within a row: only where one has no room on a page."""
    return any(len(cell) > LONG_CELL for row in rows for cell in row)


class Signature(Flowable):  # type: ignore[misc]
    """A line to sign on, by hand or with a certificate."""

    def __init__(self, name: str, who: str, under: str, width: float) -> None:
        super().__init__()
        self._name = name
        self._who = who
        self._under = under
        self._width = width
        self._words = [Lines(who, look.LABEL), Lines(under, look.SMALL_CELL)]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._heights = [it.wrap(self._width, height)[1] for it in self._words]
        return self._width, SIGNATURE_HEIGHT + sum(self._heights) + 3

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        base = sum(self._heights) + 3
        canvas.saveState()
        canvas.translate(0, base)
        tip = f"{WHOSE}{self._who}"
        with canvas.element(Element("Form", {"alternative": tip}), drawn=False) as form:
            canvas.add_field(form, "signature", self._name, tip, (self._width, SIGNATURE_HEIGHT))
        with canvas.artifact():
            canvas.setStrokeColor(look.INK)
            canvas.setLineWidth(0.6)
            canvas.line(0, 0, self._width, 0)
        canvas.restoreState()
        for paragraph, height in zip(self._words, self._heights, strict=True):
            base -= height
            with canvas.element(Element("P")):
                paragraph.drawOn(canvas, 0, base - 1)


class _Row(Flowable):  # type: ignore[misc]
    """Signatures beside each other."""

    def __init__(self, signatures: Sequence[Signature], width: float) -> None:
        super().__init__()
        self._signatures = signatures
        self._width = width
        self.spaceBefore, self.spaceAfter = 4, 14

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._height = max(it.wrap(self._width, height)[1] for it in self._signatures)
        return width, self._height

    def draw(self) -> None:
        for place, signature in enumerate(self._signatures):
            own = signature.wrap(self._width, self._height)[1]
            signature.drawOn(self.canv, place * (self._width + SIGNATURE_GAP), self._height - own)


def signatures(who: Sequence[tuple[str, str]]) -> list[Flowable]:
    """Lines to sign on, two beside each other."""
    width = (look.INNER - SIGNATURE_GAP) / SIGNERS_A_ROW
    signed = [
        Signature(f"unterschrift_{place}", name, under, width) for place, (name, under) in enumerate(who, 1)
    ]
    return [
        _Row(signed[start : start + SIGNERS_A_ROW], width) for start in range(0, len(signed), SIGNERS_A_ROW)
    ]


class WritingLines(Flowable):  # type: ignore[misc]
    """Room to write by hand."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self.spaceAfter = 8

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._width = width
        return width, self._count * WRITING_LINE

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        with canvas.artifact():
            canvas.setStrokeColor(look.LINE)
            canvas.setLineWidth(0.5)
            for line in range(self._count):
                canvas.line(0, line * WRITING_LINE, self._width, line * WRITING_LINE)
