"""The sheets of a file as pictures and as text."""

import io
from random import Random

import pikepdf
import pytest
from PIL import Image

from inventory.errors import Refused
from inventory.papers import sheets
from inventory.papers.drawing import draw
from inventory.papers.sheets import MOST_SHOWN, Letters, Picture
from tests.inventory.papers import malice
from tests.inventory.papers.scanner import Scanner, as_jpeg, as_pdf, as_png, as_tiff
from tests.inventory.papers.test_page import FACTS, NUMBER, WORDING

A4 = (595, 842)
LETTER = draw(WORDING, FACTS, NUMBER)


def picture(data: bytes, place: int = 0, zoom: float = 1) -> Picture:
    with sheets.opened(data) as pages:
        return pages.picture(place, zoom)


def letters(data: bytes) -> Letters:
    with sheets.opened(data) as pages:
        return pages.letters(0)


def as_image(shown: Picture) -> Image.Image:
    return Image.frombytes("RGB", (shown.width, shown.height), shown.pixels, "raw", "BGRX")


def test_a_page_is_shown_at_the_zoom_that_is_wanted() -> None:
    whole, twice = picture(LETTER), picture(LETTER, zoom=2)
    assert (whole.width, whole.height) == (596, 842)
    assert (twice.width, twice.height) == (1191, 1684)
    assert len(twice.pixels) == 4 * twice.width * twice.height


def test_colours_are_those_of_the_paper() -> None:
    rule = as_image(picture(LETTER, zoom=2)).getpixel((400, 164))
    assert rule == (11, 92, 173)


def test_a_scan_is_shown_like_a_paper_of_its_size() -> None:
    page = Scanner().scan(LETTER, Random(1))[0]
    for made in (as_pdf([page]), as_tiff([page, page]), as_jpeg(page), as_png(page)):
        with sheets.opened(made) as pages:
            assert pages.size(0) == pytest.approx(A4, abs=2)
            shown = pages.picture(len(pages) - 1, 0.5)
        assert (shown.width, shown.height) == pytest.approx((298, 421), abs=2)


def test_every_letter_of_a_paper_can_be_found_where_it_stands() -> None:
    found = letters(LETTER)
    assert len(found.text) == len(found.boxes)
    begin = found.text.index("Svenja")
    box = found.boxes[begin]
    assert 70 < box.left < box.right < 90
    assert 150 < box.top < box.bottom < 190
    assert letters(as_jpeg(Scanner().scan(LETTER, Random(1))[0])) == Letters("", ())


def test_letters_of_a_turned_page_stand_where_they_are_shown() -> None:
    with pikepdf.open(io.BytesIO(LETTER)) as pdf:
        pdf.pages[0].rotate(90, relative=True)
        file = io.BytesIO()
        pdf.save(file)
    upright, turned = letters(LETTER), letters(file.getvalue())
    before, after = (it.boxes[it.text.index("Svenja")] for it in (upright, turned))
    assert after.top == pytest.approx(before.left, abs=0.2)
    assert after.right == pytest.approx(A4[1] - before.top, abs=0.2)


def test_a_digital_signature_is_shown() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        look = pdf.make_stream(b"0 0 1 rg 0 0 200 100 re f")
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = pikepdf.Array([0, 0, 200, 100])
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Sig,
                T=pikepdf.String("unterschrift"),
                Rect=pikepdf.Array([100, 600, 300, 700]),
                F=4,
                AP=pikepdf.Dictionary(N=look),
            )
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        file = io.BytesIO()
        pdf.save(file)
    assert as_image(picture(file.getvalue())).getpixel((200, 842 - 650)) == (0, 0, 255)


def test_a_sheet_of_five_metres_is_shown_smaller_than_wanted() -> None:
    shown = picture(malice.five_metres_wide(), zoom=4)
    assert shown.width * shown.height <= MOST_SHOWN * 1.001


def test_the_last_of_ten_thousand_pages_is_shown() -> None:
    data = malice.of_many_pages()
    with sheets.opened(data) as pages:
        assert len(pages) == 10_000
        assert pages.picture(9_999, 0.2).width == 119


def test_what_a_file_is_decides_its_beginning() -> None:
    for nothing in (b"", b"Sehr geehrte Damen und Herren", b"MZ\x90\0"):
        with pytest.raises(Refused, match="Gelesen werden PDF, TIFF, JPEG und PNG"):
            picture(nothing)


@pytest.mark.parametrize("zoom", [0.001, 0.5])
def test_a_picture_has_at_least_one_dot(zoom: float) -> None:
    page = Scanner().scan(LETTER, Random(1))[0]
    for made in (LETTER, as_png(page)):
        assert picture(made, zoom=zoom).pixels
