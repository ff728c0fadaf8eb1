"""Organisational units."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from gui.look.tokens import Tone
from gui.screens.administration.catalogue import Catalogue, Kept, Standing, Use, Verb
from gui.screens.administration.section import CatalogueSection
from inventory import people
from inventory.devices.lists import DEVICES
from inventory.fields import Values
from inventory.people.fields import UNIT_FIELDS
from inventory.people.lists import PEOPLE, UNITS
from inventory.rights import Right
from inventory.text import date_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.store.database import Session

UNTIL = next(it for it in UNIT_FIELDS if it.name == "valid_until")


def _add(session: "Session", values: Values) -> Any:
    return people.actions.add_unit(session, values=values)


def _correct(session: "Session", key: int, base: Values, values: Values) -> Any:
    return people.actions.correct_unit(session, unit_id=key, base=base, values=values)


def _begins(_session: "Session") -> Values:
    return {"valid_from": today()}


def _standing(kept: Kept, on: date) -> Standing:
    until = kept.values["valid_until"]
    if until is None:
        return Standing(f"Gültig seit {kept.texts['valid_from']}", "", Tone.DONE)
    if until < on:
        return Standing(f"Aufgelöst zum {date_text(until)}", "Niemand wird hier mehr zugeordnet.", Tone.REST)
    return Standing(
        f"Gültig bis {date_text(until)}", "Danach wird hier niemand mehr zugeordnet.", Tone.WAITING
    )


def _close(section: CatalogueSection, kept: Kept) -> None:
    name = section.catalogue.name(kept)
    section.ask(
        f"{name} schließen",
        (replace(UNTIL, required=True),),
        partial(_until, kept.key, kept.values[UNTIL.name]),
        verb="Schließen",
        sentence="Die Geschichte bleibt, danach wird hier niemand mehr zugeordnet.",
        values={UNTIL.name: today()},
        says=f"{name} geschlossen.",
    )


def _until(key: int, before: date | None, session: "Session", _base: Values, values: Values) -> Any:
    return _correct(session, key, {UNTIL.name: before}, values)


CATALOGUE = Catalogue(
    UNITS,
    "tree-structure",
    Right.PEOPLE,
    UNIT_FIELDS,
    ("code", "name"),
    _correct,
    _standing,
    identified_by=("kind", "parent_id"),
    new="Neue Einheit",
    add=_add,
    begins=_begins,
    uses=(Use(PEOPLE, "unit_id", "unit"), Use(DEVICES, "pool_id", "holder", " im Pool")),
    verbs=(Verb("Schließen …", "prohibit", "Ctrl+Shift+E", _close),),
)
