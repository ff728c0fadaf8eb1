"""The invented city: as large as the real one, sound in every record, and the same every time."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import SQLModel, select

import bootstrap
from inventory import text
from inventory.demo import city as builder
from inventory.demo.days import TODAY, iso
from inventory.devices.fields import (
    CONTRACT_FIELDS,
    DEVICE_FIELDS,
    LICENCE_FIELDS,
    MODEL_FIELDS,
    DeviceKind,
    luhn,
)
from inventory.devices.lifecycle import State
from inventory.devices.lists import DEVICES
from inventory.devices.records import Assignment, Contract, Device, DeviceModel, Licence
from inventory.fields import Field, checked
from inventory.listing import Query
from inventory.people.fields import PERSON_FIELDS, UNIT_FIELDS
from inventory.people.lists import PEOPLE
from inventory.people.records import Employee, Unit
from inventory.store import address
from inventory.store.columns import Record
from inventory.store.database import Session, Store
from tests.inventory.demo.looking import EVERY, KINDS, all_of, asked

NOTEBOOKS = [kind for kind in DeviceKind if kind.value.startswith("notebook")]
RULES: list[tuple[type[Record], tuple[Field, ...]]] = [
    (Unit, UNIT_FIELDS),
    (Employee, PERSON_FIELDS),
    (DeviceModel, MODEL_FIELDS),
    (Contract, CONTRACT_FIELDS),
    (Licence, LICENCE_FIELDS),
    (Device, DEVICE_FIELDS),
]


def test_it_has_the_devices_and_workplaces_of_the_city_it_resembles(city: Store) -> None:
    kinds = Counter(device.kind for device in all_of(city, Device))
    assert kinds[DeviceKind.STANDARD] == 600
    assert kinds[DeviceKind.LTE] == 50
    assert kinds[DeviceKind.TECHNICAL] == 74
    assert kinds[DeviceKind.TRAINEE] == 65
    assert kinds[DeviceKind.DAY_CARE] == 41
    assert kinds[DeviceKind.TABLET] == 237
    assert sum(kinds[kind] for kind in NOTEBOOKS) == 830
    assert min(kinds[kind] for kind in DeviceKind) > 0
    assert len(all_of(city, Employee)) == 1900


def test_every_state_of_a_device_is_found_and_most_are_issued(city: Store) -> None:
    states = Counter(device.state for device in all_of(city, Device))
    assert set(states) == set(State)
    assert states[State.ISSUED] > 0.75 * states.total()


def test_lte_notebooks_belong_to_one_department_and_technical_ones_to_one_directorate(city: Store) -> None:
    units = {unit.id: unit for unit in all_of(city, Unit)}
    people = {person.id: person for person in all_of(city, Employee)}

    def above(unit_id: int) -> set[str]:
        unit: Unit | None = units[unit_id]
        codes = set()
        while unit:
            codes.add(unit.code)
            unit = units[unit.parent_id] if unit.parent_id else None
        return codes

    homes: dict[DeviceKind, list[set[str]]] = {}
    for device in all_of(city, Device):
        if device.employee_id:
            homes.setdefault(device.kind, []).append(above(people[device.employee_id].unit_id))
    assert all("FB 51" in codes for codes in homes[DeviceKind.LTE])
    assert all("Dez. V" in codes for codes in homes[DeviceKind.TECHNICAL])


def test_trainees_and_day_care_centres_have_pools(city: Store) -> None:
    held = [it for it in all_of(city, Device) if it.kind in (DeviceKind.TRAINEE, DeviceKind.DAY_CARE)]
    assert all(device.employee_id is None for device in held)
    assert sum(device.pool_id is not None for device in held) > 80


@pytest.mark.parametrize(
    "question",
    [
        "SELECT count(*) FROM device WHERE expected_on < :today",
        "SELECT count(*) FROM employee WHERE exit_on BETWEEN :today AND :soon",
        "SELECT count(DISTINCT employee.id) FROM employee JOIN device ON device.employee_id = employee.id "
        "WHERE exit_on < :today",
        "SELECT count(*) FROM contract WHERE kind = 'miete' AND ends_on BETWEEN :today AND :soon",
        "SELECT count(*) FROM booking WHERE label = 'Person zurückgekehrt'",
        "SELECT count(*) FROM booking WHERE undoes IS NOT NULL",
        "SELECT count(*) FROM booking WHERE label = 'Gerät berichtigt'",
        "SELECT count(*) FROM unit WHERE valid_until < :today",
        "SELECT count(*) FROM assignment WHERE until IS NOT NULL AND accessories_back <> accessories",
        "SELECT count(*) FROM employee WHERE share < 10000",
    ],
)
def test_every_list_of_things_to_do_has_something_in_it(city: Store, question: str) -> None:
    (found,) = asked(city, question, today=iso(TODAY), soon=iso(TODAY + 90))[0]
    assert 2 <= found < 700


def test_every_record_obeys_the_rules_of_its_fields(city: Store) -> None:
    for kind, fields in RULES:
        for record in all_of(city, kind):
            checked(fields, record.model_dump())


def test_every_check_and_reference_holds_and_the_search_knows_all(city: Store) -> None:
    assert asked(city, "PRAGMA integrity_check") == [("ok",)]
    assert asked(city, "PRAGMA foreign_key_check") == []
    with city.engine.begin() as connection:
        searched = ("device", "employee", "unit", "contract", "licence", "device_model")
        for table in (*searched, "application", "account", "deputy", "ruleset", "follow_up", "city"):
            connection.exec_driver_sql(
                f"INSERT INTO {table}_search ({table}_search, rank) VALUES ('integrity-check', 1)"
            )


def test_numbers_are_given_once_and_their_check_digits_fit(city: Store) -> None:
    devices = all_of(city, Device)
    assert len({device.serial_no for device in devices}) == len(devices)
    imeis = [device.imei for device in devices if device.imei]
    assert len(set(imeis)) == len(imeis) > 200
    assert all(luhn(imei) for imei in imeis)
    assert all(device.iccid and luhn(device.iccid) for device in devices if device.imei)


def test_every_name_is_composed_and_everybody_has_their_own_mail_address(city: Store) -> None:
    people = all_of(city, Employee)
    for person in people:
        for name in (person.first_name, person.last_name):
            assert text.nfc(name) == name
    assert len({person.email for person in people}) == len(people)
    letters = {letter for person in people for letter in person.last_name + person.first_name}
    assert letters >= set("äöüßŁłşğĐđễÞøåñçőř’-")
    assert max(len(person.last_name) for person in people) > 40


def test_everybody_but_the_mayor_has_a_manager_who_is_there(city: Store) -> None:
    people = {person.id: person for person in all_of(city, Employee)}
    assert sum(person.manager_id is None for person in people.values()) == 1
    for person in people.values():
        if person.manager_id:
            assert people[person.manager_id].exit_on is None


def test_what_is_derived_is_what_the_records_derive(city: Store) -> None:
    def differences(session: Session) -> list[str]:
        found = []
        for kind in KINDS:
            derived = [c.name for c in kind.__table__.columns if c.info.get("derived")]  # type: ignore[attr-defined]
            for record in session.exec(select(kind)).all()[::EVERY]:
                stored = {name: getattr(record, name) for name in derived}
                record.derive(session)
                found += [name for name in derived if getattr(record, name) != stored[name]]
        return found

    assert city.read(differences) == []


def test_a_held_device_has_one_open_assignment_that_says_the_same(city: Store) -> None:
    opened = {it.device_id: it for it in all_of(city, Assignment) if it.until is None}
    held = {device.id: device for device in all_of(city, Device) if device.held}
    assert opened.keys() == held.keys()
    for key, device in held.items():
        it = opened[key or 0]
        assert (it.employee_id, it.pool_id, it.expected_on) == (
            device.employee_id,
            device.pool_id,
            device.expected_on,
        )


def test_nobody_holds_two_notebooks_and_nobody_got_one_before_they_came(city: Store) -> None:
    people = {person.id: person for person in all_of(city, Employee)}
    devices = all_of(city, Device)
    notebooks = Counter(it.employee_id for it in devices if it.kind in NOTEBOOKS and it.employee_id)
    assert max(notebooks.values()) == 1
    for it in all_of(city, Assignment):
        if it.employee_id:
            person = people[it.employee_id]
            assert person.entry_on <= it.since
            assert person.exit_on is None or it.since <= person.exit_on


def test_people_are_found_however_their_names_are_typed(city: Store) -> None:
    reader = city.reader()
    for typed in ("gasiorowska", "GĄSIOROWSKA malgorzata", "nguyen huong", "hoefgen", "hofgen unal"):
        assert reader.count(PEOPLE, Query(search=typed)) >= 1
    assert reader.count(PEOPLE, Query(search="mueller")) == reader.count(PEOPLE, Query(search="müller"))
    assert reader.count(DEVICES, Query(search="thinkpad x13")) == 50
    reader.close()


def digest(store: Store) -> str:
    found = hashlib.sha256()
    for table in SQLModel.metadata.sorted_tables:
        for row in asked(store, f"SELECT * FROM {table.name} ORDER BY 1"):
            found.update(repr(tuple(row)).encode())
    return found.hexdigest()


def test_it_is_the_same_every_time(city: Store, tmp_path: Path) -> None:
    code = "from pathlib import Path; from inventory.demo import open_demo; print(open_demo(Path()))"
    built = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(bootstrap.ROOT), "PYTHONHASHSEED": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert built.stdout.startswith("sqlite:///demo")
    again = Store(address.of_file(tmp_path / built.stdout.strip().removeprefix("sqlite:///")))
    assert digest(again) == digest(city)
    again.close()


def test_both_engines_hold_the_same_small_city(small_city: Store) -> None:
    states = Counter(device.state for device in all_of(small_city, Device))
    assert states.total() == 150
    assert states[State.ISSUED] > 100
    assert len(all_of(small_city, Employee)) == builder.people_for(150)
    for kind, fields in RULES:
        for record in all_of(small_city, kind):
            checked(fields, record.model_dump())


@pytest.mark.parametrize("devices", [1, 7, 40])
def test_a_hamlet_is_a_city_too(sqlite_store: Store, devices: int) -> None:
    builder.build(sqlite_store.url, devices)
    assert len(all_of(sqlite_store, Device)) == devices
    assert asked(sqlite_store, "PRAGMA foreign_key_check") == []


def test_a_large_city_has_several_districts_and_short_histories(sqlite_store: Store) -> None:
    devices = builder.DEVICES_PER_PERSON * (builder.PEOPLE + 20)
    builder.build(sqlite_store.url, devices)
    assert asked(sqlite_store, "SELECT count(*) FROM device") == [(devices,)]
    assert asked(sqlite_store, "SELECT count(*) FROM employee") == [(builder.people_for(devices),)]
    assert asked(sqlite_store, "SELECT count(*) FROM unit WHERE code = 'FB 51/2'") == [(1,)]
    assert asked(
        sqlite_store, "SELECT max(n) FROM (SELECT count(*) AS n FROM assignment GROUP BY device_id)"
    ) == [(1,)]
    assert asked(sqlite_store, "PRAGMA integrity_check") == [("ok",)]
    assert asked(sqlite_store, "PRAGMA foreign_key_check") == []
