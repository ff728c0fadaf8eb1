"""Who acts: the login that history names, and the roles it holds."""

from dataclasses import dataclass

from inventory.fields import Word


class Role(Word):
    IT = "it", "IT"
    HR = "hr", "Personal"
    MANAGER = "manager", "Führungskraft"
    HEAD = "head", "Fachbereichsleitung"
    CONTROLLING = "controlling", "Controlling"
    AUDITOR = "auditor", "Datenschutz"
    ADMIN = "admin", "Administration"


@dataclass(frozen=True)
class Actor:
    """`stands_in_for` are the people represented today, `unit_ids` the units headed with all below them."""

    login: str
    roles: frozenset[Role]
    employee_id: int | None = None
    stands_in_for: frozenset[int] = frozenset()
    unit_ids: frozenset[int] = frozenset()

    @property
    def people(self) -> frozenset[int]:
        """Whose place this person takes: the own one and those of the people represented."""
        own = frozenset() if self.employee_id is None else frozenset({self.employee_id})
        return own | self.stands_in_for
