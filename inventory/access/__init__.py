"""Accounts, roles and deputies. Its modules named here load on first use: SQLModel is slow to import."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inventory.access import actions as actions
    from inventory.access import cards as cards
    from inventory.access import records as records

LATER = ("actions", "cards", "records")


def __getattr__(name: str) -> ModuleType:
    if name in LATER:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(name)
