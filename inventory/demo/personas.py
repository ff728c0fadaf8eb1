"""Who one may be in the invented city: a login for each role."""

from inventory.actor import Role

PERSONAS = (
    ("hr01", Role.HR),
    ("it01", Role.IT),
    ("fk01", Role.MANAGER),
    ("fbl01", Role.HEAD),
    ("co01", Role.CONTROLLING),
    ("ds01", Role.AUDITOR),
    ("ad01", Role.ADMIN),
)
