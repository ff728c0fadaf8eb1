"""Leavers and movers leave something to do until it is done."""

from datetime import date

import pytest
from sqlmodel import Session, select

from inventory.actor import Actor, Role
from inventory.approvals import followups
from inventory.approvals.followups import FollowUp, Matter
from inventory.approvals.states import State, Step
from inventory.approvals.words import Task
from inventory.devices.records import Device
from inventory.errors import Invalid, Refused
from inventory.people.actions import correct_person
from inventory.store.database import Store
from tests.inventory.approvals.office import Office
from tests.inventory.clerk import Clerk

EXIT = date(2026, 6, 30)


@pytest.fixture
def office(store: Store) -> Office:
    """On both engines, for the records of others move along."""
    return Office(store)


def change(office: Office, **values: object) -> None:
    base = {name: getattr(office.applicant, name) for name in values}
    office.hr.do(correct_person, person_id=office.applicant.key(), base=base, values=values)


def open_tasks(office: Office) -> dict[Task, FollowUp]:
    def ask(session: Session) -> dict[Task, FollowUp]:
        return {it.task: it for it in session.exec(select(FollowUp)) if it.done_on is None}

    return office.hr.see(ask)


def test_an_exit_asks_for_the_end_of_the_case_and_for_the_devices(office: Office) -> None:
    case = office.case_in(State.ACTIVE)
    change(office, exit_on=EXIT)
    tasks = open_tasks(office)
    assert {task: it.due_on for task, it in tasks.items()} == {
        Task.END_CASE: EXIT,
        Task.RETURN_DEVICES: EXIT,
    }
    device = office.it.see(lambda session: session.get_one(Device, 1))
    assert device.expected_on == EXIT
    for task, sentence in ((Task.END_CASE, "Vorgang läuft noch"), (Task.RETURN_DEVICES, "alle Geräte")):
        with pytest.raises(Refused, match=sentence):
            office.hr.do(followups.settle, follow_up_id=tasks[task].key(), on=EXIT)
    office.take(case, Step.END, end_reason="austritt", effective_on=EXIT)
    office.it.take_back(device)
    for it in tasks.values():
        office.hr.do(followups.settle, follow_up_id=it.key(), on=EXIT)
    assert not open_tasks(office)


def test_who_stays_after_all_has_nothing_to_hand_in(office: Office) -> None:
    office.case_in(State.ACTIVE)
    change(office, exit_on=EXIT)
    office.applicant.exit_on = EXIT
    change(office, exit_on=None)
    assert not open_tasks(office)


def test_a_move_asks_for_a_second_look_and_then_belongs_to_the_new_unit(office: Office) -> None:
    case = office.case_in(State.ACTIVE)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.END, end_reason="wechsel")
    assert refused.value.problems == {"end_reason": "Die Person ist noch in derselben Einheit."}
    elsewhere = office.hr.unit("FB 20", "Finanzen")
    change(office, unit_id=elsewhere.id)
    assert office.look_at(case).unit_id == office.unit.id
    (task,) = open_tasks(office).values()
    assert task.task is Task.REVIEW_CASE
    office.hr.do(followups.settle, follow_up_id=task.key(), on=EXIT)
    assert office.look_at(case).unit_id == elsewhere.id


def test_a_new_manager_of_the_same_unit_takes_over_the_cases_and_gives_the_opinion(office: Office) -> None:
    case = office.case_in(State.OPINION)
    successor = office.hr.person("12", first_name="Ida", last_name="Baum", unit_id=office.unit.id)
    change(office, manager_id=successor.id)
    assert office.look_at(case).manager_id == successor.id
    with pytest.raises(Refused, match="gehört nicht zu Ihrer Einheit"):
        office.take(case, Step.GIVE_OPINION)
    office.desks[Role.MANAGER] = Clerk(office.store, Actor("fk02", frozenset({Role.MANAGER}), successor.id))
    assert office.take(case, Step.GIVE_OPINION).state is State.VOTE


def test_what_is_decided_stays_with_the_manager_of_its_time(office: Office) -> None:
    case = office.case_in(State.REFUSED)
    successor = office.hr.person("12", first_name="Ida", last_name="Baum", unit_id=office.unit.id)
    change(office, manager_id=successor.id)
    assert office.look_at(case).manager_id == office.manager.id


def test_a_case_that_moved_waits_for_its_review_before_it_gets_the_new_manager(office: Office) -> None:
    case = office.case_in(State.ACTIVE)
    elsewhere = office.hr.unit("FB 20", "Finanzen")
    successor = office.hr.person("12", first_name="Ida", last_name="Baum", unit_id=elsewhere.id)
    change(office, unit_id=elsewhere.id, manager_id=successor.id)
    assert office.look_at(case).manager_id == office.manager.id
    (task,) = open_tasks(office).values()
    office.hr.do(followups.settle, follow_up_id=task.key(), on=EXIT)
    assert office.look_at(case).manager_id == successor.id


def test_nobody_with_devices_or_an_open_case_is_removed(office: Office) -> None:
    case = office.case_in(State.TRIAL)
    remove = {"person_id": office.applicant.key()}
    with pytest.raises(Refused, match="hat noch Geräte: N-00001"):
        office.hr.do(followups.remove_person, **remove)
    office.it.take_back(office.it.see(lambda session: session.get_one(Device, 1)))
    with pytest.raises(Refused, match="hat noch einen offenen Vorgang"):
        office.hr.do(followups.remove_person, **remove)
    with pytest.raises(Invalid, match="markierten"):
        office.hr.do(followups.remove_person, person_id=office.manager.key())
    newcomer = office.hr.person("99")
    office.hr.do(followups.remove_person, person_id=newcomer.key())
    assert office.look_at(case).state is State.TRIAL


def test_a_later_exit_moves_what_there_is_to_do(office: Office) -> None:
    office.case_in(State.ACTIVE)
    change(office, exit_on=EXIT)
    office.applicant.exit_on = EXIT
    later = date(2028, 2, 29)
    change(office, exit_on=later)
    assert {it.due_on for it in open_tasks(office).values()} == {later}
    assert office.it.see(lambda session: session.get_one(Device, 1)).expected_on == later


def test_who_has_neither_case_nor_device_leaves_nothing_to_do(office: Office) -> None:
    change(office, exit_on=EXIT)
    assert not open_tasks(office)
    elsewhere = office.hr.unit("FB 20", "Finanzen")
    change(office, unit_id=elsewhere.id)
    assert not open_tasks(office)


def test_who_only_holds_a_device_only_brings_it_back(office: Office) -> None:
    office.it.issue(office.it.device(), employee_id=office.applicant.id)
    change(office, exit_on=EXIT)
    assert set(open_tasks(office)) == {Task.RETURN_DEVICES}


def test_a_task_says_whom_and_what_it_is_about(office: Office) -> None:
    case = office.case_in(State.ACTIVE)
    change(office, exit_on=EXIT)
    person = office.applicant.key()
    found = {
        task: office.hr.see(followups.about, follow_up_id=it.key()) for task, it in open_tasks(office).items()
    }
    assert found == {
        Task.END_CASE: Matter(Task.END_CASE, person, case.id, Step.END, (1,)),
        Task.RETURN_DEVICES: Matter(Task.RETURN_DEVICES, person, None, Step.END, (1,)),
    }


def test_what_is_done_is_done_once_and_by_somebody(office: Office) -> None:
    office.case_in(State.ACTIVE)
    change(office, unit_id=office.hr.unit("FB 20", "Finanzen").id)
    task = open_tasks(office)[Task.REVIEW_CASE]
    done = office.hr.do(followups.settle, follow_up_id=task.key(), on=EXIT)
    assert (done.done_on, done.done_by) == (EXIT, "hr01")
    with pytest.raises(Refused, match="schon erledigt"):
        office.it.do(followups.settle, follow_up_id=task.key(), on=EXIT)


def test_a_settled_task_is_reopened_by_it_or_hr_and_nobody_else(office: Office) -> None:
    office.it.issue(office.it.device(), employee_id=office.applicant.id)
    change(office, exit_on=EXIT)
    task = open_tasks(office)[Task.RETURN_DEVICES]
    office.it.take_back(office.it.see(lambda session: session.get_one(Device, 1)))
    office.it.do(followups.settle, follow_up_id=task.key(), on=EXIT)
    booking = office.it.booking
    for role in (Role.MANAGER, Role.HEAD, Role.CONTROLLING, Role.AUDITOR, Role.ADMIN):
        with pytest.raises(Refused, match="nur zurück, wer es getan hat"):
            office.desks[role].undo(booking)
    office.hr.undo(booking)
    assert set(open_tasks(office)) == {Task.RETURN_DEVICES}


def test_a_new_name_is_found_among_the_tasks_too(office: Office) -> None:
    office.case_in(State.ACTIVE)
    change(office, exit_on=EXIT)
    change(office, last_name="Öztürk-Müller")
    assert all("oeztuerk" in it.search_text for it in open_tasks(office).values())


def test_an_exit_ends_a_case_on_its_very_day_and_a_move_at_once(office: Office) -> None:
    case = office.case_in(State.ACTIVE)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.END, end_reason="austritt", effective_on=EXIT)
    assert refused.value.problems == {"end_reason": "Bei dieser Person ist kein Austritt eingetragen."}
    change(office, exit_on=EXIT)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.END, end_reason="austritt", effective_on=date(2026, 6, 29))
    assert refused.value.problems == {"effective_on": "Der Austritt ist am 30.06.2026."}
    change(office, unit_id=office.hr.unit("FB 20", "Finanzen").id)
    ended = office.take(case, Step.END, end_reason="wechsel", effective_on=date(2026, 3, 2))
    assert ended.state is State.ENDED
