"""What day it is."""

from datetime import date

from inventory.actor import Actor, Role
from inventory.approvals.lists import APPLICATIONS
from inventory.listing import Filter, Match, Query
from inventory.sight import seen_by, whole_city
from inventory.store import statements
from inventory.today import stand_still, today

LONG_AGO = date(2026, 11, 20)


def test_in_the_invented_city_it_is_always_the_same_day() -> None:
    stand_still(LONG_AGO)
    assert today() == LONG_AGO
    saved = Query(filters=(Filter("due_until", Match.UNTIL, ("heute+90",)),))
    listing = seen_by(APPLICATIONS, Actor("hr01", frozenset({Role.HR})))
    assert "2027-02-18" in statements.count(listing, saved, statements.SQLITE).values
    stand_still(None)
    assert today() == date.today()  # noqa: DTZ011 (people count days in their own time zone)


def test_who_is_enabled_is_counted_on_the_day_of_the_city() -> None:
    stand_still(LONG_AGO)
    assert "'2026-11-20'" in whole_city(APPLICATIONS, "enabled").column("enabled").sql
    stand_still(None)
