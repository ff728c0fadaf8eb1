"""Who may do what, and who stands in for whom."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from gui.look.tokens import Tone
from gui.parts.card import Section
from gui.screens.administration.catalogue import Catalogue, Kept, Standing, Verb
from gui.screens.administration.section import CatalogueSection
from gui.screens.lines import Line, Lines
from inventory import access
from inventory.access.duties import DUTIES
from inventory.access.fields import ACCOUNT_FIELDS, DEPUTY_FIELDS
from inventory.access.lists import ACCOUNTS, DEPUTIES
from inventory.fields import Values
from inventory.rights import Right
from inventory.text import date_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.access.cards import StandIn
    from inventory.store.database import Session


def _add_account(session: "Session", values: Values) -> Any:
    return access.actions.add_account(session, values=values)


def _correct_account(session: "Session", key: int, base: Values, values: Values) -> Any:
    return access.actions.correct_account(session, account_id=key, base=base, values=values)


def _add_deputy(session: "Session", values: Values) -> Any:
    return access.actions.add_deputy(session, values=values)


def _correct_deputy(session: "Session", key: int, base: Values, values: Values) -> Any:
    return access.actions.correct_deputy(session, deputy_id=key, base=base, values=values)


def _end_deputy(key: int, session: "Session") -> None:
    access.actions.end_deputy(session, deputy_id=key, on=today())


def _new_account(_session: "Session") -> Values:
    return {"active": True}


def _new_deputy(_session: "Session") -> Values:
    return {"starts_on": today()}


def _account_standing(kept: Kept, _on: date) -> Standing:
    if not kept.values["active"]:
        return Standing("Kann sich nicht anmelden", "Das Konto ist stillgelegt.", Tone.REST)
    if kept.values["employee_id"] is None:
        sentence = "Ohne Person sind eigene Anträge und eigene Leute nicht zu erkennen."
        return Standing("Kann sich anmelden", sentence, Tone.WAITING)
    return Standing("Kann sich anmelden", "", Tone.DONE)


def _is_active(kept: Kept) -> bool:
    return bool(kept.values["active"])


def _is_closed(kept: Kept) -> bool:
    return not kept.values["active"]


def _set_active(active: bool, section: CatalogueSection, kept: Kept) -> None:
    act = partial(_correct_account, key=kept.key, base={"active": not active}, values={"active": active})
    done = "kann sich wieder anmelden" if active else "ist stillgelegt"
    section.desk.write(section, act, says=f"„{kept.texts['login']}“ {done}.")


def _stand_ins(session: "Session", key: int) -> "tuple[StandIn, ...]":
    return access.cards.stand_ins(session, account_id=key, today=today())


def _account_parts(section: CatalogueSection, kept: Kept) -> Iterator[QWidget]:
    duties = [Line(0, role.label, DUTIES[role]) for role in kept.values["roles"]]
    yield Section("Darf", Lines(duties))
    if kept.more:
        yield section.lines("Vertretung", [_stand_in(it) for it in kept.more])


def _stand_in(it: "StandIn") -> Line:
    title = f"Vertritt {it.name}" if it.for_others else f"Wird vertreten durch {it.name}"
    return Line(it.deputy_id, title, _span(it.starts_on, it.ends_on), (DEPUTIES.name, it.deputy_id))


def _ask_deputy(section: CatalogueSection, kept: Kept) -> None:
    asked = tuple(it for it in DEPUTY_FIELDS if it.name != "account_id")
    section.ask(
        f"Wer vertritt „{kept.texts['login']}“?",
        asked,
        partial(_add_deputy_of, kept.key),
        verb="Eintragen",
        values=_new_deputy_values(),
    )


def _new_deputy_values() -> Values:
    return {"starts_on": today()}


def _add_deputy_of(account: int, session: "Session", _base: Values, values: Values) -> Any:
    return _add_deputy(session, {**values, "account_id": account})


def _span(starts: date, ends: date) -> str:
    return f"{date_text(starts)} bis {date_text(ends)}"


def _deputy_standing(kept: Kept, on: date) -> Standing:
    starts, ends = kept.values["starts_on"], kept.values["ends_on"]
    if on < starts:
        return Standing(f"Beginnt am {date_text(starts)}", f"Dann bis {date_text(ends)}.", Tone.WAITING)
    if on > ends:
        return Standing(f"Endete am {date_text(ends)}", "", Tone.REST)
    sentence = "Handelt mit den Rollen der vertretenen Person, außer der Administration."
    return Standing(f"Vertritt bis {date_text(ends)}", sentence, Tone.ACCENT)


def _goes_on(kept: Kept) -> bool:
    return bool(kept.values["ends_on"] >= today())


def _finish(section: CatalogueSection, kept: Kept) -> None:
    section.desk.write(section, partial(_end_deputy, kept.key))


CATALOGUES = (
    Catalogue(
        ACCOUNTS,
        "user",
        Right.ACCOUNTS,
        ACCOUNT_FIELDS,
        ("login",),
        _correct_account,
        _account_standing,
        identified_by=("employee_id",),
        new="Neues Konto",
        add=_add_account,
        begins=_new_account,
        verbs=(
            Verb("Vertretung …", "users", "Ctrl+I", _ask_deputy, _is_active),
            Verb("Stilllegen", "prohibit", "Ctrl+Shift+E", partial(_set_active, False), _is_active),
            Verb("Wieder zulassen", "check", "", partial(_set_active, True), _is_closed),
        ),
        more=_stand_ins,
        parts=_account_parts,
    ),
    Catalogue(
        DEPUTIES,
        "users",
        Right.ACCOUNTS,
        DEPUTY_FIELDS,
        ("account_id",),
        _correct_deputy,
        _deputy_standing,
        new="Neue Vertretung",
        add=_add_deputy,
        begins=_new_deputy,
        verbs=(Verb("Beenden", "prohibit", "Ctrl+Shift+E", _finish, _goes_on),),
    ),
)
