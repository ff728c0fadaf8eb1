"""What the program knows of the city: how many workplaces there are, and what its letters are headed with."""

from inventory.fields import Field, Kind


def _postcode(value: str) -> str | None:
    return None if len(value) == 5 and value.isdecimal() else "Eine Postleitzahl hat fünf Ziffern."


def _workplaces(value: int) -> str | None:
    return None if 0 < value < 10_000_000 else "Bitte die Zahl der Bildschirmarbeitsplätze."


CITY_FIELDS = (
    Field("name", "Stadt", required=True, max_length=120, section="Stadt", hint="zum Beispiel Stadt Talheim"),
    Field(
        "workplaces",
        "Bildschirmarbeitsplätze",
        Kind.NUMBER,
        rule=_workplaces,
        section="Stadt",
        hint="an ihnen misst sich, wie viele zu Hause arbeiten können",
    ),
    Field(
        "department", "Fachbereich", max_length=120, section="Briefkopf", hint="der die Schreiben verfasst"
    ),
    Field("street", "Straße und Hausnummer", max_length=120, section="Briefkopf"),
    Field("postcode", "Postleitzahl", Kind.CODE, rule=_postcode, section="Briefkopf"),
    Field("town", "Ort", section="Briefkopf"),
    Field("phone", "Telefon", section="Briefkopf"),
    Field("email", "E-Mail", max_length=120, section="Briefkopf"),
    Field("web", "Internet", max_length=120, section="Briefkopf"),
    Field(
        "court",
        "Verwaltungsgericht",
        Kind.PROSE,
        max_length=400,
        section="Rechtsbehelf",
        hint="mit Anschrift, für Schreiben an Beamtinnen und Beamte",
    ),
)
