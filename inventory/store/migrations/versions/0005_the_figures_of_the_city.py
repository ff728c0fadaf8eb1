"""Indexes from which the figures of the city are counted."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

IN_HAND = sa.text("state = 'ausgegeben'")
ENABLED = ("state", "employee_id", "effective_on", "handed_over_on", "pledged_on")


def upgrade() -> None:
    op.drop_index("ix_application_ends_on", "application")
    op.create_index("ix_application_state_ends_on_id", "application", ["state", "ends_on", "id"])
    op.create_index("ix_application_enabled", "application", ENABLED)
    op.create_index(
        "ix_device_in_hand",
        "device",
        ["employee_id", "kind"],
        sqlite_where=IN_HAND,
        postgresql_where=IN_HAND,
    )
