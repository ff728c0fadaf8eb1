"""Some sheets of a scan as a PDF of their own, with every dot as it was scanned."""

import io
import struct
from collections.abc import Callable, Iterator
from typing import Self

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf
from PIL import Image, TiffImagePlugin

from inventory.errors import Refused
from inventory.papers.sheets import DAMAGED, LOCKED, POINTS, is_pdf
from inventory.papers.sheets_of_images import JPEG, SheetsOfImages, in_words, plain, resolution_of, turned

_ACTS = ("/AA", "/A")
"""What makes a page do something by itself."""
_QUARTERS = {1: 0, 3: 180, 6: 90, 8: 270}
"""By how much to turn what a camera wrote, by how it was held."""
_PNG_HEAD = 8
_JPEG_INSIDE, _RGB = 7, 2
_START_OF_IMAGE, _END_OF_IMAGE = b"\xff\xd8", b"\xff\xd9"


class Excerpt:
    """Takes one sheet after the other; the same sheets give the same bytes."""

    def __init__(self, data: bytes) -> None:
        self._made = Pdf.new()
        self._take = _pages(self._made, data) if is_pdf(data) else _images(self._made, data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._made.close()

    def take(self, place: int, turned: int = 0) -> None:
        """A sheet by its place in the file, and how far it lies turned."""
        self._take(place)
        _set_upright(self._made.pages[-1], turned)

    def saved(self) -> bytes:
        file = io.BytesIO()
        options = pikepdf.ObjectStreamMode.generate
        self._made.save(file, deterministic_id=True, object_stream_mode=options)
        return file.getvalue()


def _pages(made: Pdf, data: bytes) -> Callable[[int], None]:
    try:
        pdf = Pdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        raise Refused(LOCKED) from None
    except pikepdf.PdfError:
        raise Refused(DAMAGED) from None

    def copy(place: int) -> None:
        made.pages.append(pdf.pages[place])
        _silence(made.pages[-1].obj)

    return copy


def _silence(page: Object) -> None:
    """A filed scan shows what it shows and does nothing."""
    for key in _ACTS:
        for it in (page, *page.get("/Annots", ())):
            if key in it:
                del it[key]


def _images(made: Pdf, data: bytes) -> Callable[[int], None]:
    sheets = SheetsOfImages(data)

    @in_words()
    def embed(place: int) -> None:
        frame = sheets.frame(place)
        scale = POINTS / resolution_of(frame)
        width, height = (round(it * scale, 2) for it in frame.size)
        quarters = _QUARTERS.get(turned(frame), 0)
        picture = made.make_indirect(_embedded(made, frame, data))
        made.add_blank_page(page_size=(width, height))
        page = made.pages[-1]
        page.obj.Resources = Dictionary(XObject=Dictionary(Scan=picture))
        page.obj.Contents = made.make_stream(f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode())
        _set_upright(page, -quarters)

    return embed


def _set_upright(page: pikepdf.Page, turned: int) -> None:
    if turned:
        page.rotate(-turned, relative=True)


def _embedded(made: Pdf, frame: Image.Image, data: bytes) -> Object:
    if frame.mode in ("L", "RGB") and (jpeg := _jpeg(frame, data)):
        stream = pikepdf.Stream(made, jpeg)
        stream.Filter = Name.DCTDecode
        stream.DecodeParms = Dictionary(ColorTransform=_transformed(frame))
        colours, bits = len(frame.mode), 8
    elif frame.mode == "1":
        stream = pikepdf.Stream(made, _faxed(frame))
        stream.Filter = Name.CCITTFaxDecode
        stream.DecodeParms = Dictionary(K=-1, Columns=frame.width, Rows=frame.height, BlackIs1=True)
        colours, bits = 1, 1
    else:
        frame = plain(frame)
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


def _jpeg(frame: Image.Image, data: bytes) -> bytes | None:
    """The file itself, or what a TIFF holds in one piece: its tables belong before it."""
    if frame.format == JPEG:
        return data
    tags = getattr(frame, "tag_v2", {})
    strips = tags.get(TiffImagePlugin.STRIPOFFSETS, ())
    if tags.get(TiffImagePlugin.COMPRESSION) != _JPEG_INSIDE or len(strips) != 1:
        return None
    (start,), (length,) = strips, tags[TiffImagePlugin.STRIPBYTECOUNTS]
    strip = data[start : start + length]
    tables = bytes(tags.get(TiffImagePlugin.JPEGTABLES, b""))
    return tables.removesuffix(_END_OF_IMAGE) + strip[len(_START_OF_IMAGE) :] if tables else strip


def _transformed(frame: Image.Image) -> int:
    """Whether colours are kept as brightness and hue, as is usual but in a TIFF that says otherwise."""
    tags = getattr(frame, "tag_v2", {})
    return int(tags.get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION) != _RGB)


def _faxed(frame: Image.Image) -> bytes:
    """Black and white as fax machines send it, in one strip."""
    file = io.BytesIO()
    tags = {TiffImagePlugin.ROWSPERSTRIP: frame.height, TiffImagePlugin.PHOTOMETRIC_INTERPRETATION: 1}
    frame.save(file, "TIFF", compression="group4", tiffinfo=tags)
    file.seek(0)
    with Image.open(file) as written:
        tags = written.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[TiffImagePlugin.STRIPOFFSETS], tags[TiffImagePlugin.STRIPBYTECOUNTS]
    return file.getvalue()[start : start + length]


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
