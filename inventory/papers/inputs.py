"""What can be typed and ticked on a form: a name on the left, a field beside it, all tagged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventory.papers import look  # first: it registers the fonts  # isort: skip

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from inventory.fields import Field, Kind, Word
from inventory.papers import forms
from inventory.papers.flow import LABEL_WIDTH
from inventory.papers.questionnaire import Entry, asked, asked_only_for, choices, entries, is_needed
from inventory.papers.structure import Element, TaggedCanvas
from inventory.papers.wording import filled

LABELS = look.INNER * LABEL_WIDTH
ROOM = look.INNER - LABELS
SHORT = 40 * mm
LINE, LINES, TICK = 7 * mm, 30 * mm, 4 * mm
GAP, BELOW, DROP = 2 * mm, 0.8 * mm, 1 * mm
NAMES, BESIDE = LABELS - 4 * mm, ROOM - SHORT - 4 * mm
COLUMNS, FITS_A_COLUMN, AT_ONCE = 3, 22, 10
"""Short answers beside each other, letters that make one short, lines that stay together."""
LONGEST_SHORT = 20
"""Letters that fit into a field for a day, an hour or a number."""
SHORTER = (Kind.DATE, Kind.CLOCK, Kind.NUMBER, Kind.PERCENT, Kind.DECIMAL, Kind.CODE)


def rows(section: str, sentences: Mapping[str, str], criteria: Sequence[str]) -> Iterator[Flowable]:
    """The fields of a section; `sentences` say what a tick means better than its word does."""
    for field in asked(section):
        known = list(entries(field, criteria))
        if field.kind in (Kind.CHOICES, Kind.LINES, Kind.YES_NO):
            yield from _ticks(field, known, sentences)
        else:
            yield _Typed(known[0])


class _Named:
    """A name on the left of its field, and a hint below it, or beside the field where there is room."""

    def __init__(self, field: Field, *, beside: bool = False) -> None:
        star = " *" if is_needed(field) else ""
        self._label = Paragraph(filled(field.label + star, {}), look.LABEL)
        self._hint = Paragraph(filled(_hint(field), {}), look.SMALL_CELL) if _hint(field) else None
        self._beside = beside

    def height(self) -> float:
        label = self._label.wrap(NAMES, look.HEIGHT)[1] + DROP
        if not self._hint:
            return float(label)
        hint = self._hint.wrap(BESIDE if self._beside else NAMES, look.HEIGHT)[1]
        return float(max(label, hint + DROP) if self._beside else label + hint)

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        below = top - DROP - self._label.height
        with canvas.element(Element("P")):
            self._label.drawOn(canvas, 0, below)
        if self._hint:
            corner = (look.INNER - BESIDE, top - DROP) if self._beside else (0, below)
            with canvas.element(Element("P")):
                self._hint.drawOn(canvas, corner[0], corner[1] - self._hint.height)


def _hint(field: Field) -> str:
    own = field.hint or _HOW.get(field.kind, "")
    return "; ".join(it for it in (own, asked_only_for(field)) if it)


_HOW = {Kind.DATE: "TT.MM.JJJJ", Kind.CLOCK: "zum Beispiel 9:30"}


def _tip(field: Field, more: str = "") -> str:
    said = field.label if not more or more == field.label else f"{field.label}: {more}"
    needed = "Pflichtangabe" if is_needed(field) and field.kind not in (Kind.CHOICES, Kind.LINES) else ""
    return ". ".join(it for it in (said, _hint(field), needed) if it)


class _Typed(Flowable):  # type: ignore[misc]
    """A field for letters, or for one of several words."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        kind = entry.field.kind
        self._named = _Named(entry.field, beside=kind in SHORTER)
        self._size = (SHORT if kind in SHORTER else ROOM, LINES if kind is Kind.PROSE else LINE)
        self.spaceAfter = GAP

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._height = max(self._named.height(), self._size[1])
        return width, self._height

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        field = self._entry.field
        words = [word.label for word in choices(field)]
        self._named.draw(canvas, self._height)
        _place(
            canvas,
            (LABELS, self._height - self._size[1]),
            self._size,
            kind=forms.CHOICE if words else forms.TEXT,
            name=self._entry.name,
            tip=_tip(field),
            choices=words,
            longest=LONGEST_SHORT if field.kind in SHORTER else field.max_length,
            several_lines=field.kind is Kind.PROSE,
            required=field.required,
        )


@dataclass(frozen=True)
class _Tick:
    entry: Entry
    words: Paragraph


class _Ticks(Flowable):  # type: ignore[misc]
    """Lines of boxes beside each other; all those of a field are one list."""

    def __init__(self, lines: Sequence[Sequence[_Tick]], columns: int, group: Element, named: _Named) -> None:
        super().__init__()
        self._lines = lines
        self._width = ROOM / columns
        self._group = group
        self._named = named
        self.spaceAfter = GAP

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        room = self._width - 2 * TICK
        self._heights = [max(it.words.wrap(room, height)[1] for it in line) + BELOW for line in self._lines]
        self._height = max(sum(self._heights) + DROP, self._named.height())
        return width, self._height

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        top = self._height - DROP
        if not self._group.placed:
            self._named.draw(canvas, self._height)
        with canvas.element(self._group, drawn=False):
            for line, height in zip(self._lines, self._heights, strict=True):
                for place, tick in enumerate(line):
                    with canvas.element(Element("LI"), drawn=False):
                        _draw_tick(canvas, tick, LABELS + place * self._width, top)
                top -= height


def _draw_tick(canvas: TaggedCanvas, tick: _Tick, left: float, top: float) -> None:
    with canvas.element(Element("Lbl"), drawn=False):
        _place(
            canvas,
            (left, top - look.CELL.leading),
            (TICK, TICK),
            kind=forms.TICK,
            name=tick.entry.name,
            tip=_tip(tick.entry.field, tick.words.getPlainText()),
        )
    with canvas.element(Element("LBody")):
        tick.words.drawOn(canvas, left + 1.5 * TICK, top - tick.words.height)


def _ticks(field: Field, known: Sequence[Entry], sentences: Mapping[str, str]) -> Iterator[Flowable]:
    texts = [sentences.get(it.name) or _word(it) for it in known]
    ticks = [_Tick(it, Paragraph(filled(text, {}), look.CELL)) for it, text in zip(known, texts, strict=True)]
    columns = COLUMNS if all(len(text) <= FITS_A_COLUMN for text in texts) else 1
    lines = [ticks[start : start + columns] for start in range(0, len(ticks), columns)]
    group, named = Element("L", {"numbering": "None"}), _Named(field)
    for start in range(0, len(lines), AT_ONCE):
        yield _Ticks(lines[start : start + AT_ONCE], columns, group, named)


def _word(entry: Entry) -> str:
    return entry.tick.label if isinstance(entry.tick, Word) else entry.tick or "ja"


def _place(
    canvas: TaggedCanvas,
    corner: tuple[float, float],
    size: tuple[float, float],
    *,
    kind: str,
    name: str,
    tip: str,
    **options: Any,
) -> None:
    canvas.saveState()
    canvas.translate(*corner)
    with canvas.element(Element("Form", {"alternative": tip}), drawn=False) as form:
        canvas.add_field(form, kind, name, tip, size, **options)
    canvas.restoreState()
