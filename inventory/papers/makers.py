"""Who makes which paper; what a step makes, those make who take the step."""

from inventory.actor import Role
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.words import Paper
from inventory.papers.words import OF_CASES


def _makers_of_case_papers() -> dict[Paper, frozenset[Role]]:
    """HR, and whoever takes a step that makes the paper."""
    who = {paper: {Role.HR} for paper in OF_CASES}
    for cell in PROCEDURE.values():
        for paper in who.keys() & set(cell.papers):
            who[paper] |= set(cell.who)
    return {paper: frozenset(roles) for paper, roles in who.items()}


MAKERS: dict[Paper, frozenset[Role]] = {
    **_makers_of_case_papers(),
    Paper.HANDOVER: frozenset({Role.IT}),
    Paper.RETURN: frozenset({Role.IT}),
    Paper.LOSS: frozenset({Role.IT}),
    Paper.DISPOSAL: frozenset({Role.IT}),
    Paper.REMINDER: frozenset({Role.IT, Role.HR}),
    Paper.PLEDGE: frozenset({Role.IT, Role.HR}),
    Paper.BRIEFING: frozenset({Role.IT, Role.HR}),
}
