"""Who sees what of a case."""

from inventory.actor import Role

IT, HR, MANAGER, HEAD, CONTROLLING, AUDITOR, ADMIN = Role
IN_CASE = frozenset({IT, HR, MANAGER, HEAD, AUDITOR})
CONTENT = frozenset({HR, MANAGER, HEAD, AUDITOR})
TEAM = frozenset({HR, MANAGER, AUDITOR})
SENSITIVE = frozenset({HR, AUDITOR})
DELIVERY = frozenset({HR, IT, AUDITOR})
"""The private address: IT sees it only while it delivers."""
