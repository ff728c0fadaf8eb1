"""Fields to fill in and to sign, with an embedded font: reportlab's own know only fonts nobody embeds."""

from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from inventory.papers.structure import FormField

PRINTED, LOCKED = 4, 128
SIGNATURES = 1
REQUIRED, SEVERAL_LINES, FROM_A_LIST = 1 << 1, 1 << 12, 1 << 17
SIGN, TEXT, CHOICE, TICK = "signature", "text", "choice", "tick"
TICKED = Name.Ja
SIZE = 10
_PEN = f"/Body {SIZE} Tf 0.102 0.114 0.141 rg"
_BORDER, _GROUND = (0.373, 0.408, 0.459), (0.949, 0.961, 0.976)


def add_fields(pdf: pikepdf.Pdf, fields: Sequence[FormField]) -> list[tuple[pikepdf.Object, pikepdf.Object]]:
    """Put the fields on their pages; each with its page, in the order they were drawn."""
    if not fields:
        return []
    form = pdf.make_indirect(Dictionary(Fields=Array()))
    pdf.Root.AcroForm = form
    if any(field.kind == SIGN for field in fields):
        form.SigFlags = SIGNATURES
    if any(field.kind in (TEXT, CHOICE) for field in fields):
        from inventory.papers.fieldfont import field_font

        form.DA = String(_PEN)
        form.DR = Dictionary(Font=Dictionary(Body=field_font(pdf)))
    return [_add(pdf, form, field) for field in fields]


def _add(pdf: pikepdf.Pdf, form: pikepdf.Object, field: FormField) -> tuple[pikepdf.Object, pikepdf.Object]:
    page = pdf.pages[field.page].obj
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            Rect=Array([round(it, 2) for it in field.rect]),
            P=page,
            T=String(field.name),
            TU=String(field.tip),
            F=PRINTED,
            **_KINDS[field.kind](pdf, field),
        )
    )
    if field.kind == SIGN:
        widget.F = PRINTED | LOCKED
    elif flags := _flags(field):
        widget.Ff = flags
    form.Fields.append(widget)
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(widget)
    return widget, page


def _flags(field: FormField) -> int:
    several = SEVERAL_LINES if field.options.get("several_lines") else 0
    listed = FROM_A_LIST if field.kind == CHOICE else 0
    return several | listed | (REQUIRED if field.options.get("required") else 0)


def _signature(pdf: pikepdf.Pdf, field: FormField) -> dict[str, Any]:
    return {"FT": Name.Sig, "AP": Dictionary(N=_look(pdf, field, b""))}


def _text(pdf: pikepdf.Pdf, field: FormField) -> dict[str, Any]:
    return {"FT": Name.Tx, "MaxLen": field.options["longest"], **_typed(pdf, field)}


def _choice(pdf: pikepdf.Pdf, field: FormField) -> dict[str, Any]:
    return {"FT": Name.Ch, "Opt": Array(map(String, field.options["choices"])), **_typed(pdf, field)}


def _typed(pdf: pikepdf.Pdf, field: FormField) -> dict[str, Any]:
    return {
        "DA": String(_PEN),
        "V": String(""),
        "DV": String(""),
        "MK": Dictionary(BC=Array(_BORDER), BG=Array(_GROUND)),
        "AP": Dictionary(N=_look(pdf, field, _box(field) + b" /Tx BMC EMC")),
    }


def _tick(pdf: pikepdf.Pdf, field: FormField) -> dict[str, Any]:
    width, height = _size(field)
    hook = (0.2, 0.5), (0.42, 0.25), (0.8, 0.8)
    (x1, y1), (x2, y2), (x3, y3) = ((x * width, y * height) for x, y in hook)
    drawn = b" 0 G 1.6 w %.2f %.2f m %.2f %.2f l %.2f %.2f l S" % (x1, y1, x2, y2, x3, y3)
    looks = {str(TICKED): _look(pdf, field, _box(field) + drawn), "/Off": _look(pdf, field, _box(field))}
    return {"FT": Name.Btn, "V": Name.Off, "AS": Name.Off, "AP": Dictionary(N=Dictionary(looks))}


_KINDS: dict[str, Callable[[pikepdf.Pdf, FormField], dict[str, Any]]] = {
    SIGN: _signature,
    TEXT: _text,
    CHOICE: _choice,
    TICK: _tick,
}


def _box(field: FormField) -> bytes:
    width, height = _size(field)
    colours = b"%g %g %g rg %g %g %g RG" % (*_GROUND, *_BORDER)
    return colours + b" 0.8 w 0.4 0.4 %.2f %.2f re B" % (width - 0.8, height - 0.8)


def _size(field: FormField) -> tuple[float, float]:
    left, bottom, right, top = field.rect
    return right - left, top - bottom


def _look(pdf: pikepdf.Pdf, field: FormField, drawn: bytes) -> pikepdf.Object:
    look = pikepdf.Stream(pdf, drawn)
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([0, 0, *(round(it, 2) for it in _size(field))])
    look.Resources = Dictionary()
    return pdf.make_indirect(look)
