"""Devices and what happens to them. `actions` and `records` load on first use, because SQLModel is slow to import."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inventory.devices import actions as actions
    from inventory.devices import records as records


def __getattr__(name: str) -> ModuleType:
    if name in ("actions", "records"):
        return import_module(f"{__name__}.{name}")
    raise AttributeError(name)
