"""Cases at the edges of the calendar: leap days, ends of months, weekends and holidays of the Rhineland."""

from datetime import date
from typing import Any

import pytest

from inventory.approvals import actions
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.errors import Invalid, Refused
from tests.inventory.approvals.office import TO_HR, TO_INTENDED_REFUSAL, TO_SIGNATURE, Office

LEAP = date(2024, 2, 29)


def filed(office: Office, on: date, **values: Any) -> Application:
    """An application that came in and was signed on a day."""
    return office.draft(received_on=on, signed_on=on, **values)


def wrong(office: Office, case: Application, step: Step, on: date, **values: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        office.take(case, step, on=on, **values)
    return refused.value.problems


def active_since(office: Office, day: date, **values: Any) -> Application:
    """A case that went its whole way on one day."""
    case = office.walk(filed(office, day, begins_on=day, equipment=(), **values), TO_SIGNATURE, on=day)
    office.take(case, Step.SIGN, on=day, agreed_on=day)
    office.take(case, Step.START_TRIAL, on=day, handed_over_on=day, pledged_on=day, briefed_on=day)
    return office.take(case, Step.PASS_TRIAL, on=day)


def test_a_case_that_begins_on_a_leap_day_is_on_trial_for_six_months_less_a_day(office: Office) -> None:
    case = active_since(office, LEAP, ends_on=date(2026, 2, 28))
    assert case.case_no == "MA-2024-00001"
    assert case.trial_until == date(2024, 8, 28)


@pytest.mark.parametrize(
    ("begins", "latest", "too_late"),
    [
        (LEAP, date(2027, 2, 28), date(2027, 3, 1)),
        (date(2024, 3, 1), date(2027, 2, 28), date(2027, 3, 1)),
        (date(2025, 3, 1), date(2028, 2, 29), date(2028, 3, 1)),
        (date(2024, 8, 31), date(2027, 8, 30), date(2027, 8, 31)),
    ],
)
def test_the_longest_term_ends_on_the_day_before_its_number(
    office: Office, begins: date, latest: date, too_late: date
) -> None:
    on = date(2024, 2, 1)
    case = filed(office, on, begins_on=begins, ends_on=too_late)
    assert wrong(office, case, Step.SUBMIT, on) == {
        "ends_on": f"Höchstens 36 Monate, also bis zum {latest:%d.%m.%Y}."
    }
    base, values = {"ends_on": too_late}, {"ends_on": latest}
    office.hr.do(actions.correct, application_id=case.key(), base=base, values=values)
    assert office.take(case, Step.SUBMIT, on=on).state is State.SUBMITTED


@pytest.mark.parametrize(
    ("ends", "day_before", "opens"),
    [
        (date(2024, 5, 29), date(2024, 2, 28), LEAP),
        (date(2024, 5, 30), LEAP, date(2024, 3, 1)),
        (date(2025, 5, 30), date(2025, 2, 28), date(2025, 3, 1)),
        (date(2026, 1, 31), date(2025, 11, 1), date(2025, 11, 2)),
    ],
)
def test_a_renewal_opens_ninety_days_before_its_end(
    office: Office, ends: date, day_before: date, opens: date
) -> None:
    before = active_since(office, date(2023, 6, 1), ends_on=ends)
    wish = {"kind": "verlaengerung", "predecessor_id": before.id, "begins_on": ends, "ends_on": ends}
    early = filed(office, day_before, **wish)
    sentence = f"Eine Verlängerung geht erst ab dem {opens:%d.%m.%Y}."
    assert wrong(office, early, Step.SUBMIT, opens) == {"received_on": sentence}
    assert office.take(filed(office, opens, **wish), Step.SUBMIT, on=opens).state is State.SUBMITTED


def test_the_silence_of_the_council_counts_only_behind_the_holidays(office: Office) -> None:
    """Two weeks from 20 March end on Good Friday, and so on the Tuesday after Easter."""
    office.stock()
    case = office.walk(office.draft(), TO_INTENDED_REFUSAL, on=date(2026, 3, 20))
    assert case.due_on == date(2026, 4, 7)
    for day in (date(2026, 4, 4), date(2026, 4, 6), date(2026, 4, 7)):
        with pytest.raises(Refused, match="Frist des Personalrats läuft noch"):
            office.take(case, Step.DEEM_CONSENT, on=day)
    assert office.take(case, Step.DEEM_CONSENT, on=date(2026, 4, 8)).state is State.PARTICIPATION


def test_a_discussion_on_the_last_day_starts_two_weeks_anew_over_christmas(office: Office) -> None:
    office.stock()
    case = filed(office, date(2025, 12, 1))
    office.walk(case, TO_INTENDED_REFUSAL, on=date(2025, 12, 1))
    discussed = date(2025, 12, 12)
    why = "Dazu gibt es noch einige offene Fragen."
    office.take(case, Step.RECORD_RESULT, on=discussed, result="eroerterung", grounds=why)
    with pytest.raises(Refused, match="läuft noch"):  # the second day of Christmas, then a weekend
        office.take(case, Step.DEEM_CONSENT, on=date(2025, 12, 29))
    assert office.take(case, Step.DEEM_CONSENT, on=date(2025, 12, 30)).state is State.PARTICIPATION


def test_after_a_refusal_at_the_end_of_august_a_new_wish_waits_for_the_end_of_february(
    office: Office,
) -> None:
    office.stock()
    on = date(2025, 8, 31)
    refused = office.walk(filed(office, on), (*TO_INTENDED_REFUSAL, Step.RECORD_RESULT, Step.REFUSE), on=on)
    assert refused.state is State.REFUSED
    early = filed(office, date(2026, 2, 27))
    assert "ab dem 28.02.2026" in wrong(office, early, Step.SUBMIT, date(2026, 2, 27))["changed_facts"]
    on_time = filed(office, date(2026, 2, 28))
    assert office.take(on_time, Step.SUBMIT, on=date(2026, 2, 28)).state is State.SUBMITTED


@pytest.mark.parametrize(
    ("on", "form", "earliest"),
    [
        (date(2025, 11, 30), {"form": "telearbeit", "hours": 16}, date(2026, 2, 28)),
        (date(2023, 11, 30), {"form": "telearbeit", "hours": 16}, LEAP),
        (date(2024, 2, 1), {}, LEAP),
    ],
)
def test_a_revocation_takes_effect_after_its_months_or_weeks(
    office: Office, on: date, form: dict[str, Any], earliest: date
) -> None:
    home = {"street": "Am Rhein 1", "postcode": "51371", "city": "Leverkusen"} if form else {}
    case = active_since(office, date(2023, 6, 1), ends_on=date(2026, 5, 31), **form, **home)
    office.take(case, Step.START_REVOCATION, on=on, hearing_on=date(2026, 1, 5))
    office.take(case, Step.RECORD_RESULT, on=on)
    day_before = earliest.replace(day=earliest.day - 1)
    problems = wrong(office, case, Step.REVOKE, on, heard_on=on, effective_on=day_before)
    assert problems == {"effective_on": f"Frühestens zum {earliest:%d.%m.%Y}."}
    ended = office.take(case, Step.REVOKE, on=on, heard_on=on, effective_on=earliest)
    assert (ended.state, ended.effective_on) == (State.ENDED, earliest)


def test_a_case_expires_on_the_leap_day_it_was_agreed_until(office: Office) -> None:
    case = active_since(office, date(2023, 3, 1), ends_on=LEAP)
    for day in (date(2024, 2, 28), date(2024, 3, 1)):
        problems = wrong(office, case, Step.END, LEAP, end_reason="ablauf", effective_on=day)
        assert problems == {"effective_on": "Die Befristung endet am 29.02.2024."}
    ended = office.take(case, Step.END, on=LEAP, end_reason="ablauf", effective_on=LEAP)
    assert ended.return_on == date(2024, 3, 14)


def test_a_question_over_easter_stops_the_clock_for_its_days(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(), TO_HR[:2], on=date(2026, 3, 26))
    assert case.due_on == date(2026, 4, 9)
    office.take(case, Step.ASK, on=date(2026, 4, 2))
    found = office.take(case, Step.ANSWER, on=date(2026, 4, 9))
    assert (found.state, found.due_on) == (State.OPINION, date(2026, 4, 16))
