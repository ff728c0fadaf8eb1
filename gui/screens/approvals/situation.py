"""What the card says about a case right now, before it offers the next step."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gui.look.tokens import Tone
from inventory.actor import Role
from inventory.approvals.states import State
from inventory.approvals.words import POSITIVE_ANSWERS, ApplicationKind, Body
from inventory.text import date_text, number_text

if TYPE_CHECKING:
    from inventory.approvals.cards import Asked, CaseCard

SOON = 90
"""Days before its end in which a case should be renewed."""


class Situation(NamedTuple):
    headline: str
    sentence: str = ""
    tone: Tone = Tone.ACCENT


def situation(card: "CaseCard", today: date) -> Situation:
    """In words, and overdue where the deadline has passed."""
    found = _SITUATIONS[card.state](card, today)
    if card.due_on is None or card.due_on >= today or card.state not in _TIMED:
        return found
    late = _late(card.due_on, today, found.sentence)
    return Situation(found.headline, f"{found.sentence} {late}".strip(), Tone.OVERDUE)


def _late(due: date, today: date, sentence: str) -> str:
    if date_text(due) not in sentence:
        return f"Frist war am {date_text(due)}."
    days = (today - due).days
    return "Seit gestern überfällig." if days == 1 else f"Seit {number_text(days)} Tagen überfällig."


def _until(card: "CaseCard") -> str:
    return f" bis {date_text(card.due_on)}" if card.due_on else ""


def _draft(_card: "CaseCard", _today: date) -> Situation:
    return Situation("Entwurf", "Eingereicht ist noch nichts.", Tone.REST)


def _submitted(card: "CaseCard", _today: date) -> Situation:
    if card.values.get("kind") is ApplicationKind.END:
        return Situation("Eingang prüfen", "Mit der Bestätigung endet der laufende Vorgang.")
    whom = f" an {card.manager}" if card.manager else ""
    return Situation("Eingang prüfen", f"Danach geht der Antrag{whom} zur Stellungnahme.")


def _opinion(card: "CaseCard", _today: date) -> Situation:
    return Situation(
        f"Wartet auf {card.manager or 'die Führungskraft'}", f"Stellungnahme{_until(card)}.", Tone.ACCENT
    )


def _vote(card: "CaseCard", _today: date) -> Situation:
    return Situation("Wartet auf die Fachbereichsleitung", f"Votum{_until(card)}.")


def _it_check(card: "CaseCard", _today: date) -> Situation:
    return Situation("IT-Prüfung offen", f"Die IT prüft{_until(card)} und reserviert die Geräte.")


def _hr_check(card: "CaseCard", _today: date) -> Situation:
    if card.waits_for is Role.AUDITOR:
        sentence = f"Bei besonders geschützten Daten nimmt der Datenschutz Stellung{_until(card)}."
        return Situation("Wartet auf den Datenschutz", sentence)
    return Situation("Entscheidung vorbereiten", f"Prüfung durch Personal{_until(card)}.")


def _clarification(card: "CaseCard", _today: date) -> Situation:
    asked = next((it.said.grounds for it in reversed(card.way) if it.said and it.said.grounds), "")
    sentence = f"{asked} Die Frist ruht bis zur Antwort."
    return Situation("Rückfrage offen", sentence.strip(), Tone.WAITING)


def _participation(card: "CaseCard", _today: date) -> Situation:
    if waiting := _unanswered(card):
        whom = " und ".join(_BODIES[it.body] for it in waiting)
        until = date_text(max(it.due_on for it in waiting))
        return Situation(f"Wartet auf {whom}", f"Antwort bis {until}.")
    return Situation("Entscheiden", " ".join(_answers(card)), Tone.WAITING)


def _conciliation(card: "CaseCard", _today: date) -> Situation:
    return Situation("In der Klärung", f"Ein Ergebnis wird{_until(card)} erwartet.", Tone.WAITING)


def _signature(card: "CaseCard", _today: date) -> Situation:
    made = f"{card.approval.label} unterschreiben lassen" if card.approval else "Wartet auf Unterschriften"
    return Situation(made, " ".join([*_answers(card), *_reserved(card)]), Tone.WAITING)


def _equipment(card: "CaseCard", _today: date) -> Situation:
    return Situation("Geräte übergeben", " ".join(_reserved(card)), Tone.WAITING)


def _trial(card: "CaseCard", today: date) -> Situation:
    until = card.due_on
    if until is not None and until < today:
        return Situation("Probezeit ist um", f"Seit {date_text(until)}. Bitte bestätigen.", Tone.WAITING)
    return Situation("Aktiv in der Probezeit", f"Die Probezeit läuft{_until(card)}.", Tone.DONE)


def _active(card: "CaseCard", today: date) -> Situation:
    ends = card.values.get("ends_on")
    if ends is None:
        return Situation("Aktiv", tone=Tone.DONE)
    left = (ends - today).days
    if left < 0:
        return Situation("Befristung abgelaufen", f"Am {date_text(ends)}. Bitte beenden.", Tone.OVERDUE)
    if left <= SOON:
        return Situation(f"Aktiv, endet {_in_days(left)}", f"Am {date_text(ends)}.", Tone.WAITING)
    return Situation("Aktiv", f"Bis {date_text(ends)}.", Tone.DONE)


def _in_days(days: int) -> str:
    return {0: "heute", 1: "morgen"}.get(days, f"in {days} Tagen")


def _suspended(card: "CaseCard", today: date) -> Situation:
    until = card.due_on
    if until is not None and until < today:
        sentence = f"Seit {date_text(until)}. Bitte fortsetzen oder beenden."
        return Situation("Aussetzung ist um", sentence, Tone.WAITING)
    return Situation("Ausgesetzt", f"Voraussichtlich{_until(card)}.", Tone.WAITING)


def _revoking(card: "CaseCard", _today: date) -> Situation:
    hearing = card.values.get("hearing_on")
    heard = [f"Anhörung bis {date_text(hearing)}."] if hearing else []
    waiting = [f"{it.body.label}: Antwort bis {date_text(it.due_on)}." for it in _unanswered(card)]
    return Situation("Widerruf eingeleitet", " ".join([*heard, *_answers(card), *waiting]), Tone.WAITING)


def _ended(card: "CaseCard", _today: date) -> Situation:
    day, reason = card.values.get("effective_on"), card.texts.get("end_reason")
    headline = f"Beendet zum {date_text(day)}" if day else "Beendet"
    return Situation(headline, f"Grund: {reason}." if reason else "", Tone.REST)


def _return_open(card: "CaseCard", _today: date) -> Situation:
    out = [it.inventory_no for it in card.supplied if it.device_id and it.held]
    if not out:
        return Situation("Alles ist zurück", "Der Vorgang kann abgeschlossen werden.", Tone.DONE)
    return Situation("Rückgabe offen", f"Vereinbart{_until(card)}: {', '.join(out)}.", Tone.WAITING)


def _over(card: "CaseCard", _today: date) -> Situation:
    last = card.way[-1] if card.way else None
    return Situation(card.state.label, f"Am {date_text(last.on)}." if last else "", Tone.REST)


def _unanswered(card: "CaseCard") -> "list[Asked]":
    return [it for it in card.involved if it.now and it.result is None]


def _answers(card: "CaseCard") -> Iterator[str]:
    """What was answered to what is about to be decided."""
    for it in card.involved:
        if it.now and it.result is not None and it.result_on is not None:
            yield _answer(it, it.result_on)


def _answer(it: "Asked", on: date) -> str:
    day = date_text(on)
    if it.result in POSITIVE_ANSWERS:
        return f"Zustimmung {_WHOSE[it.body]} liegt vor ({day})."
    return f"{it.body.label}: {it.result.label if it.result else ''} ({day})."


def _reserved(card: "CaseCard") -> Iterator[str]:
    there = [it.inventory_no for it in card.supplied if it.device_id and not it.held]
    held = [it.inventory_no for it in card.supplied if it.held]
    missing = [it for it in card.supplied if not it.device_id]
    if there:
        yield f"Reserviert: {', '.join(there)}."
    if held:
        yield f"Schon ausgegeben: {', '.join(held)}."
    for it in missing:
        day = f", lieferbar ab {date_text(it.available_on)}" if it.available_on else ""
        yield f"Es fehlt: {it.equipment.label}{day}."


_BODIES = {
    Body.COUNCIL: "den Personalrat",
    Body.DISABILITY: "die Schwerbehindertenvertretung",
    Body.EQUALITY: "die Gleichstellungsbeauftragte",
}
_WHOSE = {
    Body.COUNCIL: "des Personalrats",
    Body.DISABILITY: "der Schwerbehindertenvertretung",
    Body.EQUALITY: "der Gleichstellungsbeauftragten",
}
_TIMED = (
    State.SUBMITTED,
    State.OPINION,
    State.VOTE,
    State.IT_CHECK,
    State.HR_CHECK,
    State.PARTICIPATION,
    State.CONCILIATION,
    State.SIGNATURE,
    State.EQUIPMENT,
    State.RETURN_OPEN,
)
_SITUATIONS: Mapping[State, Callable[["CaseCard", date], Situation]] = {
    State.DRAFT: _draft,
    State.SUBMITTED: _submitted,
    State.OPINION: _opinion,
    State.VOTE: _vote,
    State.IT_CHECK: _it_check,
    State.HR_CHECK: _hr_check,
    State.CLARIFICATION: _clarification,
    State.PARTICIPATION: _participation,
    State.CONCILIATION: _conciliation,
    State.SIGNATURE: _signature,
    State.EQUIPMENT: _equipment,
    State.TRIAL: _trial,
    State.ACTIVE: _active,
    State.SUSPENDED: _suspended,
    State.REVOKING: _revoking,
    State.ENDED: _ended,
    State.RETURN_OPEN: _return_open,
    State.CLOSED: _over,
    State.REFUSED: _over,
    State.WITHDRAWN: _over,
}
