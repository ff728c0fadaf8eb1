"""What a step makes of its case, at all edges of the calendar."""

from datetime import date
from typing import Any

import pytest

from inventory.actor import Role
from inventory.approvals.needs import Facts
from inventory.approvals.order import notice_ends, revocation_ends
from inventory.approvals.outcomes import (
    DAYS_OF,
    answer_until,
    bodies_on_revocation,
    bodies_to_ask,
    outcome,
    target_of,
)
from inventory.approvals.procedure import PROCEDURE, WAITS_FOR
from inventory.approvals.states import OVER, State, Step
from inventory.approvals.words import ApplicationKind, Body, EndReason, Intention, WorkForm
from tests.inventory.approvals.facts import CASE, where


def after(state: State, step: Step, on: date, facts: Facts = CASE, **answers: Any) -> dict[str, Any]:
    """What changes in a case by a step on a day."""
    return outcome(step, PROCEDURE[state, step], where(facts, state=state, today=on), {"on": on, **answers})


@pytest.mark.parametrize(
    ("submitted", "receipt", "decision"),
    [
        (date(2024, 2, 26), date(2024, 2, 29), date(2024, 4, 8)),  # to a leap day
        (date(2024, 2, 29), date(2024, 3, 4), date(2024, 4, 11)),  # a Sunday moves to Monday
        (
            date(2026, 3, 31),
            date(2026, 4, 7),
            date(2026, 5, 12),
        ),  # Good Friday and Easter are no days to work
        (date(2025, 12, 29), date(2026, 1, 2), date(2026, 2, 9)),  # New Year
        (date(2026, 4, 28), date(2026, 5, 4), date(2026, 6, 9)),  # Labour Day
        (date(2026, 10, 29), date(2026, 11, 2), date(2026, 12, 10)),  # All Saints
    ],
)
def test_from_its_submission_on_a_case_has_its_deadlines(
    submitted: date, receipt: date, decision: date
) -> None:
    changes = after(State.DRAFT, Step.SUBMIT, submitted)
    assert (changes["due_on"], changes["decide_by"]) == (receipt, decision)
    assert (changes["state"], changes["waits_for"], changes["last_on"]) == (
        State.SUBMITTED,
        Role.HR,
        submitted,
    )
    assert changes["ruleset_id"] == CASE.rules["id"]


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        (date(2026, 3, 2), date(2026, 3, 16)),
        (date(2025, 12, 18), date(2026, 1, 2)),  # two weeks end on New Year
        (date(2025, 12, 12), date(2025, 12, 29)),  # and here on the second day of Christmas
        (date(2026, 3, 20), date(2026, 4, 7)),  # Good Friday
        (date(2026, 4, 30), date(2026, 5, 15)),  # Ascension Day
        (date(2026, 5, 11), date(2026, 5, 26)),  # Whit Monday
        (date(2026, 5, 21), date(2026, 6, 5)),  # Corpus Christi
        (date(2026, 9, 19), date(2026, 10, 5)),  # the Day of German Unity is a Saturday
        (date(2024, 2, 15), date(2024, 2, 29)),
    ],
)
def test_the_council_has_two_weeks_and_until_the_next_workday(asked: date, until: date) -> None:
    assert answer_until(Body.COUNCIL, CASE, asked) == until
    assert set(DAYS_OF) == set(Body)


@pytest.mark.parametrize(
    ("handed_over", "until"),
    [
        (date(2026, 3, 2), date(2026, 9, 1)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2023, 8, 31), date(2024, 2, 29)),
        (date(2024, 8, 30), date(2025, 2, 28)),
        (date(2024, 2, 29), date(2024, 8, 28)),
        (date(2025, 12, 31), date(2026, 6, 30)),
    ],
)
def test_six_months_of_trial_end_with_the_month_where_the_day_is_missing(
    handed_over: date, until: date
) -> None:
    changes = after(State.EQUIPMENT, Step.START_TRIAL, handed_over)
    assert changes["trial_until"] == changes["due_on"] == until


def test_without_a_trial_nothing_is_due_after_the_handover() -> None:
    change = where(CASE, kind=ApplicationKind.CHANGE)
    changes = after(State.EQUIPMENT, Step.ACTIVATE, date(2026, 3, 2), change)
    assert changes["due_on"] is None
    assert "trial_until" not in changes


@pytest.mark.parametrize(
    ("today", "weeks", "months"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), date(2024, 5, 1)),
        (date(2023, 11, 30), date(2023, 12, 28), date(2024, 2, 29)),
        (date(2025, 11, 30), date(2025, 12, 28), date(2026, 2, 28)),
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
    ],
)
def test_a_revocation_takes_four_weeks_and_of_telework_three_months(
    today: date, weeks: date, months: date
) -> None:
    assert revocation_ends(CASE, today) == notice_ends(CASE, today) == weeks
    assert revocation_ends(where(CASE, form=WorkForm.TELEWORK), today) == months


def test_the_clock_stands_still_while_a_question_is_open() -> None:
    asked, answered = date(2024, 2, 27), date(2024, 3, 1)
    clocks = {"due_on": date(2024, 2, 29), "decide_by": date(2024, 3, 28)}
    stopped = after(State.OPINION, Step.ASK, asked, where(CASE, **clocks))
    assert (stopped["state"], stopped["asked_in"], stopped["asked_due_on"]) == (
        State.CLARIFICATION,
        State.OPINION,
        date(2024, 2, 29),
    )
    standing = where(
        CASE,
        asked_in=State.OPINION,
        asked_due_on=date(2024, 2, 29),
        last_on=asked,
        decide_by=clocks["decide_by"],
    )
    changes = after(State.CLARIFICATION, Step.ANSWER, answered, standing)
    assert (changes["state"], changes["waits_for"]) == (State.OPINION, Role.MANAGER)
    assert changes["due_on"] == date(2024, 3, 4)  # a Sunday, moved to Monday
    assert changes["decide_by"] == date(2024, 4, 2)  # Easter Sunday, moved behind Easter Monday
    assert changes["asked_in"] is changes["asked_due_on"] is None


def test_an_answer_to_who_had_no_deadline_sets_none() -> None:
    standing = where(CASE, asked_in=State.HR_CHECK, last_on=date(2026, 3, 2))
    changes = after(State.CLARIFICATION, Step.ANSWER, date(2026, 3, 9), standing)
    assert changes["due_on"] is None
    assert "decide_by" not in changes


@pytest.mark.parametrize(
    ("facts", "on_approval", "on_refusal"),
    [
        ({}, [], [Body.COUNCIL]),
        ({"council_approves": True}, [Body.COUNCIL], [Body.COUNCIL]),
        ({"disability_heard": True}, [Body.DISABILITY], [Body.COUNCIL, Body.DISABILITY]),
        ({"equality_heard": True}, [Body.EQUALITY], [Body.COUNCIL, Body.EQUALITY]),
        (
            {"council_approves": True, "disability_heard": True, "equality_heard": True},
            list(Body),
            list(Body),
        ),
    ],
)
def test_the_agreement_and_the_wish_of_the_person_say_who_is_asked(
    facts: dict[str, Any], on_approval: list[Body], on_refusal: list[Body]
) -> None:
    case = where(CASE, **{"equality_heard": False, "council_approves": False, **facts})
    assert bodies_to_ask(case, Intention.APPROVE) == on_approval
    assert bodies_to_ask(case, Intention.REFUSE) == on_refusal
    disability = [Body.DISABILITY] if facts.get("disability_heard") else []
    assert bodies_on_revocation(case) == [Body.COUNCIL, *disability]


def test_where_nobody_is_asked_it_is_hr_that_must_go_on() -> None:
    monday = date(2026, 3, 2)
    nobody = where(CASE, council_approves=False, equality_heard=False, hr_check_days=3, council_days=14)
    assert after(State.HR_CHECK, Step.INVOLVE, monday, nobody, intention=Intention.APPROVE)["due_on"] == date(
        2026, 3, 5
    )
    asked = after(State.HR_CHECK, Step.INVOLVE, monday, nobody, intention=Intention.REFUSE)
    assert (asked["due_on"], asked["turn"]) == (date(2026, 3, 16), 1)


@pytest.mark.parametrize(
    ("state", "step", "reason"),
    [
        (State.REVOKING, Step.REVOKE, EndReason.REVOKED),
        (State.TRIAL, Step.FAIL_TRIAL, EndReason.TRIAL),
        (State.ACTIVE, Step.END, EndReason.EXIT),
    ],
)
def test_every_end_opens_the_return_of_the_devices(state: State, step: Step, reason: EndReason) -> None:
    ends = date(2026, 4, 30)
    changes = after(state, step, date(2026, 3, 2), effective_on=ends, end_reason=EndReason.EXIT)
    assert (changes["state"], changes["end_reason"], changes["waits_for"]) == (State.ENDED, reason, Role.IT)
    assert changes["return_on"] == changes["due_on"] == date(2026, 5, 15)  # Ascension Day moved it


def test_what_was_agreed_with_the_person_is_the_next_deadline() -> None:
    on, agreed = date(2026, 3, 2), date(2026, 6, 1)
    assert after(State.ENDED, Step.OPEN_RETURN, on, return_on=agreed)["due_on"] == agreed
    assert after(State.ACTIVE, Step.SUSPEND, on, suspended_until=agreed)["due_on"] == agreed
    begun = after(State.ACTIVE, Step.START_REVOCATION, on, hearing_on=agreed)
    assert (begun["due_on"], begun["turn"]) == (agreed, 1)


@pytest.mark.parametrize("state", [State.CLOSED, State.REFUSED, State.WITHDRAWN], ids=str)
def test_a_case_that_is_over_waits_for_nobody_and_nothing_is_due(state: State) -> None:
    for (source, step), cell in PROCEDURE.items():
        if cell.target is state:
            due = where(CASE, due_on=date(2026, 3, 9))
            changes = after(source, step, date(2026, 3, 2), due)
            assert changes["due_on"] is changes["waits_for"] is None
    assert state in OVER


def test_a_result_leaves_the_case_and_its_deadline_where_they_are() -> None:
    changes = after(State.PARTICIPATION, Step.RECORD_RESULT, date(2026, 3, 5))
    assert changes["state"] is State.PARTICIPATION
    assert "due_on" not in changes


def test_every_step_leads_to_a_state_whose_turn_is_known() -> None:
    for (state, step), cell in PROCEDURE.items():
        facts = where(CASE, state=state, asked_in=State.OPINION)
        target = target_of(cell, facts)
        assert target in WAITS_FOR or target in (*OVER, State.TRIAL, State.ACTIVE, State.SUSPENDED), step
