"""Facts of a case made up for a test, without a store."""

from dataclasses import replace
from datetime import date
from typing import Any

from inventory.actor import Actor, Role
from inventory.approvals.needs import Facts, Involved
from inventory.approvals.ruleset import RULESET_FIELDS, first_version
from inventory.approvals.states import State
from inventory.approvals.words import ApplicationKind, DataCategory, Intention, Result, WorkForm
from inventory.fields import checked
from inventory.people.fields import StatusGroup

TODAY = date(2026, 3, 2)
APPLICANT, MANAGER, UNIT = 1, 2, 3
RULES = {"id": 1, **checked(RULESET_FIELDS, first_version())}
CASE = Facts(
    state=State.DRAFT,
    kind=ApplicationKind.FIRST,
    employee_id=APPLICANT,
    unit_id=UNIT,
    manager_id=MANAGER,
    status=StatusGroup.TARIFF,
    rules=RULES,
    values={
        "data_category": DataCategory.PERSONAL,
        "form": WorkForm.REGULAR,
        "intention": Intention.APPROVE,
        "ends_on": date(2028, 4, 30),
        "return_on": None,
        "due_on": None,
        "decide_by": None,
        "asked_due_on": None,
        "turn": 0,
    },
    today=TODAY,
)
ACTORS = {
    role: Actor(
        f"{role.value}01",
        frozenset({role}),
        MANAGER if role is Role.MANAGER else None,
        unit_ids=frozenset({UNIT} if role is Role.HEAD else ()),
    )
    for role in Role
}
"""One person in each role, in charge of the case where the role is for the own people only."""


def where(facts: Facts, **changes: Any) -> Facts:
    """The same facts but for a field of theirs, a rule of the agreement, or a value of the case."""
    known = {name: value for name, value in changes.items() if name in Facts.__dataclass_fields__}
    rules = {name: value for name, value in changes.items() if name in facts.rules}
    values = {name: value for name, value in changes.items() if name not in {*known, *rules}}
    return replace(facts, rules={**facts.rules, **rules}, values={**facts.values, **values}, **known)


def asked(
    intention: Intention = Intention.REFUSE, result: Result | None = None, due_on: date = date(2026, 3, 16)
) -> Involved:
    return Involved(due_on, intention, result)
