"""What somebody reaches, by the scopes of the lists."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from inventory.actor import Actor
from inventory.listing import Listing
from inventory.sight import scope_of, seen_by


def reaching(session: Session, listing: Listing, record_id: int, actor: Actor) -> frozenset[Any]:
    return frozenset(
        role for role in actor.roles if _is_in(session, listing, record_id, scope_of(listing, actor, role))
    )


def count_of(session: Session, listing: Listing, column: str, value: int, actor: Actor) -> int:
    """How many rows this person sees in a list that have a value in a column of its table."""
    seen = seen_by(listing, actor).where
    statement = sa.text(f"SELECT count(*) FROM {listing.table} WHERE {column} = :value AND {seen}")
    return int(session.connection().execute(statement, {"value": value}).scalar_one())


def _is_in(session: Session, listing: Listing, record_id: int, scope: str) -> bool:
    statement = sa.text(f"SELECT 1 FROM {listing.table} WHERE id = :id AND {scope}")
    return session.connection().execute(statement, {"id": record_id}).first() is not None
