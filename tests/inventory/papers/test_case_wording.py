"""The words of the papers: nothing in them is misspelt, and nobody reads what is not theirs."""

import pytest

from inventory.actor import Role
from inventory.approvals.records import PARTS, Application
from inventory.approvals.states import State
from inventory.approvals.words import Paper
from inventory.papers import cases
from inventory.papers.wording import delivered, needed
from inventory.store.database import Store
from tests.inventory.approvals.office import DAY, Office
from tests.papers.cases import furnish

READERS = {
    Paper.OPINION: Role.MANAGER,
    Paper.APPROVAL: Role.MANAGER,
    Paper.AGREEMENT: Role.MANAGER,
    Paper.IT_NOTE: Role.IT,
}
"""Papers that pass through the hands of others than HR and the person."""


@pytest.fixture
def known(sqlite_store: Store) -> cases.Known:
    office = Office(sqlite_store)
    furnish(office)
    case = office.case_in(State.ACTIVE)
    return office.hr.see(lambda session: cases.known_of(session, case.key(), DAY, None))


@pytest.mark.parametrize("paper", cases.CASE_PAPERS)
def test_every_place_flag_and_table_of_a_wording_is_one_that_cases_have(
    paper: Paper, known: cases.Known
) -> None:
    wanted = needed(delivered(paper))
    assert wanted.places - known.values.keys() == set()
    assert wanted.tables - known.tables.keys() == set()
    assert wanted.flags - set(cases.possible_flags()) == set()


@pytest.mark.parametrize("paper", READERS)
def test_what_others_than_hr_read_holds_nothing_they_may_not_see(paper: Paper) -> None:
    """Approvals stay clear of the private address and of both wishes only HR knows."""
    wanted = needed(delivered(paper))
    named = wanted.places | {flag.partition(":")[0] for flag in wanted.flags}
    fields = [*Application.declared, *(field for part in PARTS for field in part.declared)]
    hidden = {it.name for it in fields if not it.seen_by(frozenset({READERS[paper]}))}
    assert named & (hidden - {"city"}) == set()
    assert named & {"street", "city_of_home", "disability", "personnel_no"} == set()
