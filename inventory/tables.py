"""Everything that is stored: importing this declares every table and what follows when a record changes."""

from inventory.access import records as access
from inventory.approvals import actions as approvals
from inventory.approvals import followups
from inventory.city import records as city
from inventory.devices import records as devices
from inventory.papers import records as papers
from inventory.people import records as people
from inventory.store import sequences, views

__all__ = ["access", "approvals", "city", "devices", "followups", "papers", "people", "sequences", "views"]
