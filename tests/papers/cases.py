"""Cases walked through the procedure until a paper is due, plain and as hard as they get."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.approvals.words import Body, Equipment, Paper
from inventory.city.actions import correct_city, found_city
from inventory.papers.cases import case_facts
from inventory.papers.facts import Facts
from inventory.papers.wording import Wording, delivered
from inventory.people.actions import correct_person, correct_unit
from inventory.store.database import Store
from tests.inventory.approvals.office import (
    DAY,
    TO_ACTIVE,
    TO_HR,
    TO_INTENDED_REFUSAL,
    TO_REVOKING,
    TO_SIGNATURE,
    TO_TRIAL,
    WAY_TO,
    Move,
    Office,
)
from tests.inventory.test_text import din_91379_letters

WHY = (
    "Im Servicepunkt sind bis zum Jahresende zwei Stellen nicht besetzt. An den beantragten Tagen wäre der "
    "Publikumsverkehr ohne Ihre Anwesenheit nicht gesichert."
)
INSTEAD = (
    "Ein geringerer Umfang oder andere Tage reichen nicht aus, weil der Servicepunkt an jedem Wochentag "
    "geöffnet ist. Sobald eine der Stellen besetzt ist, kommt ein Tag je Woche in Betracht."
)
CITY = {
    "name": "Stadt Rheinfurt",
    "department": "FB 11 Personal und Organisation",
    "street": "Rathausplatz 1",
    "postcode": "50999",
    "town": "Rheinfurt",
    "phone": "02171 406-110",
    "email": "personal@stadt.example",
    "court": "Verwaltungsgericht Köln\nAppellhofplatz\n50667 Köln",
}
PERSON = {
    "salutation": "frau",
    "first_name": "Svenja",
    "last_name": "Ateş-Lindqvist",
    "phone": "02171 406-5117",
}
OFFICIAL = {
    "salutation": "herr",
    "title": "Dr.",
    "first_name": "Thomas",
    "last_name": "Weißgerber",
    "status_group": "beamt",
}
TELEWORK = {
    "form": "telearbeit",
    "hours": 16,
    "street": "Am Mühlenbach 7",
    "postcode": "50997",
    "city": "Rheinfurt",
}
CONDITIONS = (
    "Der Mittwoch bleibt wegen der Teambesprechung Präsenztag.\n"
    "Papierakten werden nur nach Absprache mitgenommen."
)
APPROVED = (*TO_SIGNATURE[:-1], (Step.APPROVE, {"conditions": CONDITIONS}))
REFUSED = (*TO_INTENDED_REFUSAL, Step.RECORD_RESULT, Step.REFUSE)
CONCILED = (*TO_INTENDED_REFUSAL, Step.CONCILIATE)

LETTERS = " ".join(din_91379_letters())
LONG = f"{WHY} {INSTEAD} " * 4 + f"Alle Zeichen, die ein Name haben kann: {LETTERS}"
MANY = "\n".join(f"{CONDITIONS.splitlines()[place % 2]} Das ist Auflage {place + 1}." for place in range(14))
HARD_CITY = {
    "name": "Große Stadt Sankt Katharinen-Schloßborn an der Rhein-Sieg-Niederung im Bergischen Landgebiet"
}
HARD_PERSON = {
    "title": "Prof. Dr. phil. habil. Dipl.-Ing.",
    "first_name": "Maria Magdalena Elisabeth Wilhelmine Ottilie Şərəfxanım-Đorđeva",
    "last_name": "Freifrau von und zu Müller-Lüdenscheidt-Wojciechowska-Überschär d’Àlmeida",
}
HARD_UNIT = (
    "Fachbereich für Kinder, Jugend, Familie, Integration, Schule, Sport, Kultur und "
    "Weiterbildungsangelegenheiten"
)
HARD_FORM = {
    "tasks": f"{WHY} {INSTEAD} " * 4,
    "obstacles": (
        "Die Einarbeitung ist noch nicht abgeschlossen\n"
        "Die Mindestbesetzung der Organisationseinheit wäre nicht gesichert"
    ),
    "paper_files": True,
    "shareable": True,
    "shareable_from": date(2026, 6, 1),
    "data_category": "personenbezogen",
    "equipment": tuple(it for it in Equipment if it is not Equipment.LTE),
    "priority": True,
    "disability_heard": True,
}


@dataclass(frozen=True)
class Occasion:
    """How a case comes to a paper; with `before` it follows on another one that came so far."""

    paper: Paper
    moves: tuple[Move, ...]
    person: Mapping[str, Any] = field(default_factory=dict)
    form: Mapping[str, Any] = field(default_factory=dict)
    before: tuple[Move, ...] = ()
    body: Body | None = None


RENEWAL = {
    "kind": "verlaengerung",
    "begins_on": date(2026, 5, 1),
    "ends_on": date(2028, 4, 30),
}
BRIEF = {"begins_on": DAY, "ends_on": date(2026, 4, 30)}
"""A first term that is soon over."""
OCCASIONS: dict[str, Occasion] = {
    "antrag": Occasion(Paper.APPLICATION, TO_HR[:1]),
    "antrag-telearbeit": Occasion(
        Paper.APPLICATION, TO_INTENDED_REFUSAL, form={**TELEWORK, "weekdays": ("di", "do")}
    ),
    "antrag-beendigung": Occasion(
        Paper.APPLICATION, TO_HR[:1], form={"kind": "beendigung"}, before=TO_ACTIVE
    ),
    "eingang": Occasion(Paper.RECEIPT, TO_HR[:1]),
    "eingang-beendigung": Occasion(Paper.RECEIPT, TO_HR[:1], form={"kind": "beendigung"}, before=TO_ACTIVE),
    "stellungnahme": Occasion(Paper.OPINION, TO_HR[:2]),
    "stellungnahme-abgegeben": Occasion(Paper.OPINION, TO_HR[:4]),
    "it_vermerk": Occasion(Paper.IT_NOTE, TO_HR, form={"equipment": ("notebook", "ipad", "headset")}),
    "nachforderung": Occasion(Paper.CLARIFICATION, (*TO_HR, Step.ASK)),
    "beteiligung-personalrat": Occasion(Paper.PARTICIPATION, TO_INTENDED_REFUSAL),
    "beteiligung-sbv": Occasion(
        Paper.PARTICIPATION, TO_SIGNATURE[:-1], form={"disability_heard": True}, body=Body.DISABILITY
    ),
    "beteiligung-widerruf": Occasion(Paper.PARTICIPATION, TO_REVOKING),
    "genehmigung": Occasion(Paper.APPROVAL, APPROVED, OFFICIAL),
    "zusatzvereinbarung": Occasion(Paper.AGREEMENT, APPROVED),
    "zusatzvereinbarung-telearbeit": Occasion(Paper.AGREEMENT, TO_SIGNATURE, form=TELEWORK),
    "zusatzvereinbarung-verlaengerung": Occasion(
        Paper.AGREEMENT, TO_SIGNATURE, form=RENEWAL, before=TO_ACTIVE
    ),
    "ablehnung": Occasion(Paper.REFUSAL, REFUSED),
    "ablehnung-beamte": Occasion(Paper.REFUSAL, (*CONCILED, Step.RECORD_RESULT, Step.REFUSE), OFFICIAL),
    "einladung": Occasion(Paper.INVITATION, CONCILED),
    "protokoll": Occasion(Paper.MINUTES, (*CONCILED, Step.RECONSIDER)),
    "probezeit": Occasion(Paper.TRIAL, TO_ACTIVE),
    "probezeit-beendet": Occasion(Paper.TRIAL, (*TO_TRIAL, Step.FAIL_TRIAL)),
    "aussetzung": Occasion(Paper.SUSPENSION, WAY_TO[State.SUSPENDED]),
    "anhoerung": Occasion(Paper.HEARING, TO_REVOKING),
    "widerruf": Occasion(Paper.REVOCATION, (*TO_REVOKING, Step.RECORD_RESULT, Step.REVOKE)),
    "widerruf-beamte": Occasion(Paper.REVOCATION, (*TO_REVOKING, Step.RECORD_RESULT, Step.REVOKE), OFFICIAL),
    "beendigung": Occasion(Paper.END, (*TO_ACTIVE, Step.END)),
    "beendigung-probezeit": Occasion(Paper.END, (*TO_TRIAL, Step.FAIL_TRIAL)),
    "ruecknahme": Occasion(Paper.WITHDRAWAL, (*TO_HR[:2], Step.WITHDRAW)),
}
NOTHING: Mapping[str, Any] = {}
SAYINGS = {"grounds": WHY, "balancing": INSTEAD}
HARD_SAYINGS = {"grounds": LONG, "balancing": LONG, "conditions": MANY}


def sample(store: Store, occasion: Occasion, *, hard: bool) -> tuple[Wording, Facts]:
    office = Office(store)
    case = case_of(office, occasion, hard=hard)
    facts = office.hr.see(
        case_facts, application_id=case.key(), paper=occasion.paper, on=DAY, body=occasion.body
    )
    return delivered(occasion.paper), facts


def case_of(office: Office, occasion: Occasion, *, hard: bool = False) -> Application:
    furnish(office, occasion.person, hard=hard)
    office.stock(3)
    if hard:
        office.it.delivery("T-1", model_id=office.it.model("tablet", "iPad 11").id)
    return _case(office, occasion, hard=hard)


def furnish(office: Office, person: Mapping[str, Any] = NOTHING, *, hard: bool = False) -> None:
    """The city, and the person the case is about."""
    city = office.hr.do(found_city)
    office.hr.do(
        correct_city,
        city_id=city.key(),
        base=city.model_dump(),
        values={**CITY, **(HARD_CITY if hard else {})},
    )
    values = {**PERSON, **person, **(HARD_PERSON if hard else {})}
    office.hr.do(
        correct_person, person_id=office.applicant.key(), base=office.applicant.model_dump(), values=values
    )
    if hard:
        unit = office.unit
        office.hr.do(correct_unit, unit_id=unit.key(), base=unit.model_dump(), values={"name": HARD_UNIT})


def _case(office: Office, occasion: Occasion, *, hard: bool) -> Application:
    form = dict(occasion.form)
    if occasion.before:
        earlier = office.draft(**BRIEF)
        _walk(office, earlier, occasion.before, hard=False)
        form["predecessor_id"] = earlier.id
    return _walk(office, office.draft(**{**(HARD_FORM if hard else {}), **form}), occasion.moves, hard=hard)


def _walk(office: Office, case: Application, moves: tuple[Move, ...], *, hard: bool) -> Application:
    for move in moves:
        step, values = move if isinstance(move, tuple) else (move, {})
        case = office.take(case, step, **{**_said(office, case, step, hard=hard), **values})
        if step in (Step.INVOLVE, Step.START_REVOCATION) and Body.DISABILITY in office.facts(case).involved:
            case = office.take(case, Step.RECORD_RESULT, body="sbv", result="angehoert")
    return case


def _said(office: Office, case: Application, step: Step, *, hard: bool) -> dict[str, Any]:
    asks = {it.name for it in PROCEDURE[office.look_at(case).state, step].asks}
    said: dict[str, Any] = {}
    if hard or step not in (Step.ASK, Step.CONCILIATE, Step.PASS_TRIAL):
        said = {name: text for name, text in (HARD_SAYINGS if hard else SAYINGS).items() if name in asks}
    if step is Step.CHECK_IT:
        said["available_on"] = date(2026, 4, 1)
    if hard and "vote" in asks:
        said |= {"vote": "mit_auflagen", "reason": "praesenz"}
    return said


def _sampled(occasion: Occasion, *, hard: bool) -> Callable[[Store], tuple[Wording, Facts]]:
    return lambda store: sample(store, occasion, hard=hard)


CASE_SAMPLES: dict[str, Callable[[Store], tuple[Wording, Facts]]] = {
    **{name: _sampled(it, hard=False) for name, it in OCCASIONS.items()},
    **{f"{name}-schwer": _sampled(it, hard=True) for name, it in OCCASIONS.items()},
}
