"""What Heute says of papers: those that are out and have not come back signed."""

from inventory.actor import Role
from inventory.approvals.today import Block
from inventory.listing import Filter, Match, Query
from inventory.papers.lists import PAPERS

UNSIGNED = Block(
    "unsigned",
    "Papiere ohne Unterschrift",
    PAPERS,
    Query(filters=(Filter("unsigned", Match.ANY_OF, (1,)),), order="made_on"),
    frozenset({Role.HR, Role.IT}),
)
