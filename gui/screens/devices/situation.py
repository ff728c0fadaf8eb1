"""What the card says about a device right now, before it offers the next step."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gui.look.tokens import Tone
from inventory.devices.lifecycle import State
from inventory.text import date_text

if TYPE_CHECKING:
    from inventory.devices.cards import DeviceCard


class Situation(NamedTuple):
    headline: str
    sentence: str = ""
    tone: Tone = Tone.ACCENT


def situation(card: "DeviceCard", today: date) -> Situation:
    state: State = card.values["state"]
    return _SITUATIONS[state](card, today)


def days(count: int) -> str:
    return "1 Tag" if count == 1 else f"{count} Tagen"


def _stock(card: "DeviceCard", _today: date) -> Situation:
    wiped = card.texts.get("wiped_on")
    sentence = f"Gelöscht am {wiped}." if wiped else "Liegt im Lager, war noch nie ausgegeben."
    if card.holders and not wiped:
        sentence = "Liegt im Lager."
    return Situation("Bereit zur Ausgabe", sentence, Tone.DONE)


def _reserved(card: "DeviceCard", _today: date) -> Situation:
    until, whom = card.texts["reserved_until"], card.texts.get("reserved_for_id")
    return Situation(
        f"Reserviert für {whom}" if whom else "Reserviert",
        f"Die Reservierung gilt bis {until}." if until else "Kann ausgegeben werden.",
        Tone.WAITING,
    )


def _issued(card: "DeviceCard", today: date) -> Situation:
    if not card.holders:
        return Situation("Ausgegeben")  # who has it is not everybody's business
    holder = card.holders[0]
    since = f"Ausgegeben am {date_text(holder.since)}."
    if holder.expected_on is None:
        return Situation(f"Bei {holder.holder}", since)
    late = (today - holder.expected_on).days
    due = date_text(holder.expected_on)
    if late > 0:
        sentence = f"{holder.holder} sollte das Gerät am {due} zurückgeben."
        return Situation(f"Rückgabe überfällig seit {days(late)}", sentence, Tone.OVERDUE)
    tone = Tone.WAITING if late > -14 else Tone.ACCENT
    return Situation(f"Bei {holder.holder}", f"{since} Rückgabe erwartet am {due}.", tone)


def _repair(card: "DeviceCard", _today: date) -> Situation:
    order = card.texts.get("repair_order")
    sentence = f"Auftrag {order}. " if order else ""
    if card.held and card.holders:
        sentence += f"Danach wartet {card.holders[0].holder} darauf."
    return Situation("In Reparatur", sentence.strip(), Tone.WAITING)


def _lost(card: "DeviceCard", _today: date) -> Situation:
    report = card.texts.get("loss_report")
    return Situation("Als verloren gemeldet", f"Meldung: {report}" if report else "", Tone.OVERDUE)


def _returned(card: "DeviceCard", _today: date) -> Situation:
    back = card.holders[0].until if card.holders else None
    sentence = f"Zurück seit {date_text(back)}. " if back else ""
    return Situation("Noch nicht gelöscht", f"{sentence}Erst löschen, dann wieder einlagern.", Tone.WAITING)


def _retired(card: "DeviceCard", _today: date) -> Situation:
    day = date_text(card.values["retired_on"])
    return Situation(f"Ausgesondert am {day}", f"Grund: {card.texts['retired_reason']}", Tone.REST)


_SITUATIONS: Mapping[State, Callable[["DeviceCard", date], Situation]] = {
    State.STOCK: _stock,
    State.RESERVED: _reserved,
    State.ISSUED: _issued,
    State.REPAIR: _repair,
    State.LOST: _lost,
    State.RETURNED: _returned,
    State.RETIRED: _retired,
}
