"""Every list the program declares, found where lists are declared."""

from importlib import import_module
from pkgutil import iter_modules

import inventory
from inventory.listing import Listing


def _declared() -> list[Listing]:
    packages = [it.name for it in iter_modules(inventory.__path__, "inventory.") if it.ispkg]
    found: list[Listing] = []
    for package in packages:
        modules = [it.name for it in iter_modules(import_module(package).__path__, f"{package}.")]
        if f"{package}.lists" in modules:
            found += [
                it for it in vars(import_module(f"{package}.lists")).values() if isinstance(it, Listing)
            ]
    return found


LISTINGS = _declared()
