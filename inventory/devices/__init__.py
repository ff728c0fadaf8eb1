"""Devices and what happens to them. Its modules named here load on first use: SQLModel is slow to import."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inventory.devices import actions as actions
    from inventory.devices import bulk as bulk
    from inventory.devices import cards as cards
    from inventory.devices import catalogue as catalogue
    from inventory.devices import records as records
    from inventory.devices import scanning as scanning

LATER = ("actions", "bulk", "cards", "catalogue", "records", "scanning")


def __getattr__(name: str) -> ModuleType:
    if name in LATER:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(name)
