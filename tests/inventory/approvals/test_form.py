"""What an application must say before it is handed in, field by field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from inventory.approvals import actions
from inventory.approvals.checks import shares_of
from inventory.approvals.records import Application, ApplicationFlags, TeleworkAddress, whole
from inventory.approvals.states import State, Step
from inventory.errors import Invalid, Refused
from tests.inventory.approvals.office import Office

HOME = {"street": "Am Rhein 1", "postcode": "51371", "city": "Leverkusen"}


def submitted_problems(office: Office, **values: Any) -> dict[str, str]:
    case = office.draft(**values)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.SUBMIT)
    assert office.look_at(case).state is State.DRAFT
    return refused.value.problems


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"percent": 80, "days": 4, "weekdays": ()}, "percent", "Höchstens 60 %"),
        ({"percent": 50}, "percent", "Zu 2 Tagen passen 40 %"),
        ({"weekdays": ("mo",)}, "weekdays", "passen nicht zur Zahl"),
        ({"ends_on": date(2029, 5, 1)}, "ends_on", "Höchstens 36 Monate, also bis zum 30.04.2029"),
        ({"begins_on": date(2026, 3, 1)}, "begins_on", "vor dem Eingang"),
        ({"available_from": "05:00"}, "available_from", "Rahmenzeit"),
        ({"available_until": "08:00"}, "available_until", "vor ihrem Beginn"),
        ({"obstacles": "Mir fehlt die Lust"}, "obstacles", "steht nicht im Negativkatalog"),
        ({"declarations": ("datenschutz",)}, "declarations", "Es fehlt: Dienstvereinbarung gelesen"),
        ({"signed_on": date(2026, 3, 3)}, "signed_on", "nach dem Eingang"),
        ({"form": "situativ", "quota": 200}, "quota", "1 bis 40 Tage"),
        ({"form": "telearbeit", "hours": 16}, "street", "fehlt noch"),
        ({"tasks": " "}, "tasks", "fehlt noch"),
        ({"kind": "verlaengerung"}, "predecessor_id", "fehlt noch"),
    ],
    ids=lambda it: str(it)[:40],
)
def test_what_is_wrong_is_said_at_its_field(
    office: Office, values: dict[str, Any], field: str, words: str
) -> None:
    assert words in submitted_problems(office, **values)[field]


def test_abroad_is_blocked_with_the_reason_even_in_a_draft(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        office.draft(place="ausland")
    assert "Sozialversicherung" in refused.value.problems["place"]


def test_a_draft_may_stay_incomplete_and_keeps_what_was_typed(office: Office) -> None:
    values = {"employee_id": office.applicant.id, "kind": "erst", "tasks": "E-Akte"}
    case = office.hr.do(actions.draft, values=values)
    assert (case.state, case.case_no, case.tasks) == (State.DRAFT, None, "E-Akte")
    with pytest.raises(Invalid) as refused:
        office.hr.do(actions.draft, values={"tasks": "E-Akte"})
    assert set(refused.value.problems) == {"employee_id", "kind"}


def test_the_private_address_and_the_flags_stand_in_tables_of_their_own(office: Office) -> None:
    case = office.draft(form="telearbeit", hours=16, priority=True, weekdays=("di", "do"), **HOME)
    assert office.take(case, Step.SUBMIT).state is State.SUBMITTED
    assert not set(HOME) & set(Application.model_fields)
    assert set(HOME) <= set(TeleworkAddress.model_fields)
    assert {"priority", "disability_heard"} <= set(ApplicationFlags.model_fields)
    values = office.hr.see(lambda session: whole(session, office.look_at(case)))
    assert (values["street"], values["priority"]) == ("Am Rhein 1", True)


@pytest.mark.parametrize(
    ("days", "share", "low", "high"), [(2, 100, 40, 40), (2, 50, 40, 80), (1, 60, 20, 33), (5, 50, 100, 100)]
)
def test_the_scope_fits_the_part_time_share(days: int, share: int, low: int, high: int) -> None:
    found = shares_of(Decimal(days), Decimal(share))
    assert [round(it) for it in found] == [low, high]


def test_case_numbers_are_given_at_submit_and_never_twice(office: Office) -> None:
    first = office.take(office.draft(), Step.SUBMIT)
    assert first.case_no == "MA-2026-00001"
    office.hr.undo()
    assert office.look_at(first).case_no is None
    assert office.take(first, Step.SUBMIT).case_no == "MA-2026-00002"


def test_one_running_application_per_person_and_kind(office: Office) -> None:
    office.take(office.draft(), Step.SUBMIT)
    with pytest.raises(Refused, match="schon ein Antrag dieser Art"):
        office.take(office.draft(), Step.SUBMIT)


def test_after_a_refusal_a_new_application_waits_or_has_new_facts(office: Office) -> None:
    office.case_in(State.REFUSED)
    assert "ab dem 02.09.2026" in submitted_problems(office)["changed_facts"]
    assert office.take(office.draft(changed_facts=True), Step.SUBMIT).state is State.SUBMITTED


def test_a_submitted_application_changes_only_while_a_question_is_open(office: Office) -> None:
    case = office.take(office.draft(), Step.SUBMIT)
    change = {"base": {"tasks": "Bearbeitung der E-Akte"}, "values": {"tasks": "Nur die E-Akte"}}
    with pytest.raises(Refused, match="solange eine Rückfrage offen ist"):
        office.hr.do(actions.correct, application_id=case.key(), **change)
    office.take(case, Step.ASK)
    office.hr.do(actions.correct, application_id=case.key(), **change)
    office.take(case, Step.ANSWER, on=date(2026, 3, 9))
    back = office.look_at(case)
    assert (back.state, back.tasks, back.due_on) == (State.SUBMITTED, "Nur die E-Akte", date(2026, 3, 12))
    assert back.decide_by == date(2026, 4, 20)


def test_a_trainee_is_told_that_the_agreement_does_not_cover_them(office: Office) -> None:
    trainee = office.hr.person("90", status_group="azubi", manager_id=office.manager.id)
    assert (
        "gilt die Dienstvereinbarung nicht"
        in submitted_problems(office, employee_id=trainee.id)["employee_id"]
    )
