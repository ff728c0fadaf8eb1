"""The people of a small city, each at a desk of their own, and a case that they move."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from inventory.actor import Actor, Role
from inventory.approvals import actions, agreement, cards
from inventory.approvals.knowledge import facts_of
from inventory.approvals.needs import Facts
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.records import Application
from inventory.approvals.rules import Ruleset
from inventory.approvals.states import State, Step
from inventory.approvals.words import Declaration
from inventory.store.database import Store
from tests.inventory.clerk import Clerk

DAY = date(2026, 3, 2)
"""A Monday on which everything begins."""
WHY = "Die Aufgaben brauchen die Anwesenheit in der Dienststelle."
ANSWERS: dict[Step, dict[str, Any]] = {
    Step.GIVE_OPINION: {"vote": "befuerwortet"},
    Step.CAST_VOTE: {"vote": "befuerwortet"},
    Step.CHECK_IT: {"checks": ("vpn", "mfa")},
    Step.CHECK_PRIVACY: {"vote": "befuerwortet"},
    Step.ASK: {"grounds": "Welche Aufgaben genau?"},
    Step.ANSWER: {"grounds": "Die Bearbeitung der E-Akte."},
    Step.INVOLVE: {"intention": "genehmigen"},
    Step.RECORD_RESULT: {"body": "pr", "result": "zugestimmt"},
    Step.REFUSE: {"reason": "praesenz", "grounds": WHY, "balancing": WHY},
    Step.RECONSIDER: {"grounds": WHY},
    Step.SIGN: {"agreed_on": DAY, "agreed_as": "papier"},
    Step.START_TRIAL: {"handed_over_on": DAY, "pledged_on": DAY, "briefed_on": DAY},
    Step.ACTIVATE: {"handed_over_on": DAY, "pledged_on": DAY, "briefed_on": DAY},
    Step.FAIL_TRIAL: {"reason": "entfallen", "grounds": WHY, "effective_on": date(2026, 4, 30)},
    Step.SUSPEND: {
        "grounds": WHY,
        "suspended_from": DAY,
        "suspended_until": date(2026, 4, 30),
    },
    Step.START_REVOCATION: {"reason": "entfallen", "grounds": WHY, "hearing_on": date(2026, 3, 16)},
    Step.REVOKE: {
        "reason": "entfallen",
        "grounds": WHY,
        "balancing": WHY,
        "heard_on": DAY,
        "effective_on": date(2026, 4, 30),
    },
    Step.END: {"end_reason": "kuendigung", "effective_on": date(2026, 4, 30)},
    Step.OPEN_RETURN: {"return_on": date(2026, 5, 15)},
}
REFUSING = {"intention": "ablehnen", "reason": "praesenz", "grounds": WHY}
"""Answers with which HR intends to refuse."""
Move = Step | tuple[Step, dict[str, Any]]

TO_HR = (Step.SUBMIT, Step.FORWARD, Step.GIVE_OPINION, Step.CAST_VOTE, Step.CHECK_IT)
TO_SIGNATURE = (*TO_HR, Step.INVOLVE, Step.APPROVE)
TO_TRIAL = (*TO_SIGNATURE, Step.SIGN, Step.START_TRIAL)
TO_ACTIVE = (*TO_TRIAL, Step.PASS_TRIAL)
TO_REVOKING = (*TO_ACTIVE, Step.START_REVOCATION)
TO_INTENDED_REFUSAL: tuple[Move, ...] = (*TO_HR, (Step.INVOLVE, REFUSING))
WAY_TO: dict[State, tuple[Move, ...]] = {
    State.DRAFT: (),
    State.SUBMITTED: TO_HR[:1],
    State.OPINION: TO_HR[:2],
    State.VOTE: TO_HR[:3],
    State.IT_CHECK: TO_HR[:4],
    State.HR_CHECK: TO_HR,
    State.CLARIFICATION: (*TO_HR, Step.ASK),
    State.PARTICIPATION: TO_SIGNATURE[:-1],
    State.CONCILIATION: (*TO_INTENDED_REFUSAL, Step.CONCILIATE),
    State.SIGNATURE: TO_SIGNATURE,
    State.EQUIPMENT: TO_TRIAL[:-1],
    State.TRIAL: TO_TRIAL,
    State.ACTIVE: TO_ACTIVE,
    State.SUSPENDED: (*TO_ACTIVE, Step.SUSPEND),
    State.REVOKING: TO_REVOKING,
    State.ENDED: (*TO_ACTIVE, Step.END),
    State.RETURN_OPEN: (*TO_ACTIVE, Step.END, Step.OPEN_RETURN),
    State.CLOSED: (*TO_HR[:1], Step.WITHDRAW),
    State.REFUSED: (*TO_INTENDED_REFUSAL, Step.RECORD_RESULT, Step.REFUSE),
    State.WITHDRAWN: (Step.WITHDRAW,),
}


class Office:
    """Everybody who has a say in a case of Jörg Müller, in FB 51."""

    def __init__(self, store: Store) -> None:
        it = Clerk(store)
        self.store = store
        self.unit = it.unit()
        self.manager = it.person("10", first_name="Anna", last_name="Fuchs", unit_id=self.unit.id)
        self.applicant = it.person("11", manager_id=self.manager.id, unit_id=self.unit.id)
        self.actors = {
            Role.IT: Actor("it01", frozenset({Role.IT})),
            Role.HR: Actor("hr01", frozenset({Role.HR})),
            Role.MANAGER: Actor("fk01", frozenset({Role.MANAGER}), self.manager.id),
            Role.HEAD: Actor("fbl01", frozenset({Role.HEAD}), unit_ids=frozenset({self.unit.key()})),
            Role.CONTROLLING: Actor("co01", frozenset({Role.CONTROLLING})),
            Role.AUDITOR: Actor("ds01", frozenset({Role.AUDITOR})),
            Role.ADMIN: Actor("ad01", frozenset({Role.ADMIN})),
        }
        self.desks = {role: Clerk(store, actor) for role, actor in self.actors.items()}
        self.hr, self.it = self.desks[Role.HR], self.desks[Role.IT]
        self.rules: Ruleset = self.hr.do(agreement.adopt_first)

    def form(self, **values: Any) -> dict[str, Any]:
        """A complete application, but for what a test says otherwise."""
        return {
            "employee_id": self.applicant.id,
            "kind": "erst",
            "received_on": DAY,
            "form": "regelmaessig",
            "percent": 40,
            "days": 2,
            "weekdays": ("di", "do"),
            "available_from": "09:00",
            "available_until": "15:00",
            "begins_on": date(2026, 5, 1),
            "ends_on": date(2028, 4, 30),
            "place": "wohnung",
            "tasks": "Bearbeitung der E-Akte",
            "data_category": "personenbezogen",
            "equipment": ("notebook", "headset"),
            "internet": True,
            "declarations": tuple(Declaration),
            "signed_on": DAY,
            "signed_as": "papier",
            **values,
        }

    def stock(self, count: int = 1) -> None:
        if count:
            self.it.delivery(*(f"SN-{number}" for number in range(count)))

    def draft(self, **values: Any) -> Application:
        return self.hr.do(actions.draft, values=self.form(**values))

    def take(
        self, case: Application, step: Step, role: Role | None = None, on: date = DAY, **values: Any
    ) -> Application:
        """A step taken by whose turn it is, or in the role a test names."""
        cell = PROCEDURE.get((self.look_at(case).state, step))
        desk = self.desks[role or (cell.who[0] if cell else Role.HR)]
        given = {"on": on, **ANSWERS.get(step, {}), **values}
        return desk.do(actions.take, application_id=case.key(), step=step, values=given)

    def walk(self, case: Application, moves: Iterable[Move], on: date = DAY) -> Application:
        for move in moves:
            step, values = move if isinstance(move, tuple) else (move, {})
            case = self.take(case, step, on=on, **values)
        return case

    def case_in(self, state: State, **values: Any) -> Application:
        """A case that came to a state by the steps of the procedure."""
        self.stock()
        if state is State.CLOSED:
            return self._closed(**values)
        return self.look_at(self.walk(self.draft(**values), WAY_TO[state]))

    def _closed(self, **values: Any) -> Application:
        case = self.walk(self.draft(**{**values, "equipment": ()}), WAY_TO[State.ENDED])
        return self.take(case, Step.CLOSE)

    def look_at(self, case: Application) -> Application:
        found: Application = self.hr.see(lambda session: session.get_one(Application, case.key()))
        return found

    def facts(self, case: Application, on: date = DAY) -> Facts:
        return self.hr.see(lambda session: facts_of(session, self.look_at(case), self.rules, on))

    def card(self, case: Application, role: Role) -> cards.CaseCard | None:
        actor = self.actors[role]
        return self.hr.see(cards.case_card, application_id=case.key(), actor=actor, today=DAY)
