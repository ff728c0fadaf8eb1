"""The home-office cases. Its modules named here load on first use: SQLModel is slow to import."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inventory.approvals import actions as actions
    from inventory.approvals import agreement as agreement
    from inventory.approvals import cards as cards
    from inventory.approvals import equipment as equipment
    from inventory.approvals import filing as filing
    from inventory.approvals import followups as followups
    from inventory.approvals import forecast as forecast
    from inventory.approvals import questions as questions
    from inventory.approvals import records as records
    from inventory.approvals import rounds as rounds
    from inventory.approvals import today as today

LATER = (
    "actions",
    "agreement",
    "cards",
    "equipment",
    "filing",
    "followups",
    "forecast",
    "questions",
    "records",
    "rounds",
    "today",
)


def __getattr__(name: str) -> ModuleType:
    if name in LATER:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(name)
