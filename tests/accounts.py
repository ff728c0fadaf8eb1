"""Accounts for those who sit down in tests."""

from collections.abc import Iterable
from functools import partial

from gui import errands
from inventory.access.actions import add_account
from inventory.actor import Actor, Role
from inventory.store.database import Store

EVERYDAY = (Role.IT, Role.HR)
"""Who works alone at a small city."""


def sign_up(url: str, login: str = "k.meyer", roles: Iterable[Role] = EVERYDAY) -> None:
    """The first account of a database, as the program's own first page gives it."""
    store = Store(url)
    store.write(Actor(login, frozenset()), partial(errands.claim, login=login, roles=tuple(roles)))
    store.close()


def join(url: str, login: str = "k.meyer", roles: Iterable[Role] = (*EVERYDAY, Role.ADMIN)) -> None:
    """One more account, where there are some already."""
    store = Store(url)
    values = {"login": login, "roles": tuple(roles), "active": True}
    administration = Actor("ad01", frozenset({Role.ADMIN}))
    store.write(administration, lambda session: add_account(session, values=values))
    store.close()
