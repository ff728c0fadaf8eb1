"""A desk in a process of its own that never stops booking, and says what was acknowledged."""

import sys
from datetime import date

from sqlmodel import Session

from inventory.actor import Actor, Role
from inventory.people.actions import add_unit
from inventory.store.database import Store

AT_ONCE = 10


def add_units(session: Session, first: int) -> None:
    for number in range(first, first + AT_ONCE):
        given = {"code": f"FB {number}", "name": f"Einheit {number}", "kind": "fachbereich"}
        add_unit(session, values={**given, "valid_from": date(2026, 1, 1)})


def main(url: str, first: int) -> None:
    store, clerk = Store(url), Actor("hr01", frozenset({Role.HR}))
    while True:
        store.write(clerk, lambda session, first=first: add_units(session, first))  # type: ignore[misc]
        first += AT_ONCE
        print(first, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
