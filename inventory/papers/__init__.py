"""The papers of cases and devices: drawn once, finished for every reader and archive, kept, found again.

Its modules named here load on first use: drawing and keeping papers is slow to import.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inventory.papers import actions as actions
    from inventory.papers import adapting as adapting
    from inventory.papers import blank as blank
    from inventory.papers import cards as cards
    from inventory.papers import export as export
    from inventory.papers import filing as filing
    from inventory.papers import keeping as keeping
    from inventory.papers import receiving as receiving
    from inventory.papers import records as records
    from inventory.papers import returned as returned
    from inventory.papers import scans as scans
    from inventory.papers import signing as signing
    from inventory.papers import subjects as subjects
    from inventory.papers import trust as trust
    from inventory.papers import verdict as verdict

LATER = (
    "actions",
    "adapting",
    "blank",
    "cards",
    "export",
    "filing",
    "keeping",
    "receiving",
    "records",
    "returned",
    "scans",
    "signing",
    "subjects",
    "trust",
    "verdict",
)


def __getattr__(name: str) -> ModuleType:
    if name in LATER:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(name)
