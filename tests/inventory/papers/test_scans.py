"""Scans as offices make them: skewed, upside down, noisy, several papers at once."""

import io
from dataclasses import replace
from functools import cache
from random import Random

import pikepdf
import pytest
from PIL import Image, ImageChops

from inventory.errors import Refused
from inventory.papers import scans, sheets
from inventory.papers.bundles import Doubt
from inventory.papers.code import PageCode, modules
from inventory.papers.drawing import draw
from inventory.papers.reading import LONGEST, RESOLUTION, Seen, look_at
from tests.inventory.papers import malice, scanner
from tests.inventory.papers.scanner import Scanner, as_fax, as_jpeg, as_pdf, as_png, as_tiff
from tests.inventory.papers.test_page import FACTS, WORDING

FIRST, SECOND = "7K3F9QZ", "0X4M2PV"
SHORT = WORDING
LONG = replace(SHORT, blocks=(*SHORT.blocks, {"page": True}, *SHORT.blocks))
LUCK = 20261120


@cache
def paper(number: str, *, long: bool = False) -> bytes:
    return draw(LONG if long else SHORT, FACTS, number)


def scanned(*numbers: str, luck: int = LUCK, **settings: float) -> list[Image.Image]:
    return [page for it in numbers for page in Scanner(**settings).scan(paper(it), Random(luck))]  # type: ignore[arg-type]


def looked_at(data: bytes) -> Seen:
    with sheets.opened(data) as pages:
        return look_at(pages.grey(0, RESOLUTION, LONGEST))


def test_a_hundred_of_a_hundred_careless_scans_are_read() -> None:
    wrong = {}
    for number in range(100):
        luck = Random(number)
        careless = scanner.careless(luck)
        (page,) = careless.scan(paper(FIRST), luck)
        seen = looked_at(as_jpeg(page))
        if seen.codes != (PageCode(FIRST, 1),) or seen.turned != 180 * careless.upside_down:
            wrong[number] = (careless, seen)
    assert wrong == {}


@pytest.mark.parametrize("made", [as_pdf, as_tiff, as_fax], ids=lambda it: it.__name__)
def test_one_file_with_several_papers_becomes_one_file_for_each(made: object) -> None:
    pages = scanned(FIRST, SECOND)
    pages.insert(1, scanner.empty_back(pages[0], Random(LUCK)))
    read = scans.read(made(pages))  # type: ignore[operator]
    assert [(it.bundle.number, it.bundle.places) for it in read.parts] == [(FIRST, (0, 1)), (SECOND, (2,))]
    for part in read.parts:
        assert looked_at(part.file).codes == (PageCode(part.bundle.number, 1),)
        with pikepdf.open(io.BytesIO(part.file)) as pdf:
            assert len(pdf.pages) == len(part.bundle.places)
            assert pdf.check_pdf_syntax() == []


def test_a_single_picture_is_filed_as_well() -> None:
    (page,) = scanned(FIRST)
    for data in (as_jpeg(page), as_png(page)):
        (part,) = scans.read(data).parts
        assert part.bundle.number == FIRST
        assert looked_at(part.file).codes == (PageCode(FIRST, 1),)


def test_a_paper_of_several_pages_is_put_in_order() -> None:
    pages = Scanner().scan(paper(FIRST, long=True), Random(LUCK))
    assert len(pages) > 1
    (part,) = scans.read(as_pdf(pages[::-1])).parts
    assert part.bundle.pages == tuple(range(1, len(pages) + 1))
    assert part.bundle.places == tuple(reversed(range(len(pages))))


def test_what_lay_upside_down_or_on_its_side_is_filed_upright() -> None:
    (upright,) = scanned(FIRST, noise=0, specks=0)
    for angle in (90, 180, 270):
        for made in (as_pdf, as_tiff):
            (part,) = scans.read(made([upright.rotate(angle, expand=True)])).parts
            with sheets.opened(part.file) as pages:
                filed = pages.grey(0, RESOLUTION, LONGEST)
            assert _alike(filed, upright)


def test_a_photo_taken_with_a_turned_camera_is_filed_upright() -> None:
    (upright,) = scanned(FIRST, noise=0, specks=0)
    exif = Image.Exif()
    exif[0x0112] = 6
    (part,) = scans.read(as_jpeg(upright.rotate(90, expand=True), exif=exif)).parts
    with sheets.opened(part.file) as pages:
        assert _alike(pages.grey(0, RESOLUTION, LONGEST), upright)


def test_a_jpeg_is_kept_as_it_is() -> None:
    (page,) = scanned(FIRST)
    data = as_jpeg(page)
    (part,) = scans.read(data).parts
    with pikepdf.open(io.BytesIO(part.file)) as pdf:
        assert pdf.pages[0].obj.Resources.XObject.Scan.read_raw_bytes() == data


def test_a_jpeg_inside_a_tiff_is_kept_as_it_is() -> None:
    (page,) = scanned(FIRST)
    strips = {"compression": "jpeg", "quality": 70, "tiffinfo": {278: page.height}}
    for mode in ("L", "RGB"):
        file = io.BytesIO()
        page.convert(mode).save(file, "TIFF", dpi=(150, 150), **strips)
        (part,) = scans.read(file.getvalue()).parts
        assert len(part.file) < 1.05 * len(file.getvalue())
        with Image.open(file) as before:
            assert _same(before, part.file)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "RGBA"])
@pytest.mark.parametrize("kind", ["TIFF", "PNG"])
def test_every_dot_of_a_picture_is_kept(kind: str, mode: str) -> None:
    (page,) = scanned(FIRST)
    before = page.convert(mode)
    file = io.BytesIO()
    before.save(file, kind, dpi=(150, 150))
    (part,) = scans.read(file.getvalue()).parts
    assert _same(before, part.file)


def test_finer_greys_than_a_window_shows_are_read_too() -> None:
    (page,) = scanned(FIRST)
    file = io.BytesIO()
    page.convert("I").point(lambda value: value * 256).convert("I;16").save(file, "TIFF", dpi=(150, 150))
    (part,) = scans.read(file.getvalue()).parts
    assert looked_at(part.file).codes == (PageCode(FIRST, 1),)


def test_the_same_scan_gives_the_same_files() -> None:
    data = as_pdf(scanned(FIRST, SECOND))
    assert [it.file for it in scans.read(data).parts] == [it.file for it in scans.read(data).parts]


def test_sheets_without_a_code_are_left_to_a_person() -> None:
    (page,) = scanned(FIRST)
    page.paste(240, (900, 1450, page.width, page.height))
    read = scans.read(as_pdf([page]))
    assert read.parts == ()
    assert [(it.places, it.doubt) for it in read.loose] == [((0,), Doubt.WITHOUT_CODE)]


def test_a_code_under_a_coffee_stain_is_left_to_a_person() -> None:
    first, second = scanned(FIRST, SECOND, noise=4)
    second.paste(30, (1035, 1590, 1085, 1640))
    read = scans.read(as_pdf([first, second]))
    assert [(it.bundle.number, it.bundle.places) for it in read.parts] == [(FIRST, (0,))]
    assert [(it.places, it.doubt) for it in read.loose] == [((1,), Doubt.UNREADABLE)]


def test_the_code_of_somebody_else_is_no_code() -> None:
    (page,) = scanned(FIRST)
    page.paste(240, (900, 1450, page.width, page.height))
    for text in ("https://stadt.example/MA-7K3F9QZ-01-8W", "MA-7K3F9QZ-01-8X"):
        rows = modules(text)
        foreign = Image.new("L", (len(rows), len(rows)), 240)
        foreign.putdata([20 if dark else 240 for row in rows for dark in row])
        page.paste(foreign.resize((len(rows) * 4, len(rows) * 4), Image.Resampling.NEAREST), (960, 1500))
        seen = looked_at(as_jpeg(page))
        assert seen.codes == ()
        assert seen.unreadable


def test_who_waits_sees_how_far_it_is_and_may_stop() -> None:
    class Stopped(Exception): ...

    steps: list[tuple[int, int]] = []
    scans.read(as_pdf(scanned(FIRST, SECOND)), lambda done, of: steps.append((done, of)))
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        scans.read(as_pdf(scanned(FIRST)), stop)


def test_pages_a_person_assigns_are_cut_out_alike() -> None:
    (page,) = scanned(FIRST)
    file = scans.cut(as_pdf([page, page, page]), [2, 0])
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert len(pdf.pages) == 2


def test_too_many_sheets_are_refused_with_the_way_out() -> None:
    with pytest.raises(Refused, match="Bitte den Stapel teilen"):
        scans.read(malice.of_many_pages())


def _same(before: Image.Image, filed: bytes) -> bool:
    with pikepdf.open(io.BytesIO(filed)) as pdf:
        scan = pdf.pages[0].obj.Resources.XObject.Scan
        assert isinstance(scan, pikepdf.Stream)
        kept = pikepdf.PdfImage(scan).as_pil_image()
    return ImageChops.difference(kept.convert("RGB"), before.convert("RGB")).getbbox() is None


def _alike(one: Image.Image, other: Image.Image) -> bool:
    """The same picture, but for what drawing it again changed."""
    small = (60, 85)
    difference = ImageChops.difference(one.resize(small), other.resize(small))
    return sum(difference.tobytes()) / (small[0] * small[1]) < 4
