"""Thin clients, as they stand in the homes of those who began with Telearbeit."""

from alembic import op

revision = "0006"
down_revision = "0005"

KINDS = (
    "notebook_standard",
    "notebook_lte",
    "notebook_technical",
    "notebook_trainee",
    "notebook_daycare",
    "tablet",
    "thin_client",
    "lte_router",
    "lte_stick",
    "phone",
    "accessory",
)


def upgrade() -> None:
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    for table in ("device_model", "device"):
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_devicekind")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT ck_{table}_devicekind CHECK (kind IN ({kinds}))")
