"""What the blank form asks: the declared fields of an application that are not the office's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.words import ApplicationKind, WorkForm
from inventory.fields import Field, Kind, Word
from inventory.people.fields import PERSON_FIELDS

PERSON = ("last_name", "first_name", "personnel_no", "email")
"""By these the office knows who has filled in the form."""
OFFICE = ("received_on", "signed_as")
"""What the office says itself when the form comes in."""

WHO = tuple(
    replace(field, section="Person") for name in PERSON for field in PERSON_FIELDS if field.name == name
)
ASKED = tuple(it for it in APPLICATION_FIELDS if it.kind is not Kind.REFERENCE and it.name not in OFFICE)


@dataclass(frozen=True)
class Entry:
    """A field of the file; where several ticks make one field, `tick` is what this one says."""

    name: str
    field: Field
    tick: Word | str = ""


def asked(section: str) -> Iterator[Field]:
    return (field for field in (*WHO, *ASKED) if field.section == section)


def entries(field: Field, criteria: Sequence[str]) -> Iterator[Entry]:
    """A list of what may apply is as long as the works agreement makes it."""
    if field.kind is Kind.CHOICES:
        yield from (Entry(f"{field.name}_{word.value}", field, word) for word in field.words or ())
    elif field.kind is Kind.LINES:
        yield from (Entry(f"{field.name}_{place}", field, it) for place, it in enumerate(criteria, 1))
    else:
        yield Entry(field.name, field)


def choices(field: Field) -> list[Word]:
    """Words that are never allowed are not offered."""
    return [word for word in field.words or () if not (field.rule and field.rule(word))]


def is_needed(field: Field) -> bool:
    """Always, or where it is asked for at all."""
    return field.required or any(field.required_if(it) for it in _occasions())


def asked_only_for(field: Field) -> str:
    """The kinds of work, or else of application, that a field is for, when not for all."""
    shown = [it for it in _occasions() if field.shown_if(it)]
    forms, kinds = ({it[name] for it in shown} for name in ("form", "kind"))
    without = [word for word in WorkForm if word not in forms]
    if len(without) == 1:
        return f"nicht bei {_quoted(without)}"
    if without:
        return f"nur bei {_quoted(forms)}"
    return f"nur bei {_quoted(kinds)}" if len(kinds) == 1 else ""


def _occasions() -> Iterator[Mapping[str, Any]]:
    """Every kind of application; what follows from a tick is taken to be ticked."""
    ticked = {field.name: True for field in ASKED if field.kind is Kind.YES_NO}
    return ({**ticked, "kind": kind, "form": form} for kind, form in product(ApplicationKind, WorkForm))


def _quoted(words: Iterable[Word]) -> str:
    return " und ".join(f"„{word.label}“" for word in words)
