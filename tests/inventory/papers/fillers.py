"""Programs with which people fill in forms: they write the same answers in ways of their own."""

import ctypes
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdf
import pypdfium2
from pikepdf import Name, String
from pypdfium2 import raw

Answers = Mapping[str, str | bool]
"""By the names of the fields; yes ticks a box."""
ON = "/Ja"


def with_pikepdf(form: bytes, answers: Answers) -> bytes:
    """Only the values; the picture stays empty but for the ticks."""
    with pikepdf.open(io.BytesIO(form)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            answer = answers.get(str(field.T))
            if isinstance(answer, str):
                field.V = String(answer)
            elif answer:
                field.V = field.AS = Name(ON)
        pdf.Root.AcroForm.NeedAppearances = True
        return _saved(pdf)


def with_pypdf(form: bytes, answers: Answers) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(form))
    values: dict[str, Any] = {name: ON if it is True else it for name, it in answers.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def with_pdfium(form: bytes, answers: Answers) -> bytes:
    """By mouse and keyboard, as browsers do it."""
    document = pypdfium2.PdfDocument(form)
    document.init_forms()
    assert document.formenv
    with pikepdf.open(io.BytesIO(form)) as known:
        places = [_places(page) for page in known.pages]
    for number, fields in enumerate(places):
        page = document[number]
        for name, place in fields.items():
            if answer := answers.get(name):
                _enter(document.formenv.raw, page.raw, place, answer)
        page.close()
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


@dataclass(frozen=True)
class _Place:
    """The middle of a field, and what it offers."""

    x: float
    y: float
    choices: tuple[str, ...]


def _enter(hand: Any, page: Any, place: _Place, answer: str | bool) -> None:
    for gesture in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
        gesture(hand, page, 0, place.x, place.y)
    if place.choices:
        raw.FORM_SetIndexSelected(hand, page, place.choices.index(str(answer)), True)
    elif isinstance(answer, str):
        letters = (answer + "\0").encode("utf-16-le")
        typed = ctypes.cast(ctypes.create_string_buffer(letters), raw.FPDF_WIDESTRING)
        raw.FORM_SelectAllText(hand, page)
        raw.FORM_ReplaceSelection(hand, page, typed)
    raw.FORM_ForceToKillFocus(hand)


def _places(page: pikepdf.Page) -> dict[str, _Place]:
    return {
        str(it.T): _Place(
            float(it.Rect[0] + it.Rect[2]) / 2,
            float(it.Rect[1] + it.Rect[3]) / 2,
            tuple(map(str, it.get("/Opt", ()))),
        )
        for it in page.obj.Annots
    }


FILLERS: dict[str, Callable[[bytes, Answers], bytes]] = {
    "pikepdf": with_pikepdf,
    "pypdf": with_pypdf,
    "pdfium": with_pdfium,
}


def _saved(pdf: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()
