"""What is to leave a list: some columns of some records, read piece by piece."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from inventory.listing import Column, Listing, Row
from inventory.store.reader import Reader

PIECE = 500
Step = Callable[[int, int], object]
"""Is told how many of how many are done, and stops the work by raising."""


@dataclass(frozen=True)
class Extract:
    """`title` and `about` say what it is: the view, and what was searched, filtered and sorted by."""

    title: str
    about: str
    listing: Listing
    columns: tuple[Column, ...]
    ids: "array[int]"

    def values(self, reader: Reader, step: Step) -> Iterator[Sequence[Any]]:
        """Each record as it is stored."""
        for listing, wanted in self._pieces(step):
            yield from reader.values(listing, wanted)

    def rows(self, reader: Reader, step: Step) -> Iterator[Row]:
        """Each record as it is shown."""
        for listing, wanted in self._pieces(step):
            yield from (row for _key, row in reader.rows(listing, wanted))

    def _pieces(self, step: Step) -> Iterator[tuple[Listing, "array[int]"]]:
        narrow = replace(self.listing, columns=self.columns)
        count = len(self.ids)
        for start in range(0, count, PIECE):
            step(start, count)
            yield narrow, self.ids[start : start + PIECE]
        step(count, count)


def as_text(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """For a spreadsheet or a mail: tabs between the cells, headings above."""
    lines = [[column.title for column in columns], *rows]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def as_html(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    heads = "".join(f"<th>{escape(column.title)}</th>" for column in columns)
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{heads}</tr>{lines}</table>"
