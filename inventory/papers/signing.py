"""Signing a paper with a certificate, from a file or a card; an extra that not every desk has."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from inventory.errors import Refused
from inventory.papers.sheets import DAMAGED
from inventory.text import date_text

WHOSE = "Unterschrift: "
"""What the tip of such a field begins with."""
ABSENT = (
    "Zum digitalen Unterschreiben und Prüfen fehlt auf diesem Arbeitsplatz ein Programmteil. "
    "Bitte verständigen Sie die IT."
)
WRONG_PASSWORD = "Das Kennwort passt nicht zu dieser Zertifikatsdatei, oder sie ist beschädigt."  # noqa: S105
NO_READER = "Das Programm des Kartenlesers lässt sich nicht laden. Bitte verständigen Sie die IT."


@dataclass(frozen=True)
class Key:
    """What somebody signs with, opened and valid."""

    name: str
    valid_until: datetime
    signer: Any = field(repr=False)


@dataclass(frozen=True)
class Place:
    """A field that waits for a signature, and whose it is."""

    field: str
    whose: str


def require_extra() -> None:
    if find_spec("pyhanko") is None:
        raise Refused(ABSENT)


def pades() -> ModuleType:
    """What signs and verifies; loaded when first needed."""
    require_extra()
    from inventory.papers import pades as loaded

    return loaded


def key_from_file(data: bytes, password: str, now: datetime) -> Key:
    """From a PKCS#12 file, as .p12 or .pfx."""
    try:
        signer = pades().signer_from_file(data, password)
    except ValueError:
        raise Refused(WRONG_PASSWORD, "password") from None
    return _usable(signer, now)


@contextmanager
def key_from_card(library: str, pin: str, now: datetime) -> Iterator[Key]:
    """From the card in the reader, through the PKCS#11 library that came with it; open inside."""
    from contextlib import ExitStack

    if not Path(library).is_file():
        raise Refused(NO_READER)
    with ExitStack() as stack:
        try:
            signer = stack.enter_context(pades().signer_from_card(library, pin))
        except ImportError:
            raise Refused(ABSENT) from None
        except (OSError, RuntimeError):
            raise Refused(NO_READER) from None
        yield _usable(signer, now)


def _usable(signer: Any, now: datetime) -> Key:
    certificate = signer.signing_cert
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if now > ends:
        raise Refused(f"Das Zertifikat ist am {date_text(ends.astimezone())} abgelaufen.")
    if now < begins:
        raise Refused(f"Das Zertifikat gilt erst ab dem {date_text(begins.astimezone())}.")
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & {"digital_signature", "non_repudiation"}:
        raise Refused("Dieses Zertifikat ist nicht zum Unterschreiben gedacht. Bitte wählen Sie ein anderes.")
    return Key(pades().name_of(certificate), ends, signer)


def open_places(data: bytes) -> tuple[Place, ...]:
    """Where a paper can still be signed."""
    import pikepdf

    from inventory.papers.likeness import fields

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return tuple(
                Place(name, str(inherited.get("/TU", "")).removeprefix(WHOSE))
                for name, _field, inherited in sorted(fields(pdf), key=lambda it: it[0])
                if inherited.get("/FT") == "/Sig" and "/V" not in inherited
            )
    except (pikepdf.PdfError, ValueError):
        raise Refused(DAMAGED) from None


def sign(data: bytes, key: Key, *, field: str, reason: str, now: datetime) -> bytes:
    """The paper as it was, with a signature added behind it."""
    if field not in {it.field for it in open_places(data)}:
        raise Refused("Dieses Feld ist schon unterschrieben, oder es gehört nicht zu diesem Papier.")
    signed: bytes = pades().signed(data, key.signer, field=field, name=key.name, reason=reason, now=now)
    return signed
