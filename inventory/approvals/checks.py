"""What the fields of an application say together: scope, weekdays, dates and the rules of its agreement."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from inventory.approvals.deadlines import last_day, months_later
from inventory.approvals.words import ApplicationKind, Declaration, WorkForm
from inventory.fields import Values
from inventory.text import date_text

WEEK = 5


@dataclass(frozen=True)
class Background:
    """What is known beside the form: the person, the running case, the last refusal."""

    share: Decimal
    status_group: str
    exit_on: date | None
    running_id: int | None
    running_ends_on: date | None
    refused_on: date | None


def problems(values: Values, rules: Values, known: Background) -> dict[str, str]:
    """What is wrong with a form whose single fields are right, by field."""
    found = _who_and_when(values, rules, known)
    if values["kind"] is ApplicationKind.END:
        earliest = values["received_on"] + timedelta(weeks=rules["notice_weeks"])
        if values["begins_on"] < earliest:
            found["begins_on"] = f"Frühestens zum {date_text(earliest)}."
    else:
        found |= (
            _scope(values, rules, known.share)
            | _availability(values, rules)
            | _suitability(values, rules)
            | _declared(values)
        )
    return found


def _who_and_when(values: Values, rules: Values, known: Background) -> dict[str, str]:
    found: dict[str, str] = {}
    if known.status_group not in rules["eligible"]:
        found["employee_id"] = "Für diese Statusgruppe gilt die Dienstvereinbarung nicht."
    if values["form"] not in rules["forms"]:
        found["form"] = "Diese Arbeitsform sieht die Dienstvereinbarung nicht vor."
    if values["begins_on"] < values["received_on"]:
        found["begins_on"] = "Der Beginn liegt vor dem Eingang des Antrags."
    if values["signed_on"] > values["received_on"]:
        found["signed_on"] = "Unterschrieben wurde nach dem Eingang; bitte beide Daten prüfen."
    if values["ends_on"]:
        found |= _term(values, rules, known)
    return found | _succession(values, rules, known)


def _term(values: Values, rules: Values, known: Background) -> dict[str, str]:
    latest = last_day(values["begins_on"], rules["max_months"])
    if values["ends_on"] < values["begins_on"]:
        return {"ends_on": "Das Ende liegt vor dem Beginn."}
    if values["ends_on"] > latest:
        return {"ends_on": f"Höchstens {rules['max_months']} Monate, also bis zum {date_text(latest)}."}
    if known.exit_on and values["begins_on"] > known.exit_on:
        return {"begins_on": f"Die Person scheidet am {date_text(known.exit_on)} aus."}
    return {}


def _succession(values: Values, rules: Values, known: Background) -> dict[str, str]:
    if values["kind"] is ApplicationKind.FIRST:
        return _first(values, rules, known)
    if values["predecessor_id"] != known.running_id:
        return {"predecessor_id": "Das ist kein laufender Vorgang dieser Person."}
    if values["kind"] is ApplicationKind.RENEWAL and known.running_ends_on:
        opens = known.running_ends_on - timedelta(days=rules["renewal_days"])
        if values["received_on"] < opens:
            return {"received_on": f"Eine Verlängerung geht erst ab dem {date_text(opens)}."}
    return {}


def _first(values: Values, rules: Values, known: Background) -> dict[str, str]:
    if known.running_id is not None:
        return {"kind": "Für diese Person läuft schon ein Vorgang; bitte Änderung oder Verlängerung wählen."}
    if known.refused_on and not values["changed_facts"]:
        opens = months_later(known.refused_on, rules["reapply_months"])
        if values["received_on"] < opens:
            return {
                "changed_facts": f"Nach der Ablehnung geht ein neuer Antrag ab dem {date_text(opens)}, "
                "früher nur mit neuen Tatsachen."
            }
    return {}


def _scope(values: Values, rules: Values, share: Decimal) -> dict[str, str]:
    if values["form"] is WorkForm.SITUATIONAL:
        most = rules["situational_days"]
        if not 0 < values["quota"] <= most:
            return {"quota": f"Situativ sind 1 bis {most} Tage im Jahr möglich."}
        return {}
    found: dict[str, str] = {}
    telework = values["form"] is WorkForm.TELEWORK
    most = rules["telework_percent" if telework else "mobile_percent"]
    low, high = shares_of(values["days"], share)
    if values["percent"] > most:
        found["percent"] = f"Höchstens {most.normalize():f} % sind vereinbart."
    elif not low - 1 <= values["percent"] <= high + 1:
        found["percent"] = f"Zu {values['days'].normalize():f} Tagen passen {_span(low, high)} %."
    if values["weekdays"] and len(values["weekdays"]) != ceil(values["days"]):
        found["weekdays"] = "Die Wochentage passen nicht zur Zahl der Tage."
    return found


def shares_of(days: Decimal, share: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the greatest part of the own working time that so many days a week can be.

    Who works half can do so on two and a half days or on five.
    """
    fewest = share * WEEK / 100
    return days * 100 / WEEK, min(Decimal(100), days * 100 / fewest)


def _span(low: Decimal, high: Decimal) -> str:
    return f"{low:.0f}" if round(low) == round(high) else f"{low:.0f} bis {high:.0f}"


def _availability(values: Values, rules: Values) -> dict[str, str]:
    begin, end = values["available_from"], values["available_until"]
    if begin >= end:
        return {"available_until": "Das Ende der Erreichbarkeit liegt vor ihrem Beginn."}
    if begin < rules["frame_from"] or end > rules["frame_until"]:
        return {
            "available_from": f"Die Rahmenzeit geht von {rules['frame_from']} bis {rules['frame_until']} Uhr."
        }
    return {}


def _suitability(values: Values, rules: Values) -> dict[str, str]:
    known = (rules["criteria"] or "").splitlines()
    unknown = [line for line in (values["obstacles"] or "").splitlines() if line not in known]
    return {"obstacles": f"„{unknown[0]}“ steht nicht im Negativkatalog."} if unknown else {}


def _declared(values: Values) -> dict[str, str]:
    missing = ", ".join(it.label for it in Declaration if it not in values["declarations"])
    return {"declarations": f"Es fehlt: {missing}."} if missing else {}
