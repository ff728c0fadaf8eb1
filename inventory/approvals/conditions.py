"""When a field of an application is asked for, and what is wrong with a single value."""

from typing import Any

from inventory.approvals.words import ApplicationKind, Place, WorkForm
from inventory.fields import Values


def goes_on(values: Values) -> bool:
    """Whether work at home goes on after this application: all but an end."""
    return values.get("kind") != ApplicationKind.END


def follows_another(values: Values) -> bool:
    return values.get("kind") not in (None, ApplicationKind.FIRST)


def last_day_at_home(values: Values) -> str | None:
    """What the beginning of an end is called."""
    return None if goes_on(values) else "Ende am"


def in_weeks(values: Values) -> bool:
    return goes_on(values) and values.get("form") in (WorkForm.REGULAR, WorkForm.TELEWORK)


def is_situational(values: Values) -> bool:
    return goes_on(values) and values.get("form") == WorkForm.SITUATIONAL


def is_telework(values: Values) -> bool:
    return goes_on(values) and values.get("form") == WorkForm.TELEWORK


def at_home(value: Any) -> str | None:
    if value == Place.ABROAD:
        return "Im Ausland geht es nicht: Sozialversicherung, Steuer und Datenschutz sind dort anders."
    return None


def part(value: Any) -> str | None:
    return None if 0 < value <= 100 else "Der Umfang liegt über 0 und höchstens bei 100 %."


def days_a_week(value: Any) -> str | None:
    return None if 0 < value <= 5 else "Eine Woche hat höchstens fünf Arbeitstage."


def hours_a_week(value: Any) -> str | None:
    return None if 0 < value <= 48 else "Bitte zwischen 1 und 48 Stunden."


def postcode(value: str) -> str | None:
    return None if len(value) == 5 and value.isdecimal() else "Eine Postleitzahl hat fünf Ziffern."
