"""What an account and a deputy are."""

from inventory.actor import Role
from inventory.fields import Field, Kind


def _login(value: str) -> str | None:
    return None if value == value.casefold() else "Bitte klein schreiben, ohne Großbuchstaben."


ACCOUNT_FIELDS = (
    Field("login", "Anmeldung", Kind.CODE, required=True, rule=_login, hint="wie am Betriebssystem"),
    Field("employee_id", "Person", Kind.REFERENCE, refers_to="people"),
    Field("roles", "Rollen", Kind.CHOICES, required=True, words=Role),
    Field("unit_id", "Leitet", Kind.REFERENCE, refers_to="units", hint="mit allem, was dazugehört"),
    Field("active", "Aktiv", Kind.YES_NO),
)
DEPUTY_FIELDS = (
    Field("account_id", "Vertreten wird", Kind.REFERENCE, required=True, refers_to="accounts"),
    Field("deputy_id", "Durch", Kind.REFERENCE, required=True, refers_to="accounts"),
    Field("starts_on", "Von", Kind.DATE, required=True),
    Field("ends_on", "Bis", Kind.DATE, required=True),
)
