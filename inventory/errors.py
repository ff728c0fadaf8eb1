"""What the program refuses: an expected "no", as a finished German sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class Refused(Exception):
    """The sentence a person reads; `field` is where the window shows it."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Invalid(Refused):
    """Several fields are wrong at once; each keeps its own sentence."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("Bitte die markierten Felder prüfen.", next(iter(problems)))
        self.problems = dict(problems)


class Unreachable(Refused):
    """The database does not answer at the moment; trying again later may help."""

    def __init__(self) -> None:
        super().__init__(
            "Die Datenbank ist gerade nicht erreichbar. Alles Eingegebene bleibt stehen; "
            "bitte in einem Moment noch einmal versuchen."
        )


@dataclass(frozen=True)
class Clash:
    """One field that two people changed: as it was, as I want it, as the other desk saved it."""

    field: str
    base: Any
    mine: Any
    theirs: Any


class Conflict(Refused):
    """Another desk saved the same fields first; the person decides which value stays."""

    def __init__(self, clashes: tuple[Clash, ...], values: Mapping[str, Any], who: str) -> None:
        super().__init__("Jemand anderes hat dieselben Angaben inzwischen geändert.", clashes[0].field)
        self.clashes = clashes
        self.values = dict(values)
        self.who = who
