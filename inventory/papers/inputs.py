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
GAP = 2.2 * mm
COLUMNS, FITS_A_COLUMN = 3, 22
"""How many short answers stand beside each other, and how many letters make one short."""
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


@dataclass(frozen=True)
class _Named:
    """What stands on the left of a field."""

    label: Paragraph
    hint: Paragraph | None

    def height(self) -> float:
        return sum(it.wrap(LABELS - 4 * mm, look.HEIGHT)[1] for it in self._parts())

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        for part in self._parts():
            top -= part.wrap(LABELS - 4 * mm, look.HEIGHT)[1]
            with canvas.element(Element("P")):
                part.drawOn(canvas, 0, top)

    def _parts(self) -> list[Paragraph]:
        return [self.label, self.hint] if self.hint else [self.label]


def _named(field: Field) -> _Named:
    star = " *" if is_needed(field) else ""
    hint = _hint(field)
    return _Named(
        Paragraph(filled(field.label + star, {}), look.LABEL),
        Paragraph(filled(hint, {}), look.SMALL_CELL) if hint else None,
    )


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
        self._named = _named(entry.field)
        kind = entry.field.kind
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
    """Boxes beside each other; all lines of a field are one list."""

    def __init__(self, ticks: Sequence[_Tick], columns: int, group: Element, named: _Named | None) -> None:
        super().__init__()
        self._ticks = ticks
        self._width = ROOM / columns
        self._group = group
        self._named = named

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        heights = [it.words.wrap(self._width - 2 * TICK, height)[1] for it in self._ticks]
        self._height = max(*heights, self._named.height() if self._named else 0, 0)
        return width, self._height

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        if self._named:
            self._named.draw(canvas, self._height)
        with canvas.element(self._group, drawn=False):
            for place, tick in enumerate(self._ticks):
                with canvas.element(Element("LI"), drawn=False):
                    self._draw(canvas, tick, LABELS + place * self._width)

    def _draw(self, canvas: TaggedCanvas, tick: _Tick, left: float) -> None:
        bottom = self._height - look.CELL.leading
        field, words = tick.entry.field, tick.words
        with canvas.element(Element("Lbl"), drawn=False):
            _place(
                canvas,
                (left, bottom),
                (TICK, TICK),
                kind=forms.TICK,
                name=tick.entry.name,
                tip=_tip(field, words.getPlainText()),
            )
        with canvas.element(Element("LBody")):
            words.drawOn(canvas, left + 1.5 * TICK, self._height - words.height)


def _ticks(field: Field, known: Sequence[Entry], sentences: Mapping[str, str]) -> Iterator[Flowable]:
    texts = [sentences.get(it.name) or _word(it) for it in known]
    ticks = [_Tick(it, Paragraph(filled(text, {}), look.CELL)) for it, text in zip(known, texts, strict=True)]
    columns = COLUMNS if all(len(text) <= FITS_A_COLUMN for text in texts) else 1
    group, named = Element("L", {"numbering": "None"}), _named(field)
    starts = range(0, len(ticks), columns)
    for start in starts:
        line = _Ticks(ticks[start : start + columns], columns, group, None if start else named)
        line.spaceAfter = GAP if start == starts[-1] else 1
        yield line


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
