"""What a role may not see is not loaded, not searched, not exported."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from inventory.actor import Actor, Role
from inventory.approvals import actions
from inventory.approvals.lists import APPLICATIONS, FOLLOW_UPS
from inventory.approvals.states import State, Step
from inventory.approvals.today import figures, worklist
from inventory.devices import cards as device_cards
from inventory.devices.lists import DEVICES
from inventory.errors import Refused
from inventory.listing import Filter, Listing, Match, Query
from inventory.people.lists import PEOPLE
from inventory.sight import query_seen_by, seen_by
from inventory.store.reader import Reader
from tests.inventory.approvals.office import DAY, Office
from tests.inventory.approvals.test_form import HOME

REASONS: dict[str, Any] = {
    "vote": "nicht",
    "reason": "praesenz",
    "grounds": "Am Schalter wird jede Person gebraucht.",
}


@contextmanager
def reading(office: Office) -> Iterator[Reader]:
    reader = office.store.reader()
    try:
        yield reader
    finally:
        reader.close()


def count(office: Office, listing: Listing, actor: Actor, query: Query | None = None) -> int:
    with reading(office) as reader:
        return reader.count(seen_by(listing, actor), query or Query())


@pytest.mark.parametrize("listing", [APPLICATIONS, FOLLOW_UPS, DEVICES, PEOPLE], ids=lambda it: it.name)
@pytest.mark.parametrize("role", list(Role), ids=str)
def test_every_list_can_be_read_in_every_role(office: Office, listing: Listing, role: Role) -> None:
    office.case_in(State.TRIAL)
    seen = seen_by(listing, office.actors[role])
    if not seen.columns:
        return
    with reading(office) as reader:
        rows = reader.first(seen, Query(order=seen.columns[0].name), 10)
        assert all(len(row) == len(seen.columns) for _key, row in rows)
        for view in seen.views:
            assert reader.count(seen, view.query) >= 0
    assert all(not column.who or role in column.who for column in seen.columns)


def test_each_role_reaches_its_own_cases_only(office: Office) -> None:
    office.case_in(State.OPINION)
    reached = {role: count(office, APPLICATIONS, office.actors[role]) for role in Role}
    assert {role for role, found in reached.items() if found} == {
        Role.IT,
        Role.HR,
        Role.MANAGER,
        Role.HEAD,
    }
    elsewhere = replace(office.actors[Role.MANAGER], employee_id=office.applicant.id)
    assert count(office, APPLICATIONS, elsewhere) == 0
    nowhere = replace(office.actors[Role.HEAD], unit_ids=frozenset())
    assert count(office, APPLICATIONS, nowhere) == 0


def test_the_search_finds_cases_by_name_and_number_within_what_one_may_see(office: Office) -> None:
    office.case_in(State.OPINION)
    for words in ("mueller", "Müller jörg", "MA-2026-00001", "fb 51"):
        assert count(office, APPLICATIONS, office.actors[Role.HR], Query(search=words)) == 1
        stranger = replace(office.actors[Role.MANAGER], employee_id=office.applicant.id)
        assert count(office, APPLICATIONS, stranger, Query(search=words)) == 0
    assert count(office, APPLICATIONS, office.actors[Role.HR], Query(search="4711")) == 0


def test_a_draft_is_nobody_elses_business(office: Office) -> None:
    office.draft()
    assert count(office, APPLICATIONS, office.actors[Role.IT]) == 0
    assert count(office, APPLICATIONS, office.actors[Role.HR]) == 1


def test_waiting_for_me_follows_the_case_from_role_to_role(office: Office) -> None:
    mine = Query(filters=(Filter("mine", Match.ANY_OF, (1,)),))

    def waits_for() -> set[Role]:
        roles = (Role.HR, Role.IT, Role.MANAGER, Role.HEAD, Role.AUDITOR)
        return {role for role in roles if count(office, APPLICATIONS, office.actors[role], mine)}

    office.stock()
    case = office.draft()
    for step, role in {
        Step.SUBMIT: Role.HR,
        Step.FORWARD: Role.MANAGER,
        Step.GIVE_OPINION: Role.HEAD,
        Step.CAST_VOTE: Role.IT,
        Step.CHECK_IT: Role.HR,
    }.items():
        office.take(case, step)
        assert waits_for() == {role}
    themselves = replace(office.actors[Role.HR], employee_id=office.applicant.id)
    assert count(office, APPLICATIONS, themselves, mine) == 0


def test_a_column_is_narrowed_to_the_rows_of_the_role_that_may_see_it(office: Office) -> None:
    office.case_in(State.OPINION)
    both = Actor("x", frozenset({Role.IT, Role.MANAGER}), office.applicant.id)
    seen = seen_by(APPLICATIONS, both)
    place = [column.name for column in seen.columns].index("days")
    with reading(office) as reader:
        ((_key, row),) = reader.first(seen, Query(), 5)
        assert row[place] == ""
        ((_key, row),) = reader.first(seen_by(APPLICATIONS, office.actors[Role.MANAGER]), Query(), 5)
    assert "2" in row


def test_a_saved_view_of_others_loses_what_one_may_not_see(office: Office) -> None:
    seen = seen_by(APPLICATIONS, office.actors[Role.IT])
    shared = Query(filters=(Filter("percent", Match.FROM, (4000,)),), order="percent")
    assert query_seen_by(seen, shared) == Query()


def test_it_reads_no_votes_and_no_reasons(office: Office) -> None:
    case = office.case_in(State.OPINION)
    office.take(case, Step.GIVE_OPINION, **REASONS)
    seen, hidden = office.card(case, Role.HR), office.card(case, Role.IT)
    assert seen is not None
    assert hidden is not None
    assert seen.way[-1].said is not None
    assert seen.way[-1].said.grounds == REASONS["grounds"]
    assert all(it.said is None for it in hidden.way)
    assert REASONS["grounds"] not in repr(hidden)


def test_it_sees_the_private_address_only_while_it_delivers(office: Office) -> None:
    telework = {"form": "telearbeit", "hours": 16, "priority": True, **HOME}
    case = office.case_in(State.SIGNATURE, **telework)
    before = office.card(case, Role.IT)
    office.take(case, Step.SIGN)
    during = office.card(case, Role.IT)
    office.take(case, Step.START_TRIAL)
    after = office.card(case, Role.IT)
    assert [HOME["street"] in repr(it) for it in (before, during, after)] == [False, True, False]
    for role in (Role.MANAGER, Role.HEAD):
        card = office.card(case, role)
        assert card is not None
        assert not {"street", "priority", "disability_heard"} & set(card.values)
    hr = office.card(case, Role.HR)
    assert hr is not None
    assert hr.values["priority"] is True


def test_the_history_on_the_card_leaves_out_what_one_may_not_see(office: Office) -> None:
    case = office.case_in(State.CLARIFICATION)
    office.hr.do(
        actions.correct,
        application_id=case.key(),
        base={"tasks": case.tasks},
        values={"tasks": "Etwas anderes"},
    )
    assert "Etwas anderes" in repr(office.card(case, Role.MANAGER))
    assert "Etwas anderes" not in repr(office.card(case, Role.IT))


def test_a_stranger_gets_no_card(office: Office) -> None:
    case = office.case_in(State.OPINION)
    for role in (Role.CONTROLLING, Role.ADMIN, Role.AUDITOR):
        assert office.card(case, role) is None


def test_the_city_counts_without_naming_anybody(office: Office) -> None:
    office.case_in(State.TRIAL)
    with reading(office) as reader:
        found = figures(reader, office.actors[Role.CONTROLLING], DAY)
        assert (found.enabled, found.open_by_state) == (1, {})
        with pytest.raises(Refused, match="Zahlen der ganzen Stadt"):
            figures(reader, office.actors[Role.MANAGER], DAY)
        assert not [it for it in worklist(reader, office.actors[Role.CONTROLLING]) if it.rows]


def test_today_shows_each_role_its_own_work(office: Office) -> None:
    office.case_in(State.SIGNATURE)
    with reading(office) as reader:
        hr = {it.block.name: it.count for it in worklist(reader, office.actors[Role.HR])}
        it = {it.block.name: it.count for it in worklist(reader, office.actors[Role.IT])}
    assert (hr["waiting"], hr["signatures"], hr["overdue"]) == (0, 1, 0)
    assert it == {"waiting": 0, "handovers": 0, "returns": 0, "leavers": 0}


@pytest.mark.parametrize(
    ("listing", "words", "finders"),
    [
        (DEVICES, "müller", {Role.IT, Role.HR, Role.MANAGER, Role.AUDITOR}),
        (DEVICES, "sn-0", {Role.IT, Role.HR, Role.MANAGER, Role.AUDITOR, Role.CONTROLLING}),
        (PEOPLE, "11", {Role.IT, Role.HR}),
        (PEOPLE, "joerg.mueller@stadt", {Role.IT, Role.HR}),
        (PEOPLE, "müller jörg", {Role.IT, Role.HR, Role.MANAGER, Role.HEAD, Role.ADMIN}),
    ],
)
def test_nobody_finds_by_what_they_do_not_see(
    office: Office, listing: Listing, words: str, finders: set[Role]
) -> None:
    office.case_in(State.TRIAL)
    found = {role for role in Role if count(office, listing, office.actors[role], Query(search=words))}
    assert found == finders


def test_who_counts_devices_finds_holders_in_the_own_team_only(office: Office) -> None:
    office.case_in(State.TRIAL)
    (elsewhere,) = office.it.delivery("SN-9", model_id=1)
    office.it.issue(elsewhere, employee_id=office.manager.id)
    manager = office.actors[Role.MANAGER]
    both = replace(manager, roles=frozenset({Role.MANAGER, Role.CONTROLLING}))
    assert count(office, DEVICES, both) == 2
    assert count(office, DEVICES, both, Query(search="müller")) == 1
    assert count(office, DEVICES, both, Query(search="fuchs")) == 0


def test_a_card_holds_what_its_reader_may_see(office: Office) -> None:
    office.case_in(State.TRIAL)
    person = office.applicant.key()

    def device(role: Role) -> device_cards.DeviceCard | None:
        return office.hr.see(device_cards.device_card, device_id=1, actor=office.actors[role])

    def hub(role: Role) -> device_cards.PersonCard | None:
        return office.hr.see(device_cards.person_card, person_id=person, actor=office.actors[role])

    counting, technical = device(Role.CONTROLLING), device(Role.IT)
    assert counting is not None
    assert technical is not None
    assert technical.holders[0].holder == "Müller, Jörg"
    assert "Müller" not in repr(counting)
    assert "encrypted" in technical.values
    assert "encrypted" not in counting.values
    assert device(Role.ADMIN) is None
    hr, manager, administration = hub(Role.HR), hub(Role.MANAGER), hub(Role.ADMIN)
    assert hr is not None
    assert manager is not None
    assert administration is not None
    assert "tarif" in repr(hr)
    assert "tarif" not in repr(manager)
    assert set(administration.values) >= {"last_name", "unit_id"}
    assert not {"personnel_no", "share", "email", "manager_id"} & set(administration.values)
    assert hub(Role.CONTROLLING) is None
