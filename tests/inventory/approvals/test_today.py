"""What each person finds to do today, and the city in numbers."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from inventory.actor import Actor, Role
from inventory.approvals.procedure import WAITS_FOR
from inventory.approvals.records import Application
from inventory.approvals.states import OVER, PENDING, State, Step
from inventory.approvals.today import AGES, BLOCKS, FEW, Figures, Work, figures, worklist
from inventory.city.actions import correct_city, found_city
from inventory.devices import lifecycle
from inventory.devices.fields import DeviceKind
from inventory.devices.records import Device
from inventory.errors import Refused
from inventory.people.actions import correct_person
from inventory.store.database import Store
from tests.inventory.approvals.office import DAY, TO_HR, Office

TODAY = date.today()  # noqa: DTZ011 (lists know no other day than the one people live in)


def work(office: Office, actor: Actor) -> dict[str, Work]:
    with closing(office.store.reader()) as reader:
        return {it.block.name: it for it in worklist(reader, actor)}


def counted(office: Office, actor: Actor) -> dict[str, int]:
    return {name: it.count for name, it in work(office, actor).items() if it.count}


def city(office: Office, today: date = DAY) -> Figures:
    with closing(office.store.reader()) as reader:
        return figures(reader, office.actors[Role.CONTROLLING], today)


def set_days(office: Office, case: Application, **days: date | None) -> None:
    """As if the case had come to where it is on other days."""

    def change(session: Session) -> None:
        found = session.get_one(Application, case.key())
        for name, day in days.items():
            setattr(found, name, day)

    office.hr.do(change)


@pytest.mark.parametrize("state", WAITS_FOR, ids=str)
def test_whoever_is_waited_for_finds_the_case_once_among_their_work(office: Office, state: State) -> None:
    office.case_in(state)
    mine = {block.name for block in BLOCKS if block.mine}
    for role, actor in office.actors.items():
        found = [it.block.name for it in work(office, actor).values() if it.count and it.block.name in mine]
        assert len(found) == int(role is WAITS_FOR[state]), (role, found)


def test_special_data_are_found_by_data_protection(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(data_category="besonders"), TO_HR)
    assert counted(office, office.actors[Role.AUDITOR]) == {"waiting": 1}
    assert "waiting" not in counted(office, office.actors[Role.HR])
    office.take(case, Step.CHECK_PRIVACY)
    assert counted(office, office.actors[Role.HR])["waiting"] == 1


def test_nobody_finds_their_own_case_among_their_work(office: Office) -> None:
    office.case_in(State.HR_CHECK)
    themselves = replace(office.actors[Role.HR], employee_id=office.applicant.id)
    assert "waiting" not in counted(office, themselves)


@pytest.mark.parametrize("role", [Role.CONTROLLING, Role.ADMIN], ids=str)
def test_who_has_no_part_in_cases_has_no_work_list(office: Office, role: Role) -> None:
    office.case_in(State.OPINION)
    assert work(office, office.actors[role]) == {}


@pytest.mark.parametrize(
    ("state", "block", "within", "beyond", "roles"),
    [
        (State.TRIAL, "trials", 14, 15, {Role.HR}),
        (State.SUSPENDED, "resumptions", 7, 8, {Role.HR, Role.MANAGER}),
        (State.OPINION, "overdue", -1, 0, {Role.HR}),
    ],
)
def test_what_is_due_shows_from_its_day_on(
    office: Office, state: State, block: str, within: int, beyond: int, roles: set[Role]
) -> None:
    case = office.case_in(state)
    for days, expected in ((within, roles), (beyond, set())):
        set_days(office, case, due_on=TODAY + timedelta(days=days))
        found = {role for role, actor in office.actors.items() if block in counted(office, actor)}
        assert found == expected


def test_what_ends_in_ninety_days_is_known_to_hr_and_the_manager(office: Office) -> None:
    case = office.case_in(State.ACTIVE)
    for days, expected in ((90, {Role.HR, Role.MANAGER}), (91, set())):
        set_days(office, case, begins_on=None, ends_on=TODAY + timedelta(days=days))
        found = {role for role, actor in office.actors.items() if "ending" in counted(office, actor)}
        assert found == expected


def test_leavers_show_until_all_is_settled_and_it_sees_only_the_devices(office: Office) -> None:
    office.case_in(State.ACTIVE)
    exit_on = TODAY + timedelta(days=7)
    office.hr.do(
        correct_person,
        person_id=office.applicant.key(),
        base={"exit_on": None},
        values={"exit_on": exit_on},
    )
    assert counted(office, office.actors[Role.HR])["leavers"] == 2
    assert counted(office, office.actors[Role.IT]) == {"returns": 1, "leavers": 1}
    assert city(office).leaving == 1


def test_only_the_first_few_are_shown_and_all_are_counted(office: Office) -> None:
    for number in range(FEW + 2):
        person = office.hr.person(str(20 + number), manager_id=office.manager.id, unit_id=office.unit.id)
        office.walk(office.draft(employee_id=person.id), TO_HR[:2])
    waiting = work(office, office.actors[Role.MANAGER])["waiting"]
    assert (len(waiting.rows), waiting.count) == (FEW, FEW + 2)


def test_every_block_shows_columns_that_its_readers_may_see() -> None:
    for block in BLOCKS:
        names = {column.name for column in block.listing.columns}
        assert {it.column for it in block.query.filters} | {block.query.order} <= names
        assert block.who <= set(block.listing.scopes)
    assert len({block.name for block in BLOCKS}) == len(BLOCKS)


@pytest.fixture
def big_office(store: Store) -> Office:
    """On both engines, for they count for themselves."""
    return Office(store)


def test_the_city_in_numbers(big_office: Office) -> None:
    office = big_office
    office.hr.do(found_city)
    base, values = {"workplaces": None}, {"workplaces": 1900}
    office.hr.do(correct_city, city_id=1, base=base, values=values)
    office.case_in(State.ACTIVE)
    for number, length in enumerate((2, 2, 5)):
        person = office.hr.person(str(20 + number), manager_id=office.manager.id, unit_id=office.unit.id)
        draft = office.draft(employee_id=person.id, equipment=())
        office.walk(draft, TO_HR[:length])
    found = city(office)
    assert (found.enabled, found.workplaces, found.ending, found.leaving) == (1, 1900, 0, 0)
    assert found.open_by_state == {State.OPINION: 2, State.HR_CHECK: 1}
    assert list(found.open_by_state) == [it for it in PENDING if it in found.open_by_state]
    assert found.devices == {DeviceKind.STANDARD: (1, 0)}


@pytest.mark.parametrize(
    ("age", "named"),
    [
        (0, "bis 14 Tage"),
        (14, "bis 14 Tage"),
        (15, "bis 42 Tage"),
        (42, "bis 42 Tage"),
        (43, "bis 90 Tage"),
        (90, "bis 90 Tage"),
        (91, "über 90 Tage"),
        (2000, "über 90 Tage"),
    ],
)
def test_open_cases_are_told_apart_by_the_days_since_they_came_in(
    office: Office, age: int, named: str
) -> None:
    office.case_in(State.OPINION)
    found = city(office, DAY + timedelta(days=age)).open_by_age
    assert {it for it, count in found.items() if count} == {named}
    assert len(found) == len(AGES) + 1


def test_who_gave_notice_counts_as_enabled_until_the_day_it_takes_effect(office: Office) -> None:
    case = office.case_in(State.ENDED)
    set_days(office, case, effective_on=TODAY + timedelta(days=2))
    assert city(office).enabled == 1
    set_days(office, case, effective_on=TODAY - timedelta(days=2))
    assert city(office).enabled == 0


@pytest.mark.parametrize("state", [State.SUSPENDED, *PENDING, *OVER[2:]], ids=str)
def test_who_may_not_work_at_home_today_is_not_enabled(office: Office, state: State) -> None:
    office.case_in(state)
    assert city(office).enabled == 0


def test_a_lost_notebook_is_no_working_device(office: Office) -> None:
    office.case_in(State.ACTIVE)
    assert city(office).enabled == 1
    device = office.it.see(lambda session: session.get_one(Device, 1))
    office.it.step(device, lifecycle.Step.REPORT_LOST)
    assert city(office).enabled == 0


@pytest.mark.parametrize("role", [Role.MANAGER, Role.HEAD, Role.AUDITOR, Role.ADMIN], ids=str)
def test_the_numbers_of_the_city_are_for_those_who_steer_it(office: Office, role: Role) -> None:
    with closing(office.store.reader()) as reader, pytest.raises(Refused, match="IT, Personal, Controlling"):
        figures(reader, office.actors[role], DAY)
