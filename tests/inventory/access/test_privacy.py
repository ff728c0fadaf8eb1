"""What must not exist anywhere, and what exists but is for few eyes: looked for wherever it could leak."""

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from inventory.actor import Actor, Role
from inventory.approvals import actions, cards
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.approvals.today import BLOCKS, worklist
from inventory.devices import cards as device_cards
from inventory.errors import Refused
from inventory.exchange.tables import write_csv
from inventory.fields import Field
from inventory.listing import Query
from inventory.people.actions import correct_person
from inventory.sight import seen_by
from inventory.store.columns import Record
from inventory.store.database import Store
from tests.inventory.approvals.office import ANSWERS, DAY, TO_HR, Move, Office
from tests.inventory.declared import LISTINGS

MUST_NOT_EXIST = (
    r"diagnos|gdb|grad_der|schwanger|pregnan|religion|konfession|gewerkschaft|union|family|marital|"
    r"child|relative|iban|private_|privat|photo|foto|floor_?plan|gps|\bgeo|latitude|ip_address|"
    r"log(ged)?_?(in|on)_(at|time)|last_login|last_seen|online|keystroke|screen_time|idle|"
    r"performance|rating|bewertung|leistung|sick|krank|leave_|vacation|urlaub|password|passwort|kennwort|"
    r"\bpin\b|\bpuk\b|bitlocker|recovery_?key|apple_?id|browser|installed_app|bemerkung|remark|seconds|"
    r"duration"
)
"""Section 11 of the design, as a column or a label would be called."""
FORBIDDEN = re.compile(MUST_NOT_EXIST, re.IGNORECASE)
HOME = {"street": "Geheimgasse 7", "postcode": "51399", "city": "Heimlichhausen"}
TASKS = "Verschlusssachen bearbeiten"
GROUNDS = "Unaussprechlich sind die Gründe, die hier stehen."
BALANCING = "Abgewogen wurde hinter verschlossener Tür am Amtstag."
SURNAME = "Heimlich-Leise"
PHONE = "0214-7654321"
CASE_MARKS = {
    **{line: {Role.HR} for line in HOME.values()},
    TASKS: {Role.HR, Role.MANAGER, Role.HEAD},
    GROUNDS: {Role.HR, Role.MANAGER, Role.HEAD},
    BALANCING: {Role.HR, Role.MANAGER, Role.HEAD},
}
"""Each secret of a case, and who may read it."""
EVERYBODY = frozenset(Role)


@pytest.fixture
def office(sqlite_store: Store) -> Office:
    return Office(sqlite_store)


@pytest.fixture
def case(office: Office) -> Application:
    """Telework until its revocation, full of what is not for everybody."""
    return confide(office)


def confide(office: Office, **values: Any) -> Application:
    office.stock()
    given = {"form": "telearbeit", "hours": 16, "priority": True, "disability_heard": True, **HOME, **values}
    against = {"vote": "nicht", "reason": "praesenz", "grounds": GROUNDS}
    begun = {**ANSWERS[Step.START_REVOCATION], "grounds": GROUNDS}
    revoked = {**ANSWERS[Step.REVOKE], "balancing": BALANCING, "effective_on": date(2026, 6, 2)}
    heard: Move = (Step.RECORD_RESULT, {"body": "sbv", "result": "angehoert"})
    case = office.walk(office.draft(tasks=TASKS, **given), TO_HR[:2])
    office.walk(case, ((Step.GIVE_OPINION, against), Step.CAST_VOTE, Step.CHECK_IT))
    if values:
        office.take(case, Step.CHECK_PRIVACY)
    office.walk(case, (Step.INVOLVE, heard, Step.APPROVE, Step.SIGN, Step.START_TRIAL, Step.PASS_TRIAL))
    office.walk(case, ((Step.START_REVOCATION, begun), Step.RECORD_RESULT, heard, (Step.REVOKE, revoked)))
    return office.look_at(case)


def fields() -> Iterator[tuple[str, Field]]:
    for kind in Record.__subclasses__():
        for field in kind.declared:
            yield kind.__name__, field


def test_what_the_city_must_not_know_has_no_place_to_be_kept() -> None:
    columns = [
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
    ]
    titles = [column.title for listing in LISTINGS for column in listing.columns]
    labels = [field.label for _kind, field in fields()]
    assert len(columns) > 150
    assert [it for it in (*columns, *titles, *labels) if FORBIDDEN.search(it)] == []


@pytest.mark.parametrize("name", ["pregnant", "iban", "Bemerkung zur Person", "last_login", "Privattelefon"])
def test_such_a_place_would_be_found(name: str) -> None:
    assert FORBIDDEN.search(name)


def everything_for(office: Office, actor: Actor, folder: Path) -> str:
    """All that the program shows, finds, exports or remembers for somebody."""
    found: list[object] = []
    with closing(office.store.reader()) as reader:
        for listing in LISTINGS:
            seen = seen_by(listing, actor)
            if seen.columns:
                keys = list(reader.ids(seen, Query(), lambda: True))
                found.append(reader.rows(seen, keys))
                file = folder / f"{listing.name}.csv"
                write_csv(file, seen.columns, reader.values(seen, keys))
                found.append(file.read_text(encoding="utf-8-sig"))
        found += list(worklist(reader, actor)) if any(it.who & actor.roles for it in BLOCKS) else []

    def read(session: Session) -> None:
        for key in range(1, 4):
            found.append(cards.case_card(session, application_id=key, actor=actor, today=DAY))
            found.append(cards.cases_of(session, person_id=key, actor=actor))
            found.append(device_cards.device_card(session, device_id=key, actor=actor))
            found.append(device_cards.person_card(session, person_id=key, actor=actor))
            found.append(device_cards.device_as_of(session, device_id=key, day=DAY, actor=actor))

    office.hr.see(read)
    return repr(found)


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("role", list(Role), ids=str)
def test_the_secrets_of_a_case_reach_exactly_those_they_are_for(
    office: Office, role: Role, tmp_path: Path
) -> None:
    told = everything_for(office, office.actors[role], tmp_path)
    assert {mark for mark in CASE_MARKS if mark in told} == {
        mark for mark, readers in CASE_MARKS.items() if role in readers
    }


def test_data_protection_reads_the_cases_with_special_data_and_no_others(
    office: Office, tmp_path: Path
) -> None:
    confide(office, data_category="besonders")
    told = everything_for(office, office.actors[Role.AUDITOR], tmp_path)
    assert all(mark in told for mark in CASE_MARKS)


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("mark", CASE_MARKS)
def test_nobody_finds_anything_by_a_secret(office: Office, mark: str) -> None:
    with closing(office.store.reader()) as reader:
        for listing in LISTINGS:
            for actor in (*office.actors.values(), Actor("alle01", EVERYBODY)):
                seen = seen_by(listing, actor)
                if seen.columns:
                    assert reader.count(seen, Query(search=mark.split(maxsplit=1)[0])) == 0


def test_who_votes_as_well_as_delivers_sees_no_address_but_on_delivery(office: Office) -> None:
    """A second role opens nothing that neither of the two may see."""
    telework = {"form": "telearbeit", "hours": 16, **HOME}
    it, head = office.actors[Role.IT], office.actors[Role.HEAD]
    both = replace(it, roles=it.roles | head.roles, unit_ids=head.unit_ids)
    case = office.case_in(State.SIGNATURE, **telework)

    def sees() -> bool:
        card = office.hr.see(cards.case_card, application_id=case.key(), actor=both, today=DAY)
        return HOME["street"] in repr(card)

    assert not sees()
    office.take(case, Step.SIGN)
    assert sees()
    office.take(case, Step.START_TRIAL)
    assert not sees()


def test_what_is_told_of_the_past_is_told_without_the_secret(office: Office) -> None:
    case = office.case_in(State.CLARIFICATION, form="telearbeit", hours=16, **HOME)
    moved = {"street": "Neuer Weg 1"}
    base = {"street": HOME["street"]}
    office.hr.do(actions.correct, application_id=case.key(), base=base, values=moved)
    card = office.card(case, Role.HR)
    assert card is not None
    assert "Neuer Weg 1" in repr(card.values)
    assert "Neuer Weg 1" not in repr(card.timeline)
    assert HOME["street"] not in repr(card.timeline)


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_the_numbers_of_a_person_are_for_those_who_need_them(
    office: Office, role: Role, tmp_path: Path
) -> None:
    person = office.applicant
    change = {"base": {"phone": None}, "values": {"phone": PHONE}}
    office.hr.do(correct_person, person_id=person.key(), **change)
    told = everything_for(office, office.actors[role], tmp_path)
    in_touch = role in (Role.HR, Role.IT, Role.MANAGER, Role.HEAD)
    assert (PHONE in told) is in_touch
    assert ("joerg.mueller@stadt.example" in told) is in_touch
    assert ("Tarifbeschäftigt" in told) is (role is Role.HR)


def test_a_refusal_quotes_nothing_that_was_typed(store: Store) -> None:
    office = Office(store)
    case = office.draft(form="telearbeit", hours=16, **HOME, tasks=TASKS)
    office.take(case, Step.SUBMIT)
    again = office.draft(form="telearbeit", hours=16, **HOME, tasks=TASKS)
    attempts = (
        lambda: office.take(again, Step.SUBMIT),
        lambda: office.hr.person(office.applicant.personnel_no, last_name=SURNAME),
        lambda: office.hr.do(
            actions.correct, application_id=again.key(), base={"tasks": "x"}, values={"tasks": GROUNDS}
        ),
        lambda: office.take(again, Step.WITHDRAW, Role.MANAGER),
        lambda: office.draft(form="telearbeit", hours=99, **HOME),
    )
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            attempt()
        told = "".join(traceback.format_exception(refused.value))
        for mark in (*CASE_MARKS, SURNAME):
            assert mark not in told


def test_an_error_of_the_database_hides_its_values(store: Store) -> None:
    """What the program has no sentence for goes into the report of a bug."""
    office = Office(store)
    statement = "INSERT INTO telework_address (nowhere) VALUES (:street)"
    with pytest.raises(DBAPIError) as error, store.engine.begin() as connection:
        connection.execute(sa.text(statement), {"street": HOME["street"]})
    assert HOME["street"] not in "".join(traceback.format_exception(error.value))
    assert office.rules.id == 1


def test_a_log_of_all_statements_knows_nobody(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """Every statement is told, no value of it."""
    caplog.set_level(logging.INFO, "sqlalchemy.engine")
    confide(office)
    assert "INSERT INTO telework_address" in caplog.text
    for mark in (*CASE_MARKS, "Müller", "joerg.mueller"):
        assert mark not in caplog.text
