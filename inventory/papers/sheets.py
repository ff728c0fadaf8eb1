"""The sheets of a file, whoever made it: PDF, TIFF, JPEG or PNG, opened within bounds."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from inventory.errors import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 200 * 2**20
"""Bytes of a file."""
MOST_SHOWN = 25_000_000
"""Pixels of a picture for the window; a sheet that would need more is shown smaller."""
POINTS = 72
"""To an inch."""

DAMAGED = "Die Datei ist beschädigt und lässt sich nicht lesen. Bitte noch einmal scannen oder senden lassen."
LOCKED = (
    "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern und noch einmal versuchen."
)
TOO_LARGE = "Die Datei ist zu groß. Bitte in kleineren Stapeln oder mit geringerer Auflösung scannen."


class Picture(NamedTuple):
    """A sheet to be shown; four bytes a pixel: blue, green, red, and one that says nothing."""

    width: int
    height: int
    pixels: bytes


class Box(NamedTuple):
    """In points from the upper left of the sheet."""

    left: float
    top: float
    right: float
    bottom: float


class Letters(NamedTuple):
    """The text of a sheet, and where each of its letters stands."""

    text: str
    boxes: tuple[Box, ...]


class Sheets(Protocol):
    """An opened file; sizes are in points."""

    def __len__(self) -> int: ...

    def size(self, place: int) -> tuple[float, float]: ...

    def picture(self, place: int, zoom: float) -> Picture: ...

    def letters(self, place: int) -> Letters: ...

    def grey(self, place: int, resolution: float, longest: int) -> "Image":
        """The sheet in grey, with at most `longest` pixels on its longer side."""
        ...


def fitting(size: tuple[float, float], zoom: float) -> float:
    """The zoom that is wanted, or the largest that stays within bounds."""
    width, height = (max(it, 1) for it in size)
    return float(min(zoom, (MOST_SHOWN / (width * height)) ** 0.5))


@contextmanager
def opened(data: bytes) -> Iterator[Sheets]:
    """What a file is decides its beginning, whatever its name says."""
    if len(data) > LARGEST:
        raise Refused(TOO_LARGE)
    with _way(data)(data) as sheets:
        yield sheets


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:_NEAR_THE_START]


def _way(data: bytes) -> Callable[[bytes], AbstractContextManager[Sheets]]:
    if is_pdf(data):
        from inventory.papers import sheets_of_pdf

        return sheets_of_pdf.opened
    if data.startswith(_IMAGES):
        from inventory.papers import sheets_of_images

        return sheets_of_images.opened
    raise Refused("Gelesen werden PDF, TIFF, JPEG und PNG. Diese Datei ist nichts davon.")


_NEAR_THE_START = 1024
"""Bytes within which a PDF has to say that it is one."""
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")
