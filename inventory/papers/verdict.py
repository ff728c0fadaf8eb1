"""What to hold of the signatures in a file: intact, trusted, whose, of when, what was changed later."""

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

VOID = "Diese Unterschrift ist ungültig: Die Datei wurde beschädigt oder verändert."
IN_WRITING = (Paper.AGREEMENT,)
"""What changes a contract of employment (§ 2 Abs. 3 TVöD)."""
NOT_ENOUGH = (
    "Die {paper} braucht die Schriftform (§§ 126, 126a BGB). "
    "Eine fortgeschrittene Signatur reicht dafür nicht: "
    "Bitte eigenhändig auf Papier oder mit einer qualifizierten Signatur unterschreiben."
)


@dataclass(frozen=True)
class Verdict:
    """Of one signature; `later` says what happened to the file after it."""

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
    def problem(self) -> str:
        """Why it does not hold; empty when it does."""
        if not self.intact:
            return VOID
        if not self.harmless:
            return self.later
        return "" if self.trusted else self._trust()

    @property
    def form(self) -> SignatureForm:
        return SignatureForm.QUALIFIED if self.qualified and not self.problem else SignatureForm.ADVANCED

    @property
    def sentences(self) -> tuple[str, ...]:
        """What there is to say of it, the most important first."""
        if not self.intact:
            return (VOID,)
        return self._who(), self._trust(), self._form(), self.later

    def _who(self) -> str:
        who = f"von {self.who}" if self.trusted else f"als „{self.who}“"
        when = f" am {when_text(self.at)} Uhr, nach der Uhr des Geräts" if self.at else ""
        return f"Unterschrieben {who}{when}."

    def _trust(self) -> str:
        if self.trusted:
            return f"Das Zertifikat ist vertrauenswürdig, ausgestellt von {self.issuer}."
        if self.expired:
            return "Das Zertifikat ist inzwischen abgelaufen; zur angegebenen Zeit galt es noch."
        return f"Dem Zertifikat vertraut die Stadt nicht; ausgestellt hat es „{self.issuer}“."

    def _form(self) -> str:
        by_whom = ", nach Angabe des Zertifikats" if self.form is SignatureForm.QUALIFIED else ""
        return f"{self.form.label}{by_whom}."


def verdicts(data: bytes, authorities: Sequence[bytes]) -> tuple[Verdict, ...]:
    """One for each signature, in the order people signed; `authorities` are certificates as PEM or DER."""
    pades()
    if not is_pdf(data):
        raise Refused(DAMAGED)
    return tuple(apart(_judged, data, tuple(authorities)))


def in_the_way(paper: Paper, given: Sequence[Verdict]) -> str:
    """Why these signatures do not do for a paper; empty when they do."""
    if problem := next((it.problem for it in given if it.problem), ""):
        return problem
    if paper in IN_WRITING and any(it.form not in WRITTEN for it in given):
        return NOT_ENOUGH.format(paper=paper.label)
    return ""


def _judged(data: bytes, authorities: Sequence[bytes]) -> Iterator[Verdict]:
    yield from pades().judged(data, authorities)
