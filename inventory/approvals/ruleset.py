"""The rules of the works agreement as data: what a version of it holds, and the version it began with."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inventory.approvals.words import Mark, WorkForm
from inventory.fields import Field, Kind, Values, Word
from inventory.people.fields import StatusGroup
from resources import RULESETS

FIRST = RULESETS / "dv_mobile_arbeit_2022.toml"


class Deadline(Word):
    """A step that has to be taken in time; the value is the column of the ruleset that holds its days."""

    TOTAL = "total_days", "Gesamte Bearbeitung"
    RECEIPT = "receipt_days", "Eingang prüfen"
    OPINION = "opinion_days", "Stellungnahme der Führungskraft"
    VOTE = "vote_days", "Votum der Fachbereichsleitung"
    IT_CHECK = "it_check_days", "IT-Prüfung"
    HR_CHECK = "hr_check_days", "Prüfung durch Personal"
    CLARIFICATION = "clarification_days", "Antwort auf eine Rückfrage"
    COUNCIL = "council_days", "Personalrat"
    DISABILITY = "disability_days", "Schwerbehindertenvertretung"
    EQUALITY = "equality_days", "Gleichstellungsbeauftragte"
    CONCILIATION = "conciliation_days", "Klärung"
    SIGNATURE = "signature_days", "Unterschriften"
    EQUIPMENT = "equipment_days", "Ausstattung"
    HEARING = "hearing_days", "Anhörung vor einem Widerruf"
    RETURN = "return_days", "Rückgabe der Geräte"


def _between(low: int, high: int, unit: str) -> Callable[[Any], str | None]:
    def rule(value: Any) -> str | None:
        return None if low <= value <= high else f"Bitte zwischen {low} und {high} {unit}."

    return rule


def clock_time(value: str) -> str | None:
    hours, colon, minutes = value.partition(":")
    fine = colon and len(value) == 5 and hours.isdecimal() and minutes.isdecimal()
    return (
        None
        if fine and hours < "24" and minutes < "60"
        else "Bitte eine Uhrzeit wie 09:00, mit zwei Stellen."
    )


def _percent(value: Decimal) -> str | None:
    return None if 0 < value <= 100 else "Der Umfang liegt über 0 und höchstens bei 100 %."


_DAYS, _WEEKS, _MONTHS = _between(1, 365, "Tagen"), _between(0, 52, "Wochen"), _between(0, 120, "Monaten")


def _number(name: str, label: str, rule: Callable[[Any], str | None], section: str) -> Field:
    return Field(name, label, Kind.NUMBER, required=True, rule=rule, section=section)


RULESET_FIELDS = (
    Field("name", "Bezeichnung", required=True, max_length=120, section="Dienstvereinbarung"),
    Field("valid_from", "Gültig ab", Kind.DATE, required=True, section="Dienstvereinbarung"),
    Field("forms", "Arbeitsformen", Kind.CHOICES, required=True, words=WorkForm, section="Umfang"),
    Field("eligible", "Für wen", Kind.CHOICES, required=True, words=StatusGroup, section="Umfang"),
    Field(
        "mobile_percent",
        "Mobile Arbeit höchstens",
        Kind.PERCENT,
        required=True,
        rule=_percent,
        section="Umfang",
    ),
    Field(
        "telework_percent",
        "Telearbeit höchstens",
        Kind.PERCENT,
        required=True,
        rule=_percent,
        section="Umfang",
    ),
    _number("situational_days", "Situativ höchstens Tage im Jahr", _DAYS, "Umfang"),
    Field("frame_from", "Rahmenzeit von", Kind.CLOCK, required=True, rule=clock_time, section="Umfang"),
    Field("frame_until", "Rahmenzeit bis", Kind.CLOCK, required=True, rule=clock_time, section="Umfang"),
    _number("default_months", "Übliche Befristung in Monaten", _MONTHS, "Zeitraum"),
    _number("max_months", "Befristung höchstens in Monaten", _MONTHS, "Zeitraum"),
    _number("trial_months", "Probezeit in Monaten", _MONTHS, "Zeitraum"),
    _number("renewal_days", "Verlängerung ab Tagen vor dem Ende", _DAYS, "Zeitraum"),
    _number("reapply_months", "Neuer Antrag nach Ablehnung in Monaten", _MONTHS, "Zeitraum"),
    _number("revocation_weeks", "Frist des Widerrufs in Wochen", _WEEKS, "Beendigung"),
    _number("telework_revocation_months", "Frist bei Telearbeit in Monaten", _MONTHS, "Beendigung"),
    _number("notice_weeks", "Frist auf eigenen Wunsch in Wochen", _WEEKS, "Beendigung"),
    _number("clearing_weeks", "Antrag auf Klärung in Wochen", _WEEKS, "Beendigung"),
    Field("council_approves", "Genehmigungen einzeln an den Personalrat", Kind.YES_NO, section="Beteiligung"),
    Field("deemed_consent", "Schweigen des Personalrats gilt", Kind.YES_NO, section="Beteiligung"),
    Field("equality_heard", "Gleichstellungsbeauftragte beteiligen", Kind.YES_NO, section="Beteiligung"),
    Field("four_eyes", "Verschiedene Personen für", Kind.CHOICES, words=Mark, section="Beteiligung"),
    *(_number(it.value, it.label, _DAYS, "Fristen in Tagen") for it in Deadline),
    Field(
        "criteria",
        "Negativkatalog",
        Kind.PROSE,
        max_length=4000,
        section="Eignung",
        hint="ein Kriterium je Zeile",
    ),
)


@dataclass(frozen=True)
class Difference:
    """One rule before and after, as people read it."""

    label: str
    before: str
    after: str


def differences(before: Values, after: Values) -> tuple[Difference, ...]:
    """What one version says otherwise than another, besides its day and name."""
    rules = (it for it in RULESET_FIELDS if it.name not in ("name", "valid_from"))
    return tuple(_difference(it, before, after) for it in rules if before.get(it.name) != after.get(it.name))


def _difference(field: Field, before: Values, after: Values) -> Difference:
    old, new = field.show(before.get(field.name)), field.show(after.get(field.name))
    if field.kind is Kind.PROSE:
        return Difference(field.label, _only_in(old, new), _only_in(new, old))
    return Difference(field.label, old, new)


def _only_in(text: str, other: str) -> str:
    """The lines of a text that the other has not."""
    return " · ".join(line for line in text.splitlines() if line not in other.splitlines())


def first_version() -> dict[str, Any]:
    """The works agreement as it is delivered."""
    return tomllib.loads(FIRST.read_text(encoding="utf-8"))
