"""Who somebody is who sits down: read like a list, before SQLModel is there."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from inventory.actor import Actor, Role
from inventory.errors import Refused
from inventory.store.reader import Reader

OWN = "SELECT id, employee_id, roles, unit_id FROM account WHERE login = ? AND active"
REPRESENTED = (
    "SELECT account.id, account.employee_id, account.roles, account.unit_id FROM account "
    "JOIN deputy ON deputy.account_id = account.id "
    "WHERE deputy.deputy_id = ? AND deputy.starts_on <= ? AND deputy.ends_on >= ? AND account.active"
)
BELOW = (
    "WITH RECURSIVE below(id) AS (SELECT id FROM unit WHERE id = ? "
    "UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id) SELECT id FROM below"
)


def who_is(reader: Reader, login: str, today: date) -> Actor:
    """Who this login is today: the own roles, and those of the people represented.

    Where there is no account at all yet, somebody without any role.
    """
    login = login.casefold()
    own = reader.select(OWN, login)
    if not own:
        if reader.select("SELECT id FROM account LIMIT 1"):
            raise Refused(
                f"Für die Anmeldung „{login}“ gibt es hier kein Konto. "
                "Bitte wenden Sie sich an die Administration."
            )
        return Actor(login, frozenset())
    day = today.isoformat()
    represented = reader.select(REPRESENTED, own[0][0], day, day)
    units = [it[3] for it in (*own, *represented) if it[3] is not None]
    return Actor(
        login=login,
        roles=_roles(own) | (_roles(represented) - {Role.ADMIN}),
        employee_id=own[0][1],
        stands_in_for=frozenset(it[1] for it in represented if it[1] is not None),
        unit_ids=frozenset(row[0] for unit in units for row in reader.select(BELOW, unit)),
    )


def _roles(accounts: Iterable[Sequence[Any]]) -> frozenset[Role]:
    return frozenset(Role.of(word) for it in accounts for word in it[2].split(",") if word)
