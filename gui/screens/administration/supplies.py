"""What devices come from: models, contracts and licences."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from gui.look.tokens import Tone
from gui.screens.administration.catalogue import Catalogue, Kept, Standing, Use, Verb
from gui.screens.administration.section import CatalogueSection
from gui.screens.licences import Licences
from gui.screens.lines import Line
from inventory import devices
from inventory.devices.fields import CONTRACT_FIELDS, LICENCE_FIELDS, MODEL_FIELDS, LicenceMetric
from inventory.devices.lists import CONTRACTS, DEVICES, LICENCES, MODELS
from inventory.fields import Values
from inventory.rights import Right
from inventory.text import date_text, number_text

if TYPE_CHECKING:
    from inventory.devices.cards import Bearer
    from inventory.store.database import Session

SOON = 90
"""Days before an end in which it is time to act."""


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


def _model_standing(_kept: Kept, _on: date) -> Standing:
    return Standing("Im Katalog", "Steht bei jeder Lieferung zur Wahl.", Tone.REST)


def _contract_standing(kept: Kept, on: date) -> Standing:
    ends, notice = kept.values["ends_on"], kept.values["notice_until"]
    if ends is None:
        return Standing(f"Läuft seit {kept.texts['starts_on']}", "Ohne festes Ende.", Tone.DONE)
    left = (ends - on).days
    if left < 0:
        return Standing(f"Ausgelaufen am {date_text(ends)}", "Sind alle Geräte zurückgegeben?", Tone.OVERDUE)
    if left <= SOON:
        sentence = "Geräte zurückgeben oder verlängern."
        return Standing(f"Endet in {left} Tagen, am {date_text(ends)}", sentence, Tone.WAITING)
    if notice is not None and 0 <= (notice - on).days <= SOON:
        return Standing(f"Kündbar bis {date_text(notice)}", f"Läuft bis {date_text(ends)}.", Tone.WAITING)
    return Standing(f"Läuft bis {date_text(ends)}", "", Tone.DONE)


def _per_device(kept: Kept) -> bool:
    return kept.values["metric"] is LicenceMetric.PER_DEVICE


def _licence_standing(kept: Kept, _on: date) -> Standing:
    count, _first = kept.more
    one, many = ("Gerät", "Geräten") if _per_device(kept) else ("Person", "Personen")
    whom = one if count == 1 else many
    headline = f"{number_text(count)} {whom} zugewiesen" if count else "Noch nicht zugewiesen"
    return Standing(headline, f"Wird {kept.texts['metric']} vergeben.", Tone.ACCENT)


def _bearers(session: "Session", key: int) -> "tuple[int, tuple[Bearer, ...]]":
    return devices.cards.bearers_of(session, licence_id=key)


def _bearer_lines(section: CatalogueSection, kept: Kept) -> Iterator[QWidget]:
    count, first = kept.more
    if first:
        caption = "Zugewiesen" if len(first) == count else f"Die ersten {len(first)}"
        lines = [_line(it, ends=section.keeps) for it in first]
        yield section.lines(caption, lines, Licences(section.desk, section).end)


def _line(it: "Bearer", *, ends: bool) -> Line:
    leads = ("devices", it.device_id) if it.device_id is not None else ("people", it.employee_id or 0)
    verb = "Entziehen" if ends else ""
    return Line(it.assignment_id, it.name, f"seit {date_text(it.since)}", leads, verb)


def _ask_bearer(section: CatalogueSection, kept: Kept) -> None:
    name = section.catalogue.name(kept)
    Licences(section.desk, section).assign(name, kept.key, per_device=_per_device(kept))


CATALOGUES = (
    Catalogue(
        MODELS,
        "laptop",
        Right.DEVICES,
        MODEL_FIELDS,
        ("manufacturer", "name"),
        _correct_model,
        _model_standing,
        identified_by=("kind",),
        new="Neues Modell",
        add=_add_model,
        uses=(Use(DEVICES, "model_id", "model"),),
    ),
    Catalogue(
        CONTRACTS,
        "receipt",
        Right.DEVICES,
        CONTRACT_FIELDS,
        ("number",),
        _correct_contract,
        _contract_standing,
        identified_by=("kind", "supplier"),
        new="Neuer Vertrag",
        add=_add_contract,
        uses=(Use(DEVICES, "contract_id", "contract"),),
    ),
    Catalogue(
        LICENCES,
        "key",
        Right.DEVICES,
        LICENCE_FIELDS,
        ("product",),
        _correct_licence,
        _licence_standing,
        identified_by=("metric", "contract_id"),
        new="Neue Lizenz",
        add=_add_licence,
        verbs=(Verb("Zuweisen …", "key", "Ctrl+I", _ask_bearer, usual=True),),
        more=_bearers,
        parts=_bearer_lines,
    ),
)
