"""What is recorded of people and units, and nothing beyond it."""

from decimal import Decimal

from inventory.actor import Role
from inventory.fields import Field, Kind, Word

HR = frozenset({Role.HR})
IDENTIFIED = frozenset({Role.HR, Role.IT})
LEADING = frozenset({Role.HR, Role.MANAGER, Role.HEAD})
IN_TOUCH = IDENTIFIED | LEADING


class UnitKind(Word):
    DIRECTORATE = "dezernat", "Dezernat"
    DEPARTMENT = "fachbereich", "Fachbereich"
    SECTION = "abteilung", "Abteilung"


class StatusGroup(Word):
    TARIFF = "tarif", "Tarifbeschäftigt"
    CIVIL_SERVANT = "beamt", "Verbeamtet"
    TRAINEE = "azubi", "In Ausbildung"
    OTHER = "sonst", "Sonstige"


class Salutation(Word):
    MS = "frau", "Frau"
    MR = "herr", "Herr"
    NONE = "keine", "Ohne Anrede"


def _personnel_no(value: str) -> str | None:
    return None if value.isalnum() else "Nur Buchstaben und Ziffern, ohne Leerzeichen."


def _office_mail(value: str) -> str | None:
    name, at, host = value.partition("@")
    fine = name and at and "." in host and " " not in value
    return None if fine else "Das ist keine E-Mail-Adresse, zum Beispiel: vorname.nachname@stadt.de."


def _share(value: Decimal) -> str | None:
    return None if 0 < value <= 100 else "Der Arbeitszeitanteil liegt über 0 und höchstens bei 100 %."


UNIT_FIELDS = (
    Field("code", "Kürzel", Kind.CODE, required=True, max_length=20, hint="zum Beispiel FB 51"),
    Field("name", "Bezeichnung", required=True, max_length=120),
    Field("kind", "Ebene", Kind.CHOICE, required=True, words=UnitKind),
    Field("parent_id", "Gehört zu", Kind.REFERENCE, refers_to="units"),
    Field("valid_from", "Gültig ab", Kind.DATE, required=True),
    Field("valid_until", "Gültig bis", Kind.DATE),
)

PERSON_FIELDS = (
    Field(
        "personnel_no",
        "Personalnummer",
        Kind.CODE,
        required=True,
        rule=_personnel_no,
        max_length=20,
        section="Person",
        hint="bleibt auch nach einer Rückkehr dieselbe",
        who=IDENTIFIED,
    ),
    Field("salutation", "Anrede", Kind.CHOICE, words=Salutation, section="Person"),
    Field("title", "Titel", max_length=40, section="Person"),
    Field("first_name", "Vorname", required=True, section="Person"),
    Field("last_name", "Name", required=True, section="Person"),
    Field(
        "status_group",
        "Statusgruppe",
        Kind.CHOICE,
        required=True,
        words=StatusGroup,
        section="Dienst",
        who=HR,
    ),
    Field(
        "unit_id", "Organisationseinheit", Kind.REFERENCE, required=True, refers_to="units", section="Dienst"
    ),
    Field("manager_id", "Führungskraft", Kind.REFERENCE, refers_to="people", section="Dienst", who=LEADING),
    Field(
        "deputy_id",
        "Vertretung der Führungskraft",
        Kind.REFERENCE,
        refers_to="people",
        section="Dienst",
        who=LEADING,
    ),
    Field(
        "share", "Arbeitszeitanteil", Kind.PERCENT, required=True, rule=_share, section="Dienst", who=LEADING
    ),
    Field(
        "email",
        "Dienst-E-Mail",
        required=True,
        rule=_office_mail,
        max_length=120,
        section="Erreichbarkeit",
        who=IN_TOUCH,
    ),
    Field("phone", "Dienst-Telefon", max_length=40, section="Erreichbarkeit", who=IN_TOUCH),
    Field("entry_on", "Eintritt", Kind.DATE, required=True, section="Zeitraum", who=HR),
    Field("exit_on", "Austritt", Kind.DATE, section="Zeitraum", who=IDENTIFIED),
)
