"""Fields to fill in and to sign, with an embedded font: reportlab's own know only fonts nobody embeds."""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from inventory.papers.structure import FormField

PRINTED, LOCKED = 4, 128
SIGNATURES = 1


def add_fields(pdf: pikepdf.Pdf, fields: Sequence[FormField]) -> list[tuple[pikepdf.Object, pikepdf.Object]]:
    """Put the fields on their pages; each with its page, in the order they were drawn."""
    if not fields:
        return []
    form = pdf.make_indirect(Dictionary(Fields=Array()))
    pdf.Root.AcroForm = form
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
            F=PRINTED | LOCKED,
            FT=Name.Sig,
            AP=Dictionary(N=_blank(pdf, field)),
        )
    )
    form.SigFlags = SIGNATURES
    form.Fields.append(widget)
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(widget)
    return widget, page


def _blank(pdf: pikepdf.Pdf, field: FormField) -> pikepdf.Object:
    left, bottom, right, top = field.rect
    look = pikepdf.Stream(pdf, b"")
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
    look.Resources = Dictionary()
    return pdf.make_indirect(look)
