"""What a step is usually answered with, ready for Enter."""

from datetime import date
from typing import Any

import pytest

from inventory.approvals.order import lawful_end
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.states import Step
from inventory.approvals.suggestions import end_days, suggested
from inventory.approvals.words import Body, EndReason, Intention, Result, SignatureForm, WorkForm
from tests.inventory.approvals.facts import CASE, TODAY, asked, where

EXIT = date(2026, 6, 30)
NOTICE = date(2026, 3, 30)
HANDED_OVER = {"handed_over_on": TODAY, "pledged_on": TODAY, "briefed_on": TODAY}


@pytest.mark.parametrize(
    ("step", "changes", "answers"),
    [
        (Step.SIGN, {}, {"agreed_on": TODAY, "agreed_as": SignatureForm.INK}),
        (Step.START_TRIAL, {}, HANDED_OVER),
        (Step.ACTIVATE, {}, HANDED_OVER),
        (Step.SUSPEND, {}, {"suspended_from": TODAY}),
        (Step.START_REVOCATION, {"hearing_days": 14}, {"hearing_on": date(2026, 3, 16)}),
        (Step.REVOKE, {}, {"effective_on": NOTICE}),
        (Step.REVOKE, {"form": WorkForm.TELEWORK}, {"effective_on": date(2026, 6, 2)}),
        (Step.FAIL_TRIAL, {}, {"effective_on": TODAY}),
        (Step.OPEN_RETURN, {"return_on": EXIT}, {"return_on": EXIT}),
        (Step.OPEN_RETURN, {"return_on": date(2026, 2, 27)}, {"return_on": TODAY}),
        (Step.OPEN_RETURN, {"return_days": 14}, {"return_on": date(2026, 3, 16)}),
        (Step.RECORD_RESULT, {"involved": {Body.COUNCIL: asked()}}, {"body": Body.COUNCIL}),
        (
            Step.RECORD_RESULT,
            {"involved": {Body.COUNCIL: asked(result=Result.CONSENT), Body.EQUALITY: asked()}},
            {"body": Body.EQUALITY},
        ),
        (Step.RECORD_RESULT, {"involved": {}}, {}),
        (Step.FORWARD, {}, {}),
    ],
)
def test_dates_and_forms_follow_from_the_rules_and_the_case(
    step: Step, changes: dict[str, Any], answers: dict[str, Any]
) -> None:
    assert suggested(step, where(CASE, **changes)) == {"on": TODAY, **answers}


@pytest.mark.parametrize(
    "step", [Step.GIVE_OPINION, Step.CAST_VOTE, Step.CHECK_PRIVACY, Step.INVOLVE, Step.APPROVE, Step.REFUSE]
)
def test_nobodys_vote_or_decision_is_suggested(step: Step) -> None:
    refusing = where(CASE, intention=Intention.REFUSE, involved={Body.COUNCIL: asked(result=Result.CONSENT)})
    assert suggested(step, refusing) == {"on": TODAY}


@pytest.mark.parametrize(
    ("changes", "reason", "day"),
    [
        ({}, EndReason.NOTICE, NOTICE),
        ({"ends_on": None}, EndReason.NOTICE, NOTICE),
        ({"moved": True}, EndReason.MOVE, TODAY),
        ({"ends_on": TODAY}, EndReason.EXPIRY, TODAY),
        ({"ends_on": date(2024, 2, 29), "moved": True}, EndReason.EXPIRY, date(2024, 2, 29)),
        ({"exit_on": EXIT, "moved": True, "ends_on": TODAY}, EndReason.EXIT, EXIT),
    ],
)
def test_the_likeliest_end_comes_with_its_lawful_day(
    changes: dict[str, Any], reason: EndReason, day: date
) -> None:
    facts = where(CASE, **changes)
    answers = suggested(Step.END, facts)
    assert (answers["end_reason"], answers["effective_on"]) == (reason, day)
    assert lawful_end(facts, answers) == {}


def test_every_reason_on_offer_is_lawful_on_its_day_and_not_a_day_before() -> None:
    facts = where(CASE, exit_on=EXIT, moved=True)
    days = end_days(facts)
    assert set(days) == {EndReason.NOTICE, EndReason.EXPIRY, EndReason.EXIT, EndReason.MOVE}
    for reason, day in days.items():
        answers = {"on": TODAY, "end_reason": reason, "effective_on": day}
        assert lawful_end(facts, answers) == {}
        earlier = {**answers, "effective_on": date(2026, 3, 1)}
        assert bool(lawful_end(facts, earlier)) is (reason is not EndReason.MOVE)
    assert set(end_days(where(CASE, ends_on=None))) == {EndReason.NOTICE}


@pytest.mark.parametrize("reason", [EndReason.REVOKED, EndReason.TRIAL, EndReason.SUCCEEDED])
def test_an_end_with_a_step_of_its_own_is_not_taken_by_the_side(reason: EndReason) -> None:
    answers = {"on": TODAY, "end_reason": reason, "effective_on": EXIT}
    assert lawful_end(CASE, answers) == {"end_reason": f"„{reason.label}“ hat einen eigenen Schritt."}


def test_nobody_leaves_on_a_day_that_is_not_known() -> None:
    answers = {"on": TODAY, "end_reason": EndReason.EXIT, "effective_on": EXIT}
    assert "kein Austritt eingetragen" in lawful_end(CASE, answers)["end_reason"]
    known = where(CASE, exit_on=date(2024, 2, 29))
    assert lawful_end(known, answers) == {"effective_on": "Der Austritt ist am 29.02.2024."}


@pytest.mark.parametrize("step", list(Step), ids=str)
def test_only_what_a_step_asks_for_is_suggested(step: Step) -> None:
    facts = where(CASE, involved={Body.COUNCIL: asked()})
    for (_state, of_cell), cell in PROCEDURE.items():
        if of_cell is step:
            assert set(suggested(step, facts)) <= {field.name for field in cell.questions}
