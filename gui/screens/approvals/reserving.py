"""Giving a case what it lacked and what is in stock by now."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.desk import Desk
from inventory import approvals

if TYPE_CHECKING:
    from inventory.approvals.cards import Supplied
    from inventory.store.database import Session


def reserve(desk: Desk, owner: QObject, application_id: int, stocked: "Sequence[Supplied]") -> None:
    named = ", ".join(f"{it.equipment.label} {it.inventory_no}" for it in stocked)
    desk.write(owner, partial(_reserve, application_id, stocked), says=f"{named}: reserviert.")


def _reserve(application_id: int, stocked: "Sequence[Supplied]", session: "Session") -> None:
    for it in stocked:
        if it.stocked_id is not None:
            approvals.equipment.supply_missing(
                session, application_id=application_id, equipment=it.equipment, device_id=it.stocked_id
            )
