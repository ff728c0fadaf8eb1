"""Who sees which paper, and who files what comes back."""

from inventory.actor import Role
from inventory.approvals.words import Paper
from inventory.papers.words import OF_DEVICES, OF_PEOPLE

FILERS = frozenset({Role.HR, Role.IT})
FOR_IT = (*OF_DEVICES, *OF_PEOPLE, Paper.IT_NOTE)
"""Nothing that says why somebody wants to work at home, or may not."""
FOR_LEADERS = (
    Paper.OPINION,
    Paper.CLARIFICATION,
    Paper.APPROVAL,
    Paper.AGREEMENT,
    Paper.REFUSAL,
    Paper.INVITATION,
    Paper.MINUTES,
    Paper.TRIAL,
    Paper.SUSPENSION,
    Paper.HEARING,
    Paper.REVOCATION,
    Paper.END,
    Paper.WITHDRAWAL,
)
"""Nothing that tells of priority or of the representatives of disabled people."""
WITH_ADDRESS = (Paper.APPROVAL, Paper.AGREEMENT)
"""For Telearbeit these name the private address, which is HR's alone."""
