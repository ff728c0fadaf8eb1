"""What is to be held of the signatures in a file: intact, trusted, whose, of when, and what was changed afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from inventory.approvals.law import WRITTEN
from inventory.approvals.words import Paper, SignatureForm
from inventory.errors import Refused
from inventory.papers.apart import apart
from inventory.papers.sheets import DAMAGED, is_pdf
from inventory.papers.signing import pades
from inventory.text import when_text

IN_WRITING = (Paper.AGREEMENT,)
"""What changes a contract of employment (§ 2 Abs. 3 TVöD)."""
NOT_ENOUGH = (
    "Die {paper} braucht die Schriftform (§§ 126, 126a BGB). Eine fortgeschrittene Signatur reicht dafür nicht: "
    "Bitte eigenhändig auf Papier oder mit einer qualifizierten Signatur unterschreiben."
)


@dataclass(frozen=True)
class Verdict:
    """Of one signature; `later` says what was changed in the file after it."""

    field: str
    who: str = ""
    issuer: str = ""
    at: datetime | None = None
    intact: bool = False
    trusted: bool = False
    expired: bool = False
    qualified: bool = False
    later: str = ""
    harmless: bool = True

    @property
    def holds(self) -> bool:
        return self.intact and self.trusted and self.harmless

    @property
    def form(self) -> SignatureForm:
        return SignatureForm.QUALIFIED if self.holds and self.qualified else SignatureForm.ADVANCED

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the card shows, the most important first."""
        if not self.intact:
            return ("Diese Unterschrift ist ungültig: Die Datei wurde beschädigt oder verändert.",)
        when = f" am {when_text(self.at)} Uhr" if self.at else ""
        return tuple(
            filter(
                None,
                (
                    f"Unterschrieben von {self.who}{when}, nach der Uhr des Geräts.",
                    self._trust(),
                    f"{self.form.label}, nach Angabe des Zertifikats." if self.qualified else self.form.label + ".",
                    self.later,
                ),
            )
        )

    def _trust(self) -> str:
        if self.trusted:
            return f"Das Zertifikat ist vertrauenswürdig, ausgestellt von {self.issuer}."
        if self.expired:
            return "Das Zertifikat ist inzwischen abgelaufen; zur angegebenen Zeit galt es noch."
        return f"Dem Zertifikat vertraut die Stadt nicht; ausgestellt hat es {self.issuer}."


def verdicts(data: bytes, authorities: Sequence[bytes]) -> tuple[Verdict, ...]:
    """One for each signature, in the order in which people signed; `authorities` are certificates as PEM or DER."""
    pades()
    if not is_pdf(data):
        raise Refused(DAMAGED)
    return tuple(apart(_judged, data, tuple(authorities)))


def in_the_way(paper: Paper, given: Sequence[Verdict]) -> str:
    """Why these signatures do not do for a paper; empty when they do."""
    if broken := next((it for it in given if not it.holds), None):
        return broken.sentences[0] if not broken.intact else broken.later if not broken.harmless else broken.sentences[1]
    if paper in IN_WRITING and any(it.form not in WRITTEN for it in given):
        return NOT_ENOUGH.format(paper=paper.label)
    return ""


def _judged(data: bytes, authorities: Sequence[bytes]) -> Iterator[Verdict]:
    yield from pades().judged(data, authorities)
