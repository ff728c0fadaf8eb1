"""Some sheets of a scan as a PDF of their own, with every dot as it was scanned."""

import io
import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image, TiffImagePlugin

from inventory.errors import Refused
from inventory.papers.sheets import DAMAGED, LOCKED, POINTS, is_pdf
from inventory.papers.sheets_of_images import JPEG, SheetsOfImages, in_words, resolution_of, turned

_ACTS = ("/AA", "/A")
"""What makes a page do something by itself."""
_QUARTERS = {1: 0, 3: 180, 6: 90, 8: 270}
"""By how much to turn what a camera wrote, by how it was held."""
_PNG_HEAD = 8


class Taken(NamedTuple):
    """A sheet by its place in the file, and how far it lies turned."""

    place: int
    turned: int = 0


def excerpt(data: bytes, taken: Sequence[Taken]) -> bytes:
    """The same sheets give the same bytes."""
    with Pdf.new() as made:
        if is_pdf(data):
            _copy_pages(made, data, taken)
        else:
            _embed_images(made, data, taken)
        file = io.BytesIO()
        made.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _copy_pages(made: Pdf, data: bytes, taken: Sequence[Taken]) -> None:
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            for sheet in taken:
                made.pages.append(pdf.pages[sheet.place])
                _set_upright(made.pages[-1], sheet.turned)
                _silence(made.pages[-1].obj)
    except pikepdf.PasswordError:
        raise Refused(LOCKED) from None
    except pikepdf.PdfError:
        raise Refused(DAMAGED) from None


def _silence(page: Object) -> None:
    """A filed scan shows what it shows and does nothing."""
    for key in _ACTS:
        for it in (page, *page.get("/Annots", ())):
            if key in it:
                del it[key]


@in_words()
def _embed_images(made: Pdf, data: bytes, taken: Sequence[Taken]) -> None:
    sheets = SheetsOfImages(data)
    for sheet in taken:
        frame = sheets.frame(sheet.place)
        quarters = _QUARTERS.get(turned(frame), 0)
        scale = POINTS / resolution_of(frame)
        width, height = (round(it * scale, 2) for it in frame.size)
        picture = made.make_indirect(_embedded(made, frame, data))
        made.add_blank_page(page_size=(width, height))
        page = made.pages[-1]
        page.obj.Resources = Dictionary(XObject=Dictionary(Scan=picture))
        page.obj.Contents = made.make_stream(f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode())
        _set_upright(page, -quarters)
        _set_upright(page, sheet.turned)


def _set_upright(page: pikepdf.Page, turned: int) -> None:
    if turned:
        page.rotate(-turned, relative=True)


def _embedded(made: Pdf, frame: Image.Image, data: bytes) -> Object:
    if frame.format == JPEG and frame.mode in ("L", "RGB"):
        stream = pikepdf.Stream(made, data)
        stream.Filter = Name.DCTDecode
        colours, bits = len(frame.mode), 8
    elif frame.mode == "1":
        stream = pikepdf.Stream(made, _faxed(frame))
        stream.Filter = Name.CCITTFaxDecode
        stream.DecodeParms = Dictionary(K=-1, Columns=frame.width, Rows=frame.height)
        colours, bits = 1, 1
    else:
        frame = _plain(frame)
        colours, bits = len(frame.getbands()), 8
        stream = pikepdf.Stream(made, _packed(frame))
        stream.Filter = Name.FlateDecode
        stream.DecodeParms = Dictionary(
            Predictor=15, Colors=colours, BitsPerComponent=bits, Columns=frame.width
        )
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = frame.size
    stream.ColorSpace = Name.DeviceGray if colours == 1 else Name.DeviceRGB
    stream.BitsPerComponent = bits
    return stream


def _plain(frame: Image.Image) -> Image.Image:
    """In grey or in colour, on white where there was nothing."""
    if frame.mode in ("L", "RGB"):
        return frame
    if frame.has_transparency_data:
        shown = frame.convert("RGBA")
        white = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(white, shown).convert("RGB")
    return frame.convert("L" if frame.mode.startswith("I") or frame.mode == "F" else "RGB")


def _faxed(frame: Image.Image) -> bytes:
    """Black and white as fax machines send it, in one strip."""
    file = io.BytesIO()
    frame.save(file, "TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: frame.height})
    file.seek(0)
    with Image.open(file) as written:
        tags = written.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[TiffImagePlugin.STRIPOFFSETS], tags[TiffImagePlugin.STRIPBYTECOUNTS]
    return file.getvalue()[start : start + length]


_ROWS_PER_STRIP = 278


def _packed(frame: Image.Image) -> bytes:
    """As a PNG packs it, which a PDF can unpack as it is."""
    file = io.BytesIO()
    frame.save(file, "PNG")
    return b"".join(_chunks(file.getvalue(), b"IDAT"))


def _chunks(png: bytes, wanted: bytes) -> Iterator[bytes]:
    place = _PNG_HEAD
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        if kind == wanted:
            yield png[place + 8 : place + 8 + length]
        place += length + 12
