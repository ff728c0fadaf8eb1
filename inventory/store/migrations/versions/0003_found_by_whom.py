"""Accounts, deputies, follow-ups and rules are searched; what only some may find stands behind."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from inventory import text

revision = "0003"
down_revision = "0002"

KEY_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SEARCHED = ("account", "deputy", "follow_up", "ruleset")
PEOPLE = (
    "SELECT employee.id, last_name, first_name, unit.code, unit.name, personnel_no, email "
    "FROM employee JOIN unit ON unit.id = employee.unit_id"
)
DEVICES = (
    "SELECT device.id, inventory_no, serial_no, device_model.manufacturer, device_model.name, device.kind, "
    "coalesce(holder.last_name || ', ' || holder.first_name, pool.code || ' ' || pool.name, '') "
    "FROM device JOIN device_model ON device_model.id = device.model_id "
    "LEFT JOIN employee AS holder ON holder.id = device.employee_id "
    "LEFT JOIN unit AS pool ON pool.id = device.pool_id"
)
KINDS = {
    "notebook_standard": "Standardnotebook",
    "notebook_lte": "LTE-Notebook",
    "notebook_technical": "Technisches Notebook",
    "notebook_trainee": "Ausbildungsnotebook",
    "notebook_daycare": "Kita-Notebook",
    "tablet": "iPad",
    "lte_router": "LTE-Router",
    "lte_stick": "LTE-Stick",
    "phone": "Diensthandy",
    "accessory": "Zubehör",
}
AT_ONCE = 10_000


def upgrade() -> None:
    for table in SEARCHED:
        op.add_column(table, sa.Column("search_text", KEY_TEXT, nullable=True))
        op.execute(f"UPDATE {table} SET search_text = ''")
        op.execute(f"ALTER TABLE {table} ALTER COLUMN search_text SET NOT NULL")
    _write("ruleset", ((key, text.search_text(name)) for key, name in _rows("SELECT id, name FROM ruleset")))
    _write(
        "employee",
        (
            (key, text.search_text(*known, behind=(number, mail)))
            for key, *known, number, mail in _rows(PEOPLE)
        ),
    )
    _write(
        "device",
        (
            (key, text.search_text(*known, KINDS[kind], behind=(holder,)))
            for key, *known, kind, holder in _rows(DEVICES)
        ),
    )


def _rows(sql: str) -> Sequence[Any]:
    return op.get_bind().execute(sa.text(sql)).all()


def _write(table: str, found: Iterator[tuple[int, str]]) -> None:
    statement = sa.text(f"UPDATE {table} SET search_text = :found WHERE id = :key")
    changes = [{"key": key, "found": words} for key, words in found]
    for start in range(0, len(changes), AT_ONCE):
        op.get_bind().execute(statement, changes[start : start + AT_ONCE])
