"""What the desk sends its threads for; SQLModel is imported here, never on the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.store import address
from inventory.today import today

if TYPE_CHECKING:
    from concurrent.futures import Future

    from inventory.actor import Actor, Role
    from inventory.store.database import Session, Store
    from inventory.store.reader import Reader


def ready(url: str) -> bool:
    """Whether this is a file of ours that lists may read as it is."""
    path = address.sqlite_path(url)
    if path is None:
        return False
    from inventory.store import migrations, sqlite_file

    return sqlite_file.inspect(path) == migrations.HEAD and not sqlite_file.has_log(path)


def who_is(reader: Reader, login: str) -> Actor:
    from inventory.access.identity import who_is

    return who_is(reader, login, today())


def claim(session: Session, *, login: str, roles: tuple[Role, ...]) -> None:
    """The first account, the city, and the rules the program comes with."""
    from inventory import access, approvals, city

    access.actions.add_first_account(session, login=login, roles=roles)
    city.actions.found_city(session)
    approvals.agreement.adopt_first(session)


def open_store(url: str) -> Store:
    from inventory import tables as _tables  # noqa: F401 (what follows from a change has to be known)
    from inventory.store import database

    return database.open_store(url)


def hand_on(store: Future[Store], loading: Future[Store]) -> None:
    """Those who wait for the store began to wait before it was sent for."""
    if error := loading.exception():
        store.set_exception(error)
    else:
        store.set_result(loading.result())


def undo(session: Session, *, booking_id: int) -> str:
    from inventory.store import history

    return f"Rückgängig gemacht: {history.undo(session, booking_id=booking_id).label}."


def redo(session: Session, *, booking_id: int) -> str:
    from inventory.store import history

    history.name_booking(session, "Wiederhergestellt")
    history.undo(session, booking_id=booking_id)
    return "Wiederhergestellt."
