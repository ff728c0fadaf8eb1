"""What the papers of a case say, as plain text: its form, its way, its people, its rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from inventory.approvals.agreement import rules_of
from inventory.approvals.equipment import provisions
from inventory.approvals.knowledge import facts_of
from inventory.approvals.needs import WITH_TRIAL
from inventory.approvals.records import Application, whole
from inventory.approvals.rules import Ruleset
from inventory.approvals.ruleset import RULESET_FIELDS
from inventory.approvals.words import Body, Paper
from inventory.city.actions import the_city
from inventory.devices.records import Device, DeviceModel
from inventory.errors import Refused
from inventory.fields import Field, Values
from inventory.papers import ways
from inventory.papers.counts import UNITS, counted
from inventory.papers.facts import Facts, Rows, word_flag
from inventory.papers.letterhead import letterhead
from inventory.papers.wording import delivered, needed
from inventory.papers.words import OF_CASES
from inventory.people.fields import PERSON_FIELDS, Salutation
from inventory.people.records import Employee
from inventory.store.texts import name_of, worded
from inventory.text import date_text

CASE_PAPERS = OF_CASES
WITH_REMEDY = (Paper.REFUSAL, Paper.REVOCATION)
"""Decisions that tell civil servants where to sue; without the court they are not complete."""
TRIAL, COURT = "trial", "court"
HEAD = ("city", "office", "sender", "contact", "phone", "mail", "ruleset")
"""What every paper is headed and footed with, whatever its wording."""


def case_facts(
    session: Session, application_id: int, paper: Paper, on: date, body: Body | None = None
) -> Facts:
    """What a paper says of a case on a day; a paper to a body names the one that was asked last unless told.

    Only what the wording asks for is looked at and kept with the paper.
    """
    known = known_of(session, application_id, on, body)
    wanted = needed(delivered(paper))
    if paper in WITH_REMEDY and "status_group:civil_servant" in known.flags and not known.values["court"]:
        raise Refused("Für die Rechtsbehelfsbelehrung fehlt in den Angaben zur Stadt das Verwaltungsgericht.")
    return Facts(
        on=on,
        case_no=known.values["case_no"],
        values={name: known.values[name] for name in sorted({*wanted.places, *HEAD})},
        flags=known.flags & wanted.flags,
        tables={name: known.tables[name] for name in sorted(wanted.tables)},
    )


def bodies_asked(session: Session, application_id: int) -> tuple[Body, ...]:
    """Whom the case was put to last: each of them gets a paper of its own."""
    return tuple(ways.latest(ways.asked_of(session, session.get_one(Application, application_id))))


@dataclass(frozen=True)
class Known:
    values: Mapping[str, str]
    flags: frozenset[str]
    tables: Mapping[str, Rows]


def known_of(session: Session, application_id: int, on: date, body: Body | None) -> Known:
    case = session.get_one(Application, application_id)
    person = session.get_one(Employee, case.employee_id)
    rules = rules_of(session, case, on)
    form = whole(session, case)
    clerk = session.get(Employee, case.clerk_id) if case.clerk_id else None
    way, asked = ways.way_of(session, case), ways.asked_of(session, case)
    return Known(
        values={
            **_form(session, form),
            **letterhead(session, clerk),
            **_person(session, case, person),
            **_rules(rules),
            **_worked_out(case),
            **ways.said(way),
            **ways.days(way, rules),
            **ways.answers(asked),
            **ways.put(way, asked, body),
        },
        flags=frozenset(
            {
                *_flags(Application.declared, form),
                *_flags(PERSON_FIELDS, person.model_dump()),
                *_flags(RULESET_FIELDS, rules.model_dump()),
                *({COURT} if the_city(session).court else ()),
                *ways.flags(way),
                *ways.answer_flags(asked),
                *ways.put_flags(way, asked, body),
                *({TRIAL} if WITH_TRIAL.met(facts_of(session, case, rules, on)) else ()),
            }
        ),
        tables={
            "criteria": tuple(_criteria(case, rules)),
            "conditions": ways.conditions(way),
            "devices": tuple(_devices(session, case)),
            "answers": ways.answer_rows(asked),
        },
    )


def _form(session: Session, form: Values) -> dict[str, str]:
    """Every field by its name, but for the town a person lives in: `city` is the one that writes."""
    texts = worded(session, (it for it in Application.declared if it.name in form), form)
    return {**texts, "city_of_home": texts["city"]}


def _person(session: Session, case: Application, person: Employee) -> dict[str, str]:
    manager = session.get(Employee, case.manager_id) if case.manager_id else None
    greeted = person.salutation if person.salutation in (Salutation.MS, Salutation.MR) else None
    return {
        "person": person.full_name,
        "surname": " ".join(it for it in (person.title, person.last_name) if it),
        "salutation": greeted.label if greeted else "",
        "unit": name_of(session, "units", case.unit_id),
        "manager": manager.full_name if manager else "",
        "person_mail": person.email,
        "person_phone": person.phone or "",
        **worded(
            session,
            (it for it in PERSON_FIELDS if it.name in ("personnel_no", "status_group", "share")),
            person.model_dump(),
        ),
    }


def _rules(rules: Ruleset) -> dict[str, str]:
    """By the names of the rules; days, weeks and months as sentences say them."""
    known = rules.model_dump()
    texts = {f"rules_{it.name}": it.show(known[it.name]) for it in RULESET_FIELDS}
    for name, value in known.items():
        unit = name.rpartition("_")[2]
        if unit in UNITS:
            texts[f"rules_{name}"] = counted(value, unit)
    return {**texts, "ruleset": rules.name}


def _worked_out(case: Application) -> dict[str, str]:
    return {
        "decide_by": date_text(case.decide_by) if case.decide_by else "",
        "trial_until": date_text(case.trial_until) if case.trial_until else "",
        "on_days": counted(case.days, "days") if case.days else "",
        "on_days_a_year": counted(case.quota, "days") if case.quota else "",
    }


def _flags(fields: Iterable[Field], values: Values) -> Iterator[str]:
    """A field that has a value by its name, and each of its words behind that name."""
    for field in fields:
        value = values.get(field.name)
        if value:
            yield field.name
        if value and field.words:
            words = value if isinstance(value, tuple) else (value,)
            yield from (word_flag(field.name, it) for it in words)


def _criteria(case: Application, rules: Ruleset) -> Iterator[tuple[str, str]]:
    """What the agreement names as obstacles, ticked where it applies."""
    met = (case.obstacles or "").splitlines()
    return (("x" if it in met else "", it) for it in (rules.criteria or "").splitlines() if it)


def _devices(session: Session, case: Application) -> Iterator[tuple[str, str, str]]:
    """What needs a number: which device it is, or the day it can be had."""
    for it in provisions(session, case):
        device = session.get(Device, it.device_id) if it.device_id else None
        model = session.get_one(DeviceModel, device.model_id) if device else None
        what = f"{model.manufacturer} {model.name}" if model else ""
        when = f"ab {date_text(it.available_on)}" if it.available_on else ""
        yield it.equipment.label, device.inventory_no if device else when, what


def possible_flags() -> Iterator[str]:
    """Every flag of a case, for whoever checks the spelling of a wording."""
    for field in (*Application.declared, *PERSON_FIELDS, *RULESET_FIELDS):
        yield field.name
        yield from (word_flag(field.name, it) for it in field.words or ())
    yield from (TRIAL, COURT, *ways.possible_flags())
