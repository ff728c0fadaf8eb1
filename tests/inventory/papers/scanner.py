"""An office scanner: what comes out when somebody lays paper on its glass."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageChops, ImageEnhance, ImageFilter

from inventory.papers import sheets

LIGHT = 244
"""How white paper comes out."""


@dataclass(frozen=True)
class Scanner:
    """How it is set, and how carelessly it is used."""

    resolution: int = 150
    noise: float = 18
    skew: float = 0
    upside_down: bool = False
    blur: float = 0.6
    contrast: float = 0.85
    specks: int = 400

    def scan(self, paper: bytes, luck: Random) -> list[Image.Image]:
        """Every page of a paper, in grey."""
        with sheets.opened(paper) as pages:
            drawn = [pages.grey(place, self.resolution, 10_000) for place in range(len(pages))]
        return [self._degraded(it, luck) for it in drawn]

    def _degraded(self, page: Image.Image, luck: Random) -> Image.Image:
        turned = page.rotate(
            self.skew + 180 * self.upside_down, Image.Resampling.BICUBIC, fillcolor=255, expand=False
        )
        dull = ImageEnhance.Contrast(turned.filter(ImageFilter.GaussianBlur(self.blur))).enhance(
            self.contrast
        )
        noisy = ImageChops.add(dull, self._grain(page.size, luck), offset=LIGHT - 255 - 128)
        for _speck in range(self.specks):
            place = luck.randrange(page.width), luck.randrange(page.height)
            noisy.putpixel(place, luck.randrange(160))
        return noisy

    def _grain(self, size: tuple[int, int], luck: Random) -> Image.Image:
        even = Image.frombytes("L", size, luck.randbytes(size[0] * size[1]))
        width = self.noise * 12**0.5 / 255
        return even.point(lambda value: 128 + (value - 127.5) * width)


def careless(luck: Random) -> Scanner:
    """As it happens on a Friday."""
    return Scanner(
        noise=luck.uniform(5, 40),
        skew=luck.uniform(-3, 3),
        upside_down=luck.random() < 0.5,
        blur=luck.uniform(0, 1.2),
        contrast=luck.uniform(0.6, 1),
        specks=luck.randrange(4000),
    )


def empty_back(page: Image.Image, luck: Random) -> Image.Image:
    return Scanner()._degraded(Image.new("L", page.size, 255), luck)


def as_tiff(pages: Sequence[Image.Image], resolution: int = 150) -> bytes:
    return _saved(pages, "TIFF", resolution, compression="tiff_lzw")


def as_fax(pages: Sequence[Image.Image], resolution: int = 150) -> bytes:
    return _saved([it.convert("1") for it in pages], "TIFF", resolution, compression="group4")


def as_pdf(pages: Sequence[Image.Image], resolution: int = 150) -> bytes:
    """As scanners write it: one JPEG to a page."""
    return _saved(pages, "PDF", resolution)


def as_jpeg(page: Image.Image, resolution: int = 150, **options: object) -> bytes:
    return _saved([page], "JPEG", resolution, quality=70, **options)


def as_png(page: Image.Image, resolution: int = 150) -> bytes:
    return _saved([page], "PNG", resolution)


def _saved(pages: Sequence[Image.Image], kind: str, resolution: int, **options: object) -> bytes:
    file = io.BytesIO()
    first, *others = [it.copy() for it in pages]  # pillow leaves its settings on what it saved
    several = {"save_all": True, "append_images": others} if kind in ("TIFF", "PDF") else {}
    said = {"resolution": resolution} if kind == "PDF" else {"dpi": (resolution, resolution)}
    first.save(file, kind, **several, **said, **options)
    return file.getvalue()
