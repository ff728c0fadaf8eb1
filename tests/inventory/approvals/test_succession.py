"""Change, renewal and end: one case takes the place of another."""

from datetime import date

import pytest

from inventory.approvals import rounds
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.approvals.words import ApplicationKind, Declaration, EndReason
from inventory.errors import Invalid
from tests.inventory.approvals.office import TO_SIGNATURE, Office

LATER = date(2026, 4, 7)


def test_a_change_takes_the_place_of_the_running_case_and_keeps_its_devices(office: Office) -> None:
    before = office.case_in(State.ACTIVE)
    change = office.draft(kind="aenderung", predecessor_id=before.id, percent=60, days=3, weekdays=())
    office.walk(change, (*TO_SIGNATURE, Step.SIGN), on=LATER)
    after = office.take(change, Step.ACTIVATE, on=LATER)
    ended = office.look_at(before)
    assert (after.state, ended.state, ended.end_reason) == (
        State.ACTIVE,
        State.CLOSED,
        EndReason.SUCCEEDED,
    )
    way = office.card(before, role=next(iter(office.hr.actor.roles)))
    assert way is not None
    assert way.way[-1].step is Step.SUCCEED


def test_only_the_running_case_of_the_same_person_is_continued(office: Office) -> None:
    before = office.case_in(State.TRIAL)
    other = office.hr.person("12", manager_id=office.manager.id)
    case = office.draft(kind="aenderung", predecessor_id=before.id, employee_id=other.id)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.SUBMIT)
    assert refused.value.problems == {"predecessor_id": "Das ist kein laufender Vorgang dieser Person."}


def test_a_second_first_application_is_refused_while_one_runs(office: Office) -> None:
    office.case_in(State.ACTIVE)
    with pytest.raises(Invalid) as refused:
        office.take(office.draft(), Step.SUBMIT)
    assert "läuft schon ein Vorgang" in refused.value.problems["kind"]


def test_a_renewal_opens_ninety_days_before_the_end(office: Office) -> None:
    before = office.case_in(State.ACTIVE)
    case = office.draft(kind="verlaengerung", predecessor_id=before.id)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.SUBMIT)
    assert refused.value.problems == {"received_on": "Eine Verlängerung geht erst ab dem 31.01.2028."}


def test_a_confirmed_end_ends_the_running_case_after_its_notice(office: Office) -> None:
    running = office.case_in(State.ACTIVE)
    wish = {"kind": "beendigung", "predecessor_id": running.id}
    case = office.draft(**wish, begins_on=date(2026, 3, 20))
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.SUBMIT)
    assert refused.value.problems == {"begins_on": "Frühestens zum 30.03.2026."}
    office.take(case, Step.WITHDRAW)
    case = office.draft(**wish, begins_on=date(2026, 3, 31))
    office.walk(case, (Step.SUBMIT, Step.CONFIRM_END))
    ended = office.look_at(running)
    assert (ended.state, ended.end_reason) == (State.ENDED, EndReason.NOTICE)
    assert ended.effective_on == date(2026, 3, 31)


def test_the_renewal_round_drafts_each_case_that_ends_with_everything_known(office: Office) -> None:
    running = office.case_in(State.ACTIVE)
    quarter = {"first": date(2028, 4, 1), "last": date(2028, 6, 30)}
    found = office.hr.see(rounds.ending, **quarter)
    assert [it.id for it in found] == [running.id]
    (renewal,) = office.hr.do(rounds.begin_renewals, application_ids=[running.key()])
    assert (renewal.kind, renewal.state) == (ApplicationKind.RENEWAL, State.DRAFT)
    assert (renewal.begins_on, renewal.ends_on) == (date(2028, 5, 1), date(2030, 4, 30))
    assert (renewal.tasks, renewal.declarations, renewal.signed_on) == (running.tasks, (), None)
    assert len(Declaration) == 5
    assert not office.hr.see(rounds.ending, **quarter)
    office.hr.undo()
    assert office.hr.count(Application) == 1
