"""Files made to hurt whoever opens them are refused in time, in little memory, with a sentence."""

import io
import os
import time
from collections.abc import Callable, Iterator
from multiprocessing import active_children

import pikepdf
import pytest

from inventory.errors import Refused
from inventory.papers import scans, sheets
from inventory.papers.apart import MEMORY, TOO_MUCH, apart
from inventory.papers.drawing import draw
from inventory.papers.sheets import DAMAGED, LARGEST, LOCKED, TOO_LARGE
from tests.inventory.papers import malice
from tests.inventory.papers.test_page import FACTS, NUMBER, WORDING

LETTER = draw(WORDING, FACTS, NUMBER)
SENTENCES: dict[str, tuple[Callable[[], bytes], str]] = {
    "truncated": (lambda: malice.truncated(LETTER), DAMAGED),
    "locked": (lambda: malice.locked(LETTER), LOCKED),
    "only a head": (lambda: b"%PDF-1.7\n" + b"x" * 100, DAMAGED),
    "half a picture": (lambda: b"\xff\xd8\xff\xe0" + b"0" * 1000, DAMAGED),
    "half a tiff": (lambda: malice.huge_tiff()[:60], DAMAGED),
    "huge tiff": (malice.huge_tiff, TOO_LARGE),
    "huge png": (malice.huge_png, TOO_LARGE),
    "chattering png": (malice.chattering_png, DAMAGED),
    "huge contents": (malice.huge_contents, TOO_MUCH),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_what_cannot_be_read_is_said(name: str) -> None:
    make, sentence = SENTENCES[name]
    with pytest.raises(Refused) as refused:
        scans.read(make())
    assert refused.value.message == sentence


def test_a_picture_of_a_billion_dots_inside_a_pdf_harms_nobody() -> None:
    assert scans.read(malice.huge_picture_in_pdf()).parts == ()


def test_a_tiff_without_end_ends() -> None:
    read = scans.read(malice.endless_tiff())
    assert (read.sheets, len(read.loose)) == (1, 1)


def test_a_file_larger_than_any_scan_is_not_opened() -> None:
    with pytest.raises(Refused) as refused:
        scans.read(b"%PDF-1.7" + bytes(LARGEST))
    assert refused.value.message == TOO_LARGE


def test_who_is_kept_waiting_gives_up_and_leaves_nothing_behind() -> None:
    with pytest.raises(Refused) as refused:
        list(apart(_sleeps, patience=0.5))
    assert refused.value.message == TOO_MUCH
    assert active_children() == []


def test_who_stops_asking_leaves_nothing_behind() -> None:
    results = apart(_counts)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert active_children() == []


def test_a_reader_that_crashes_takes_nobody_with_it() -> None:
    with pytest.raises(Refused) as refused:
        list(apart(_crashes))
    assert refused.value.message == TOO_MUCH


def test_a_reader_that_wants_too_much_memory_does_not_get_it() -> None:
    with pytest.raises(Refused) as refused:
        list(apart(_hoards))
    assert refused.value.message == TOO_MUCH


def test_forms_within_forms_within_forms_end() -> None:
    with pytest.raises(Refused) as refused:
        list(apart(_shows, malice.nested_forms(), patience=3))
    assert refused.value.message == TOO_MUCH


def test_a_filed_scan_does_nothing_by_itself() -> None:
    (part,) = scans.read(malice.laden_with_scripts(LETTER)).parts
    with pikepdf.open(io.BytesIO(part.file)) as pdf:
        assert not {"/OpenAction", "/Names", "/AA"} & set(pdf.Root.keys())
        assert not [it for it in pdf.objects if isinstance(it, pikepdf.Dictionary) and "/JS" in it]


def _sleeps() -> Iterator[None]:
    time.sleep(60)
    yield


def _counts() -> Iterator[int]:
    yield from range(1_000_000)


def _crashes() -> Iterator[None]:
    os.abort()
    yield


def _hoards() -> Iterator[int]:
    yield len(bytearray(MEMORY))


def _shows(data: bytes) -> Iterator[int]:
    with sheets.opened(data) as pages:
        yield pages.picture(0, 1).width
