"""What others say of a file: a validator, a second reader of its syntax, and a look at its fonts."""

import io
from collections.abc import Iterator

import page
import pikepdf

ARCHIVE, ACCESSIBLE = "2u", "ua1"


def complaints(data: bytes, *profiles: str) -> list[str]:
    """Everything anybody has to say against it, judged as an archived paper unless told otherwise."""
    return [*_against_profiles(data, profiles or (ARCHIVE, ACCESSIBLE)), *_against_syntax(data)]


def fonts(data: bytes) -> dict[str, bool]:
    """Each font by name, and whether the file brings it along."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            str(it.FontName): any(key in it for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            for it in pdf.objects
            if isinstance(it, pikepdf.Dictionary) and it.get("/Type") == "/FontDescriptor"
        }


def _against_profiles(data: bytes, profiles: tuple[str, ...]) -> Iterator[str]:
    for profile in profiles:
        for failure in page.validate_pdf_bytes(data, profile=profile).failures:
            yield f"{profile}: {failure.rule_id} {failure.message}"


def _against_syntax(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(problem) for problem in pdf.check_pdf_syntax()]
