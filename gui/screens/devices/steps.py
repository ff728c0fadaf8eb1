"""The steps of a device's life as actions, and what they need to know."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from inventory.actor import Role
from inventory.devices.fields import Condition
from inventory.devices.lifecycle import LIFE, State, Step, possible
from inventory.fields import Field, Kind


class Looks(NamedTuple):
    icon: str
    keys: str
    sentence: str = ""


LOOKS = {
    Step.ISSUE: Looks("hand-arrow-up", "Ctrl+G"),
    Step.RETURN: Looks("hand-arrow-down", "Ctrl+Shift+R"),
    Step.RESERVE: Looks(
        "bookmark-simple", "Ctrl+Shift+V", "Das Gerät bleibt im Lager, bis es ausgegeben wird."
    ),
    Step.RELEASE: Looks("x-circle", "Ctrl+Shift+F"),
    Step.WIPE: Looks("shield-check", "Ctrl+L", "Danach kann das Gerät wieder ausgegeben werden."),
    Step.SEND_TO_REPAIR: Looks("wrench", "Ctrl+Shift+W", "Wer das Gerät hat, bekommt es danach zurück."),
    Step.BACK_TO_STOCK: Looks(
        "archive", "Ctrl+Shift+L", "Vor der nächsten Ausgabe muss das Gerät gelöscht sein."
    ),
    Step.BACK_TO_HOLDER: Looks("arrow-u-up-left", "Ctrl+Shift+G"),
    Step.REPORT_LOST: Looks(
        "warning", "Ctrl+Shift+M", "Wer das Gerät hatte, hat es danach nicht mehr in der Liste."
    ),
    Step.FIND: Looks("check-circle", "Ctrl+Shift+D", "Das Gerät wird danach wie ein Rückläufer gelöscht."),
    Step.RETIRE: Looks("trash", "Ctrl+Shift+A", "Das Gerät verlässt den Bestand, seine Geschichte bleibt."),
}


def in_common(states: Iterable[tuple[State, bool]], roles: frozenset[Role]) -> list[Step]:
    """The steps that can be taken with devices in all of these states, the usual ones first."""
    each = [[step for step, _cell in possible(state, held=held, roles=roles)] for state, held in states]
    return [step for step in each[0] if all(step in other for other in each)] if each else []


def asked(step: Step, states: Iterable[State]) -> tuple[Field, ...]:
    """Everything the step asks for in one of these states."""
    asks = (field for state in states if (state, step) in LIFE for field in LIFE[state, step].asks)
    return tuple({field.name: field for field in asks}.values())


def likely(fields: Sequence[Field], today: date) -> dict[str, Any]:
    """What is usually answered, so that most people only press Enter."""
    answers: dict[str, Any] = {}
    for field in fields:
        if field.kind is Kind.DATE and field.required:
            answers[field.name] = today
        elif field.words is Condition:
            answers[field.name] = Condition.GOOD
    return answers
