"""A case as the procedure moves it: every step looked up, asked and answered as at a desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from inventory import text
from inventory.actor import Actor, Role
from inventory.approvals.cells import Transition
from inventory.approvals.effects import case_number
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.needs import Facts, Involved
from inventory.approvals.order import in_order
from inventory.approvals.outcomes import outcome
from inventory.approvals.procedure import PROCEDURE, transition
from inventory.approvals.records import PARTS, Application
from inventory.approvals.states import DONE, RUNNING, State, Step
from inventory.approvals.way import ReviewOpinion, ReviewStep
from inventory.approvals.words import (
    Body,
    Equipment,
    Mark,
)
from inventory.demo.agreements import Agreements
from inventory.demo.ledger import Draft, Entry, Values, stored
from inventory.demo.organisation import Office
from inventory.demo.staff import Person
from inventory.demo.supplies import Supply
from inventory.devices.fields import Accessory
from inventory.errors import Invalid
from inventory.fields import checked
from inventory.store.columns import Record

Answers = Mapping[str, Any]
OWN = tuple(name for name in Application.model_fields if name not in ("id", "version", "search_text"))
EMPTY = {name: Application.model_fields[name].get_default() for name in OWN}
SAID = tuple(name for name in ReviewOpinion.model_fields if name not in ("id", "version", "step_id"))
FILED, ASSIGNED = "Antrag eingereicht", "Zuständigkeit geändert"


class Books(Protocol):
    """Where what happens to records is written down."""

    def entry(self, day: int, actor: str, label: str, after: Entry | None = None) -> Entry: ...
    def begin(self, entry: Entry, kind: type[Record], values: Values) -> Draft: ...
    def change(self, entry: Entry, draft: Draft, values: Values) -> None: ...
    def remove(self, entry: Entry, draft: Draft) -> None: ...
    def finish(self, draft: Draft, **derived: str) -> None: ...


@dataclass
class Registry:
    """What all cases share: the books, the rules, the units by id, the numbers given so far."""

    books: Books
    agreements: Agreements
    offices: Mapping[int, Office]
    numbers: dict[int, int] = field(default_factory=dict)

    def number(self, year: int) -> str:
        self.numbers[year] = self.numbers.get(year, 0) + 1
        return case_number(year, self.numbers[year])


@dataclass
class File:
    """One person with all their cases."""

    person: Person
    cases: list["Case"] = field(default_factory=list)

    @property
    def running(self) -> "Case | None":
        return next((it for it in self.cases if it.state in RUNNING), None)

    @property
    def refused_on(self) -> date | None:
        days = (it["last_on"] for it in self.cases if it.state is State.REFUSED)
        return max(days, default=None)


Effect = Callable[["Case", Entry, Facts, Answers, Actor], None]
_effects: dict[Step, Effect] = {}


def brought_by(*steps: Step) -> Callable[[Effect], Effect]:
    """Mark what a step brings with it; it is told before the case moves on."""

    def register(effect: Effect) -> Effect:
        _effects.update(dict.fromkeys(steps, effect))
        return effect

    return register


class Case:
    """`values` are those of the record, as the program has them."""

    def __init__(
        self,
        registry: Registry,
        file: File,
        form: Answers,
        begun: Entry,
        supply: Supply | None = None,
        *,
        complete: bool = True,
    ) -> None:
        clean = checked(APPLICATION_FIELDS, form, complete=complete)
        self.registry = registry
        self.books = registry.books
        self.file = file
        self.supply = supply
        self._said: dict[Mark, frozenset[str]] = {}
        self.asked: dict[Body, Involved] = {}
        self.rounds: dict[Body, Draft] = {}
        self.provisions: dict[Equipment, Draft] = {}
        self._latest = begun
        self._steps = 0
        self.values: dict[str, Any] = {
            **EMPTY,
            **{name: value for name, value in clean.items() if name in EMPTY},
            "unit_id": file.person.on(_number(form["received_on"]), "unit_id"),
            "manager_id": file.person.on(_number(form["received_on"]), "manager_id"),
            "waits_for": Role.HR,
        }
        self._draft = self.books.begin(begun, Application, stored(self.values))
        self.values["id"] = self._draft.id
        self.whole = clean
        for part in PARTS:
            own = {name: clean[name] for name in part.model_fields if name in clean}
            self.put(begun, part, application_id=self._draft.id, **own)
        file.cases.append(self)

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def id(self) -> int:
        return self._draft.id

    @property
    def state(self) -> State:
        state: State = self.values["state"]
        return state

    @property
    def person(self) -> Person:
        return self.file.person

    @property
    def disability_heard(self) -> bool:
        return bool(self.whole["disability_heard"])

    @property
    def available_on(self) -> date | None:
        """The day on which its device was to come in, where it was missing."""
        missing = self.supply.missing_until if self.supply else 0
        return date.fromordinal(missing) if missing else None

    @property
    def accessories(self) -> tuple[Accessory, ...]:
        return self.supply.accessories if self.supply else ()

    @property
    def rules(self) -> dict[str, Any]:
        """The version it was filed under; a draft meets the one that holds when it comes in."""
        if self["ruleset_id"] is None:
            return self.registry.agreements.on(self["received_on"])
        return self.registry.agreements.get(self["ruleset_id"])

    def facts(self, on: date) -> Facts:
        person, day = self.person, _number(on)
        return Facts(
            state=self.state,
            kind=self["kind"],
            employee_id=person.id,
            unit_id=self["unit_id"],
            manager_id=self["manager_id"],
            status=person.status,
            rules=self.rules,
            values=self.values,
            today=on,
            exit_on=self.exit_on(on),
            moved=person.on(day, "unit_id") != self["unit_id"],
            last_on=self["last_on"],
            asked_in=self["asked_in"],
            involved=self.asked,
            said=self._said,
            disability_heard=self.whole["disability_heard"],
            unsupplied=sum(it["device_id"] is None for it in self.provisions.values()),
            held=len(self.held(on)),
        )

    def take(self, step: Step, on: date, actor: Actor, answers: Answers, entry: Entry | None = None) -> Entry:
        """Take a step past all that a desk would check; `Refused` is a mistake of whoever planned it."""
        facts = self.facts(on)
        cell, role = transition(facts, step, actor)
        clean = checked(cell.questions, {"on": on, **answers})
        wrong: dict[str, str] = {}
        for check in (in_order, *cell.checks):
            wrong |= check(facts, clean)
        if wrong:
            raise Invalid(wrong)
        entry = entry or self.books.entry(_number(on), actor.login, DONE[step], after=self._latest)
        self._go(entry, step, cell, role, actor, facts, clean)
        return entry

    def follow(self, entry: Entry, step: Step, actor: Actor, answers: Answers) -> None:
        """Take a step that the step of another case brings with it."""
        role = next(role for role in Role if role in actor.roles)
        facts = self.facts(answers["on"])
        self._go(entry, step, PROCEDURE[self.state, step], role, actor, facts, dict(answers))

    def assign(self, on: date, clerk: Actor) -> None:
        """Somebody of HR takes the case."""
        self._latest = self.books.entry(_number(on), clerk.login, ASSIGNED, after=self._latest)
        self.change(self._latest, clerk_id=clerk.employee_id)

    def change(self, entry: Entry, **values: Any) -> None:
        self.values.update(values)
        self.books.change(entry, self._draft, stored(values))

    @property
    def before(self) -> "Case":
        """The case it follows."""
        return next(it for it in self.file.cases if it.id == self["predecessor_id"])

    def exit_on(self, on: date) -> date | None:
        """The exit as it was known on a day."""
        exit_on = self.person.on(_number(on), "exit_on")
        return date.fromisoformat(exit_on) if exit_on else None

    def ask(self, body: Body, asked: Involved, round_: Draft) -> None:
        """Put the case to a body; an earlier round of the same turn is over."""
        if body in self.rounds:
            self.books.finish(self.rounds[body])
        self.rounds[body] = round_
        self.asked = {**self.asked, body: asked}

    def forget_rounds(self) -> None:
        """A new turn asks everybody anew."""
        for draft in self.rounds.values():
            self.books.finish(draft)
        self.rounds, self.asked = {}, {}

    def held(self, on: date) -> list[Draft]:
        """What was handed over for the case, or was held before."""
        supply = self.supply
        if supply is None or supply.day > _number(on):
            return []
        return [it for it in self.provisions.values() if it["device_id"] == supply.device_id]

    def supply_missing(self) -> None:
        """The device that came in meanwhile is reserved, in a booking of its own."""
        if self.supply and self.supply.arrived:
            for draft in self.provisions.values():
                if draft["device_id"] is None:
                    found = {"device_id": self.supply.device_id, "available_on": None}
                    self.books.change(self.supply.arrived, draft, found)

    def finish(self) -> None:
        """Write the record as all this has left it."""
        for draft in (*self.provisions.values(), *self.rounds.values()):
            self.books.finish(draft)
        last_name, _comma, first_name = self.person.listed_name.partition(", ")
        unit = self.registry.offices[self["unit_id"]]
        found = text.search_text(self["case_no"], last_name, first_name, unit.code, unit.name)
        self.books.finish(self._draft, search_text=found)

    def _go(
        self,
        entry: Entry,
        step: Step,
        cell: Transition,
        role: Role,
        actor: Actor,
        facts: Facts,
        answers: dict[str, Any],
    ) -> None:
        self._latest = entry
        was_due = self["due_on"]
        changes = {**answers, **outcome(step, cell, facts, answers)}
        if effect := _effects.get(step):
            effect(self, entry, facts, answers, actor)
        own = {name: value for name, value in changes.items() if name in EMPTY}
        self.change(entry, **own)
        self._steps += 1
        taken = self.put(
            entry,
            ReviewStep,
            application_id=self.id,
            number=self._steps,
            step=step,
            source=facts.state,
            target=self.state,
            role=role,
            login=actor.login,
            person_id=actor.employee_id,
            on=answers["on"],
            due_on=was_due,
            mark=cell.mark,
        )
        said = {name: answers[name] for name in SAID if answers.get(name)}
        if said:
            self.put(entry, ReviewOpinion, step_id=taken.id, **said)
        if cell.mark:
            self._said[cell.mark] = self._said.get(cell.mark, frozenset()) | {actor.login}

    def put(self, entry: Entry, kind: type[Record], **values: Any) -> Draft:
        """A record that will not change any more."""
        draft = self.books.begin(entry, kind, stored(values))
        self.books.finish(draft)
        return draft


def _number(day: date) -> int:
    return day.toordinal()
