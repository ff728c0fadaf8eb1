"""Alembic's way into our tables; the connection and its transaction are `inventory.store.migrate`'s."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from sqlalchemy.dialects import postgresql
from sqlmodel import SQLModel

from inventory.store import columns as _columns  # noqa: F401 (how constraints are named and types are spelled)

SEARCH = "_search"


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """What the programmables make is none of Alembic's business."""
    return not (name and kind in ("table", "index") and SEARCH in name)


def frozen(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """A revision names plain column types, so that it still means the same when ours change."""
    if kind == "type" and isinstance(item, sa.TypeDecorator):
        plain = item.load_dialect_impl(postgresql.dialect()).as_generic()  # type: ignore[no-untyped-call]
        return f"sa.{plain!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    include_name=is_ours,
    render_item=frozen,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
