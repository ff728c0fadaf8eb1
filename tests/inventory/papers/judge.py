"""What others say of a file: a validator, a second reader of its syntax, and a look at its fonts."""

import ctypes
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import page
import pikepdf
import pypdfium2
from pypdfium2 import raw

ARCHIVE, ACCESSIBLE = "2u", "ua1"


def complaints(data: bytes, *profiles: str) -> list[str]:
    """Everything anybody has to say against it, judged as an archived paper unless told otherwise."""
    return [*_against_profiles(data, profiles or (ARCHIVE, ACCESSIBLE)), *_against_syntax(data)]


def fonts(data: bytes) -> dict[str, bool]:
    """Each font by name, and whether the file brings it along."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            str(it.FontName): any(key in it for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            for it in pdf.objects
            if isinstance(it, pikepdf.Dictionary) and it.get("/Type") == "/FontDescriptor"
        }


def _against_profiles(data: bytes, profiles: tuple[str, ...]) -> Iterator[str]:
    for profile in profiles:
        for failure in page.validate_pdf_bytes(data, profile=profile).failures:
            if not _ends_in_a_line_break(data, failure):
                yield f"{profile}: {failure.rule_id} {failure.message}"


def _ends_in_a_line_break(data: bytes, failure: Any) -> bool:
    """The validator takes a last byte that looks like a line break for one, and counts it out."""
    if failure.rule_id != "PDFA2U-STREAM-LENGTH-001" or failure.object_id is None:
        return False
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.get_object(failure.object_id.object_number, 0)
        return stream.read_raw_bytes().endswith(b"\r")


def _against_syntax(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(problem) for problem in pdf.check_pdf_syntax()]


class Part(NamedTuple):
    """An element as a screen reader comes to it: where it stands, what it is, what it says.

    `own` are the words that belong to no element inside it, `words` all of them.
    """

    page: int | None
    depth: int
    tag: str
    own: str
    words: str


def reading(data: bytes) -> list[Part]:
    """The elements in the order they are read, each with all the words inside it."""
    with pypdfium2.PdfDocument(data) as document:
        words = [_marked(page) for page in document]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        return list(_parts(pdf.Root.StructTreeRoot.K, 0, words, numbers))


def script(data: bytes) -> str:
    """What is read, as a text to compare: an element a line, indented as it stands inside others."""
    lines = (f"{'  ' * it.depth}{it.tag} {it.own}".rstrip() for it in reading(data))
    return "\n".join(lines) + "\n"


def said(data: bytes) -> str:
    """Everything that is read, in a line."""
    return reading(data)[0].words


def pages(data: bytes) -> list[str]:
    """What stands on each page, as somebody with eyes sees it."""
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _marked(page: Any) -> dict[int, str]:
    """The words of a page by the mark they stand under, the way another program reads them."""
    words: dict[int, str] = {}
    text = page.get_textpage()
    for it in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        mark = raw.FPDFPageObj_GetMarkedContentID(it.raw)
        if mark >= 0:
            length = raw.FPDFTextObj_GetText(it.raw, text.raw, None, 0)
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFTextObj_GetText(
                it.raw, text.raw, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length
            )
            written = buffer.raw.decode("utf-16-le").rstrip("\0") or " "  # spaces alone are left out
            words[mark] = words.get(mark, "") + written
    return words


def _parts(
    node: Any, depth: int, words: Sequence[Mapping[int, str]], numbers: Mapping[Any, int]
) -> Iterator[Part]:
    """The element and all below it; its own words are those of its marks and of everything inside."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _parts(child, depth, words, numbers)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        inside = list(_parts(node.get("/K", pikepdf.Array()), depth + 1, words, numbers))
        direct = [it.words for it in inside if it.depth == depth + 1]
        alternative = f"[{node.Alt}] " if "/Alt" in node else ""
        own = _tidy(alternative + "".join(_own_words(node, words, numbers)))
        place = numbers[node.Pg.objgen] if "/Pg" in node else None
        yield Part(place, depth, str(node.S)[1:], own, _tidy(" ".join([own, *direct])))
        yield from inside


def _own_words(node: Any, words: Sequence[Mapping[int, str]], numbers: Mapping[Any, int]) -> Iterator[str]:
    children = node.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, int):
            yield words[numbers[node.Pg.objgen]].get(child, "")
        elif isinstance(child, pikepdf.Dictionary) and "/MCID" in child:
            yield words[numbers[child.Pg.objgen]].get(int(child.MCID), "")
