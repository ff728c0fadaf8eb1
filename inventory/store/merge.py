"""Two desks, one record: fields changed by different people merge, the same field asks."""

from typing import TypeVar

from sqlmodel import Session

from inventory.errors import Clash, Conflict
from inventory.fields import Values, checked
from inventory.store.columns import Record
from inventory.store.history import EXISTENCE, events_of

R = TypeVar("R", bound=Record)


def corrected(session: Session, record: R, *, base: Values, values: Values) -> R:
    """The record with what a form holds now, where it held `base` before."""
    clean = checked(record.declared, {**record.model_dump(), **values})
    merge(session, record, base=base, mine={name: clean[name] for name in values})
    session.flush()
    return record


def merge(session: Session, record: Record, *, base: Values, mine: Values) -> None:
    """Set what I changed since `base`; `Conflict` when another desk changed the same fields."""
    changed = {name: value for name, value in mine.items() if value != base.get(name)}
    clashes = tuple(
        Clash(name, base.get(name), value, theirs)
        for name, value in changed.items()
        if (theirs := getattr(record, name)) not in (base.get(name), value)
    )
    if clashes:
        held = {name: getattr(record, name) for name in mine}
        raise Conflict(clashes, held, _last_hand(session, record, clashes[0].field))
    for name, value in changed.items():
        setattr(record, name, value)


def _last_hand(session: Session, record: Record, field: str) -> str:
    """Who changed this field last, or began the record with it."""
    events = events_of(session, type(record), [record.key()])
    return next((booking.actor for event, booking in events if event.field in (field, EXISTENCE)), "")
