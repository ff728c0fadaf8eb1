"""A canvas that records what it draws as a tree of elements, for screen readers and archives."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from inventory.papers.fonts import require_glyphs

_PAINTS = re.compile(r"(?:^|\s)(?:S|s|f\*?|F|B\*?|b\*?|sh|Do|EI|Tj|TJ)(?=\s|$)")
_WRITES = re.compile(r"[>)\]]\s*(?:Tj|TJ)(?=\s|$)")
_ARTIFACT = "Artifact"


class Untagged(RuntimeError):
    """Text that no screen reader would find."""


class Mark(NamedTuple):
    """A piece of a page that belongs to an element."""

    page: int
    number: int


class Widget(NamedTuple):
    """A form field that belongs to an element, by its place among the fields."""

    place: int


@dataclass(eq=False)
class Element:
    tag: str
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list["Element | Mark | Widget"] = field(default_factory=list)
    placed: bool = False


@dataclass(frozen=True)
class FormField:
    """A field to fill in or to sign; `rect` in points from the lower left corner of its page."""

    kind: str
    name: str
    tip: str
    page: int
    rect: tuple[float, float, float, float]
    options: dict[str, Any]


Footer = Callable[["TaggedCanvas", int, int], None]


class _SpacedText(PDFTextObject):  # type: ignore[misc]
    """Keeps the space at the end of a line, without which a reader says "DieGenehmigung"."""

    def _textOut(self, text: str, TStar: int = 0) -> None:
        if TStar and not text.endswith((" ", "-")):
            text += " "
        require_glyphs(self._fontname, text)
        super()._textOut(text, TStar)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """What is painted outside an element becomes an artifact; text outside of one is refused.

    Pages are kept until it is known how many there are; then each gets its `footer`.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.root = Element("Document")
        self.fields: list[FormField] = []
        self.footer: Footer | None = None
        self._way = [self.root]
        self._open = ""
        self._begun_at = 0
        self._numbers: dict[int, int] = {}
        self._kept: list[dict[str, Any]] = []

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> _SpacedText:
        return _SpacedText(self, x, y, direction=direction)

    @contextmanager
    def element(self, element: Element, *, drawn: bool = True) -> Iterator[Element]:
        """What happens inside belongs to this element; `drawn` when it is painted and not only ordered."""
        if self._open == _ARTIFACT:
            yield element
            return
        if self._open:
            raise RuntimeError(f"{element.tag} inside the content of {self._open}")
        if not element.placed:
            element.placed = True
            self._way[-1].children.append(element)
        self._way.append(element)
        if drawn:
            self._settle()
            self._begin(element.tag, f"/{element.tag} <</MCID {self._mark(element)}>> BDC")
        try:
            yield element
        finally:
            self._way.pop()
            if drawn:
                self._end()

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What happens inside is nothing to read."""
        if self._open:
            yield
            return
        self._settle()
        self._begin(_ARTIFACT, f"/Artifact <</Type /{kind}>> BDC")
        try:
            yield
        finally:
            self._end()

    def add_field(
        self, element: Element, kind: str, name: str, tip: str, size: tuple[float, float], **options: Any
    ) -> None:
        """A form field at the origin of what is being drawn."""
        left, bottom = self.absolutePosition(0, 0)
        right, top = self.absolutePosition(*size)
        element.children.append(Widget(len(self.fields)))
        rect = (left, bottom, right, top)
        self.fields.append(FormField(kind, name, tip, self._pageNumber - 1, rect, options))

    def fill_cells(
        self, corner: tuple[float, float], unit: float, runs: Iterable[tuple[int, int, int]]
    ) -> None:
        """Fill cells of a grid that hangs from its upper left corner; one path, in whole numbers."""
        left, top = corner
        cells = " ".join(f"{start} {-row - 1} {length} 1 re" for row, start, length in runs)
        self._code.append(f"q {unit:.5f} 0 0 {unit:.5f} {left:.3f} {top:.3f} cm {cells} f Q")

    def showPage(self) -> None:
        self._settle()
        self._kept.append(dict(self.__dict__))
        self._startPage()
        self._begun_at = 0

    def save(self) -> None:
        total = len(self._kept)
        kept, marks = self._kept, (self.root, self.fields, self._numbers)
        for state in kept:
            self.__dict__.update(state)
            self.root, self.fields, self._numbers = marks
            self._way = [self.root]
            if self.footer:
                self._begun_at = len(self._code)
                self.footer(self, self._pageNumber, total)
            self._settle()
            super().showPage()
        super().save()

    def _mark(self, element: Element) -> int:
        page = self._pageNumber - 1
        number = self._numbers.get(page, 0)
        self._numbers[page] = number + 1
        element.children.append(Mark(page, number))
        return number

    def _begin(self, what: str, operator: str) -> None:
        self._code.append(operator)
        self._open = what

    def _end(self) -> None:
        self._code.append("EMC")
        self._open = ""
        self._begun_at = len(self._code)

    def _settle(self) -> None:
        """Make what was painted since the last element an artifact."""
        painted = self._code[self._begun_at :]
        if any(_PAINTS.search(it) for it in painted):
            if written := next((it for it in painted if _WRITES.search(it)), None):
                raise Untagged(f"page {self._pageNumber}: {written[:80]!r}")
            self._code.insert(self._begun_at, "/Artifact BMC")
            self._code.append("EMC")
        self._begun_at = len(self._code)
