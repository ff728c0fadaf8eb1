"""The matrix of rights and roles, asked in the action itself."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pkgutil import walk_packages
from typing import Any

import pytest

import inventory
from inventory.access.actions import add_first_account
from inventory.actor import Actor, Role
from inventory.approvals import actions as cases
from inventory.approvals.agreement import adopt_first
from inventory.approvals.filing import file, hand_in
from inventory.approvals.states import State, Step
from inventory.city.actions import found_city
from inventory.devices import actions as devices
from inventory.devices import lifecycle
from inventory.errors import Refused
from inventory.papers import actions as papers
from inventory.papers.filing import assign_scan, file_scan, file_signed
from inventory.rights import GUARDED, MATRIX, Right, may
from inventory.store.history import Booking, books, undo
from tests.inventory.approvals.office import DAY, Office

NO_RIGHT: dict[Any, str] = {
    cases.draft: "people record their own applications, too",
    cases.correct: "people mend their own applications, too",
    file: "so does who records and hands in at once",
    hand_in: "so does who hands in later",
    undo: "everybody takes back what is theirs",
    add_first_account: "there is nobody yet who could have a right",
    adopt_first: "a new database begins with it",
    found_city: "and with this",
    papers.make: "each kind of paper has its own makers",
    papers._keep_all: "the papers were asked for by who drew them",
    file_scan: "whoever makes a paper files it when it is signed",
    assign_scan: "so does who has to look at it first",
    file_signed: "a certificate instead of ink changes nothing about that",
}
"""The actions that ask for something else than a right of the matrix."""


class Desk:
    """As much of a session as a right is asked of."""

    def __init__(self, role: Role) -> None:
        self.info = {"actor": Actor("x", frozenset({role}))}


def booked() -> set[Any]:
    """Every action that gives its booking a name, found where it is."""
    by_books = books("")(print).__code__
    found: set[Any] = set()
    for module in walk_packages(inventory.__path__, "inventory."):
        if ".demo" not in module.name and ".migrations" not in module.name:
            for it in vars(import_module(module.name)).values():
                if inspect.isfunction(it) and by_books in _codes(it):
                    found.add(it)
    return found


def _codes(action: Any) -> Iterator[Any]:
    """Of an action and of what is wrapped in it."""
    while action is not None:
        yield getattr(action, "__code__", None)
        action = getattr(action, "__wrapped__", None)


@pytest.mark.parametrize(
    ("action", "role"), list(product(GUARDED, Role)), ids=lambda it: getattr(it, "__name__", str(it))
)
def test_every_action_refuses_every_role_without_its_right(action: Any, role: Role) -> None:
    right = GUARDED[action]
    if may(Actor("x", frozenset({role})), right):
        assert role in MATRIX[right]
        return
    with pytest.raises(Refused, match=f"„{right.label}“ ist .* vorbehalten"):
        action(Desk(role))


def test_whatever_is_booked_asks_for_a_right_or_says_why_not() -> None:
    assert booked() - set(GUARDED) == set(NO_RIGHT)
    assert len(GUARDED) > 20


def test_every_right_is_given_to_somebody_and_asked_somewhere() -> None:
    booked()
    assert set(MATRIX) == set(Right)
    assert set(GUARDED.values()) | {Right.FIGURES} == set(Right)


def test_the_rights_are_those_of_the_city() -> None:
    held = {role: {right for right in Right if role in MATRIX[right]} for role in Role}
    assert held == {
        Role.IT: {Right.DEVICES, Right.SUPPLY, Right.FOLLOW_UPS, Right.FIGURES},
        Role.HR: {
            Right.PEOPLE,
            Right.CASES,
            Right.FOLLOW_UPS,
            Right.RULES,
            Right.TEXTS,
            Right.CITY,
            Right.FIGURES,
        },
        Role.MANAGER: set(),
        Role.HEAD: set(),
        Role.CONTROLLING: {Right.FIGURES},
        Role.AUDITOR: set(),
        Role.ADMIN: {Right.CITY, Right.ACCOUNTS},
    }


@pytest.mark.parametrize("role", [it for it in Role if it is not Role.IT], ids=str)
def test_the_steps_of_devices_are_taken_by_it_only(office: Office, role: Role) -> None:
    stock, issued = office.it.delivery("SN-1", "SN-2")
    office.it.issue(issued, employee_id=office.applicant.id)
    for device, step in ((stock, lifecycle.Step.RESERVE), (issued, lifecycle.Step.RETURN)):
        with pytest.raises(Refused, match="ist IT vorbehalten"):
            office.desks[role].step(device, step)
        with pytest.raises(Refused, match=f"{device.inventory_no}: .* ist IT vorbehalten"):
            office.desks[role].do(devices.step_each, taken=step, each={device.key(): {}})


@pytest.mark.parametrize("role", [Role.CONTROLLING, Role.ADMIN], ids=str)
def test_who_only_counts_or_administers_sees_and_moves_no_case(office: Office, role: Role) -> None:
    case = office.case_in(State.SUBMITTED)
    bookings = office.hr.count(Booking)
    assert office.card(case, role) is None
    for step in Step:
        with pytest.raises(Refused):
            office.take(case, step, role, on=DAY)
    assert office.look_at(case).state is State.SUBMITTED
    assert office.hr.count(Booking) == bookings


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_only_hr_and_people_themselves_record_applications(office: Office, role: Role) -> None:
    desk = office.desks[role]
    if role is Role.HR:
        assert desk.do(cases.draft, values=office.form()).state is State.DRAFT
        return
    with pytest.raises(Refused, match="Personal vorbehalten"):
        desk.do(cases.draft, values=office.form())
    desk.actor = Actor(desk.actor.login, desk.actor.roles, office.applicant.id)
    assert desk.do(cases.draft, values=office.form()).state is State.DRAFT


@pytest.mark.parametrize("role", [it for it in Role if it is not Role.HR], ids=str)
def test_nobody_but_hr_files_or_mends_for_others(office: Office, role: Role) -> None:
    desk, case = office.desks[role], office.draft()
    base, values = {"tasks": case.tasks}, {"tasks": "Etwas anderes"}
    with pytest.raises(Refused, match="Personal vorbehalten"):
        desk.do(cases.correct, application_id=case.key(), base=base, values=values)
    with pytest.raises(Refused, match="Personal vorbehalten"):
        desk.do(file, values=office.form(), today=DAY)
    with pytest.raises(Refused, match="Personal vorbehalten"):
        desk.do(hand_in, application_id=case.key(), base={}, values=office.form(), today=DAY)
    assert office.look_at(case).state is State.DRAFT


def test_people_file_and_withdraw_their_own_wish_without_any_role(office: Office) -> None:
    desk = office.desks[Role.CONTROLLING]
    desk.actor = Actor("jm01", frozenset(), office.applicant.id)
    case = desk.do(file, values=office.form(), today=DAY)
    assert case.state is State.SUBMITTED
    values = {"on": DAY}
    gone = desk.do(cases.take, application_id=case.key(), step=Step.WITHDRAW, values=values)
    assert gone.state is State.WITHDRAWN


def test_a_clerk_is_never_put_in_charge_of_the_own_case(office: Office) -> None:
    case = office.case_in(State.SUBMITTED)
    keys = [case.key()]
    with pytest.raises(Refused, match="Niemand bearbeitet den eigenen Antrag"):
        office.hr.do(cases.assign, application_ids=keys, clerk_id=office.applicant.id)
    assert office.hr.do(cases.assign, application_ids=keys, clerk_id=office.manager.id) == 1
    assert office.look_at(case).clerk_id == office.manager.id
    office.hr.do(cases.assign, application_ids=keys, clerk_id=None)
    assert office.look_at(case).clerk_id is None
