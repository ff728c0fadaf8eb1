"""Accounts, deputies, and who somebody is who logs in."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select

from inventory.access.fields import ACCOUNT_FIELDS, DEPUTY_FIELDS
from inventory.access.records import Account, Deputy
from inventory.actor import Actor, Role
from inventory.errors import Invalid, Refused
from inventory.fields import Values, checked
from inventory.people.records import Unit
from inventory.rights import Right, guarded
from inventory.store.history import books
from inventory.store.merge import merge


@guarded(Right.ACCOUNTS)
@books("Konto angelegt")
def add_account(session: Session, *, values: Values) -> Account:
    return _add(session, values)


@books("Erstes Konto angelegt")
def add_first_account(session: Session, *, login: str) -> Account:
    """Who sets the program up administers it; afterwards accounts come from the administration."""
    if session.exec(select(Account)).first():
        raise Refused("Es gibt schon Konten. Bitte lassen Sie sich von der Administration eines geben.")
    return _add(session, {"login": login, "roles": (Role.ADMIN,), "active": True})


@guarded(Right.ACCOUNTS)
@books("Konto geändert")
def correct_account(session: Session, *, account_id: int, base: Values, values: Values) -> Account:
    account = session.get_one(Account, account_id)
    clean = checked(ACCOUNT_FIELDS, {**account.model_dump(), **values})
    merge(session, account, base=base, mine={name: clean[name] for name in values})
    session.flush()
    _refuse_losing_the_last_admin(session)
    return account


@guarded(Right.ACCOUNTS)
@books("Vertretung eingetragen")
def add_deputy(session: Session, *, values: Values) -> Deputy:
    clean = checked(DEPUTY_FIELDS, values)
    if clean["ends_on"] < clean["starts_on"]:
        raise Invalid({"ends_on": "Das Ende liegt vor dem Beginn."})
    deputy = Deputy(**clean)
    session.add(deputy)
    session.flush()
    return deputy


def actor_for(session: Session, *, login: str, today: date) -> Actor:
    """Who this login is today: the own roles, and those of the people represented."""
    account = session.exec(select(Account).where(Account.login == login.casefold())).first()
    if account is None or not account.active:
        raise Refused("Für diese Anmeldung gibt es kein Konto. Bitte wenden Sie sich an die Administration.")
    represented = _represented(session, account, today)
    accounts = (account, *represented)
    return Actor(
        login=account.login,
        roles=frozenset(
            role for it in accounts for role in it.roles if it is account or role is not Role.ADMIN
        ),
        employee_id=account.employee_id,
        stands_in_for=frozenset(it.employee_id for it in represented if it.employee_id is not None),
        unit_ids=_below(session, {it.unit_id for it in accounts if it.unit_id is not None}),
    )


def _represented(session: Session, account: Account, today: date) -> tuple[Account, ...]:
    statement = (
        select(Account)
        .join(Deputy, col(Deputy.account_id) == col(Account.id))
        .where(
            Deputy.deputy_id == account.id,
            Deputy.starts_on <= today,
            Deputy.ends_on >= today,
            col(Account.active),
        )
    )
    return tuple(session.exec(statement))


def _below(session: Session, roots: Iterable[int]) -> frozenset[int]:
    """These units and everything that belongs to them."""
    found = set(roots)
    fresh = set(found)
    while fresh:
        fresh = set(session.exec(select(Unit.id).where(col(Unit.parent_id).in_(fresh)))) - found - {None}  # type: ignore[assignment]
        found |= fresh
    return frozenset(found)


def _add(session: Session, values: Values) -> Account:
    account = Account(**checked(ACCOUNT_FIELDS, values))
    session.add(account)
    session.flush()
    return account


def _refuse_losing_the_last_admin(session: Session) -> None:
    active = session.exec(select(Account).where(col(Account.active))).all()
    if not any(Role.ADMIN in account.roles for account in active):
        raise Refused("Ein aktives Konto mit der Rolle „Administration“ muss bleiben.", "roles")
