"""What is told of an invented case is what the real actions leave behind."""

from pathlib import Path
from shutil import copy

import pytest

from inventory.approvals.states import State, Step
from inventory.demo import open_demo
from inventory.store import address
from inventory.store.database import Store
from tests.inventory.demo.looking import asked
from tests.inventory.demo.replaying import Replay, fill

SETTLED = (
    "NOT EXISTS (SELECT 1 FROM event WHERE event.kind = 'employee' AND field <> '' "
    "AND record_id = application.employee_id)"
)
"""People whose unit, manager and hours were never changed: the empty store knows them only as they are."""

IN_THE_STATE = (
    f"SELECT employee_id FROM application WHERE state = :word AND {SETTLED} GROUP BY employee_id LIMIT 2"
)
RARE = (
    Step.DEEM_CONSENT,
    Step.CONCILIATE,
    Step.REVOKE,
    Step.FAIL_TRIAL,
    Step.CONFIRM_END,
    Step.CHECK_PRIVACY,
    Step.ANSWER,
    Step.SUCCEED,
    Step.RECORD_RESULT,
)
WITH_THE_STEP = (
    "SELECT employee_id FROM application JOIN review_step ON application_id = application.id "
    f"WHERE step = :word AND {SETTLED} GROUP BY employee_id LIMIT 2"
)
RESERVED_LATER = (
    "SELECT employee_id FROM application JOIN provision ON application_id = application.id "
    "JOIN event ON event.kind = 'provision' AND event.record_id = provision.id AND event.field = :word "
    f"WHERE {SETTLED} GROUP BY employee_id LIMIT 3"
)


@pytest.fixture(scope="session")
def before_anybody_applied(
    city_folder: Path, empty_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    file = Path(copy(empty_file, tmp_path_factory.mktemp("before")))
    city, store = Store(open_demo(city_folder)), Store(address.of_file(file))
    fill(city, store)
    city.close()
    store.close()
    return file


@pytest.mark.parametrize(
    ("question", "word"),
    [
        *((IN_THE_STATE, state) for state in State),
        *((WITH_THE_STEP, step) for step in RARE),
        (RESERVED_LATER, "device_id"),
    ],
)
def test_an_office_that_does_the_same_leaves_the_same(
    city: Store, before_anybody_applied: Path, tmp_path: Path, question: str, word: str
) -> None:
    people = [person for (person,) in asked(city, question, word=word)]
    assert people
    for person in people:
        store = Store(address.of_file(Path(copy(before_anybody_applied, tmp_path / f"{person}.db"))))
        replay = Replay(city, store, person)
        replay.go()
        for table, told, made in replay.pairs():
            assert (table, made) == (table, told)
        replay.close()
        store.close()
