"""What the law makes depend on the status group: the paper of an approval, its form, the legal remedy."""

from inventory.approvals.words import Paper, SignatureForm
from inventory.fields import Word
from inventory.people.fields import StatusGroup


class Remedy(Word):
    """The value is the key of the wording; nowhere is there a Widerspruch (§ 103 LBG NRW)."""

    ADMINISTRATIVE_COURT = "klage_verwaltungsgericht", "Klage vor dem Verwaltungsgericht"
    LABOUR_COURT = "arbeitsgericht", "Rechtsweg zum Arbeitsgericht, ohne Belehrung"


WRITTEN = frozenset({SignatureForm.INK, SignatureForm.QUALIFIED})
"""What satisfies the written form of § 126 and § 126a BGB; a scanned signature does not."""


def remedy(status: StatusGroup) -> Remedy:
    return Remedy.ADMINISTRATIVE_COURT if status is StatusGroup.CIVIL_SERVANT else Remedy.LABOUR_COURT


def approval_paper(status: StatusGroup) -> Paper:
    return Paper.APPROVAL if status is StatusGroup.CIVIL_SERVANT else Paper.AGREEMENT


def signature_forms(status: StatusGroup) -> frozenset[SignatureForm]:
    """How an approval may be signed: with employees it changes the contract (§ 2 Abs. 3 TVöD)."""
    if approval_paper(status) is Paper.AGREEMENT:
        return WRITTEN
    return WRITTEN | {SignatureForm.ADVANCED, SignatureForm.TEXT}
