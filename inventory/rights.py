"""Who may do what: the matrix of rights and roles, asked in every action."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from inventory.actor import Actor, Role
from inventory.errors import Refused
from inventory.fields import Word

P = ParamSpec("P")
T = TypeVar("T")


class Right(Word):
    DEVICES = "geraete", "Geräte pflegen"
    SUPPLY = "ausstatten", "Geräte für Anträge beschaffen"
    PEOPLE = "personen", "Personen und Einheiten pflegen"
    CASES = "antraege", "Anträge erfassen und verteilen"
    FOLLOW_UPS = "folgen", "Austritte und Wechsel nachhalten"
    RULES = "regelwerk", "Dienstvereinbarung pflegen"
    TEXTS = "texte", "Texte der Papiere pflegen"
    CITY = "stadt", "Angaben zur Stadt pflegen"
    ACCOUNTS = "konten", "Konten und Vertretungen pflegen"
    FIGURES = "zahlen", "Zahlen der ganzen Stadt sehen"


MATRIX: dict[Right, frozenset[Role]] = {
    Right.DEVICES: frozenset({Role.IT}),
    Right.SUPPLY: frozenset({Role.IT}),
    Right.PEOPLE: frozenset({Role.HR}),
    Right.CASES: frozenset({Role.HR}),
    Right.FOLLOW_UPS: frozenset({Role.IT, Role.HR}),
    Right.RULES: frozenset({Role.HR}),
    Right.TEXTS: frozenset({Role.HR}),
    Right.CITY: frozenset({Role.HR, Role.ADMIN}),
    Right.ACCOUNTS: frozenset({Role.ADMIN}),
    Right.FIGURES: frozenset({Role.IT, Role.HR, Role.CONTROLLING}),
}
"""The steps of devices and of cases name their roles in their own tables."""

GUARDED: dict[Callable[..., Any], Right] = {}
"""Every action that asks for a right."""


def may(actor: Actor, right: Right) -> bool:
    return bool(MATRIX[right] & actor.roles)


def require(actor: Actor, right: Right) -> None:
    if not may(actor, right):
        roles = ", ".join(role.label for role in Role if role in MATRIX[right])
        raise Refused(f"„{right.label}“ ist {roles} vorbehalten.")


def guarded(right: Right) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let only those take an action who hold its right, whatever the window shows."""

    def decorate(action: Callable[P, T]) -> Callable[P, T]:
        @wraps(action)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            require(cast("Any", args[0]).info["actor"], right)
            return action(*args, **kwargs)

        GUARDED[asked] = right
        return asked

    return decorate
