"""Accounts, and who stands in for whom."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlmodel import Session, select

from inventory.access.fields import ACCOUNT_FIELDS, DEPUTY_FIELDS
from inventory.access.records import Account, Deputy
from inventory.actor import Role
from inventory.errors import Refused
from inventory.fields import Values, checked
from inventory.rights import Right, guarded
from inventory.store.history import books
from inventory.store.merge import corrected


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
    return corrected(session, session.get_one(Account, account_id), base=base, values=values)


@guarded(Right.ACCOUNTS)
@books("Vertretung eingetragen")
def add_deputy(session: Session, *, values: Values) -> Deputy:
    deputy = Deputy(**checked(DEPUTY_FIELDS, values))
    session.add(deputy)
    session.flush()
    return deputy


@guarded(Right.ACCOUNTS)
@books("Vertretung beendet")
def end_deputy(session: Session, *, deputy_id: int, on: date) -> None:
    """From this day on nobody stands in any more; what had not begun yet goes."""
    deputy = session.get_one(Deputy, deputy_id)
    if deputy.starts_on >= on:
        session.delete(deputy)
    else:
        deputy.ends_on = min(deputy.ends_on, on - timedelta(days=1))
    session.flush()


@guarded(Right.ACCOUNTS)
@books("Vertretung geändert")
def correct_deputy(session: Session, *, deputy_id: int, base: Values, values: Values) -> Deputy:
    return corrected(session, session.get_one(Deputy, deputy_id), base=base, values=values)


def _add(session: Session, values: Values) -> Account:
    account = Account(**checked(ACCOUNT_FIELDS, values))
    session.add(account)
    session.flush()
    return account
