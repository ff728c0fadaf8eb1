"""What an application holds, who may see it, and what it takes to be complete."""

from typing import Any

from inventory.actor import Role
from inventory.approvals.ruleset import clock_time
from inventory.approvals.words import (
    ApplicationKind,
    DataCategory,
    Declaration,
    Equipment,
    Place,
    SignatureForm,
    Weekday,
    WorkForm,
)
from inventory.fields import Field, Kind, Values

IT, HR, MANAGER, HEAD, CONTROLLING, AUDITOR, ADMIN = Role
IN_CASE = frozenset({IT, HR, MANAGER, HEAD, AUDITOR})
CONTENT = frozenset({HR, MANAGER, HEAD, AUDITOR})
TEAM = frozenset({HR, MANAGER, AUDITOR})
SENSITIVE = frozenset({HR, AUDITOR})
DELIVERY = frozenset({HR, IT, AUDITOR})
"""The private address: IT sees it only while it delivers."""


def of_form(*forms: WorkForm) -> Any:
    return lambda values: values.get("form") in forms


def of_kind(*kinds: ApplicationKind) -> Any:
    return lambda values: values.get("kind") in kinds


def goes_on(values: Values) -> bool:
    """Whether work at home goes on after this application: all but an end."""
    return values.get("kind") != ApplicationKind.END


def _in_weeks(values: Values) -> bool:
    return goes_on(values) and values.get("form") in (WorkForm.REGULAR, WorkForm.TELEWORK)


def _situational(values: Values) -> bool:
    return goes_on(values) and values.get("form") is WorkForm.SITUATIONAL


def _telework(values: Values) -> bool:
    return goes_on(values) and values.get("form") is WorkForm.TELEWORK


def _at_home(value: Any) -> str | None:
    if value == Place.ABROAD:
        return "Im Ausland geht es nicht: Sozialversicherung, Steuer und Datenschutz sind dort anders."
    return None


def _percent(value: Any) -> str | None:
    return None if 0 < value <= 100 else "Der Umfang liegt über 0 und höchstens bei 100 %."


def _days(value: Any) -> str | None:
    return None if 0 < value <= 5 else "Eine Woche hat höchstens fünf Arbeitstage."


def _hours(value: Any) -> str | None:
    return None if 0 < value <= 48 else "Bitte zwischen 1 und 48 Stunden."


def _postcode(value: str) -> str | None:
    return None if len(value) == 5 and value.isdecimal() else "Eine Postleitzahl hat fünf Ziffern."


def _everything(value: Any) -> str | None:
    missing = [word.label for word in Declaration if word not in value]
    return f"Es fehlt: {', '.join(missing)}." if missing else None


APPLICATION_FIELDS = (
    Field(
        "employee_id",
        "Person",
        Kind.REFERENCE,
        required=True,
        refers_to="people",
        section="Antrag",
        who=IN_CASE,
    ),
    Field("kind", "Art", Kind.CHOICE, required=True, words=ApplicationKind, section="Antrag", who=IN_CASE),
    Field(
        "predecessor_id",
        "Bisheriger Vorgang",
        Kind.REFERENCE,
        required_if=lambda values: values.get("kind") != ApplicationKind.FIRST,
        shown_if=lambda values: values.get("kind") != ApplicationKind.FIRST,
        refers_to="applications",
        section="Antrag",
        who=IN_CASE,
    ),
    Field(
        "changed_facts",
        "Neue Tatsachen seit einer Ablehnung",
        Kind.YES_NO,
        shown_if=of_kind(ApplicationKind.FIRST),
        section="Antrag",
        who=CONTENT,
    ),
    Field("received_on", "Eingegangen am", Kind.DATE, required=True, section="Antrag", who=IN_CASE),
    Field("form", "Arbeitsform", Kind.CHOICE, required=True, words=WorkForm, section="Umfang", who=IN_CASE),
    Field(
        "percent",
        "Umfang",
        Kind.PERCENT,
        required_if=_in_weeks,
        shown_if=_in_weeks,
        rule=_percent,
        section="Umfang",
        hint="Anteil an der eigenen Arbeitszeit",
        who=CONTENT,
    ),
    Field(
        "days",
        "Tage in der Woche",
        Kind.DECIMAL,
        required_if=_in_weeks,
        shown_if=_in_weeks,
        rule=_days,
        section="Umfang",
        who=CONTENT,
    ),
    Field(
        "weekdays",
        "Wochentage",
        Kind.CHOICES,
        required_if=_telework,
        shown_if=_in_weeks,
        words=Weekday,
        section="Umfang",
        hint="bei mobiler Arbeit nur, wenn sie feststehen",
        who=CONTENT,
    ),
    Field(
        "hours",
        "Stunden in der Woche",
        Kind.NUMBER,
        required_if=_telework,
        shown_if=_telework,
        rule=_hours,
        section="Umfang",
        who=CONTENT,
    ),
    Field(
        "quota",
        "Tage im Jahr",
        Kind.NUMBER,
        required_if=_situational,
        shown_if=_situational,
        section="Umfang",
        who=CONTENT,
    ),
    Field(
        "available_from",
        "Erreichbar von",
        Kind.CODE,
        required_if=goes_on,
        shown_if=goes_on,
        rule=clock_time,
        section="Umfang",
        who=TEAM,
    ),
    Field(
        "available_until",
        "Erreichbar bis",
        Kind.CODE,
        required_if=goes_on,
        shown_if=goes_on,
        rule=clock_time,
        section="Umfang",
        who=TEAM,
    ),
    Field("begins_on", "Beginn", Kind.DATE, required=True, section="Zeitraum", who=IN_CASE),
    Field(
        "ends_on", "Ende", Kind.DATE, required_if=goes_on, shown_if=goes_on, section="Zeitraum", who=IN_CASE
    ),
    Field(
        "place",
        "Ort",
        Kind.CHOICE,
        required_if=goes_on,
        shown_if=goes_on,
        words=Place,
        rule=_at_home,
        section="Arbeitsort",
        who=TEAM,
    ),
    Field(
        "street",
        "Straße und Hausnummer",
        required_if=_telework,
        shown_if=_telework,
        section="Arbeitsort",
        masked=True,
        who=DELIVERY,
    ),
    Field(
        "postcode",
        "Postleitzahl",
        Kind.CODE,
        required_if=_telework,
        shown_if=_telework,
        rule=_postcode,
        section="Arbeitsort",
        masked=True,
        who=DELIVERY,
    ),
    Field(
        "city",
        "Ort der Wohnung",
        required_if=_telework,
        shown_if=_telework,
        section="Arbeitsort",
        masked=True,
        who=DELIVERY,
    ),
    Field(
        "tasks",
        "Aufgaben",
        required_if=goes_on,
        shown_if=goes_on,
        max_length=2000,
        section="Eignung",
        hint="ohne Namen von Bürgerinnen und Bürgern",
        who=CONTENT,
    ),
    Field(
        "obstacles",
        "Trifft zu aus dem Negativkatalog",
        max_length=4000,
        shown_if=goes_on,
        section="Eignung",
        hint="ein Kriterium je Zeile",
        who=CONTENT,
    ),
    Field(
        "data_category",
        "Daten zu Hause",
        Kind.CHOICE,
        required_if=goes_on,
        shown_if=goes_on,
        words=DataCategory,
        section="Eignung",
        who=IN_CASE,
    ),
    Field(
        "paper_files",
        "Papierakten werden mitgenommen",
        Kind.YES_NO,
        shown_if=goes_on,
        section="Eignung",
        who=frozenset({MANAGER, IT, HR, AUDITOR}),
    ),
    Field(
        "equipment",
        "Arbeitsmittel",
        Kind.CHOICES,
        shown_if=goes_on,
        words=Equipment,
        section="Arbeitsmittel",
        who=frozenset({MANAGER, IT, HR, AUDITOR}),
    ),
    Field(
        "internet",
        "Internet vorhanden",
        Kind.YES_NO,
        shown_if=goes_on,
        section="Arbeitsmittel",
        hint="sonst kommt LTE dazu",
        who=frozenset({IT, HR, AUDITOR}),
    ),
    Field(
        "shareable",
        "Büroarbeitsplatz teilbar",
        Kind.YES_NO,
        shown_if=goes_on,
        section="Arbeitsmittel",
        who=CONTENT,
    ),
    Field(
        "shareable_from",
        "Teilbar ab",
        Kind.DATE,
        shown_if=lambda values: bool(values.get("shareable")),
        section="Arbeitsmittel",
        who=CONTENT,
    ),
    Field(
        "priority",
        "Vorrang",
        Kind.YES_NO,
        section="Beteiligung",
        hint="freiwillig; der Anlass wird nicht gespeichert",
        masked=True,
        who=SENSITIVE,
    ),
    Field(
        "disability_heard",
        "Beteiligung der SBV gewünscht",
        Kind.YES_NO,
        section="Beteiligung",
        masked=True,
        who=SENSITIVE,
    ),
    Field(
        "declarations",
        "Erklärungen",
        Kind.CHOICES,
        required_if=goes_on,
        shown_if=goes_on,
        words=Declaration,
        rule=_everything,
        section="Erklärungen",
        who=SENSITIVE,
    ),
    Field("signed_on", "Unterschrieben am", Kind.DATE, required=True, section="Erklärungen", who=IN_CASE),
    Field(
        "signed_as",
        "Form der Unterschrift",
        Kind.CHOICE,
        required=True,
        words=SignatureForm,
        section="Erklärungen",
        who=IN_CASE,
    ),
)
