"""The city itself. Its modules named here load on first use: SQLModel is slow to import."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inventory.city import actions as actions
    from inventory.city import records as records

LATER = ("actions", "records")


def __getattr__(name: str) -> ModuleType:
    if name in LATER:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(name)
