"""A case of the invented city, taken once more with the real actions in an empty store."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from inventory.access.identity import who_is
from inventory.actor import Actor
from inventory.approvals import actions, equipment, filing
from inventory.approvals.effects import DIGITS
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.records import PARTS, Application
from inventory.approvals.states import Step
from inventory.approvals.way import Involvement, Provision, ReviewOpinion, ReviewStep
from inventory.devices import actions as device_actions
from inventory.devices import lifecycle
from inventory.devices.records import Assignment, Device
from inventory.fields import Kind
from inventory.store.columns import Record
from inventory.store.database import Store
from inventory.store.reader import Reader
from tests.inventory.demo.looking import asked

GIVEN = ("unit", "employee", "account", "ruleset", "contract", "device_model")
"""What is there before anybody applies."""

BY_ITSELF = (Step.SUBMIT, Step.SUCCEED)
FROM_THE_CASE = (
    "checks",
    "agreed_on",
    "agreed_as",
    "handed_over_on",
    "pledged_on",
    "briefed_on",
    "suspended_from",
    "suspended_until",
    "hearing_on",
    "heard_on",
    "end_reason",
    "effective_on",
    "return_on",
)
FORM = {it.name: it for it in APPLICATION_FIELDS}
Row = dict[str, Any]


def rows(store: Store, kind: type[Record], where: str = "1 = 1", **values: Any) -> list[Row]:
    """The rows of a table as they are stored."""
    table = kind.__table__  # type: ignore[attr-defined]
    names = [column.name for column in table.columns]
    listed = ", ".join(f'"{name}"' for name in names)
    found = asked(store, f"SELECT {listed} FROM {table.name} WHERE {where} ORDER BY id", **values)
    return [dict(zip(names, row, strict=True)) for row in found]


def records(store: Store, kind: type[Record], where: str, **values: Any) -> list[Row]:
    """The rows as the program has them."""
    statement = sa.select(kind.__table__).where(sa.text(where))  # type: ignore[attr-defined]
    return store.read(
        lambda session: [
            dict(row)
            for row in session.connection().execute(statement.order_by(sa.text("id")), values).mappings()
        ]
    )


class Replay:
    """All cases of one person, from the city into a store with nothing but what was there before."""

    def __init__(self, city: Store, store: Store, person_id: int) -> None:
        self._city = city
        self._store = store
        self._reader = Reader(store.url)
        self.person_id = person_id
        self.cases = records(city, Application, "employee_id = :person", person=person_id)
        self._taken: dict[int, int] = {}
        self._answered: dict[int, int] = {}
        self._bring_in()

    def close(self) -> None:
        self._reader.close()

    def go(self) -> None:
        keys = [case["id"] for case in self.cases]
        listed = ", ".join(map(str, keys))
        steps = records(self._city, ReviewStep, f"application_id IN ({listed})")
        for case in self.cases:
            if not any(it["application_id"] == case["id"] for it in steps):
                self._begin(case)
        for taken in sorted(steps, key=lambda it: (it["on"], it["id"])):
            self._take(taken)
        self._come_in()

    # Devices

    def _bring_in(self) -> None:
        """The devices of these cases, as they came; what was held before is held."""
        self._devices: dict[int, Row] = {}
        for provision in self._provisions():
            if provision["device_id"] and provision["device_id"] not in self._devices:
                (device,) = rows(self._city, Device, "id = :key", key=provision["device_id"])
                self._devices[device["id"]] = device
        for device in self._devices.values():
            put(self._store, "device", {**device, **as_delivered(self._city, device["id"])})
            first = min(it["on"] for it in self._checks(device["id"]))
            held = rows(self._city, Assignment, "device_id = :key AND until IS NULL", key=device["id"])
            if held and date.fromisoformat(held[0]["since"]) < first:
                self._issue(device["id"], held[0])
            elif self._reserved_later(device["id"]):
                self._state(device["id"], lifecycle.State.RETURNED)

    def _issue(self, device_id: int, held: Row) -> None:
        values = {
            "employee_id": self.person_id,
            "on": date.fromisoformat(held["since"]),
            "accessories": tuple(filter(None, held["accessories"].split(","))),
        }
        step = lifecycle.Step.ISSUE
        self._do(IT, device_actions.step, device_id=device_id, step=step, values=values)

    def _provisions(self) -> list[Row]:
        listed = ", ".join(str(case["id"]) for case in self.cases)
        return records(self._city, Provision, f"application_id IN ({listed})")

    def _checks(self, device_id: int) -> list[Row]:
        listed = ", ".join(
            str(it["application_id"]) for it in self._provisions() if it["device_id"] == device_id
        )
        return records(self._city, ReviewStep, f"application_id IN ({listed}) AND step = 'it_pruefen'")

    def _reserved_later(self, device_id: int) -> list[Row]:
        found = asked(
            self._city,
            "SELECT booking.actor, booking.at, event.record_id "
            "FROM event JOIN booking ON booking.id = booking_id "
            "JOIN provision ON provision.id = record_id WHERE event.kind = 'provision' "
            "AND field = 'device_id' AND provision.device_id = :key",
            key=device_id,
        )
        return [dict(zip(("actor", "at", "provision_id"), it, strict=True)) for it in found]

    def _state(self, device_id: int, state: lifecycle.State) -> None:
        write(
            self._store, "UPDATE device SET state = :state WHERE id = :key", state=state.value, key=device_id
        )

    # Steps

    def _begin(self, case: Row) -> None:
        opened = asked(
            self._city,
            "SELECT actor FROM booking JOIN event ON booking_id = booking.id "
            "WHERE kind = 'application' AND record_id = :key AND field = ''",
            key=case["id"],
        )
        made = self._do(opened[0][0], actions.draft, values=self._form(case))
        self._taken[case["id"]] = made.key()

    def _take(self, taken: Row) -> None:
        case = next(it for it in self.cases if it["id"] == taken["application_id"])
        step: Step = taken["step"]
        if step is Step.SUBMIT:
            year, number = case["case_no"][3:].split("-")
            last = {"name": f"case_no {year}", "last": int(number) - 1}
            write(self._store, "INSERT OR REPLACE INTO sequence VALUES (:name, :last)", **last)
            assert len(number) >= DIGITS
            values = self._form(case)
            made = self._do(taken["login"], filing.file, values=values, today=taken["on"])
            self._taken[case["id"]] = made.key()
        elif not self._follows(step, case):
            self._supply_missing(case, step)
            given = {"on": taken["on"], **self._answers(case, taken)}
            key = self._taken[case["id"]]
            self._do(taken["login"], actions.take, application_id=key, step=step, values=given)

    def _follows(self, step: Step, case: Row) -> bool:
        """Whether the step was brought by another case."""
        ended = any(
            it["kind"].value == "beendigung" and it["predecessor_id"] == case["id"] for it in self.cases
        )
        return step is Step.SUCCEED or (step is Step.END and ended)

    def _supply_missing(self, case: Row, step: Step) -> None:
        """Before the next step that needs it, what had been missing is reserved."""
        if step not in (Step.START_TRIAL, Step.ACTIVATE):
            return
        for provision in self._provisions():
            if provision["application_id"] == case["id"] and provision["device_id"]:
                self._reserve(case, provision)

    def _reserve(self, case: Row, provision: Row) -> None:
        for found in self._reserved_later(provision["device_id"]):
            if found["provision_id"] == provision["id"]:
                self._state(provision["device_id"], lifecycle.State.STOCK)
                self._do(
                    found["actor"],
                    equipment.supply_missing,
                    application_id=self._taken[case["id"]],
                    equipment=provision["equipment"],
                    device_id=provision["device_id"],
                )

    def _come_in(self) -> None:
        """What came in for a case that still waits for its handover."""
        for case in self.cases:
            if case["id"] in self._taken and case["handed_over_on"] is None:
                for provision in self._provisions():
                    if provision["application_id"] == case["id"] and provision["device_id"]:
                        self._reserve(case, provision)

    def _form(self, case: Row) -> Row:
        values = {name: case[name] for name in FORM if name in case}
        for part in PARTS:
            (found,) = records(self._city, part, "application_id = :key", key=case["id"])
            values |= {name: found[name] for name in FORM if name in found}
        if values["predecessor_id"]:
            values["predecessor_id"] = self._taken[values["predecessor_id"]]
        return {name: value for name, value in values.items() if FORM[name].kind is not Kind.YES_NO or value}

    def _answers(self, case: Row, taken: Row) -> Row:
        given = {name: case[name] for name in FROM_THE_CASE if case[name] is not None}
        for said in records(self._city, ReviewOpinion, "step_id = :key", key=taken["id"]):
            given |= {name: said[name] for name in said if name not in ("id", "version", "step_id")}
        step: Step = taken["step"]
        if step is Step.INVOLVE:
            given["intention"] = self._asked(case, taken["on"]) or case["intention"]
        if step is Step.RECORD_RESULT:
            given |= self._result(case)
        if step is Step.CHECK_IT:
            given["available_on"] = self._available_on(case)
        if step in (Step.START_TRIAL, Step.ACTIVATE):
            given["accessories"] = self._accessories(taken["on"])
        return given

    def _asked(self, case: Row, on: date) -> Any:
        found = records(self._city, Involvement, "application_id = :key", key=case["id"])
        return next((it["intention"] for it in found if it["asked_on"] == on), None)

    def _result(self, case: Row) -> Row:
        found = records(self._city, Involvement, "application_id = :key", key=case["id"])
        answered = sorted(
            (it for it in found if it["result_on"] and it["result"].value != "fiktion"),
            key=lambda it: (it["result_on"], it["id"]),
        )
        place = self._answered[case["id"]] = self._answered.get(case["id"], -1) + 1
        return {name: answered[place][name] for name in ("body", "result")}

    def _available_on(self, case: Row) -> date | None:
        for (snapshot,) in asked(self._city, "SELECT new FROM event WHERE kind = 'provision' AND field = ''"):
            made = json.loads(snapshot) if snapshot else {}
            if made.get("application_id") == case["id"] and made.get("available_on"):
                return date.fromisoformat(made["available_on"])
        return None

    def _accessories(self, on: date) -> tuple[str, ...]:
        found = rows(
            self._city,
            Assignment,
            "employee_id = :person AND since = :on",
            person=self.person_id,
            on=on.isoformat(),
        )
        mine = [it for it in found if it["device_id"] in self._devices]
        return tuple(filter(None, mine[0]["accessories"].split(","))) if mine else ()

    def _do(self, login: str, action: Any, **values: Any) -> Any:
        actor: Actor = who_is(self._reader, login, date.min)
        made, _booking = self._store.write(actor, lambda session: action(session, **values))
        return made

    # What came of it

    def pairs(self) -> Iterator[tuple[str, list[Row], list[Row]]]:
        """Table by table what the city says and what the actions made; keys are told apart by case."""
        kinds: list[type[Record]] = [Application, *PARTS, ReviewStep, Involvement, Provision]
        for kind in kinds:
            key = "id" if kind is Application else "application_id"
            mine = [self._plain(it, key) for it in self._of(self._city, kind, key, list(self._taken))]
            made = self._of(self._store, kind, key, list(self._taken.values()))
            yield kind.__name__, mine, [self._plain(it, key, back=True) for it in made]
        yield "ReviewOpinion", self._said(self._city), self._said(self._store)
        for kind in (Device, Assignment):
            key = "id" if kind is Device else "device_id"
            listed = ", ".join(map(str, self._devices)) or "-1"
            where = f"{key} IN ({listed})" + (" AND until IS NULL" if kind is Assignment else "")
            dropped = "id" if kind is Assignment else "version"
            told, made = (
                [without(it, dropped) for it in rows(store, kind, where)]
                for store in (self._city, self._store)
            )
            yield kind.__name__, told, made

    def _of(self, store: Store, kind: type[Record], key: str, keys: list[int]) -> list[Row]:
        listed = ", ".join(map(str, keys))
        return rows(store, kind, f"{key} IN ({listed})")

    def _plain(self, row: Row, key: str, *, back: bool = False) -> Row:
        city_of = {made: known for known, made in self._taken.items()} if back else {}
        plain = {name: value for name, value in row.items() if name not in ("id", "version", "clerk_id")}
        for name in {key, "predecessor_id"} & row.keys():
            plain[name] = city_of.get(row[name], row[name])
        return plain

    def _said(self, store: Store) -> list[Row]:
        keys = self._taken if store is self._city else self._taken.values()
        listed = ", ".join(map(str, keys))
        steps = f"step_id IN (SELECT id FROM review_step WHERE application_id IN ({listed}))"
        return [without(it, "id", "step_id") for it in rows(store, ReviewOpinion, steps)]


IT = "it01"


def without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in (*names, "version")}


def fill(city: Store, store: Store) -> None:
    """Everybody is there with their account, and nobody has applied for anything."""
    with store.engine.begin() as connection:
        for table in GIVEN:
            found = [dict(row._mapping) for row in asked(city, f"SELECT * FROM {table}")]
            connection.execute(sa.text(insert(table, found[0])), found)
        connection.execute(sa.text("UPDATE account SET active = 1"))


def insert(table: str, row: Row) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    places = ", ".join(f":{name}" for name in row)
    return f"INSERT INTO {table} ({names}) VALUES ({places})"


def put(store: Store, table: str, row: Row) -> None:
    write(store, insert(table, row), **row)


def write(store: Store, sql: str, **values: Any) -> None:
    with store.engine.begin() as connection:
        connection.execute(sa.text(sql), values)


def as_delivered(city: Store, device_id: int) -> Row:
    """A device before anybody had it."""
    (unused,) = asked(
        city,
        "SELECT new FROM event WHERE kind = 'device' AND record_id = :key AND field = ''",
        key=device_id,
    )
    came = json.loads(unused[0])
    forgotten = dict.fromkeys(("employee_id", "pool_id", "expected_on", "reserved_for_id", "reserved_until"))
    return {**forgotten, "state": came["state"], "holder_key": ""}
