"""The words of the store of papers, and which papers are about what."""

from inventory.approvals.words import Paper
from inventory.fields import Word


class FileKind(Word):
    MADE = "erstellt", "Erstellt"
    SCAN = "scan", "Unterschrieben eingescannt"
    SIGNED = "signiert", "Digital unterschrieben"


class Blank(Word):
    """What is filled in elsewhere and comes back; it is kept nowhere."""

    APPLICATION = "formular", "Antragsformular"


OF_DEVICES = (Paper.HANDOVER, Paper.RETURN, Paper.LOSS, Paper.REMINDER, Paper.DISPOSAL)
OF_PEOPLE = (Paper.PLEDGE, Paper.BRIEFING)
OF_CASES = tuple(it for it in Paper if it not in OF_DEVICES + OF_PEOPLE)
COMES_BACK = (
    Paper.APPROVAL,
    Paper.AGREEMENT,
    Paper.HANDOVER,
    Paper.RETURN,
    Paper.LOSS,
    Paper.DISPOSAL,
    *OF_PEOPLE,
)
"""What is signed and comes back."""
