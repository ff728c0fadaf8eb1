"""Reading for lists: what a search finds, in which order, and what happens when it is stopped."""

from collections.abc import Callable, Iterator
from itertools import product
from threading import Timer

import pytest

from inventory.devices.lists import DEVICES, MODELS
from inventory.errors import Unreachable
from inventory.fields import Kind
from inventory.listing import Column, Filter, Listing, Match, Query
from inventory.people.lists import PEOPLE, UNITS
from inventory.store import reader as reading
from inventory.store.database import Store
from inventory.store.reader import Interrupted, Reader
from tests.inventory.clerk import Clerk
from tests.postgres import Server

ENDLESS = (
    "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
    " SELECT count(*) FROM n)"
)
SLOW = Listing(
    "slow", "Zeile", "Zeilen", "unit", (Column("count", "Anzahl", ENDLESS, Kind.NUMBER),), order="count"
)


@pytest.fixture
def reader(store: Store) -> Iterator[Reader]:
    reader = store.reader()
    yield reader
    reader.close()


@pytest.fixture
def people(clerk: Clerk) -> Clerk:
    unit = clerk.unit()
    for number, (last, first) in enumerate(
        [("Mäder", "Zoë"), ("Müller", "Jörg"), ("Muller", "Ann"), ("Mueller", "Bo"), ("Łukasz", "Ewa")], 1
    ):
        mail = f"post{number}@stadt.example"
        clerk.person(f"{number}", unit_id=unit.id, last_name=last, first_name=first, email=mail)
    return clerk


def names(reader: Reader, search: str = "", **query: object) -> list[str]:
    return [row[0] for _key, row in reader.first(PEOPLE, Query(search=search, **query), 100)]  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["Müller", "mueller", "MUELLER", "Mül", "müller jörg", "  Jörg   müll"])
def test_a_name_is_found_however_it_is_typed(typed: str, people: Clerk, reader: Reader) -> None:
    assert "Müller, Jörg" in names(reader, typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("muller", {"Müller, Jörg", "Muller, Ann", "Mueller, Bo"}),
        ("lukasz", {"Łukasz, Ewa"}),
        ("zo", {"Mäder, Zoë"}),
        ("z", {"Mäder, Zoë", "Łukasz, Ewa"}),
        ("m an", {"Muller, Ann"}),
        ("müller ewa", set()),
        ("xyzzy", set()),
        ("%", set()),
        ("_", set()),
        ('"', set()),
        ('mül"ler', set()),
        ("(müller)", set()),
        ("NEAR müller", set()),
    ],
)
def test_every_word_narrows_and_no_sign_means_anything(
    typed: str, found: set[str], people: Clerk, reader: Reader
) -> None:
    assert set(names(reader, typed)) == found


def test_names_stand_in_the_order_of_a_german_directory(people: Clerk, reader: Reader) -> None:
    ascending = names(reader)
    assert ascending == ["Łukasz, Ewa", "Mäder, Zoë", "Mueller, Bo", "Muller, Ann", "Müller, Jörg"]
    assert names(reader, descending=True) == ascending[::-1]


@pytest.mark.parametrize("typed", ["Müller, Jörg", "Mueller", "müller", "MÜLLER", "jörg", "Muller, J"])
def test_a_filter_on_a_name_is_as_lenient_as_the_search(typed: str, people: Clerk, reader: Reader) -> None:
    assert "Müller, Jörg" in names(reader, filters=(Filter("name", Match.CONTAINS, (typed,)),))


@pytest.mark.parametrize("typed", ["FB 51", "fb 5", "51", "Jugend", "kinder UND"])
def test_a_filter_on_a_unit_takes_numbers_as_they_are_written(
    typed: str, people: Clerk, reader: Reader
) -> None:
    found = reader.first(UNITS, Query(filters=(Filter("name", Match.CONTAINS, (typed,)),)), 10)
    assert [row[0] for _key, row in found] == ["FB 51 Kinder und Jugend"]


def test_what_is_empty_stands_at_the_end_in_either_direction(clerk: Clerk, reader: Reader) -> None:
    for name, price in (("A", None), ("B", "200.00"), ("C", "100.00")):
        clerk.model(name=name, net=price)

    def order(*, descending: bool) -> list[str]:
        found = reader.first(MODELS, Query(order="net", descending=descending), 10)
        return [row[0] for _key, row in found]

    assert order(descending=False) == ["Lenovo C", "Lenovo B", "Lenovo A"]
    assert order(descending=True) == ["Lenovo B", "Lenovo C", "Lenovo A"]


def test_rows_come_in_the_order_they_are_wanted_and_without_those_that_are_gone(
    people: Clerk, reader: Reader
) -> None:
    ids = list(reader.ids(PEOPLE, Query(), lambda: True))
    wanted = [ids[3], 987654, ids[0]]
    assert [key for key, _row in reader.rows(PEOPLE, wanted)] == [ids[3], ids[0]]
    assert len(reader.values(PEOPLE, wanted)) == 2
    assert reader.rows(PEOPLE, []) == []


def test_a_scanned_code_leads_to_one_device_or_to_none(clerk: Clerk, reader: Reader) -> None:
    first, _second = clerk.delivery("SN-1", "SN-2")
    assert reader.scan(DEVICES, "SN-1") == first.id
    assert reader.scan(DEVICES, first.inventory_no) == first.id
    assert reader.scan(DEVICES, "SN-3") is None


def test_values_are_counted_for_the_boxes_to_tick(clerk: Clerk, reader: Reader) -> None:
    devices = clerk.delivery("SN-1", "SN-2", "SN-3")
    clerk.issue(devices[0], employee_id=clerk.person().id)
    assert reader.tally(DEVICES, Query(), DEVICES.column("state")) == {"lager": 2, "ausgegeben": 1}
    assert reader.tally(DEVICES, Query(search="SN-1"), DEVICES.column("encrypted")) == {0: 1}


def test_a_reading_can_be_interrupted_and_the_next_one_goes_on(clerk: Clerk, reader: Reader) -> None:
    clerk.unit()
    for slow in (
        lambda: reader.ids(SLOW, Query(), lambda: True),
        lambda: reader.count(SLOW, Query(filters=(Filter("count", Match.FROM, (1,)),))),
    ):
        interrupter = Timer(0.2, reader.interrupt)
        interrupter.start()
        with pytest.raises(Interrupted):
            slow()
        interrupter.join()
        assert reader.count(UNITS, Query()) == 1
    reader.close()


def test_ids_nobody_waits_for_are_not_read_to_the_end(people: Clerk, reader: Reader) -> None:
    with pytest.raises(Interrupted):
        reader.ids(PEOPLE, Query(), lambda: False)
    assert len(reader.ids(PEOPLE, Query(), lambda: True)) == 5


def test_a_server_that_went_away_can_be_reached_again_later(
    postgresql_url: str, server: Server, postgresql_store: Store
) -> None:
    reader = postgresql_store.reader()
    assert reader.count(UNITS, Query()) == 0
    name = postgresql_url.rpartition("/")[2]
    server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    with pytest.raises(Unreachable):
        reader.count(UNITS, Query())
    assert reader.count(UNITS, Query()) == 0
    reader.close()


def test_the_first_rows_are_the_first_whichever_way_they_are_found(
    clerk: Clerk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On fast machines and on slow ones, with few hits and with many, in either direction."""
    clerk.delivery(*(f"SN-{number}" for number in range(30)), model_id=clerk.model(name="ThinkPad").id)
    monkeypatch.setattr(reading, "STEPS", 1)
    searches = ("thinkpad", "sn-1", "n", "xyzzy", "thinkpad sn")
    for search, order, descending in product(searches, ("", "serial_no"), (False, True)):
        query = Query(search=search, order=order, descending=descending)
        everything = list(reader.ids(DEVICES, query, lambda: True))
        for (few, many), seconds in product(((2000, 10_000), (1, 1000), (1, 5)), (10.0, -1.0)):
            monkeypatch.setattr(reading, "FEW", few)
            monkeypatch.setattr(reading, "MANY", many)
            monkeypatch.setattr(reading, "WALK", seconds)
            for limit in (5, 30, 100):
                assert [key for key, _row in reader.first(DEVICES, query, limit)] == everything[:limit]


def test_interrupting_a_reader_that_has_not_begun_does_no_harm(reader: Reader) -> None:
    steps: list[Callable[[], object]] = [reader.interrupt, reader.close, reader.close]
    for step in steps:
        step()
    assert reader.count(UNITS, Query()) == 0
