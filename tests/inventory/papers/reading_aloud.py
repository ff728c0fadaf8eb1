"""What a screen reader reads of a file, in the order of its structure."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2 as pdfium


def pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def text(data: bytes) -> str:
    """Everything written in it, in one line."""
    document = pdfium.PdfDocument(data)
    written = " ".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", written)


def tags(data: bytes) -> list[str]:
    """The elements in the order they are read."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return list(_tags(pdf.Root.StructTreeRoot.K))


def _tags(element: Any) -> Iterator[str]:
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from _tags(child)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield str(element.S)[1:]
        if "/K" in element:
            yield from _tags(element.K)
