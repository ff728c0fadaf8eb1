"""Running numbers, given at save and never twice, also with two desks."""

import sqlalchemy as sa
from sqlmodel import Field, Session, SQLModel

from inventory.store.columns import STRICT


class Sequence(SQLModel, table=True):
    __table_args__ = (STRICT,)

    name: str = Field(primary_key=True)
    last: int


def take(session: Session, name: str, count: int) -> range:
    """The next `count` numbers; the row is locked until the transaction ends."""
    connection = session.connection()
    table = Sequence.__table__  # type: ignore[attr-defined]
    statement = (
        sa.update(table).where(table.c.name == name).values(last=table.c.last + count).returning(table.c.last)
    )
    last = connection.execute(statement).scalar()
    if last is None:
        try:
            with connection.begin_nested():
                connection.execute(sa.insert(table).values(name=name, last=0))
        except sa.exc.IntegrityError:
            pass  # another desk was first; its row serves both
        last = connection.execute(statement).scalar_one()
    return range(last - count + 1, last + 1)
