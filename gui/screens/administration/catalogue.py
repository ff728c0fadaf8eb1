"""What administration keeps: one declaration for each kind of record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from gui.look.tokens import Tone
from inventory import devices, people
from inventory.devices.fields import CONTRACT_FIELDS, LICENCE_FIELDS, MODEL_FIELDS, LicenceMetric
from inventory.devices.lists import CONTRACTS, DEVICES, LICENCES, MODELS
from inventory.fields import Field, Values
from inventory.listing import Filter, Listing, Match, Query
from inventory.people.fields import UNIT_FIELDS
from inventory.people.lists import PEOPLE, UNITS
from inventory.text import date_text, number_text

if TYPE_CHECKING:
    from inventory.devices.cards import CatalogueCard
    from inventory.store.database import Session

SOON = 90
"""Days before an end in which it is time to act."""


@dataclass(frozen=True)
class Standing:
    """What the card says first about a record, in words and in a tone."""

    headline: str
    sentence: str
    tone: Tone


@dataclass(frozen=True)
class Use:
    """A list with records that belong here: those whose `column` says its name."""

    listing: Listing
    column: str
    where: str = ""

    def query(self, name: str) -> Query:
        return Query(filters=(Filter(self.column, Match.ANY_OF, (name,)),))


@dataclass(frozen=True)
class Catalogue:
    listing: Listing
    icon: str
    new: str
    fields: tuple[Field, ...]
    named_by: tuple[str, ...]
    identified_by: tuple[str, ...]
    add: Callable[["Session", Values], Any]
    correct: Callable[["Session", int, Values, Values], Any]
    standing: Callable[["CatalogueCard", date], Standing]
    uses: tuple[Use, ...] = ()
    closes: str = ""
    """The field whose date ends the record, where that is an action of its own."""

    def name(self, card: "CatalogueCard") -> str:
        return " ".join(card.texts[it] for it in self.named_by)

    def identity(self, card: "CatalogueCard") -> str:
        return " · ".join(text for it in self.identified_by if (text := card.texts[it]))


def _add_unit(session: "Session", values: Values) -> Any:
    return people.actions.add_unit(session, values=values)


def _correct_unit(session: "Session", key: int, base: Values, values: Values) -> Any:
    return people.actions.correct_unit(session, unit_id=key, base=base, values=values)


def _add_model(session: "Session", values: Values) -> Any:
    return devices.catalogue.add_model(session, values=values)


def _correct_model(session: "Session", key: int, base: Values, values: Values) -> Any:
    return devices.catalogue.correct_model(session, model_id=key, base=base, values=values)


def _add_contract(session: "Session", values: Values) -> Any:
    return devices.catalogue.add_contract(session, values=values)


def _correct_contract(session: "Session", key: int, base: Values, values: Values) -> Any:
    return devices.catalogue.correct_contract(session, contract_id=key, base=base, values=values)


def _add_licence(session: "Session", values: Values) -> Any:
    return devices.catalogue.add_licence(session, values=values)


def _correct_licence(session: "Session", key: int, base: Values, values: Values) -> Any:
    return devices.catalogue.correct_licence(session, licence_id=key, base=base, values=values)


def _unit_standing(card: "CatalogueCard", today: date) -> Standing:
    until = card.values["valid_until"]
    if until is None:
        return Standing(f"Gültig seit {card.texts['valid_from']}", "", Tone.DONE)
    if until < today:
        return Standing(f"Aufgelöst zum {date_text(until)}", "Niemand wird hier mehr zugeordnet.", Tone.REST)
    return Standing(
        f"Gültig bis {date_text(until)}", "Danach wird hier niemand mehr zugeordnet.", Tone.WAITING
    )


def _contract_standing(card: "CatalogueCard", today: date) -> Standing:
    ends, notice = card.values["ends_on"], card.values["notice_until"]
    if ends is None:
        return Standing(f"Läuft seit {card.texts['starts_on']}", "Ohne festes Ende.", Tone.DONE)
    left = (ends - today).days
    if left < 0:
        return Standing(f"Ausgelaufen am {date_text(ends)}", "Sind alle Geräte zurückgegeben?", Tone.OVERDUE)
    if left <= SOON:
        sentence = "Geräte zurückgeben oder verlängern."
        return Standing(f"Endet in {left} Tagen, am {date_text(ends)}", sentence, Tone.WAITING)
    if notice is not None and 0 <= (notice - today).days <= SOON:
        return Standing(f"Kündbar bis {date_text(notice)}", f"Läuft bis {date_text(ends)}.", Tone.WAITING)
    return Standing(f"Läuft bis {date_text(ends)}", "", Tone.DONE)


def _licence_standing(card: "CatalogueCard", _today: date) -> Standing:
    count = card.borne
    per_device = card.values["metric"] is LicenceMetric.PER_DEVICE
    whom = ("Gerät" if count == 1 else "Geräten") if per_device else ("Person" if count == 1 else "Personen")
    headline = f"{number_text(count)} {whom} zugewiesen" if count else "Noch nicht zugewiesen"
    return Standing(headline, f"Wird {card.texts['metric']} vergeben.", Tone.ACCENT)


def _model_standing(_card: "CatalogueCard", _today: date) -> Standing:
    return Standing("Im Katalog", "Steht bei jeder Lieferung zur Wahl.", Tone.REST)


CATALOGUES = (
    Catalogue(
        UNITS,
        "tree-structure",
        "Neue Einheit",
        UNIT_FIELDS,
        ("code", "name"),
        ("kind", "parent_id"),
        _add_unit,
        _correct_unit,
        _unit_standing,
        (Use(PEOPLE, "unit"), Use(DEVICES, "holder", " im Pool")),
        closes="valid_until",
    ),
    Catalogue(
        MODELS,
        "laptop",
        "Neues Modell",
        MODEL_FIELDS,
        ("manufacturer", "name"),
        ("kind",),
        _add_model,
        _correct_model,
        _model_standing,
        (Use(DEVICES, "model"),),
    ),
    Catalogue(
        CONTRACTS,
        "receipt",
        "Neuer Vertrag",
        CONTRACT_FIELDS,
        ("number",),
        ("kind", "supplier"),
        _add_contract,
        _correct_contract,
        _contract_standing,
        (Use(DEVICES, "contract"),),
    ),
    Catalogue(
        LICENCES,
        "key",
        "Neue Lizenz",
        LICENCE_FIELDS,
        ("product",),
        ("metric", "contract_id"),
        _add_licence,
        _correct_licence,
        _licence_standing,
    ),
)
