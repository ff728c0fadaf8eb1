"""A case as the procedure moves it: every step looked up, asked and answered as at a desk, written as rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from inventory import text
from inventory.actor import Actor, Role
from inventory.approvals.cells import Transition
from inventory.approvals.checks import Background, problems
from inventory.approvals.deadlines import due
from inventory.approvals.effects import case_number
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.needs import Facts, Involved
from inventory.approvals.order import in_order
from inventory.approvals.outcomes import answer_until, bodies_on_revocation, bodies_to_ask, outcome
from inventory.approvals.procedure import PROCEDURE, transition
from inventory.approvals.records import PARTS, Application
from inventory.approvals.ruleset import Deadline
from inventory.approvals.states import DONE, RUNNING, State, Step
from inventory.approvals.way import Involvement, Provision, ReviewOpinion, ReviewStep
from inventory.approvals.words import (
    SUPPLIED_BY,
    Body,
    EndReason,
    Equipment,
    Intention,
    Mark,
    Result,
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
FILED = "Antrag eingereicht"


class Books(Protocol):
    """Where what happens to records is written down."""

    def entry(self, day: int, actor: str, label: str) -> Entry: ...
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


class Case:
    """`values` are those of the record, as the program has them."""

    def __init__(
        self, registry: Registry, file: File, form: Answers, begun: Entry, supply: Supply | None = None
    ) -> None:
        clean = checked(APPLICATION_FIELDS, form, complete=False)
        self._registry = registry
        self._books = registry.books
        self._file = file
        self.supply = supply
        self._said: dict[Mark, frozenset[str]] = {}
        self._asked: dict[Body, Involved] = {}
        self._rounds: dict[Body, Draft] = {}
        self._provisions: dict[Equipment, Draft] = {}
        self._steps = 0
        self.values: dict[str, Any] = {
            **EMPTY,
            **{name: value for name, value in clean.items() if name in EMPTY},
            "unit_id": file.person.on(_number(form["received_on"]), "unit_id"),
            "manager_id": file.person.on(_number(form["received_on"]), "manager_id"),
            "waits_for": Role.HR,
        }
        self._draft = self._books.begin(begun, Application, stored(self.values))
        self.values["id"] = self._draft.id
        self.whole = clean
        for part in PARTS:
            own = {name: clean[name] for name in part.model_fields if name in clean}
            self._put(begun, part, application_id=self._draft.id, **own)
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
        return self._file.person

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
            return self._registry.agreements.on(self["received_on"])
        return self._registry.agreements.get(self["ruleset_id"])

    def facts(self, on: date) -> Facts:
        person, day = self.person, _number(on)
        exit_on = person.on(day, "exit_on")
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
            exit_on=date.fromisoformat(exit_on) if exit_on else None,
            moved=person.on(day, "unit_id") != self["unit_id"],
            last_on=self["last_on"],
            asked_in=self["asked_in"],
            involved=self._asked,
            said=self._said,
            disability_heard=self.whole["disability_heard"],
            unsupplied=sum(it["device_id"] is None for it in self._provisions.values()),
            held=len(self._held(on)),
        )

    def take(self, step: Step, on: date, actor: Actor, answers: Answers, entry: Entry | None = None) -> Entry:
        """Take a step with the checks that a desk would meet; `Refused` is a mistake of whoever planned it."""
        facts = self.facts(on)
        cell, role = transition(facts, step, actor)
        clean = checked(cell.questions, {"on": on, **answers})
        wrong: dict[str, str] = {}
        for check in (in_order, *cell.checks):
            wrong |= check(facts, clean)
        if wrong:
            raise Invalid(wrong)
        entry = entry or self._books.entry(_number(on), actor.login, DONE[step])
        self._go(entry, step, cell, role, actor, facts, clean)
        return entry

    def follow(self, entry: Entry, step: Step, actor: Actor, answers: Answers) -> None:
        """Take a step that the step of another case brings with it."""
        role = next(role for role in Role if role in actor.roles)
        facts = self.facts(answers["on"])
        self._go(entry, step, PROCEDURE[self.state, step], role, actor, facts, dict(answers))

    def change(self, entry: Entry, **values: Any) -> None:
        self.values.update(values)
        self._books.change(entry, self._draft, stored(values))

    def finish(self) -> None:
        """Write the record as all this has left it."""
        for draft in (*self._provisions.values(), *self._rounds.values()):
            self._books.finish(draft)
        last_name, _comma, first_name = self.person.listed_name.partition(", ")
        unit = self._registry.offices[self["unit_id"]]
        found = text.search_text(self["case_no"], last_name, first_name, unit.code, unit.name)
        self._books.finish(self._draft, search_text=found)

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
        was_due = self["due_on"]
        changes = {**answers, **outcome(step, cell, facts, answers)}
        if effect := _EFFECTS.get(step):
            effect(self, entry, facts, answers, actor)
        own = {name: value for name, value in changes.items() if name in EMPTY}
        self.change(entry, **own)
        self._steps += 1
        taken = self._put(
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
            self._put(entry, ReviewOpinion, step_id=taken.id, **said)
        if cell.mark:
            self._said[cell.mark] = self._said.get(cell.mark, frozenset()) | {actor.login}

    def _put(self, entry: Entry, kind: type[Record], **values: Any) -> Draft:
        """A record that will not change any more."""
        draft = self._books.begin(entry, kind, stored(values))
        self._books.finish(draft)
        return draft

    def _submit(self, entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
        self._refuse_incomplete(answers["on"])
        self.change(entry, case_no=self._registry.number(answers["on"].year))

    def _refuse_incomplete(self, on: date) -> None:
        person, running = self.person, self._file.running
        known = Background(
            share=Decimal(person.on(_number(on), "share")) / 100,
            status_group=person.status,
            exit_on=self.facts(on).exit_on,
            running_id=running.id if running else None,
            running_ends_on=running["ends_on"] if running else None,
            refused_on=self._file.refused_on,
        )
        clean = checked(APPLICATION_FIELDS, self.whole)
        if wrong := problems(clean, self.rules, known):
            raise Invalid(wrong)

    def _confirm_end(self, entry: Entry, _facts: Facts, answers: Answers, actor: Actor) -> None:
        reason = {"end_reason": EndReason.NOTICE, "effective_on": self["begins_on"]}
        self._before().follow(entry, Step.END, actor, {"on": answers["on"], **reason})

    def _before(self) -> "Case":
        return next(it for it in self._file.cases if it.id == self["predecessor_id"])

    def _check_it(self, entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
        """Supply what is wished for: the device that is reserved or held, or the day it can be had."""
        wished = self["equipment"]
        for equipment in SUPPLIED_BY:
            if equipment in wished or (equipment is Equipment.LTE and not self["internet"]):
                device_id = self._device_for(equipment, answers["on"])
                values = {
                    "application_id": self.id,
                    "equipment": equipment,
                    "device_id": device_id,
                    "available_on": None if device_id else answers["available_on"],
                }
                self._provisions[equipment] = self._books.begin(entry, Provision, stored(values))

    def _device_for(self, equipment: Equipment, on: date) -> int | None:
        supply = self.supply
        if supply is None or supply.kind not in SUPPLIED_BY[equipment]:
            return None
        return None if supply.missing_until and supply.checked_on == _number(on) else supply.device_id

    def supply_missing(self) -> None:
        """The device that came in meanwhile is reserved, in a booking of its own."""
        supply = self.supply
        if supply and supply.arrived:
            for draft in self._provisions.values():
                if draft["device_id"] is None:
                    found = {"device_id": supply.device_id, "available_on": None}
                    self._books.change(supply.arrived, draft, found)

    def _held(self, on: date) -> list[Draft]:
        """What was handed over for the case, or was held before."""
        supply = self.supply
        if supply is None or supply.day > _number(on):
            return []
        return [it for it in self._provisions.values() if it["device_id"] == supply.device_id]

    def _involve(self, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
        intention = answers["intention"]
        self._forget_rounds()
        for body in bodies_to_ask(facts, intention):
            self._ask(entry, body, intention, facts, answers["on"], facts.values["turn"] + 1)

    def _start_revocation(self, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
        self._forget_rounds()
        for body in bodies_on_revocation(facts):
            self._ask(entry, body, Intention.REFUSE, facts, answers["on"], facts.values["turn"] + 1)

    def _forget_rounds(self) -> None:
        """A new turn asks everybody anew."""
        for draft in self._rounds.values():
            self._books.finish(draft)
        self._rounds, self._asked = {}, {}

    def _ask(
        self, entry: Entry, body: Body, intention: Intention, facts: Facts, on: date, turn: int
    ) -> None:
        due_on = answer_until(body, facts, on)
        values = {
            "application_id": self.id,
            "turn": turn,
            "body": body,
            "intention": intention,
            "asked_on": on,
            "due_on": due_on,
        }
        if body in self._rounds:
            self._books.finish(self._rounds[body])
        self._rounds[body] = self._books.begin(entry, Involvement, stored(values))
        self._asked = {**self._asked, body: Involved(due_on, intention)}

    def _answer_round(self, entry: Entry, body: Body, result: Result, on: date) -> Involved:
        asked = self._asked[body]
        self._books.change(entry, self._rounds[body], stored({"result": result, "result_on": on}))
        self._asked = {**self._asked, body: Involved(asked.due_on, asked.intention, result)}
        return asked

    def _record_result(self, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
        body = answers["body"]
        asked = self._answer_round(entry, body, answers["result"], answers["on"])
        if answers["result"] is Result.DISCUSSION:
            self._ask(entry, body, asked.intention, facts, answers["on"], facts.values["turn"])

    def _deem(self, entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
        self._answer_round(entry, Body.COUNCIL, Result.DEEMED, answers["on"])

    def _conciliate(self, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
        asked = facts.involved.get(Body.COUNCIL)
        if asked and asked.result is Result.WITHHELD:
            self._ask(entry, Body.COUNCIL, asked.intention, facts, answers["on"], facts.values["turn"])

    def _hand_over(self, entry: Entry, _facts: Facts, answers: Answers, actor: Actor) -> None:
        """The case before makes room; the device itself was issued in the same booking."""
        if self["predecessor_id"] is not None:
            before = self._before()
            if before.state in RUNNING:
                reason = {"end_reason": EndReason.SUCCEEDED, "effective_on": answers["on"]}
                before.follow(entry, Step.SUCCEED, actor, {"on": answers["on"], **reason})

    def _finish_work(self, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
        back = due(answers["effective_on"], facts.rules[Deadline.RETURN.value])
        self._expect_back(entry, answers["on"], back)

    def _agree_return(self, entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
        self._expect_back(entry, answers["on"], answers["return_on"])

    def _expect_back(self, entry: Entry, on: date, day: date) -> None:
        if self._held(on) and self.supply and self.supply.life:
            self.supply.life.expect(entry, _number(day))

    def _release(self, entry: Entry, _facts: Facts, _answers: Answers, _actor: Actor) -> None:
        """Who withdrew or was refused gets nothing; what was noted for it goes."""
        for draft in self._provisions.values():
            self._books.remove(entry, draft)
        self._provisions = {}

    def _answer(self, _entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
        self._refuse_incomplete(answers["on"])


Effect = Callable[[Case, Entry, Facts, Answers, Actor], None]
_EFFECTS: dict[Step, Effect] = {
    Step.SUBMIT: Case._submit,
    Step.CONFIRM_END: Case._confirm_end,
    Step.CHECK_IT: Case._check_it,
    Step.INVOLVE: Case._involve,
    Step.START_REVOCATION: Case._start_revocation,
    Step.RECORD_RESULT: Case._record_result,
    Step.DEEM_CONSENT: Case._deem,
    Step.CONCILIATE: Case._conciliate,
    Step.START_TRIAL: Case._hand_over,
    Step.ACTIVATE: Case._hand_over,
    Step.OPEN_RETURN: Case._agree_return,
    Step.ANSWER: Case._answer,
    Step.REFUSE: Case._release,
    Step.WITHDRAW: Case._release,
    **dict.fromkeys((Step.END, Step.REVOKE, Step.FAIL_TRIAL), Case._finish_work),
}
"""What a step brings with it, as in `inventory.approvals.effects`."""


def _number(day: date) -> int:
    return day.toordinal()
