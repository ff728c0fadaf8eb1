"""A filled form comes back: what was typed, what is wrong with it, and what became of the form."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from inventory.errors import Invalid, Refused
from inventory.fields import Field, Kind, Values, checked
from inventory.papers.apart import apart
from inventory.papers.code import is_blank
from inventory.papers.questionnaire import ASKED, WHO, Entry, asked_only_for, entries
from inventory.papers.sheets import DAMAGED, LARGEST, TOO_LARGE, is_pdf
from inventory.papers.typed import FOREIGN, Typed, typed_in

PRINTED = (
    "In dieser Datei stehen keine ausfüllbaren Felder mehr, sie wurde wohl gedruckt oder eingescannt. "
    "Bitte erfassen Sie den Antrag von Hand, oder lassen Sie sich das ausgefüllte Formular selbst senden."
)
TICKS = (Kind.CHOICES, Kind.LINES, Kind.YES_NO)


class Printed(Refused):
    """There is nothing to read back; where the pages have codes, the way of scans is open."""

    def __init__(self) -> None:
        super().__init__(PRINTED)


@dataclass(frozen=True)
class SignedPaper:
    """A paper of this number that came back with a certificate's signature."""

    number: str
    file: bytes = field(repr=False)


@dataclass(frozen=True)
class Returned:
    """A form that came back; `values` are fit for an application, `problems` name the fields that are not."""

    number: str
    likeness: str
    signed: bool
    person: Mapping[str, Any]
    values: Mapping[str, Any]
    problems: Mapping[str, str]
    file: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        return digest(self.values)


def read(data: bytes) -> Returned:
    """What a form holds; `Printed` when its fields are gone, `Refused` when it is not ours or does harm."""
    if not is_pdf(data):
        raise Refused(FOREIGN)
    typed = opened_apart(data)
    if typed.damaged:
        raise Refused(DAMAGED)
    if not typed.texts:
        raise Printed
    if not is_blank(typed.number):
        raise Refused(FOREIGN)
    return understood(typed, data)


def arrived(data: bytes) -> Returned | SignedPaper | None:
    """What a file is that came in: a form, a paper signed digitally, or nothing but sheets to look at."""
    typed = opened_apart(data) if is_pdf(data) else Typed()
    if typed.texts and is_blank(typed.number):
        return understood(typed, data)
    return SignedPaper(typed.number, data) if typed.signed and typed.number else None


def opened_apart(data: bytes) -> Typed:
    if len(data) > LARGEST:
        raise Refused(TOO_LARGE)
    return next(apart(typed_in, data))


def digest(values: Values) -> str:
    """Two forms that say the same have the same."""
    said = [(it.name, it.show(values.get(it.name)) if values.get(it.name) else "") for it in ASKED]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def understood(typed: Typed, data: bytes) -> Returned:
    problems: dict[str, str] = {}
    values: dict[str, Any] = {}
    for it in (*WHO, *ASKED):
        try:
            values[it.name] = _value(it, list(entries(it, typed.criteria)), typed)
        except Refused as refused:
            values[it.name] = None
            problems[it.name] = refused.message
    for it in ASKED:
        if values[it.name] and not it.shown_if(values):
            problems[it.name] = _out_of_place(it, values[it.name])
            values[it.name] = None
    values, wrong = _clean(values)
    return Returned(
        typed.number,
        typed.likeness,
        typed.signed,
        person={it.name: values[it.name] for it in WHO},
        values={it.name: values[it.name] for it in ASKED},
        problems={**wrong, **problems},
        file=data,
    )


def _value(it: Field, known: Sequence[Entry], typed: Typed) -> Any:
    if it.kind not in TICKS:
        return it.read(typed.texts.get(it.name, ""))
    if any(entry.name in typed.disputed for entry in known):
        raise Refused(
            f"Bei „{it.label}“ sagt der Haken etwas anderes als der gespeicherte Wert. Bitte klären."
        )
    ticked = [entry.tick for entry in known if typed.texts.get(entry.name)]
    if it.kind is Kind.LINES:
        return "\n".join(map(str, ticked)) or None
    return bool(ticked) if it.kind is Kind.YES_NO else tuple(ticked)


def _out_of_place(it: Field, value: Any) -> str:
    said = "" if it.masked or it.kind in TICKS else f" ({it.show(value)})"
    only = asked_only_for(it)
    return f"„{it.label}“{said} " + (f"gilt {only}." if only else "passt nicht zu den übrigen Angaben.")


def _clean(values: Values) -> tuple[dict[str, Any], dict[str, str]]:
    """What can be recorded, and what is missing or wrong."""
    fields = (*WHO, *ASKED)
    try:
        return checked(fields, values), {}
    except Invalid as invalid:
        right = {name: None if name in invalid.problems else value for name, value in values.items()}
        return checked(fields, right, complete=False), invalid.problems
