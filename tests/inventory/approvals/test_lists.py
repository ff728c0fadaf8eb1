"""The views of the list of cases find what their names say."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import Session

from inventory.actor import Actor, Role
from inventory.approvals import actions
from inventory.approvals.lists import APPLICATIONS
from inventory.approvals.records import Application
from inventory.approvals.states import State
from inventory.approvals.today import worklist
from inventory.listing import Query
from inventory.sight import seen_by
from inventory.today import today
from tests.inventory.approvals.office import WAY_TO, Office


def found(office: Office, query: Query, actor: Actor | None = None) -> set[int]:
    listing = seen_by(APPLICATIONS, actor or office.actors[Role.HR])
    with closing(office.store.reader()) as reader:
        return set(reader.ids(listing, query, lambda: True))


def view(name: str) -> Query:
    return next(it.query for it in APPLICATIONS.views if it.name == name)


def cases_in(office: Office, *states: State) -> list[Application]:
    """A case of somebody else in each state."""
    office.stock(len(states))
    people = [
        office.hr.person(str(20 + number), manager_id=office.manager.id, unit_id=office.unit.id)
        for number, _state in enumerate(states)
    ]
    begun = [office.draft(employee_id=person.id) for person in people]
    return [office.walk(case, WAY_TO[state]) for case, state in zip(begun, states, strict=True)]


def test_only_what_is_in_process_is_overdue(office: Office) -> None:
    ended, waiting = cases_in(office, State.ENDED, State.OPINION)
    yesterday = today() - timedelta(days=1)
    for case in (ended, waiting):
        office.hr.do(fall_due, case=case, on=yesterday)
    assert found(office, view("Überfällig")) == {waiting.key()}


def fall_due(session: Session, *, case: Application, on: date) -> None:
    session.get_one(Application, case.key()).due_on = on


def test_an_assigned_case_waits_for_its_clerk_and_who_stands_in_for_them_only(office: Office) -> None:
    of_all, assigned = cases_in(office, State.SUBMITTED, State.SIGNATURE)
    clerk = office.hr.person("31")
    office.hr.do(actions.assign, application_ids=[assigned.key()], clerk_id=clerk.key())
    somebody = office.actors[Role.HR]
    themselves = replace(somebody, employee_id=clerk.key())
    stand_in = replace(somebody, stands_in_for=frozenset({clerk.key()}))
    assert found(office, view("Warten auf mich"), somebody) == {of_all.key()}
    for actor in (themselves, stand_in):
        assert found(office, view("Warten auf mich"), actor) == {of_all.key(), assigned.key()}


def test_what_an_assigned_case_lacks_is_nobody_elses_work_in_heute(office: Office) -> None:
    (assigned,) = cases_in(office, State.SIGNATURE)
    clerk = office.hr.person("31")
    office.hr.do(actions.assign, application_ids=[assigned.key()], clerk_id=clerk.key())
    somebody = office.actors[Role.HR]
    assert work(office, somebody) == set()
    assert work(office, replace(somebody, employee_id=clerk.key())) == {"signatures"}


def work(office: Office, actor: Actor) -> set[str]:
    with closing(office.store.reader()) as reader:
        return {it.block.name for it in worklist(reader, actor) if it.count and it.block.mine}
