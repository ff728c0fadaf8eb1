"""How pyHanko signs and verifies here: its own look is replaced, and what the paper says of itself stays."""

import io
import logging
import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.keys import load_certs_from_pemder_data
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
from pyhanko.sign.ades.qualified_asn1 import get_qc_statements
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from inventory.errors import Refused
from inventory.papers.sheets import DAMAGED
from inventory.papers.stamp import stamp
from inventory.papers.verdict import Verdict

IN_PLACE = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN,
    y_align=AxisAlignment.ALIGN_MIN,
    margins=Margins(0, 0, 0, 0),
    inner_content_scaling=InnerScaling.NO_SCALING,
)

WRONG_PIN = "Die PIN ist falsch. Nach mehreren Fehlversuchen sperrt sich die Karte."
LOCKED_PIN = "Die PIN der Karte ist gesperrt. Bitte wenden Sie sich an die Stelle, die sie ausgegeben hat."
NO_CARD = "Es ist keine Karte eingelegt, oder das Lesegerät antwortet nicht."
CARD = {"PinIncorrect": WRONG_PIN, "PinLenRange": WRONG_PIN, "PinLocked": LOCKED_PIN}
"""What a card says no with, by the names of PKCS#11."""
SIGNING = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
UNCHANGED = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
"""A paper has no fields but those to sign in."""


def signer_from_file(data: bytes, password: str) -> signers.SimpleSigner:
    passphrase = password.encode()
    signer: signers.SimpleSigner = signers.SimpleSigner.load_pkcs12_data(data, [], passphrase)
    return signer


@contextmanager
def signer_from_card(library: str, pin: str) -> Iterator[signers.Signer]:
    from pyhanko.config.pkcs11 import PKCS11SignatureConfig
    from pyhanko.sign.pkcs11 import PKCS11SigningContext

    config = PKCS11SignatureConfig(module_path=library, other_certs_to_pull=None)
    with ExitStack() as stack:
        try:
            signer = stack.enter_context(PKCS11SigningContext(config, user_pin=pin))
        except SigningError as error:
            raise Refused(CARD.get(type(error.__cause__).__name__, NO_CARD)) from None
        yield signer


def name_of(certificate: x509.Certificate) -> str:
    known = certificate.subject.native
    name = known.get("common_name") or " ".join(known[it] for it in ("given_name", "surname") if it in known)
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


def judged(data: bytes, authorities: Sequence[bytes]) -> Iterator[Verdict]:
    """Whatever is wrong with a file makes its signatures void, and nothing else."""
    logging.disable()
    roots = [root for it in authorities for root in load_certs_from_pemder_data(it)]
    try:
        found = list(PdfFileReader(io.BytesIO(data), strict=False).embedded_regular_signatures)
    except Exception:  # noqa: BLE001 (a damaged file raises anything at all)
        raise Refused(DAMAGED) from None
    for signature in found:
        try:
            yield _verdict(signature, roots)
        except Exception:  # noqa: BLE001
            yield Verdict(str(signature.field_name))


def _verdict(signature: EmbeddedPdfSignature, roots: Sequence[x509.Certificate]) -> Verdict:
    status = _status(signature, roots, None)
    certificate, at = status.signing_cert, status.signer_reported_dt
    expired = not status.trusted and at is not None and _status(signature, roots, at).trusted
    later, harmless = _later(status)
    return Verdict(
        field=str(signature.field_name),
        who=name_of(certificate),
        issuer=str(certificate.issuer.native.get("common_name", certificate.issuer.human_friendly)),
        at=at,
        intact=status.intact and status.valid,
        trusted=status.trusted,
        expired=expired,
        qualified=_is_qualified(certificate),
        later=later,
        harmless=harmless,
    )


def _status(
    signature: EmbeddedPdfSignature, roots: Sequence[x509.Certificate], moment: datetime | None
) -> PdfSignatureStatus:
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False, moment=moment)
    return validate_pdf_signature(signature, context, key_usage_settings=SIGNING)


def _later(status: PdfSignatureStatus) -> tuple[str, bool]:
    """What happened to the file behind a signature, and whether that is as it should be."""
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return "Danach wurde nichts mehr geändert.", True
    if status.coverage is SignatureCoverageLevel.ENTIRE_REVISION and status.modification_level in UNCHANGED:
        return "Danach kamen nur weitere Unterschriften dazu.", True
    return "Danach wurde der Inhalt der Datei geändert; die Unterschrift deckt das nicht.", False


def _is_qualified(certificate: x509.Certificate) -> bool:
    """As the certificate says of itself: for signatures of a person, with its key on a card."""
    said = {it["statement_id"].native: it["statement_info"].native for it in get_qc_statements(certificate)}
    return {"qc_compliance", "qc_sscd"} <= said.keys() and "qct_esign" in (
        said.get("qc_type") or ("qct_esign",)
    )
