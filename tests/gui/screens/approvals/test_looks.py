"""How steps and work look: nothing anybody waits for is without a word, a verb and an icon."""

import pytest

from gui.screens.approvals.looks import WORK
from inventory.approvals.procedure import WAITS_FOR
from inventory.approvals.states import State


@pytest.mark.parametrize("state", WAITS_FOR, ids=str)
def test_a_case_that_waits_for_somebody_says_what_is_to_be_done(state: State) -> None:
    assert all(WORK[state])
