"""Who makes which paper, and who sees it."""

from inventory.actor import Role
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.words import Paper
from inventory.papers.words import OF_CASES, OF_DEVICES, OF_PEOPLE

IT, HR, MANAGER, HEAD, CONTROLLING, AUDITOR, ADMIN = Role


def _makers_of_case_papers() -> dict[Paper, frozenset[Role]]:
    """HR, and whoever takes a step that makes the paper."""
    who = {paper: {HR} for paper in OF_CASES}
    for cell in PROCEDURE.values():
        for paper in who.keys() & set(cell.papers):
            who[paper] |= set(cell.who)
    return {paper: frozenset(roles) for paper, roles in who.items()}


MAKERS: dict[Paper, frozenset[Role]] = {
    **_makers_of_case_papers(),
    Paper.HANDOVER: frozenset({IT}),
    Paper.RETURN: frozenset({IT}),
    Paper.LOSS: frozenset({IT}),
    Paper.DISPOSAL: frozenset({IT}),
    Paper.REMINDER: frozenset({IT, HR}),
    Paper.PLEDGE: frozenset({IT, HR}),
    Paper.BRIEFING: frozenset({IT, HR}),
}

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
