"""What the answers of a step must agree with: dates in order, periods kept, forms the law asks for."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from inventory.approvals.deadlines import months_later
from inventory.approvals.law import signature_forms
from inventory.approvals.needs import Facts
from inventory.approvals.words import ANSWERS, EndReason, WorkForm
from inventory.text import date_text

Answers = Mapping[str, Any]
Problems = dict[str, str]


def in_order(facts: Facts, answers: Answers) -> Problems:
    """The day of a step is not before the step it follows."""
    if facts.last_on and answers["on"] < facts.last_on:
        return {"on": f"Der vorige Schritt war erst am {date_text(facts.last_on)}."}
    return {}


def not_after_the_step(*names: str) -> Any:
    def check(_facts: Facts, answers: Answers) -> Problems:
        late = [name for name in names if answers[name] > answers["on"]]
        return dict.fromkeys(late, "Das liegt nach dem Tag dieses Schritts.")

    return check


signed_by_then = not_after_the_step("handed_over_on", "pledged_on", "briefed_on")


def asked_and_open(facts: Facts, answers: Answers) -> Problems:
    asked = facts.involved.get(answers["body"])
    if asked is None or asked.result is not None:
        return {"body": f"Von „{answers['body'].label}“ steht kein Ergebnis aus."}
    if answers["result"] not in ANSWERS[answers["body"]]:
        possible = ", ".join(it.label for it in ANSWERS[answers["body"]])
        return {"result": f"Möglich ist hier: {possible}."}
    return {}


def lawful_form(facts: Facts, answers: Answers) -> Problems:
    forms = signature_forms(facts.status)
    if answers["agreed_as"] in forms:
        return {}
    return {
        "agreed_as": "Die Zusatzvereinbarung braucht die Schriftform: Unterschrift auf Papier "
        "oder qualifizierte elektronische Signatur."
    }


def a_span(_facts: Facts, answers: Answers) -> Problems:
    if answers["suspended_until"] < answers["suspended_from"]:
        return {"suspended_until": "Das Ende liegt vor dem Beginn."}
    return {}


def revocation_ends(facts: Facts, on: date) -> date:
    """The first day on which a revocation of this day can take effect."""
    if facts.values["form"] is WorkForm.TELEWORK:
        return months_later(on, facts.rules["telework_revocation_months"])
    return on + timedelta(weeks=facts.rules["revocation_weeks"])


def notice_ends(facts: Facts, on: date) -> date:
    return on + timedelta(weeks=facts.rules["notice_weeks"])


def revocation_period(facts: Facts, answers: Answers) -> Problems:
    return _not_before(answers, revocation_ends(facts, answers["on"]))


def not_in_the_past(_facts: Facts, answers: Answers) -> Problems:
    return _not_before(answers, answers["on"])


def return_ahead(facts: Facts, answers: Answers) -> Problems:
    """Until the end takes effect the work goes on, and needs its devices."""
    end = facts.values["effective_on"]
    if answers["return_on"] < end:
        return {
            "return_on": f"Frühestens zum Ende am {date_text(end)}; bis dahin werden die Geräte gebraucht."
        }
    if answers["return_on"] < answers["on"]:
        return {"return_on": "Die Rückgabe liegt vor dem Tag, an dem sie vereinbart wird."}
    return {}


def hearing_ahead(_facts: Facts, answers: Answers) -> Problems:
    if answers["hearing_on"] <= answers["on"]:
        return {"hearing_on": "Für die Anhörung braucht es Zeit; bitte einen späteren Tag wählen."}
    return {}


def lawful_end(facts: Facts, answers: Answers) -> Problems:
    reason = answers["end_reason"]
    if reason is EndReason.NOTICE:
        return _not_before(answers, notice_ends(facts, answers["on"]))
    if reason is EndReason.EXPIRY:
        return _on_the_day(answers, facts.values["ends_on"], "Die Befristung endet")
    if reason is EndReason.EXIT:
        if facts.exit_on is None:
            return {"end_reason": "Bei dieser Person ist kein Austritt eingetragen."}
        return _on_the_day(answers, facts.exit_on, "Der Austritt ist")
    if reason is EndReason.MOVE:
        return {} if facts.moved else {"end_reason": "Die Person ist noch in derselben Einheit."}
    return {"end_reason": f"„{reason.label}“ hat einen eigenen Schritt."}


def _not_before(answers: Answers, earliest: date) -> Problems:
    if answers["effective_on"] >= earliest:
        return {}
    return {"effective_on": f"Frühestens zum {date_text(earliest)}."}


def _on_the_day(answers: Answers, day: date, words: str) -> Problems:
    return {} if answers["effective_on"] == day else {"effective_on": f"{words} am {date_text(day)}."}
