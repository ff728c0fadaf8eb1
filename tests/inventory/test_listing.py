"""Every list there is, and what its values look like to people."""

from datetime import date, timedelta

import pytest

from inventory.actor import Actor, Role
from inventory.devices.lists import CONTRACTS, DEVICES
from inventory.fields import Kind
from inventory.listing import Filter, Listing, Match, Query, reader_of
from inventory.people.lists import PEOPLE
from inventory.sight import seen_by
from inventory.store.history import record_class
from inventory.store.statements import POSTGRESQL, count
from tests.inventory.clerk import Clerk
from tests.inventory.declared import LISTINGS

TODAY = date(2026, 11, 20)
SEEN = [seen_by(listing, Actor("alles01", frozenset(Role))) for listing in LISTINGS]
"""Every list as somebody sees it who holds every role."""
EXAMPLES: dict[Kind, tuple[str | int, ...]] = {
    Kind.DATE: ("2026-11-20", "heute", "heute-30", "heute+90"),
    Kind.DUE: ("2026-11-20", "heute", "heute-30", "heute+90"),
    Kind.DECIMAL: (0, 250),
    Kind.MONEY: (0, 123456),
    Kind.NUMBER: (0, 3),
    Kind.PERCENT: (0, 5000),
}


def filters_of(listing: Listing) -> list[Filter]:
    """Every filter people can set on any column of a list."""
    made: list[Filter] = []
    for column in listing.columns:
        made += [Filter(column.name, Match.EMPTY), Filter(column.name, Match.FILLED)]
        if column.words:
            words = tuple(word.value for word in column.words)
            made += [Filter(column.name, Match.ANY_OF, words), Filter(column.name, Match.ANY_OF, words[:1])]
        elif column.kind is Kind.YES_NO:
            made += [Filter(column.name, Match.ANY_OF, values) for values in ((1,), (0,), (1, 0))]
        elif bounds := EXAMPLES.get(column.kind):
            made += [
                Filter(column.name, match, (it,)) for it in bounds for match in (Match.FROM, Match.UNTIL)
            ]
        else:
            made += [Filter(column.name, Match.CONTAINS, (typed,)) for typed in ("Müller", "100 %_!", "FB 5")]
    return made


@pytest.fixture
def office(clerk: Clerk) -> Clerk:
    """A few records of everything."""
    unit = clerk.unit()
    boss = clerk.person("1", unit_id=unit.id, last_name="Öztürk", first_name="Gül")
    person = clerk.person("2", unit_id=unit.id, manager_id=boss.id, exit_on=date(2027, 1, 31))
    contract = clerk.contract()
    leased = clerk.delivery("SN-1", "SN-2", ownership="miete", contract_id=contract.id, net="1000.00")
    clerk.issue(leased[0], employee_id=person.id, expected_on=date(2026, 3, 1))
    clerk.issue(leased[1], pool_id=unit.id)
    return clerk


@pytest.mark.parametrize("listing", SEEN, ids=lambda it: it.name)
def test_every_column_can_be_read_sorted_filtered_and_counted(listing: Listing, office: Clerk) -> None:
    reader = office.store.reader()
    everything = sorted(reader.ids(listing, Query(), lambda: True))
    for column in listing.columns:
        for descending in (False, True):
            query = Query(order=column.name, descending=descending)
            assert sorted(reader.ids(listing, query, lambda: True)) == everything
            assert [key for key, _row in reader.first(listing, query, 100)] == list(
                reader.ids(listing, query, lambda: True)
            )
        assert sum(reader.tally(listing, Query(), column).values()) == len(everything)
    search = "e 1" if "search_text" in record_class(listing.table).model_fields else ""
    for it in filters_of(listing):
        query = Query(search=search, filters=(it,))
        assert reader.count(listing, query) == len(reader.ids(listing, query, lambda: True))
    reader.close()


@pytest.mark.parametrize("listing", SEEN, ids=lambda it: it.name)
def test_filled_and_empty_are_opposites(listing: Listing, office: Clerk) -> None:
    reader = office.store.reader()
    everything = reader.count(listing, Query())
    for column in listing.columns:
        counts = [
            reader.count(listing, Query(filters=(Filter(column.name, match),)))
            for match in (Match.EMPTY, Match.FILLED)
        ]
        assert sum(counts) == everything, column.name
    reader.close()


@pytest.mark.parametrize("listing", SEEN, ids=lambda it: it.name)
def test_every_view_of_the_program_can_be_shown(listing: Listing, office: Clerk) -> None:
    reader = office.store.reader()
    for view in listing.views:
        assert reader.count(listing, view.query) == len(reader.first(listing, view.query, 100))
    reader.close()


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda it: it.name)
def test_a_list_is_declared_without_contradiction(listing: Listing) -> None:
    names = [column.name for column in listing.columns]
    assert len(set(names)) == len(names)
    assert len({column.title for column in listing.columns}) == len(names)
    assert listing.order in names
    assert set(listing.scan) <= set(names) | {"imei"}
    assert any(column.shown for column in listing.columns)
    for view in listing.views:
        assert {it.column for it in view.query.filters} | {view.query.order or listing.order} <= set(names)


def test_only_the_joins_a_statement_needs_are_made() -> None:
    in_stock = Query(filters=(Filter("state", Match.ANY_OF, ("lager",)),))
    assert "JOIN" not in count(DEVICES, in_stock, POSTGRESQL).sql
    of_a_unit = Query(filters=(Filter("unit", Match.CONTAINS, ("FB 51",)),))
    joins = count(DEVICES, of_a_unit, POSTGRESQL).sql
    assert joins.index("AS holder") < joins.index("AS place")
    assert "contract" not in joins


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (0, "heute"),
        (1, "in 1 Tag"),
        (90, "in 90 Tagen"),
        (91, "19.02.2027"),
        (-1, "seit 1 Tag"),
        (-4, "seit 4 Tagen"),
        (-100, "seit 12.08.2026"),
    ],
)
def test_a_deadline_reads_as_the_time_that_is_left(days: int, shown: str) -> None:
    place = [column.name for column in DEVICES.columns].index("expected_on")
    raw = [None] * len(DEVICES.columns)
    raw[place] = (TODAY + timedelta(days=days)).isoformat()  # type: ignore[call-overload]
    assert reader_of(DEVICES, TODAY)(raw)[place] == shown


def test_cells_read_as_germans_write(office: Clerk) -> None:
    reader = office.store.reader()
    (_key, row) = reader.first(DEVICES, Query(), 1)[0]
    shown = dict(zip((column.name for column in DEVICES.columns), row, strict=True))
    assert shown["inventory_no"] == "N-00001"
    assert shown["kind"] == "Standardnotebook"
    assert shown["holder"] == "Müller, Jörg"
    assert shown["unit"] == "FB 51 Kinder und Jugend"
    assert shown["state"] == "Ausgegeben"
    assert (shown["net"], shown["purchased_on"], shown["encrypted"]) == ("1.000,00 €", "05.01.2026", "nein")
    assert shown["stocktake_on"] == ""
    reader.close()


def test_a_query_survives_being_stored() -> None:
    query = Query(
        "müller", (Filter("state", Match.ANY_OF, ("lager",)), Filter("net", Match.FROM, (100,))), "net", True
    )
    assert Query.from_json(query.to_json()) == query


def test_a_filter_replaces_earlier_ones_of_its_column() -> None:
    query = Query(filters=(Filter("net", Match.FROM, (1,)), Filter("state", Match.FILLED)))
    assert query.filtered(Filter("net", Match.UNTIL, (5,))).filters == (
        Filter("state", Match.FILLED),
        Filter("net", Match.UNTIL, (5,)),
    )
    assert query.without("net").filters == (Filter("state", Match.FILLED),)


def test_a_number_of_records_agrees_with_its_word() -> None:
    assert [CONTRACTS.counted(count) for count in (0, 1, 1200)] == [
        "0 Verträge",
        "1 Vertrag",
        "1.200 Verträge",
    ]
    assert PEOPLE.counted(1) == "1 Person"
