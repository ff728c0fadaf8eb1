"""What a server or the operating system refuses is told in words; the password never is."""

import errno
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from inventory.errors import Refused, Unreachable
from inventory.store.database import Store, open_store
from inventory.store.refusals import refusal_for
from tests import postgres
from tests.inventory.clerk import Clerk


def connect(url: str) -> None:
    store = Store(url)
    try:
        with store.reading():
            pass
    finally:
        store.close()


@pytest.fixture(scope="module")
def guarded(server: postgres.Server) -> Iterator[postgres.Server]:
    """A server with a login that may do nothing and one that may not even come in."""
    server.run("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    server.run("CREATE ROLE late LOGIN PASSWORD 'late' CONNECTION LIMIT 0")
    yield server
    server.run("DROP ROLE guest, late")


def test_a_wrong_password_is_told_and_not_shown(server: postgres.Server) -> None:
    with pytest.raises(Refused, match="lehnt die Anmeldung ab") as refused:
        connect(server.url("postgres", password="geheim"))
    assert "geheim" not in str(refused.value)


def test_an_unknown_login_is_told(server: postgres.Server) -> None:
    with pytest.raises(Refused, match="lehnt die Anmeldung ab"):
        connect(server.url("postgres", user="niemand"))


def test_a_missing_database_is_told(server: postgres.Server) -> None:
    with pytest.raises(Refused, match="Diese Datenbank gibt es auf dem Server nicht"):
        connect(server.url("nirgends"))


@pytest.mark.parametrize("host", ["127.0.0.1:1", "nirgends.invalid"])
def test_a_server_that_does_not_answer_may_answer_later(host: str) -> None:
    with pytest.raises(Unreachable):
        connect(f"postgresql+psycopg://it@{host}/mobilakte")


def test_whoever_opens_it_is_not_told_of_forms() -> None:
    with pytest.raises(Refused, match="Bitte prüfen Sie die Adresse der Datenbank"):
        open_store("postgresql+psycopg://it@127.0.0.1:1/mobilakte")


def test_a_crowded_server_may_have_room_later(guarded: postgres.Server) -> None:
    with pytest.raises(Unreachable):
        connect(guarded.url("postgres", "late", "late"))


def test_a_lost_connection_saves_nothing_and_the_next_one_works(
    server: postgres.Server, postgresql_store: Store
) -> None:
    clerk = Clerk(postgresql_store)
    clerk.unit()

    def lose(session: sa.orm.Session) -> None:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE unit SET name = 'anders'")
        number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        server.run(f"SELECT pg_terminate_backend({number})")
        connection.exec_driver_sql("SELECT 1")

    with pytest.raises(Unreachable):
        clerk.do(lose)
    with postgresql_store.reading() as session:
        assert session.connection().exec_driver_sql("SELECT name FROM unit").scalar() == "Kinder und Jugend"


def test_a_missing_right_is_told(guarded: postgres.Server, postgresql_url: str) -> None:
    name = postgresql_url.rsplit("/", 1)[1]
    store = Store(guarded.url(name, "guest", "guest"))
    with (
        pytest.raises(Refused, match="erlaubt die Datenbank Ihrer Anmeldung nicht"),
        store.reading() as session,
    ):
        session.connection().exec_driver_sql("SELECT * FROM employee")
    store.close()


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("25006", "nimmt gerade keine Änderungen an"),
        ("40001", "Jemand anderes hat gleichzeitig gespeichert"),
        ("40P01", "Jemand anderes hat gleichzeitig gespeichert"),
        ("53100", "Auf dem Datenbankserver ist kein Platz mehr"),
        ("53200", "fehlt Arbeitsspeicher"),
        ("55P03", "durch einen anderen Vorgang belegt"),
        ("58030", "Der Datenträger des Datenbankservers meldet einen Fehler"),
        ("XX001", "Die Datenbank auf dem Server ist beschädigt"),
    ],
)
def test_what_the_server_reports_is_told(postgresql_store: Store, state: str, sentence: str) -> None:
    statement = f"DO $$ BEGIN RAISE EXCEPTION 'trouble' USING ERRCODE = '{state}'; END $$"
    with pytest.raises(Refused, match=sentence), postgresql_store.reading() as session:
        session.connection().exec_driver_sql(statement)


def test_a_mistake_of_the_program_is_no_refusal(store: Store) -> None:
    with pytest.raises(sa.exc.DBAPIError), store.reading() as session:
        session.connection().exec_driver_sql("SELECT colour FROM unit")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "kein Platz mehr"),
        (errno.EACCES, "darf nicht geschrieben werden"),
        (errno.EROFS, "darf nicht geschrieben werden"),
        (errno.ENOENT, "Diesen Ort gibt es nicht mehr"),
        (errno.EIO, "Der Datenträger meldet einen Fehler"),
    ],
)
def test_what_the_operating_system_reports_is_told(number: int, sentence: str) -> None:
    refused = refusal_for(OSError(number, "trouble"))
    assert refused is not None
    assert sentence in refused.message


def test_what_is_no_trouble_of_a_database_is_no_refusal() -> None:
    assert refusal_for(OSError(errno.EEXIST, "there")) is None
    assert refusal_for(ValueError("bug")) is None


def test_words_of_a_server_that_speaks_german_are_understood() -> None:
    import psycopg

    said = {
        "FATAL:  Passwort-Authentifizierung für Benutzer »it« fehlgeschlagen": "lehnt die Anmeldung ab",
        "FATAL:  Datenbank »mobilakte« existiert nicht": "gibt es auf dem Server nicht",
        "FATAL:  keine Berechtigung für Datenbank »mobilakte«": "erlaubt die Datenbank Ihrer Anmeldung nicht",
    }
    for words, sentence in said.items():
        refused = refusal_for(psycopg.OperationalError(words))
        assert refused is not None
        assert sentence in refused.message
