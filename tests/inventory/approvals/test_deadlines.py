"""Deadlines at the edges of the calendar: weekends, holidays, ends of months, leap days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.approvals.deadlines import due, is_workday, last_day, months_later, next_workday, resumed

DAYS = st.dates(date(2022, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 3, 2), 14, date(2026, 3, 16)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),  # a Saturday
        (date(2026, 4, 1), 2, date(2026, 4, 7)),  # Good Friday, Easter
        (date(2026, 5, 28), 7, date(2026, 6, 5)),  # Corpus Christi, a holiday here and not everywhere
        (date(2026, 10, 30), 2, date(2026, 11, 2)),  # All Saints on a Sunday
        (date(2027, 10, 31), 1, date(2027, 11, 2)),  # All Saints on a Monday
        (date(2025, 12, 24), 1, date(2025, 12, 29)),  # Christmas and the weekend after it
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
    ],
)
def test_a_deadline_ends_on_a_workday(start: date, days: int, end: date) -> None:
    assert due(start, days) == end


def test_christmas_eve_and_reformation_day_are_workdays_here() -> None:
    assert is_workday(date(2026, 12, 24))
    assert is_workday(date(2028, 10, 31))
    assert not is_workday(date(2026, 10, 3))


@pytest.mark.parametrize(
    ("begin", "months", "end"),
    [
        (date(2027, 1, 1), 24, date(2028, 12, 31)),
        (date(2027, 1, 15), 6, date(2027, 7, 14)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
        (date(2027, 3, 1), 12, date(2028, 2, 29)),
    ],
)
def test_a_term_ends_on_the_day_before_its_number(begin: date, months: int, end: date) -> None:
    assert last_day(begin, months) == end


def test_a_month_without_the_day_ends_on_its_last() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert months_later(date(2026, 10, 31), 4) == date(2027, 2, 28)


@given(DAYS, st.integers(1, 365))
def test_no_deadline_is_shorter_than_its_days_nor_ends_on_a_free_day(start: date, days: int) -> None:
    end = due(start, days)
    assert is_workday(end)
    assert timedelta(days) <= end - start <= timedelta(days + 5)


@given(DAYS, st.integers(1, 60), st.integers(1, 120), st.integers(1, 120))
def test_terms_grow_with_their_months_and_follow_each_other_without_a_gap(
    begin: date, day: int, first: int, second: int
) -> None:
    assert last_day(begin, first) < last_day(begin, first + second)
    month_start = begin.replace(day=1)
    next_begin = last_day(month_start, first) + timedelta(days=1)
    assert last_day(next_begin, second) == last_day(month_start, first + second)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_a_paused_clock_loses_no_day(asked: date, ahead: int, paused: int) -> None:
    end = next_workday(asked + timedelta(ahead))
    assert resumed(end, asked, asked + timedelta(paused)) >= end + timedelta(paused)
