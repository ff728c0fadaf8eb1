"""The sheets of a TIFF, of a JPEG or of a PNG."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps

from inventory.errors import Refused
from inventory.papers.sheets import DAMAGED, POINTS, TOO_LARGE, Letters, Picture, fitting

FORMATS = (TIFF, JPEG, _PNG) = ("TIFF", "JPEG", "PNG")
MOST_PIXELS = 75_000_000
"""Of one sheet: A3 at 600 dpi."""
USUAL_RESOLUTION = 200.0
"""Of an image that does not say its own, like a photo."""
LOWEST_RESOLUTION = 50


@contextmanager
def opened(data: bytes) -> Iterator["SheetsOfImages"]:
    sheets = SheetsOfImages(data)
    try:
        yield sheets
    finally:
        sheets.close()


@contextmanager
def in_words() -> Iterator[None]:
    """What goes wrong with an image somebody else made, in a sentence."""
    try:
        yield
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise Refused(TOO_LARGE) from None
    except Exception:  # noqa: BLE001 (nobody lists all that damaged images raise)
        raise Refused(DAMAGED) from None


class SheetsOfImages:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._image = self._opened()

    def close(self) -> None:
        self._image.close()

    @in_words()
    def __len__(self) -> int:
        """Only a TIFF has pages; what others hold beside their picture is none."""
        return int(getattr(self._image, "n_frames", 1)) if self._image.format == TIFF else 1

    @in_words()
    def size(self, place: int) -> tuple[float, float]:
        frame = self.frame(place)
        scale = POINTS / resolution_of(frame)
        lies = turned(frame) in _LYING
        width, height = reversed(frame.size) if lies else frame.size
        return width * scale, height * scale

    @in_words()
    def picture(self, place: int, zoom: float) -> Picture:
        size = self.size(place)
        zoom = fitting(size, zoom)
        width, height = (max(1, round(it * zoom)) for it in size)
        frame = self.frame(place)
        frame.draft("RGB", (max(width, height),) * 2)
        shown = _smaller(ImageOps.exif_transpose(frame), (width, height)).convert("RGB")
        return Picture(width, height, shown.tobytes("raw", "BGRX"))

    @in_words()
    def grey(self, place: int, resolution: float, longest: int) -> Image.Image:
        frame = self.frame(place)
        scale = min(resolution / resolution_of(frame), longest / max(frame.size), 1)
        width, height = (max(1, round(it * scale)) for it in frame.size)
        frame.draft("L", (width, height))
        return ImageOps.exif_transpose(_smaller(frame, (width, height)).convert("L"))

    def letters(self, place: int) -> Letters:
        return Letters("", ())

    def frame(self, place: int) -> Image.Image:
        """A sheet before its pixels are unpacked."""
        if self._image.format == JPEG:
            self._image = self._opened()  # one that was drafted has forgotten its true size
        self._image.seek(place)
        if self._image.width * self._image.height > MOST_PIXELS:
            raise Refused(TOO_LARGE)
        return self._image

    @in_words()
    def _opened(self) -> Image.Image:
        return Image.open(io.BytesIO(self._data), formats=FORMATS)


def resolution_of(image: Image.Image) -> float:
    """Pixels to an inch."""
    said = float(image.info.get("dpi", (0, 0))[0])
    return said if said >= LOWEST_RESOLUTION else USUAL_RESOLUTION


def turned(image: Image.Image) -> int:
    """How a camera was held."""
    return int(image.getexif().get(_ORIENTATION, 1))


def plain(image: Image.Image) -> Image.Image:
    """In grey or in colour, on white where there was nothing."""
    if image.mode in ("L", "RGB"):
        return image
    if image.has_transparency_data:
        shown = image.convert("RGBA")
        white = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(white, shown).convert("RGB")
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("L" if image.mode in ("1", "I", "F") else "RGB")


def _smaller(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return plain(image).resize(size, Image.Resampling.BILINEAR, reducing_gap=1.5)


_ORIENTATION = 0x0112
_LYING = range(5, 9)
"""Held so that width and height change places."""
