"""In which roles somebody reaches a record, by the scopes of its list."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from inventory.actor import Actor
from inventory.listing import Listing
from inventory.sight import scope_of


def reaching(session: Session, listing: Listing, record_id: int, actor: Actor) -> frozenset[Any]:
    return frozenset(
        role for role in actor.roles if _is_in(session, listing, record_id, scope_of(listing, actor, role))
    )


def _is_in(session: Session, listing: Listing, record_id: int, scope: str) -> bool:
    statement = sa.text(f"SELECT 1 FROM {listing.table} WHERE id = :id AND {scope}")
    return session.connection().execute(statement, {"id": record_id}).first() is not None
