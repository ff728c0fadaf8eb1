"""Whom the city trusts to vouch for signatures, and how a desk reaches its cards."""

from collections.abc import Mapping
from pathlib import Path

from inventory.errors import Refused
from inventory.settings import decided

CERTIFICATES, CARD_READER = "certificates", "card_reader"
SUFFIXES = (".pem", ".crt", ".cer", ".der")


def authorities(settings: Mapping[str, str] | None = None) -> tuple[bytes, ...]:
    """The certificates in the folder that the setting names; without one nobody is trusted."""
    folder = (decided() if settings is None else settings).get(CERTIFICATES)
    if not folder:
        return ()
    try:
        files = sorted(it for it in Path(folder).iterdir() if it.suffix.lower() in SUFFIXES)
        return tuple(it.read_bytes() for it in files)
    except OSError:
        raise Refused(
            "Der Ordner mit den Zertifikaten der Stadt lässt sich nicht lesen. Bitte verständigen Sie die IT."
        ) from None


def card_reader(settings: Mapping[str, str] | None = None) -> str:
    """The PKCS#11 library that came with the reader."""
    library = (decided() if settings is None else settings).get(CARD_READER)
    if not library:
        raise Refused("Hier ist kein Kartenleser eingerichtet. Bitte verständigen Sie die IT.")
    return library
