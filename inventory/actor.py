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
    login: str
    roles: frozenset[Role] = frozenset({Role.IT})
