"""The city and its letterhead."""

from datetime import date
from typing import TYPE_CHECKING, Any

from gui.look.tokens import Tone
from gui.screens.administration.catalogue import Catalogue, Kept, Standing
from inventory import city
from inventory.city.fields import CITY_FIELDS
from inventory.city.lists import CITIES
from inventory.fields import Values
from inventory.rights import Right

if TYPE_CHECKING:
    from inventory.store.database import Session

NEEDED = ("workplaces", "department", "street", "postcode", "town")
"""What the figures and every letter need."""


def _correct(session: "Session", key: int, base: Values, values: Values) -> Any:
    return city.actions.correct_city(session, city_id=key, base=base, values=values)


def _standing(kept: Kept, _on: date) -> Standing:
    missing = [it.label for it in CITY_FIELDS if it.name in NEEDED and not kept.texts[it.name]]
    if missing:
        return Standing("Es fehlen noch Angaben", f"{', '.join(missing)}.", Tone.WAITING)
    return Standing("Vollständig", "So steht es auf jedem Schreiben.", Tone.DONE)


CATALOGUE = Catalogue(
    CITIES,
    "buildings",
    Right.CITY,
    CITY_FIELDS,
    ("name",),
    _correct,
    _standing,
)
