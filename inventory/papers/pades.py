"""How pyHanko signs and verifies here: its own look is replaced, and what the paper says of itself stays."""

import io
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.stamp import StaticStampStyle

from inventory.papers.stamp import stamp

IN_PLACE = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN,
    y_align=AxisAlignment.ALIGN_MIN,
    margins=Margins(0, 0, 0, 0),
    inner_content_scaling=InnerScaling.NO_SCALING,
)


def signer_from_file(data: bytes, password: str) -> signers.SimpleSigner:
    return signers.SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=password.encode())


@contextmanager
def signer_from_card(library: str, pin: str) -> Iterator[signers.Signer]:
    from pyhanko.config.pkcs11 import PKCS11SignatureConfig
    from pyhanko.sign.pkcs11 import PKCS11SigningContext

    config = PKCS11SignatureConfig(module_path=library, other_certs_to_pull=None)
    with PKCS11SigningContext(config, user_pin=pin) as signer:
        yield signer


def name_of(certificate: x509.Certificate) -> str:
    known = certificate.subject.native
    name = known.get("common_name") or " ".join(
        known[it] for it in ("given_name", "surname") if it in known
    )
    return str(name or certificate.subject.human_friendly)


def signed(
    data: bytes, signer: signers.Signer, *, field: str, name: str, reason: str, now: datetime
) -> bytes:
    writer = _Writer(io.BytesIO(data))
    about = signers.PdfSignatureMetadata(
        field_name=field,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        reason=reason or None,
        name=name,
    )
    width, height = _size(writer, field)
    look = StaticStampStyle(
        background=_Drawn(stamp((width, height), name, reason, now)),
        background_opacity=1.0,
        border_width=0,
        background_layout=IN_PLACE,
    )
    file = io.BytesIO()
    signers.PdfSigner(about, signer, stamp_style=look).sign_pdf(
        writer, existing_fields_only=True, output=file
    )
    return file.getvalue()


def _size(writer: IncrementalPdfFileWriter, field: str) -> tuple[float, float]:
    _name, _value, reference = next(enumerate_sig_fields(writer, with_name=field))
    left, bottom, right, top = (float(it) for it in reference.get_object()["/Rect"])
    return right - left, top - bottom


class _Writer(IncrementalPdfFileWriter):
    """What the paper says of itself for archives stays as it was."""

    def _update_meta(self) -> None:
        pass


class _Drawn(PdfContent):
    """A page drawn elsewhere, with its fonts."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self._page = page

    def render(self) -> bytes:
        shown: Any = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._page)))
        name = f"/S{secrets.token_hex(6)}"
        self.resources.xobject[name] = shown
        left, bottom, right, top = (float(it) for it in shown.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return f"{name} Do".encode()
