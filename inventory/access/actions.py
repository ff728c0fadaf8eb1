"""Accounts, and who stands in for whom."""

from collections.abc import Iterable

from sqlmodel import Session, select

from inventory.access.fields import ACCOUNT_FIELDS, DEPUTY_FIELDS
from inventory.access.records import Account, Deputy
from inventory.actor import Role
from inventory.errors import Refused
from inventory.fields import Values, checked
from inventory.rights import Right, guarded
from inventory.store.history import books
from inventory.store.merge import merge


@guarded(Right.ACCOUNTS)
@books("Konto angelegt")
def add_account(session: Session, *, values: Values) -> Account:
    return _add(session, values)


@books("Erstes Konto angelegt")
def add_first_account(session: Session, *, login: str, roles: Iterable[Role] = ()) -> Account:
    """Who sets the program up administers it; afterwards accounts come from the administration."""
    if session.exec(select(Account)).first():
        raise Refused("Es gibt schon Konten. Bitte lassen Sie sich von der Administration eines geben.")
    return _add(session, {"login": login.casefold(), "roles": {*roles, Role.ADMIN}, "active": True})


@guarded(Right.ACCOUNTS)
@books("Konto geändert")
def correct_account(session: Session, *, account_id: int, base: Values, values: Values) -> Account:
    account = session.get_one(Account, account_id)
    clean = checked(ACCOUNT_FIELDS, {**account.model_dump(), **values})
    merge(session, account, base=base, mine={name: clean[name] for name in values})
    session.flush()
    return account


@guarded(Right.ACCOUNTS)
@books("Vertretung eingetragen")
def add_deputy(session: Session, *, values: Values) -> Deputy:
    deputy = Deputy(**checked(DEPUTY_FIELDS, values))
    session.add(deputy)
    session.flush()
    return deputy


@guarded(Right.ACCOUNTS)
@books("Vertretung geändert")
def correct_deputy(session: Session, *, deputy_id: int, base: Values, values: Values) -> Deputy:
    deputy = session.get_one(Deputy, deputy_id)
    clean = checked(DEPUTY_FIELDS, {**deputy.model_dump(), **values})
    merge(session, deputy, base=base, mine={name: clean[name] for name in values})
    session.flush()
    return deputy


def _add(session: Session, values: Values) -> Account:
    account = Account(**checked(ACCOUNT_FIELDS, values))
    session.add(account)
    session.flush()
    return account
