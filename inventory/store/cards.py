"""What the card of any kept record shows: its fields, what belongs to it, and its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from inventory.actor import Actor
from inventory.listing import Listing
from inventory.sight import seen_fields, sees
from inventory.store.reach import count_of, reaching
from inventory.store.texts import listed_class, seen_values, worded
from inventory.store.timeline import Moment, timeline


@dataclass(frozen=True)
class RecordCard:
    """`used` counts what belongs to the record, by the name of the list that shows it."""

    record_id: int
    values: dict[str, Any]
    texts: dict[str, str]
    used: dict[str, int]
    timeline: tuple[Moment, ...]


def record_card(
    session: Session,
    *,
    listing: Listing,
    record_id: int,
    actor: Actor,
    uses: Iterable[tuple[Listing, str]] = (),
) -> RecordCard | None:
    """A record as somebody may see it; `uses` are the lists that refer to it, each with its column."""
    kind = listed_class(listing.name)
    record = session.get(kind, record_id)
    roles = reaching(session, listing, record_id, actor)
    if record is None or not roles:
        return None
    fields = seen_fields(kind.declared, roles)
    return RecordCard(
        record_id,
        seen_values(record, fields),
        worded(session, fields, record.model_dump()),
        {
            user.name: count_of(session, user, column, record_id, actor)
            for user, column in uses
            if sees(user, actor)
        },
        tuple(timeline(session, {kind: [record_id]}, actor, roles)),
    )
