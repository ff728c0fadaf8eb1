"""The cases of the invented city: as many as Heute is to show, and every one of them lawful."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from inventory.access.identity import who_is
from inventory.access.records import Account, Deputy
from inventory.actor import Actor, Role
from inventory.approvals import actions
from inventory.approvals.checks import Background, problems
from inventory.approvals.deadlines import is_workday
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.followups import FollowUp
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.records import PARTS, Application
from inventory.approvals.rules import Ruleset
from inventory.approvals.states import PENDING, RUNNING, State, Step
from inventory.approvals.today import figures, worklist
from inventory.approvals.way import Involvement, Provision, ReviewOpinion, ReviewStep
from inventory.approvals.words import (
    POSITIVE_ANSWERS,
    ApplicationKind,
    Body,
    Intention,
    Result,
    Task,
    WorkForm,
)
from inventory.demo.days import TODAY
from inventory.demo.personas import PERSONAS
from inventory.devices.fields import DeviceKind
from inventory.devices.lifecycle import State as DeviceState
from inventory.devices.records import Device
from inventory.fields import checked
from inventory.people.records import Employee
from inventory.store.database import Store
from inventory.store.reader import Reader
from tests.inventory.clerk import Clerk
from tests.inventory.demo.looking import all_of, asked

CITY_DAY = date.fromordinal(TODAY)
OPEN = {
    State.SUBMITTED: 9,
    State.OPINION: 20,
    State.VOTE: 13,
    State.IT_CHECK: 14,
    State.HR_CHECK: 10,
    State.CLARIFICATION: 5,
    State.PARTICIPATION: 8,
    State.CONCILIATION: 3,
    State.SIGNATURE: 9,
    State.EQUIPMENT: 9,
}
NEEDED_TO_RUN = (
    Step.SUBMIT,
    Step.FORWARD,
    Step.GIVE_OPINION,
    Step.CAST_VOTE,
    Step.CHECK_IT,
    Step.APPROVE,
    Step.SIGN,
)


@pytest.fixture
def reader(city: Store) -> Iterator[Reader]:
    reader = Reader(city.url)
    yield reader
    reader.close()


def way_of(city: Store) -> dict[int, list[ReviewStep]]:
    ways: dict[int, list[ReviewStep]] = defaultdict(list)
    for step in all_of(city, ReviewStep):
        ways[step.application_id].append(step)
    return {key: sorted(way, key=lambda it: it.number) for key, way in ways.items()}


def test_heute_shows_954_of_1900_and_a_hundred_open_cases(reader: Reader) -> None:
    shown = figures(reader, Actor("co01", frozenset({Role.CONTROLLING})), CITY_DAY)
    assert (shown.enabled, shown.workplaces) == (954, 1900)
    assert shown.open_by_state == OPEN
    assert sum(shown.open_by_age.values()) == 100
    assert min(shown.open_by_age.values()) > 2, shown.open_by_age
    assert shown.devices[DeviceKind.THIN_CLIENT][0] > 200


def test_cases_came_to_every_end_there_is(city: Store) -> None:
    cases = all_of(city, Application)
    states = Counter(case.state for case in cases)
    assert states[State.DRAFT] == 6
    assert states[State.REFUSED] == 28
    assert states[State.WITHDRAWN] == 19
    assert states[State.SUSPENDED] == 5
    assert states[State.REVOKING] == 2
    assert states[State.ENDED] == 6
    assert states[State.RETURN_OPEN] == 5
    ended = Counter(case.end_reason.value for case in cases if case.end_reason and case.state is State.CLOSED)
    assert ended.keys() == {"abgeloest", "austritt", "kuendigung", "probezeit", "widerruf"}
    assert set(states) == set(State)
    kinds = Counter((case.kind, case.received_on.year) for case in cases if case.received_on)
    assert all(kinds[ApplicationKind.FIRST, year] > 50 for year in range(2022, 2027))
    assert all(kinds[ApplicationKind.RENEWAL, year] > 50 for year in (2024, 2025, 2026))


def test_some_end_soon_some_wait_too_long_and_some_lack_what_they_need(city: Store) -> None:
    cases = all_of(city, Application)
    running = [case for case in cases if case.state in RUNNING]
    soon = [case for case in running if case.ends_on and case.ends_on <= CITY_DAY + timedelta(days=90)]
    assert len(soon) == 31
    assert all(case.ends_on and case.ends_on > CITY_DAY for case in soon)
    late = [case for case in cases if case.state in PENDING and case.due_on and case.due_on < CITY_DAY]
    assert 5 <= len(late) <= 20
    holders = {it.employee_id for it in all_of(city, Device) if it.state is DeviceState.ISSUED}
    assert 5 <= sum(case.employee_id not in holders for case in running) <= 40
    applied = {case.employee_id for case in cases}
    assert 10 <= sum(it is not None and it not in applied for it in holders) < 400
    assert any(it.device_id is None and it.available_on for it in all_of(city, Provision))
    assert any(case.form is WorkForm.TELEWORK for case in running)


def test_every_way_is_without_a_gap_and_leads_to_where_the_case_stands(city: Store) -> None:
    ways = way_of(city)
    for case in all_of(city, Application):
        way = ways.get(case.key(), [])
        if case.state is State.DRAFT:
            assert not way
            continue
        assert [it.number for it in way] == list(range(1, len(way) + 1))
        assert way[0].source is State.DRAFT
        assert all(
            earlier.target is later.source and earlier.on <= later.on for earlier, later in pairwise(way)
        )
        assert (way[-1].target, way[-1].on) == (case.state, case.last_on)
        assert all((it.source, it.step) in PROCEDURE for it in way)
        assert way[-1].on < CITY_DAY
        assert case.received_on == way[0].on


def test_everybody_had_their_say_on_a_workday_and_nobody_two_or_one_in_their_own_case(city: Store) -> None:
    cases = {case.key(): case for case in all_of(city, Application)}
    for key, way in way_of(city).items():
        said: dict[str, set[str]] = defaultdict(set)
        for it in way:
            assert is_workday(it.on)
            assert it.person_id != cases[key].employee_id
            if it.mark:
                said[it.login].add(it.mark.value)
        assert all(len(marks) == 1 for marks in said.values())


def test_nothing_was_decided_before_what_has_to_come_first(city: Store) -> None:
    rounds: dict[int, list[Involvement]] = defaultdict(list)
    for asked_body in all_of(city, Involvement):
        rounds[asked_body.application_id].append(asked_body)
    rules = {it.key(): it for it in all_of(city, Ruleset)}
    ways = way_of(city)
    for case in all_of(city, Application):
        steps = [it.step for it in ways.get(case.key(), [])]
        council = [it for it in rounds[case.key()] if it.body is Body.COUNCIL]
        consented = {it.intention for it in council if it.result in POSITIVE_ANSWERS}
        if Step.REFUSE in steps or Step.REVOKE in steps:
            assert Intention.REFUSE in consented
        if Step.APPROVE in steps and rules[case.ruleset_id or 0].council_approves:
            assert Intention.APPROVE in consented
        if case.state in RUNNING:
            assert set(NEEDED_TO_RUN) <= set(steps)
            assert case.agreed_on
            assert case.pledged_on
            assert case.handed_over_on
    results = {it.result for found in rounds.values() for it in found}
    assert results >= {Result.CONSENT, Result.DEEMED, Result.WITHHELD, Result.DISCUSSION, Result.HEARD}


def test_nobody_has_two_running_cases_or_two_of_a_kind_in_work(city: Store) -> None:
    cases = all_of(city, Application)
    running = Counter(case.employee_id for case in cases if case.state in RUNNING)
    in_work = Counter((case.employee_id, case.kind) for case in cases if case.state in PENDING)
    assert set(running.values()) == {1}
    assert set(in_work.values()) == {1}


def test_every_application_is_complete_under_the_rules_it_was_filed_under(city: Store) -> None:
    parts = {part: {it.application_id: it for it in all_of(city, part)} for part in PARTS}
    rules = {it.key(): it for it in all_of(city, Ruleset)}
    people = {it.key(): it for it in all_of(city, Employee)}
    changed = {
        key
        for (key,) in asked(
            city, "SELECT DISTINCT record_id FROM event WHERE kind = 'employee' AND field <> ''"
        )
    }
    filed_under: Counter[int] = Counter()
    for case in all_of(city, Application):
        values = case.model_dump()
        for found in parts.values():
            values = {**found[case.key()].model_dump(), **values}
        clean = checked(APPLICATION_FIELDS, values)
        if case.ruleset_id is None or case.employee_id in changed:
            continue
        filed_under[case.ruleset_id] += 1
        person, running = people[case.employee_id], case.predecessor_id
        known = Background(person.share, person.status_group, person.exit_on, running, None, None)
        assert problems(clean, rules[case.ruleset_id].model_dump(), known) == {}
    assert len(filed_under) == 2


def test_case_numbers_rise_with_the_days_and_go_on_from_there(city: Store) -> None:
    cases = [case for case in all_of(city, Application) if case.case_no]
    cases.sort(key=lambda it: it.case_no or "")
    received = [case.received_on for case in cases if case.received_on]
    assert received == sorted(received)
    last = dict(asked(city, "SELECT name, last FROM sequence WHERE name LIKE 'case_no %'"))
    assert last == Counter(f"case_no {day.year}" for day in received)


def test_most_open_cases_have_a_clerk_of_personnel_and_nobody_has_their_own(city: Store) -> None:
    clerks = {account.employee_id for account in all_of(city, Account) if Role.HR in account.roles}
    in_charge = [case for case in all_of(city, Application) if case.clerk_id]
    assert 40 < len(in_charge) < 90
    assert all(case.clerk_id in clerks and case.clerk_id != case.employee_id for case in in_charge)


def test_reserved_devices_wait_for_the_case_that_needs_them(city: Store) -> None:
    cases = {case.key(): case for case in all_of(city, Application)}
    devices = {device.key(): device for device in all_of(city, Device)}
    provided = [it for it in all_of(city, Provision) if it.device_id]
    waiting = 0
    for it in provided:
        case, device = cases[it.application_id], devices[it.device_id or 0]
        if case.state in PENDING and device.employee_id is None:
            assert (device.state, device.reserved_for_id) == (DeviceState.RESERVED, case.employee_id)
            waiting += 1
        elif case.state in RUNNING:
            assert device.employee_id in (case.employee_id, None)
    assert waiting > 5


def test_what_movers_and_leavers_left_to_do_is_open_or_done(city: Store) -> None:
    tasks = Counter((it.task, it.done_on is None) for it in all_of(city, FollowUp))
    assert tasks[Task.END_CASE, True] > 2
    assert tasks[Task.RETURN_DEVICES, True] > 2
    assert tasks[Task.END_CASE, False] > 2
    assert tasks[Task.REVIEW_CASE, False] > 2


def test_everybody_who_took_a_step_has_an_account_for_it(city: Store, reader: Reader) -> None:
    accounts = {account.login: account for account in all_of(city, Account)}
    for login, person_id, role in asked(city, "SELECT DISTINCT login, person_id, role FROM review_step"):
        assert Role.of(role) in accounts[login].roles
        assert accounts[login].employee_id == person_id
    for login, role in PERSONAS:
        actor = who_is(reader, login, CITY_DAY)
        assert role in actor.roles
        assert actor.employee_id
    spans = [(it.starts_on, it.ends_on) for it in all_of(city, Deputy)]
    assert len(spans) > 3
    assert min(spans)[1] < CITY_DAY < max(spans)[0]


@pytest.mark.parametrize("login", ["hr01", "it01", "fk01", "fbl01", "ds01"])
def test_each_place_in_the_city_has_something_to_do(reader: Reader, login: str) -> None:
    work = list(worklist(reader, who_is(reader, login, CITY_DAY)))
    assert sum(it.count for it in work if it.block.actable) >= 2


def test_a_manager_goes_on_where_the_city_stands(small_city: Store) -> None:
    case = next(it for it in all_of(small_city, Application) if it.state is State.OPINION)
    account = next(it for it in all_of(small_city, Account) if it.employee_id == case.manager_id)
    manager = Clerk(small_city, Actor(account.login, frozenset(account.roles), account.employee_id))
    values = {"on": CITY_DAY, "vote": "befuerwortet"}
    manager.do(actions.take, application_id=case.key(), step=Step.GIVE_OPINION, values=values)
    moved = next(it for it in all_of(small_city, Application) if it.id == case.id)
    assert moved.state is State.VOTE


def test_what_was_said_is_said_in_whole_sentences(city: Store) -> None:
    for said in all_of(city, ReviewOpinion):
        if said.reason:
            assert len(said.grounds or "") >= 30
    assert len({said.grounds for said in all_of(city, ReviewOpinion)}) > 25
