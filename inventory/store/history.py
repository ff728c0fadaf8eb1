"""One booking per transaction, one event per changed field, written with it and never changed."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy import event
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Field, Session, SQLModel, col, select

from inventory import text
from inventory.actor import Actor
from inventory.errors import Refused
from inventory.rights import may
from inventory.store.columns import KEY, STRICT, Record, Utc

P = ParamSpec("P")
T = TypeVar("T")

EXISTENCE = ""
"""The field name of the event that says a record came into being, or went."""


class Booking(SQLModel, table=True):
    """What one person did at one moment; `undoes` names the booking it takes back."""

    __table_args__ = (STRICT,)

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    at: datetime = Field(sa_type=Utc)
    actor: str
    label: str
    undoes: int | None = Field(default=None, foreign_key="booking.id", sa_type=KEY, index=True)


class Event(SQLModel, table=True):
    """One field of one record before and after, as JSON."""

    __table_args__ = (sa.Index(None, "kind", "record_id", "id"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    booking_id: int = Field(foreign_key="booking.id", index=True, sa_type=KEY)
    kind: str
    record_id: int = Field(sa_type=KEY)
    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Change:
    """One field of a booking as people read it."""

    field: str
    label: str
    old: Any
    new: Any


def books(label: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Give the booking of an action its name; the outermost action names it."""

    def decorate(action: Callable[P, T]) -> Callable[P, T]:
        @wraps(action)
        def named(*args: P.args, **kwargs: P.kwargs) -> T:
            name_booking(cast("Session", args[0]), label)
            return action(*args, **kwargs)

        return named

    return decorate


def name_booking(session: Session, label: str) -> None:
    session.info.setdefault("label", label)


Follower = Callable[[Session, Any], None]
_followers: dict[type[Record], list[Follower]] = {}


def follows(kind: type[Record]) -> Callable[[Follower], Follower]:
    """Mark a function that keeps other records in step when a record of this kind changes."""

    def register(follower: Follower) -> Follower:
        _followers.setdefault(kind, []).append(follower)
        return follower

    return register


def listen(session_class: type[Session]) -> None:
    event.listen(session_class, "before_flush", _derive)
    event.listen(session_class, "after_flush", _write_events)


def booked(session: Session) -> int | None:
    """The booking this transaction wrote so far."""
    booking: int | None = session.info.get("booking")
    return booking


def _derive(session: Session, _context: UOWTransaction, _instances: object) -> None:
    for record in [*session.new, *session.dirty]:
        if isinstance(record, Record):
            record.derive(session)
            for follower in _followers.get(type(record), ()) if record not in session.new else ():
                follower(session, record)
    for record in [*session.dirty, *session.deleted]:
        if isinstance(record, Record):
            record.refuse_leaving(session)


def _write_events(session: Session, _context: UOWTransaction) -> None:
    events = [
        *(_existence(record, new=True) for record in session.new if isinstance(record, Record)),
        *(row for record in session.dirty if isinstance(record, Record) for row in _changes(record)),
        *(_existence(record, new=False) for record in session.deleted if isinstance(record, Record)),
    ]
    if events:
        booking = session.info.get("booking") or _open_booking(session)
        session.connection().execute(sa.insert(Event), [{**row, "booking_id": booking} for row in events])


def _open_booking(session: Session) -> int:
    statement = sa.insert(Booking).values(
        at=datetime.now(UTC),
        actor=session.info["actor"].login,
        label=session.info.get("label", "Geändert"),
        undoes=session.info.get("undoes"),
    )
    key = session.connection().execute(statement).inserted_primary_key
    session.info["booking"] = key[0]  # type: ignore[index]
    return int(session.info["booking"])


def tracked(kind: type[Record]) -> list[str]:
    """The fields of a record that have a history."""
    table = kind.__table__  # type: ignore[attr-defined]
    return [c.name for c in table.columns if c.name not in ("id", "version") and not c.info.get("derived")]


def _row(record: Record, field: str, old: str | None, new: str | None) -> dict[str, Any]:
    return {"kind": kind_of(type(record)), "record_id": record.id, "field": field, "old": old, "new": new}


def _existence(record: Record, *, new: bool) -> dict[str, Any]:
    kind = type(record)
    values = {name: json.loads(encode(kind, name, value)) for name, value in _values(record).items()}
    snapshot = json.dumps(values, ensure_ascii=False)
    return _row(record, EXISTENCE, *((None, snapshot) if new else (snapshot, None)))


def _values(record: Record) -> dict[str, Any]:
    return {name: value for name in tracked(type(record)) if (value := getattr(record, name)) is not None}


def _changes(record: Record) -> Iterator[dict[str, Any]]:
    kind = type(record)
    state = sa.inspect(record)
    touched = state.committed_state  # looking at the others would cost more than writing
    for name in (it for it in tracked(kind) if it in touched):
        changed = state.attrs[name].history
        if changed.added and changed.deleted and changed.added != changed.deleted:
            yield _row(
                record, name, encode(kind, name, changed.deleted[0]), encode(kind, name, changed.added[0])
            )


def kind_of(kind: type[Record]) -> str:
    return str(kind.__table__.name)  # type: ignore[attr-defined]


@cache
def record_class(kind: str) -> type[Record]:
    mappers = SQLModel._sa_registry.mappers  # noqa: SLF001 (SQLModel offers no public way)
    return next(m.class_ for m in mappers if issubclass(m.class_, Record) and kind_of(m.class_) == kind)


@cache
def _adapter(kind: type[Record], field: str) -> TypeAdapter[Any]:
    annotation: Any = kind.model_fields[field].annotation
    return TypeAdapter(annotation)


def encode(kind: type[Record], field: str, value: Any) -> str:
    return str(_adapter(kind, field).dump_json(value), "utf-8")


def decode(kind: type[Record], field: str, stored: str | None) -> Any:
    return None if stored is None else _adapter(kind, field).validate_json(stored)


def _snapshot(kind: type[Record], stored: str) -> dict[str, Any]:
    return {name: decode(kind, name, json.dumps(value)) for name, value in json.loads(stored).items()}


def events_of(session: Session, kind: type[Record], record_ids: Iterable[int]) -> list[tuple[Event, Booking]]:
    """Everything that happened to these records, newest first."""
    statement = (
        select(Event, Booking)
        .join(Booking, col(Booking.id) == col(Event.booking_id))
        .where(col(Event.kind) == kind_of(kind), col(Event.record_id).in_(list(record_ids)))
        .order_by(col(Event.id).desc())
    )
    return list(session.exec(statement))


def changes(found: Event) -> list[Change]:
    """An event as people read it; a record's beginning lists nothing, its fields are on the card."""
    kind = record_class(found.kind)
    if found.field == EXISTENCE:
        return []
    old, new = decode(kind, found.field, found.old), decode(kind, found.field, found.new)
    return [Change(found.field, label_of(kind, found.field), old, new)]


def label_of(kind: type[Record], field: str) -> str:
    return next((it.label for it in kind.declared if it.name == field), field)


def as_of(session: Session, kind: type[Record], record_id: int, moment: datetime) -> dict[str, Any] | None:
    """The record as it stood at a moment; None when it did not exist then."""
    values: dict[str, Any] | None = None
    for found, booking in reversed(events_of(session, kind, [record_id])):
        if booking.at > moment:
            break
        if found.field == EXISTENCE:
            values = {**dict.fromkeys(tracked(kind)), **_snapshot(kind, found.new)} if found.new else None
        elif values is not None:
            values[found.field] = decode(kind, found.field, found.new)
    return values


@books("Rückgängig gemacht")
def undo(session: Session, *, booking_id: int) -> Booking:
    """Take a booking back by a counter-booking, unless something newer stands in the way."""
    booking = session.get_one(Booking, booking_id)
    session.info["undoes"] = booking_id
    spans: dict[tuple[str, int, str], tuple[Event, Event]] = {}
    for found in session.exec(select(Event).where(Event.booking_id == booking_id).order_by(col(Event.id))):
        key = (found.kind, found.record_id, found.field)
        first, _last = spans.get(key, (found, found))
        spans[key] = (first, found)
    if not spans:
        raise Refused("Diese Buchung hat nichts geändert.")
    if not may_take_back(session.info["actor"], booking, {kind for kind, _record_id, _field in spans}):
        raise Refused("Das nimmt nur zurück, wer es getan hat.")
    for first, last in reversed(spans.values()):
        _take_back(session, first, last)
    session.flush()
    return booking


def may_take_back(actor: Actor, booking: Booking, kinds: Iterable[str]) -> bool:
    """One's own bookings always, those of others with the right to what they changed."""
    rights = (record_class(kind).kept_by for kind in kinds)
    return booking.actor == actor.login or all(right is not None and may(actor, right) for right in rights)


def _take_back(session: Session, first: Event, last: Event) -> None:
    kind = record_class(first.kind)
    record = session.get(kind, first.record_id)
    if first.field != EXISTENCE:
        if record is None or getattr(record, first.field) != decode(kind, first.field, last.new):
            raise Refused(_in_the_way(session, last))
        setattr(record, first.field, decode(kind, first.field, first.old))
    elif last.new is not None:
        if record is None or _values(record) != _snapshot(kind, last.new):
            raise Refused(_in_the_way(session, last))
        session.delete(record)
    elif first.old is not None:
        session.add(kind(id=first.record_id, **_snapshot(kind, first.old)))


def _in_the_way(session: Session, last: Event) -> str:
    newer = select(Event, Booking).join(Booking, col(Booking.id) == col(Event.booking_id))
    newer = newer.where(
        Event.kind == last.kind, Event.record_id == last.record_id, col(Event.id) > (last.id or 0)
    )
    if last.field != EXISTENCE:
        newer = newer.where(col(Event.field).in_([last.field, EXISTENCE]))
    event_in_the_way, booking = session.exec(newer.order_by(col(Event.id).desc())).first() or (last, None)
    hand = f" („{booking.label}“, {text.when_text(booking.at)}, {booking.actor})" if booking else ""
    if event_in_the_way.field == EXISTENCE:
        return f"Das geht nicht mehr: Danach kam eine neuere Buchung{hand}."
    label = label_of(record_class(last.kind), event_in_the_way.field)
    return (
        f"Das geht nicht mehr: „{label}“ wurde danach noch einmal geändert{hand}. "
        "Bitte zuerst das rückgängig machen."
    )
