"""History as people read it: one line per booking, with what it changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from inventory.actor import Actor, Role
from inventory.fields import Field
from inventory.store.columns import Record
from inventory.store.history import (
    EXISTENCE,
    Booking,
    Event,
    decode,
    events_of,
    may_take_back,
    record_class,
)
from inventory.store.texts import shown


@dataclass(frozen=True)
class Moment:
    """One booking on a timeline; `details` are sentences such as „Stand: Lager → Ausgegeben“."""

    booking_id: int
    at: datetime
    label: str
    actor: str
    details: tuple[str, ...]
    taken_back: bool
    revocable: bool


def timeline(
    session: Session, records: Mapping[type[Record], Iterable[int]], actor: Actor, roles: frozenset[Role]
) -> list[Moment]:
    """What happened to these records, newest first.

    Fields that none of the `roles` may see are left out; `revocable` is what the actor may take back.
    """
    found: dict[int, tuple[Booking, list[Event]]] = {}
    for kind, record_ids in records.items():
        for event, booking in events_of(session, kind, record_ids):
            found.setdefault(event.booking_id, (booking, []))[1].append(event)
    undone = set(session.exec(select(Booking.undoes).where(col(Booking.undoes).in_(list(found)))))
    moments = [
        Moment(
            key,
            booking.at,
            booking.label,
            booking.actor,
            _details(session, events, roles),
            key in undone,
            key not in undone and may_take_back(actor, booking, {it.kind for it in events}),
        )
        for key, (booking, events) in found.items()
    ]
    return sorted(moments, key=lambda it: it.booking_id, reverse=True)


def latest(session: Session, *, count: int, actor: str) -> list[Booking]:
    """The newest bookings of one person."""
    statement = select(Booking).where(Booking.actor == actor).order_by(col(Booking.id).desc())
    return list(session.exec(statement.limit(count)))


def _details(
    session: Session,
    events: list[Event],
    roles: frozenset[Role],
) -> tuple[str, ...]:
    lines: list[str] = []
    for event in reversed(events):
        field = declared(event)
        if field is None or not field.seen_by(roles):
            continue
        kind = record_class(event.kind)
        old, new = (
            shown(session, field, decode(kind, event.field, value)) for value in (event.old, event.new)
        )
        if field.masked:
            lines.append(f"{field.label} geändert")
        elif old:
            lines.append(f"{field.label}: {old} → {new or 'leer'}")
        else:
            lines.append(f"{field.label}: {new}")
    return tuple(lines)


def declared(event: Event) -> Field | None:
    if event.field == EXISTENCE:
        return None
    return next((it for it in record_class(event.kind).declared if it.name == event.field), None)
