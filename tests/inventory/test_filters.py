"""Filters as people read and type them."""

import pytest

from inventory.approvals.lists import APPLICATIONS
from inventory.devices.lists import DEVICES
from inventory.errors import Refused
from inventory.filters import bound_text, by_column, filter_text, fits, read_bound, value_text
from inventory.listing import Filter, Match, Query
from inventory.people.lists import PEOPLE


@pytest.mark.parametrize(
    ("column", "typed", "kept", "shown"),
    [
        ("expected_on", "20.11.2026", "2026-11-20", "20.11.2026"),
        ("expected_on", "1.3.26", "2026-03-01", "01.03.2026"),
        ("expected_on", "heute", "heute", "heute"),
        ("expected_on", "Heute", "heute", "heute"),
        ("expected_on", "heute + 30", "heute+30", "heute + 30 Tage"),
        ("expected_on", "heute-1", "heute-1", "gestern"),
        ("expected_on", "heute + 30 Tage", "heute+30", "heute + 30 Tage"),
        ("expected_on", "Morgen", "heute+1", "morgen"),
        ("expected_on", "heute + 0", "heute", "heute"),
        ("net", "1.234,56", 123456, "1.234,56 €"),
        ("net", "500 €", 50000, "500,00 €"),
        ("net", "  ", None, ""),
    ],
)
def test_a_bound_is_typed_as_germans_write(
    column: str, typed: str, kept: str | int | None, shown: str
) -> None:
    found = DEVICES.column(column)
    assert read_bound(found, typed) == kept
    if kept is not None:
        assert bound_text(found, kept) == shown
        assert read_bound(found, shown) == kept


def test_numbers_and_percentages_are_bounds_too() -> None:
    assert read_bound(PEOPLE.column("devices"), "1.200") == 1200
    assert bound_text(PEOPLE.column("devices"), 1200) == "1.200"
    assert read_bound(PEOPLE.column("share"), "62,5 %") == 6250
    assert bound_text(PEOPLE.column("share"), 6250) == "62,5 %"
    assert read_bound(APPLICATIONS.column("days"), "2,5") == 250
    assert bound_text(APPLICATIONS.column("days"), 250) == "2,5"


@pytest.mark.parametrize("typed", ["bald", "31.2.2026", "heute + viele", "heute + 99999"])
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refused, match="Bitte ein Datum wie"):
        read_bound(DEVICES.column("expected_on"), typed)


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ([Filter("state", Match.ANY_OF, ("lager", "reparatur"))], "Stand: Lager, Reparatur"),
        ([Filter("encrypted", Match.ANY_OF, (0,))], "Verschlüsselt: nein"),
        ([Filter("holder", Match.CONTAINS, ("müller",))], "Wer es hat enthält „müller“"),
        ([Filter("net", Match.FROM, (50000,))], "Netto ab 500,00 €"),
        (
            [
                Filter("expected_on", Match.FROM, ("2026-01-01",)),
                Filter("expected_on", Match.UNTIL, ("heute",)),
            ],
            "Rückgabe ab 01.01.2026 bis heute",
        ),
        ([Filter("contract", Match.EMPTY)], "Vertrag: leer"),
        ([Filter("contract", Match.FILLED)], "Vertrag: ausgefüllt"),
    ],
)
def test_a_filter_reads_as_half_a_sentence(filters: list[Filter], told: str) -> None:
    assert filter_text(DEVICES.column(filters[0].column), filters) == told


def test_filters_of_one_column_belong_together() -> None:
    first, second, third = (
        Filter("net", Match.FROM, (1,)),
        Filter("state", Match.FILLED),
        Filter("net", Match.UNTIL, (9,)),
    )
    assert by_column(Query(filters=(first, second, third))) == {"net": [first, third], "state": [second]}


def test_a_stored_view_of_columns_that_are_gone_does_not_fit_any_more() -> None:
    assert fits(DEVICES, Query(order="net", filters=(Filter("state", Match.FILLED),)))
    assert not fits(DEVICES, Query(order="colour"))
    assert not fits(DEVICES, Query(filters=(Filter("colour", Match.FILLED),)))


def test_a_value_nobody_declared_is_shown_as_it_is() -> None:
    assert value_text(DEVICES.column("state"), "verschollen") == "verschollen"
