"""The day on which the database server is restarted while people work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inventory.store import migrate
from inventory.store.database import Store
from tests.office.conftest import furnish
from tests.office.seat import Seat
from tests.office.serverroom import ServerRoom, server_room
from tests.sitting import sitting


@pytest.fixture
def room() -> Iterator[ServerRoom]:
    with server_room() as room:
        yield room


@pytest.fixture
def office(room: ServerRoom) -> str:
    """The address of a furnished office on a server of its own."""
    room.server.run("CREATE DATABASE city TEMPLATE template0")
    store = Store(room.server.url("city"))
    migrate.upgrade(store.engine)
    store.close()
    furnish(store.url)
    return store.url


def test_what_was_typed_stays_while_the_server_is_away_and_can_be_saved_afterwards(
    qtbot: QtBot, room: ServerRoom, office: str, folder: Path
) -> None:
    with sitting(office, folder) as program:
        seat = Seat(qtbot, program)
        seat.go("Geräte")
        seat.wait_to_see("4 Geräte · 3 auf Lager")
        seat.look_at("N-00002")
        seat.edit()
        seat.enter("Rechnung", "R-2026-0815")
        room.stop()
        seat.wait_for_notice("Verbindung unterbrochen, versuche es erneut …")
        seat.enter("SAP-Anlagennummer", "A-4711")
        seat.save()
        seat.wait_to_see("Die Datenbank ist gerade nicht erreichbar. Alles Eingegebene bleibt stehen")

        room.start()
        seat.wait_for_notice("Die Verbindung steht wieder.")
        seat.save()
        seat.wait_for_notice("N-00002 geändert.")
        seat.wait_until(lambda: seat.states("R-2026-0815") and seat.states("A-4711"))
