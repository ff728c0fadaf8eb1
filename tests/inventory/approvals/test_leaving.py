"""Who leaves, leaves later or stays after all: devices and cases follow."""

from datetime import date

import pytest
from sqlmodel import select

from inventory.approvals import followups
from inventory.approvals.followups import FollowUp, Matter
from inventory.approvals.states import State, Step
from inventory.approvals.words import Task
from inventory.people.actions import correct_person
from tests.inventory.approvals.office import TO_ACTIVE, Office

EXIT, LATER, SOONER = date(2026, 6, 30), date(2026, 9, 30), date(2026, 4, 15)


def leave(office: Office, on: date | None, instead_of: date | None = None) -> None:
    office.hr.do(
        correct_person,
        person_id=office.applicant.key(),
        base={"exit_on": instead_of},
        values={"exit_on": on},
    )


@pytest.mark.parametrize("staying", [None, LATER])
@pytest.mark.parametrize("expected", [None, SOONER])
def test_a_device_is_expected_at_the_exit_unless_sooner_and_an_exit_taken_back_leaves_nothing(
    office: Office, expected: date | None, staying: date | None
) -> None:
    device = office.it.device()
    office.it.issue(device, employee_id=office.applicant.id, expected_on=expected)
    leave(office, EXIT)
    assert office.it.look_at(device).expected_on == (expected or EXIT)
    leave(office, staying, instead_of=EXIT)
    assert office.it.look_at(device).expected_on == (expected or staying)


def test_an_exit_that_was_a_mistake_is_taken_back_and_put_back_with_all_that_followed(office: Office) -> None:
    office.case_in(State.ACTIVE)
    leave(office, EXIT)
    everything = [EXIT, EXIT]
    assert due(office) == everything
    mistake = office.hr.booking
    office.hr.undo()
    assert due(office) == []
    assert office.hr.booking != mistake
    office.hr.undo()
    assert due(office) == everything


def due(office: Office) -> list[date]:
    return office.hr.see(lambda session: [it.due_on for it in session.exec(select(FollowUp))])


def task(office: Office) -> Matter:
    found: FollowUp = office.hr.see(
        lambda session: session.exec(select(FollowUp).where(FollowUp.task == Task.END_CASE)).one()
    )
    return office.hr.see(followups.about, follow_up_id=found.key())


def test_what_only_was_applied_for_is_withdrawn_and_then_the_task_is_done(office: Office) -> None:
    case = office.case_in(State.OPINION)
    leave(office, EXIT)
    matter = task(office)
    assert (matter.case_id, matter.ends_by) == (case.key(), Step.WITHDRAW)
    office.take(case, matter.ends_by)
    assert task(office).case_id is None


def test_the_running_case_ends_before_the_renewal_that_is_in_process(office: Office) -> None:
    running = office.case_in(State.ACTIVE)
    change = office.draft(kind="aenderung", predecessor_id=running.key())
    office.take(change, Step.SUBMIT)
    leave(office, EXIT)
    matter = task(office)
    assert (matter.case_id, matter.ends_by) == (running.key(), Step.END)
    office.take(running, matter.ends_by, end_reason="austritt", effective_on=EXIT)
    assert (task(office).case_id, task(office).ends_by) == (change.key(), Step.WITHDRAW)


def open_tasks(office: Office) -> dict[Task, date]:
    """What is still to be done, and until when."""
    found = office.hr.see(lambda session: list(session.exec(select(FollowUp))))
    return {it.task: it.due_on for it in found if it.done_on is None}


def test_what_a_leaver_is_given_is_expected_back_at_the_exit(office: Office) -> None:
    leave(office, EXIT)
    devices = office.it.delivery("SN-1", "SN-2", "SN-3")
    assert not open_tasks(office)
    for device, agreed in zip(devices, (None, SOONER, LATER), strict=True):
        office.it.issue(device, employee_id=office.applicant.id, expected_on=agreed)
    assert open_tasks(office) == {Task.RETURN_DEVICES: EXIT}
    assert [office.it.look_at(it).expected_on for it in devices] == [EXIT, SOONER, EXIT]


def test_a_case_a_leaver_begins_ends_at_the_exit(office: Office) -> None:
    leave(office, EXIT)
    case = office.case_in(State.DRAFT)
    assert not open_tasks(office)
    office.walk(case, TO_ACTIVE)
    assert open_tasks(office) == {Task.END_CASE: EXIT, Task.RETURN_DEVICES: EXIT}
    office.take(case, Step.END, end_reason="austritt", effective_on=EXIT)


def test_an_issue_by_mistake_leaves_open_what_there_is_to_do_for_another_device(office: Office) -> None:
    leave(office, EXIT)
    first, second = office.it.delivery("SN-1", "SN-2")
    office.it.issue(first, employee_id=office.applicant.id)
    mistake = office.it.booking
    office.it.issue(second, employee_id=office.applicant.id)
    office.it.undo(mistake)
    assert open_tasks(office) == {Task.RETURN_DEVICES: EXIT}
    office.it.undo()
    assert open_tasks(office) == {Task.RETURN_DEVICES: EXIT}
    assert office.it.look_at(first).employee_id == office.applicant.id


def test_an_issue_taken_back_leaves_nothing_to_do(office: Office) -> None:
    leave(office, EXIT)
    device = office.it.device()
    office.it.issue(device, employee_id=office.applicant.id)
    office.it.undo()
    assert not open_tasks(office)
    office.it.undo()
    assert open_tasks(office) == {Task.RETURN_DEVICES: EXIT}


def test_two_devices_that_did_not_come_back_after_all_are_one_thing_to_do(office: Office) -> None:
    devices = office.it.delivery("SN-1", "SN-2")
    office.it.issue(*devices, employee_id=office.applicant.id)
    leave(office, EXIT)
    office.it.take_back(*devices)
    mistake = office.it.booking
    (found,) = office.hr.see(lambda session: list(session.exec(select(FollowUp))))
    office.it.do(followups.settle, follow_up_id=found.key(), on=EXIT)
    assert not open_tasks(office)
    office.it.undo(mistake)
    assert open_tasks(office) == {Task.RETURN_DEVICES: EXIT}
