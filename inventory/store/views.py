"""Saved views of lists: a person's own, and those shared with everybody."""

import sqlalchemy as sa
from sqlmodel import Field, Session, SQLModel, col, or_, select

from inventory.errors import Refused
from inventory.store.columns import STRICT, says


class SavedView(SQLModel, table=True):
    __tablename__ = "saved_view"
    __table_args__ = (
        sa.UniqueConstraint(
            "listing", "owner", "name", info=says("Eine Ansicht mit diesem Namen gibt es schon.", "name")
        ),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    listing: str
    name: str
    owner: str
    shared: bool = False
    query: str


def views(session: Session, *, listing: str, owner: str) -> list[SavedView]:
    statement = select(SavedView).where(
        SavedView.listing == listing, or_(SavedView.owner == owner, col(SavedView.shared))
    )
    return list(session.exec(statement.order_by(col(SavedView.id))))


def save_view(
    session: Session, *, listing: str, name: str, owner: str, shared: bool, query: str
) -> SavedView:
    """Save under a name; the owner's view of the same name is replaced."""
    found = session.exec(
        select(SavedView).where(
            SavedView.listing == listing, SavedView.owner == owner, SavedView.name == name
        )
    ).first()
    view = found or SavedView(listing=listing, name=name, owner=owner, query=query)
    view.query, view.shared = query, shared
    session.add(view)
    session.flush()
    return view


def rename_view(session: Session, *, view_id: int, owner: str, name: str, shared: bool) -> None:
    view = _own(session, view_id, owner)
    view.name, view.shared = name, shared
    session.flush()


def delete_view(session: Session, *, view_id: int, owner: str) -> None:
    session.delete(_own(session, view_id, owner))


def _own(session: Session, view_id: int, owner: str) -> SavedView:
    view = session.get(SavedView, view_id)
    if view is None or view.owner != owner:
        raise Refused("Diese Ansicht gibt es nicht mehr, oder sie gehört jemand anderem.")
    return view
