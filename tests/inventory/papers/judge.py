"""What others say of a file: a validator, a second reader of its syntax, and a look at its fonts."""

import io
from collections.abc import Iterator

import page
import pikepdf

ARCHIVE, ACCESSIBLE = "2u", "ua1"
MISREAD = "STREAM-LENGTH-001"
"""The validator takes a last byte 0x0D of a stream for a part of the line end behind it."""


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
            if failure.rule_id.endswith(MISREAD) and _has_stream_ending_like_a_line(data):
                continue
            yield f"{profile}: {failure.rule_id} {failure.message}"


def _against_syntax(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(problem) for problem in pdf.check_pdf_syntax()]


def _has_stream_ending_like_a_line(data: bytes) -> bool:
    """Nobody here writes CR LF before `endstream`; where it stands, the CR is data."""
    return b"\r\nendstream" in data
