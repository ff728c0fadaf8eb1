"""Files made to hurt whoever opens them."""

import io
import struct
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

A4 = (595, 842)
GIGABYTE = 2**30


def truncated(paper: bytes) -> bytes:
    return paper[: len(paper) // 2]


def locked(paper: bytes) -> bytes:
    with Pdf.open(io.BytesIO(paper)) as pdf:
        return _saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))


def of_many_pages(count: int = 10_000) -> bytes:
    with Pdf.new() as pdf:
        for _page in range(count):
            pdf.add_blank_page(page_size=A4)
        return _saved(pdf)


def five_metres_wide() -> bytes:
    side = 5 / 0.0254 * 72
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(side, side))
        return _saved(pdf)


def nested_forms(width: int = 12, depth: int = 9) -> bytes:
    """A page that shows a form a dozen times, which shows a form a dozen times, and so on."""
    with Pdf.new() as pdf:
        form = pdf.make_stream(b"0 0 5 5 re f")
        for _level in range(depth):
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, *A4])
            shown = Dictionary(XObject=Dictionary(F=form))
            form = pdf.make_stream(b"/F Do " * width)
            form.Resources = shown
        pdf.add_blank_page(page_size=A4)
        pdf.pages[0].obj.Resources = shown
        pdf.pages[0].obj.Contents = form
        return _saved(pdf)


def huge_contents() -> bytes:
    """A gigabyte of drawing in a megabyte of file."""
    packed = _deflated(b"0 0 m 9 9 l S ", GIGABYTE)
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        stream = pikepdf.Stream(pdf, packed)
        stream.Filter = Name.FlateDecode
        pdf.pages[0].obj.Contents = pdf.make_indirect(stream)
        return _saved(pdf)


def huge_picture_in_pdf() -> bytes:
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        stream = pikepdf.Stream(pdf, _deflated(b"\0", 40_000 * 40_000))
        stream.Filter, stream.Type, stream.Subtype = Name.FlateDecode, Name.XObject, Name.Image
        stream.Width = stream.Height = 40_000
        stream.ColorSpace, stream.BitsPerComponent = Name.DeviceGray, 8
        page = pdf.pages[0].obj
        page.Resources = Dictionary(XObject=Dictionary(I=pdf.make_indirect(stream)))
        page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
        return _saved(pdf)


def huge_png() -> bytes:
    """A picture of 30,000 by 30,000 dots in a few kilobytes."""
    side = 30_000
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = _deflated(b"\0", side * (side + 1))
    chunks = (b"IHDR", head), (b"IDAT", body), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*it) for it in chunks)


def chattering_png() -> bytes:
    """A small picture with a comment that unpacks to a gigabyte."""
    head = struct.pack(">IIBBBBB", 10, 10, 8, 0, 0, 0, 0)
    comment = b"Comment\0\0" + _deflated(b"A", GIGABYTE)
    body = zlib.compress(b"\0" * 110)
    chunks = (b"IHDR", head), (b"zTXt", comment), (b"IDAT", body), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*it) for it in chunks)


def endless_tiff() -> bytes:
    """Its last page says that the first one follows."""
    file = io.BytesIO()
    Image.new("L", (20, 20)).save(file, "TIFF")
    made = bytearray(file.getvalue())
    (first,) = struct.unpack_from("<I", made, 4)
    (entries,) = struct.unpack_from("<H", made, first)
    struct.pack_into("<I", made, first + 2 + 12 * entries, first)
    return bytes(made)


def huge_tiff() -> bytes:
    file = io.BytesIO()
    Image.new("1", (20, 20)).save(file, "TIFF", compression="group4")
    made = bytearray(file.getvalue())
    (first,) = struct.unpack_from("<I", made, 4)
    (entries,) = struct.unpack_from("<H", made, first)
    for entry in range(entries):
        place = first + 2 + 12 * entry
        if struct.unpack_from("<H", made, place)[0] in (256, 257):
            struct.pack_into("<HHII", made, place, struct.unpack_from("<H", made, place)[0], 4, 1, 100_000)
    return bytes(made)


def laden_with_scripts(paper: bytes) -> bytes:
    with Pdf.open(io.BytesIO(paper)) as pdf:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('x'); while (true) {}"))
        pdf.Root.OpenAction = script
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script])))
        page = pdf.pages[0].obj
        page.AA = Dictionary(O=script)
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([0, 0, 595, 842]),
            A=script,
            AA=Dictionary(E=script),
        )
        page.Annots = Array([pdf.make_indirect(link)])
        return _saved(pdf)


BOMBS: tuple[Callable[[], bytes], ...] = (
    nested_forms,
    huge_contents,
    huge_picture_in_pdf,
    huge_png,
    chattering_png,
    huge_tiff,
)


def _deflated(piece: bytes, size: int) -> bytes:
    """The same packed block again and again, which unpacks to at least this size."""
    packer = zlib.compressobj(9)
    block = piece * (2**20 // len(piece))
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (size // len(block)) + packer.flush()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _saved(pdf: Pdf, **options: object) -> bytes:
    file = io.BytesIO()
    pdf.save(file, **options)  # type: ignore[arg-type]
    return file.getvalue()
