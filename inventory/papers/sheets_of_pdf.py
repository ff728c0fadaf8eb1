"""The sheets of a PDF, with its form fields and signatures."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

import pypdfium2
from PIL.Image import Image
from pypdfium2 import raw

from inventory.errors import Refused
from inventory.papers.sheets import DAMAGED, LOCKED, POINTS, Box, Letters, Picture, fitting

MOST_LETTERS = 100_000
_FINE = 20
"""Steps a point is divided into to say where a letter stands."""
_ONE_AT_A_TIME = RLock()
"""PDFium knows no threads."""


@contextmanager
def opened(data: bytes) -> Iterator["SheetsOfPdf"]:
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise Refused(LOCKED if error.err_code == raw.FPDF_ERR_PASSWORD else DAMAGED) from None
        try:
            document.init_forms()
            yield SheetsOfPdf(document)
        except pypdfium2.PdfiumError:
            raise Refused(DAMAGED) from None
        finally:
            document.close()


class SheetsOfPdf:
    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def size(self, place: int) -> tuple[float, float]:
        width, height = self._document.get_page_size(place)
        return float(width), float(height)

    def picture(self, place: int, zoom: float) -> Picture:
        with self._page(place) as page:
            drawn = page.render(scale=fitting(page.get_size(), zoom), prefer_bgrx=True)
            return Picture(drawn.width, drawn.height, bytes(drawn.buffer))

    def grey(self, place: int, resolution: float, longest: int) -> Image:
        with self._page(place) as page:
            scale = min(resolution / POINTS, longest / max(page.get_size()))
            drawn: Image = page.render(scale=scale, grayscale=True).to_pil()
            return drawn

    def letters(self, place: int) -> Letters:
        with self._page(place) as page:
            text = page.get_textpage()
            try:
                count = min(text.count_chars(), MOST_LETTERS)
                codes = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
                letters = "".join(_letter(code) for code in codes)
                return Letters(letters, tuple(_box(page, text, index) for index in range(count)))
            finally:
                text.close()

    @contextmanager
    def _page(self, place: int) -> Iterator[pypdfium2.PdfPage]:
        page = self._document[place]
        try:
            yield page
        finally:
            page.close()


def _letter(code: int) -> str:
    """One letter for each place, also where the file names none."""
    known = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code).replace("\r", " ") if known else "\N{REPLACEMENT CHARACTER}"


def _box(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, index: int) -> Box:
    left, bottom, right, top = text.get_charbox(index)
    (x1, y1), (x2, y2) = (_from_upper_left(page, *it) for it in ((left, top), (right, bottom)))
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _from_upper_left(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    width, height = (round(it * _FINE) for it in page.get_size())
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE
