"""The schema of a database: built by revisions, equal to what the tables declare, never half changed."""

import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from sqlmodel import SQLModel

from inventory.errors import Refused
from inventory.store import address, backup, migrate, sqlite_file
from inventory.store.database import Store
from inventory.store.migrations import HEAD
from inventory.text import search_text
from tests import postgres, revision

HOW_TO_MEND = 'The tables have changed: run python -m tests.revision "What changes"'


def tables_of_file(store: Store) -> set[str]:
    """The statements that made tables and indexes, without what depends on the order of clauses."""
    with store.engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') "
            "AND sql IS NOT NULL AND name NOT LIKE '%!_search%' ESCAPE '!' AND name <> 'alembic_version'"
        )
        return {" ".join(sorted(clauses(sql))) for (sql,) in found}


def clauses(sql: str) -> list[str]:
    """What stands between the outer commas: a column added later shares the line of the one before it."""
    head, _bracket, rest = sql.partition("(")
    body, _bracket, tail = rest.rpartition(")")
    parts, depth = [""], 0
    for letter in body:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [" ".join(part.split()) for part in (head, *parts, tail)]


def tables_of_server(store: Store) -> set[tuple[str, ...]]:
    with store.engine.connect() as connection:
        found = connection.exec_driver_sql("""
            SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
            UNION SELECT tablename, indexname, indexdef FROM pg_indexes
            WHERE schemaname = 'public' AND indexname NOT LIKE '%%_search'
            UNION SELECT table_name, column_name, concat_ws(
                ' ', data_type, character_maximum_length, collation_name, is_nullable, column_default
            )
            FROM information_schema.columns WHERE table_schema = 'public'
        """)
        return {tuple(row) for row in found if "alembic_version" not in row[0]}


@pytest.fixture
def declared_url(request: pytest.FixtureRequest, url: str, tmp_path: Path) -> Iterator[str]:
    """An empty database on the same engine as `url`."""
    if address.sqlite_path(url):
        yield address.of_file(tmp_path / "declared.db")
    else:
        server: postgres.Server = request.getfixturevalue("server")
        with server.database() as name:
            yield server.url(name)


@pytest.fixture
def declared(declared_url: str) -> Iterator[Store]:
    """A database made straight from the tables."""
    store = Store(declared_url)
    SQLModel.metadata.create_all(store.engine)
    yield store
    store.close()


@pytest.fixture
def new(declared_url: str) -> Iterator[Store]:
    store = Store(declared_url)
    yield store
    store.close()


def test_the_revisions_build_what_the_tables_declare(store: Store) -> None:
    with store.engine.connect() as connection:
        command.check(migrate.configuration(connection))


def test_the_revisions_build_every_check_default_and_partial_index(store: Store, declared: Store) -> None:
    read = tables_of_file if address.sqlite_path(store.url) else tables_of_server
    assert read(store) == read(declared), HOW_TO_MEND


def test_the_number_known_without_alembic_is_the_newest_revision(sqlite_store: Store) -> None:
    from alembic.script import ScriptDirectory

    with sqlite_store.engine.connect() as connection:
        script = ScriptDirectory.from_config(migrate.configuration(connection))
    assert script.get_current_head() == f"{HEAD:04}"


def test_a_new_database_needs_an_upgrade_once(new: Store) -> None:
    assert migrate.needs_upgrade(new.engine)
    migrate.upgrade(new.engine)
    assert not migrate.needs_upgrade(new.engine)


def test_upgrading_what_is_up_to_date_changes_nothing(store: Store) -> None:
    read = tables_of_file if address.sqlite_path(store.url) else tables_of_server
    before = read(store)
    migrate.upgrade(store.engine)
    assert read(store) == before


def test_the_schema_number_stands_in_the_header_of_the_file(sqlite_store: Store) -> None:
    path = backup.file_of(sqlite_store.url)
    assert sqlite_file.inspect(path) == HEAD


def test_desks_that_start_at_once_upgrade_once(declared_url: str) -> None:
    ready = threading.Barrier(4)

    def start(_desk: int) -> bool:
        store = Store(declared_url)
        ready.wait()
        try:
            migrate.upgrade(store.engine)
            return migrate.needs_upgrade(store.engine)
        finally:
            store.close()

    with ThreadPoolExecutor(4) as desks:
        assert list(desks.map(start, range(4))) == [False] * 4


def set_number(store: Store, number: int) -> None:
    with store.engine.begin() as connection:
        connection.execute(
            sa.text("UPDATE alembic_version SET version_num = :number"), {"number": f"{number:04}"}
        )
        if address.sqlite_path(store.url):
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def test_a_database_newer_than_the_program_is_refused(store: Store) -> None:
    set_number(store, HEAD + 1)
    with pytest.raises(Refused, match="neueren Version von Mobilakte"):
        migrate.needs_upgrade(store.engine)


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE rechnung (id int)", "CREATE TABLE alembic_version AS SELECT 'a1b2c3' AS version_num"],
)
def test_a_server_database_of_another_program_is_refused(server: postgres.Server, statement: str) -> None:
    with server.database() as name:
        server.run(statement, name)
        store = Store(server.url(name))
        with pytest.raises(Refused, match="liegen andere Daten"):
            migrate.needs_upgrade(store.engine)
        with pytest.raises(Refused, match="liegen andere Daten"):
            migrate.upgrade(store.engine)
        store.close()


def test_a_login_that_may_not_make_tables_is_told_so(server: postgres.Server) -> None:
    server.run("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    with server.database() as name:
        store = Store(server.url(name, "guest", "guest"))
        with pytest.raises(Refused, match="erlaubt die Datenbank Ihrer Anmeldung nicht"):
            migrate.upgrade(store.engine)
        store.close()
    server.run("DROP ROLE guest")


def test_without_the_right_to_extensions_the_upgrade_goes_on(server: postgres.Server) -> None:
    server.run("CREATE ROLE plain LOGIN PASSWORD 'plain'")
    with server.database() as name:
        server.run("GRANT CREATE, USAGE ON SCHEMA public TO plain", name)
        store = Store(server.url(name, "plain", "plain"))
        migrate.upgrade(store.engine)
        assert not migrate.needs_upgrade(store.engine)
        store.close()
    server.run("DROP ROLE plain")


def test_a_revision_written_from_the_tables_builds_them(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("versions", "__pycache__"))
    (folder / "versions").mkdir()
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    revision.main("Everything")
    built = Store(address.of_file(tmp_path / "built.db"))
    migrate.upgrade(built.engine)
    assert tables_of_file(built) == tables_of_file(sqlite_store)
    built.close()


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program is one revision ahead; what that revision does is up to the test."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    revisions = [f"versions/{it.name}" for it in (migrate.MIGRATIONS / "versions").glob("*.py")]
    for part in ("env.py", "programmables", *revisions):
        (folder / part).symlink_to(migrate.MIGRATIONS / part)
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    monkeypatch.setattr(migrate, "HEAD", HEAD + 1)
    return folder / "versions" / "next.py"


def write(path: Path, *statements: str) -> None:
    head = (
        f"from alembic import op\nrevision = '{HEAD + 1:04}'\ndown_revision = '{HEAD:04}'\n\ndef upgrade():\n"
    )
    path.write_text(head + "".join(f"    {line}\n" for line in statements), encoding="utf-8")


def content(store: Store) -> list[tuple[object, ...]]:
    tables = sorted(SQLModel.metadata.tables)
    with store.engine.connect() as connection:
        return [
            tuple(row) for table in tables for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
        ]


def fill(store: Store) -> None:
    with store.engine.begin() as connection:
        for number in range(1, 4):
            connection.exec_driver_sql(
                "INSERT INTO unit (id, version, code, name, kind, valid_from, sort_key, search_text) VALUES "
                f"({number}, 1, 'FB {number}', 'Einheit', 'abteilung', '2020-01-01', '', 'einheit {number}')"
            )
        connection.exec_driver_sql("UPDATE unit SET parent_id = 1 WHERE id > 1")


def test_a_revision_that_fails_leaves_the_database_as_it_was(store: Store, next_revision: Path) -> None:
    fill(store)
    before = content(store)
    write(
        next_revision,
        "op.execute('ALTER TABLE unit ADD COLUMN colour text')",
        "op.execute('DELETE FROM nowhere')",
    )

    with pytest.raises(sa.exc.DBAPIError, match="nowhere"):
        migrate.upgrade(store.engine)

    assert content(store) == before
    assert migrate.needs_upgrade(store.engine)
    assert "colour" not in [column["name"] for column in sa.inspect(store.engine).get_columns("unit")]


def test_an_upgrade_keeps_everything_and_its_triggers(store: Store, next_revision: Path) -> None:
    fill(store)
    before = content(store)
    rebuild = "'always' if op.get_bind().dialect.name == 'sqlite' else 'never'"
    write(
        next_revision,
        f"with op.batch_alter_table('unit', recreate={rebuild}) as table:",
        "    table.alter_column('name', nullable=False)",
    )

    migrate.upgrade(store.engine)

    assert content(store) == before
    assert not migrate.needs_upgrade(store.engine)
    with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM unit WHERE id = 1")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE unit SET search_text = 'neuer name' WHERE id = 2")
    assert found(store, "unit", "uer na") == {2}
    assert found(store, "unit", "einheit") == {1, 3}


def test_a_revision_that_loses_what_others_refer_to_is_taken_back(
    sqlite_store: Store, next_revision: Path
) -> None:
    fill(sqlite_store)
    before = content(sqlite_store)
    write(next_revision, "op.execute('DELETE FROM unit WHERE id = 1')")
    with pytest.raises(RuntimeError, match="broke 2 references"):
        migrate.upgrade(sqlite_store.engine)
    assert content(sqlite_store) == before


def test_the_file_is_copied_before_it_is_upgraded(sqlite_store: Store, next_revision: Path) -> None:
    fill(sqlite_store)
    path = backup.file_of(sqlite_store.url)
    write(next_revision, "op.execute('UPDATE unit SET name = code')")

    migrate.upgrade(sqlite_store.engine)

    (copy,) = backup.copies(path, backup.BEFORE_UPGRADE)
    assert sqlite_file.schema_number(copy) == HEAD
    with closing(sqlite_file.connect(copy)) as connection:
        assert connection.execute("SELECT name FROM unit WHERE id = 1").fetchone() == ("Einheit",)


def found(store: Store, table: str, word: str) -> set[int]:
    if address.sqlite_path(store.url):
        statement = f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH :phrase"
    else:
        statement = f"SELECT id FROM {table} WHERE search_text LIKE :pattern"
    with store.engine.connect() as connection:
        values = {"phrase": f'"{word}"', "pattern": f"%{word}%"}
        return set(connection.execute(sa.text(statement), values).scalars())


def test_search_follows_every_insert_update_and_delete(store: Store) -> None:
    fill(store)
    assert found(store, "unit", "heit 2") == {2}
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE unit SET search_text = 'bauhof' WHERE id = 2")
        connection.exec_driver_sql("UPDATE unit SET name = 'Sonstige' WHERE id = 1")
        connection.exec_driver_sql("DELETE FROM unit WHERE id = 3")
    assert found(store, "unit", "auho") == {2}
    assert found(store, "unit", "einheit") == {1}
    if address.sqlite_path(store.url):
        with store.engine.begin() as connection:
            connection.exec_driver_sql(
                "INSERT INTO unit_search (unit_search, rank) VALUES ('integrity-check', 1)"
            )


def test_a_server_finds_pieces_of_words_by_index(postgresql_store: Store) -> None:
    fill(postgresql_store)
    with postgresql_store.engine.connect() as connection:
        connection.exec_driver_sql("SET enable_seqscan = off")
        plan = connection.exec_driver_sql("EXPLAIN SELECT id FROM unit WHERE search_text LIKE '%%inhei%%'")
        assert "unit_search" in " ".join(plan.scalars())


def assert_history_refuses(store: Store, statement: str) -> None:
    with store.engine.begin() as connection:
        booking = "1, '2026-11-20 12:00:00', 'it01', 'Geändert', NULL"
        connection.exec_driver_sql(f"INSERT INTO booking VALUES ({booking})")
        connection.exec_driver_sql("INSERT INTO event VALUES (1, 1, 'unit', 1, 'name', 'a', 'b')")
    with (
        pytest.raises(sa.exc.DBAPIError, match="history is append-only"),
        store.engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT actor FROM booking").all() == [("it01",)]
        assert connection.exec_driver_sql("SELECT old, new FROM event").all() == [("a", "b")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE booking SET actor = 'jemand'",
        "UPDATE event SET new = NULL",
        "DELETE FROM booking",
        "DELETE FROM event",
    ],
)
def test_history_can_only_be_added_to(store: Store, statement: str) -> None:
    assert_history_refuses(store, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO event VALUES (1, 1, 'unit', 1, 'name', 'a', 'c')",
        "INSERT OR REPLACE INTO booking VALUES (1, '2026-11-20 12:00:00', 'jemand', 'Geändert', NULL)",
    ],
)
def test_history_in_a_file_cannot_be_replaced(sqlite_store: Store, statement: str) -> None:
    assert_history_refuses(sqlite_store, statement)


@pytest.mark.parametrize("statement", ["TRUNCATE event", "TRUNCATE booking CASCADE"])
def test_history_on_a_server_cannot_be_emptied(postgresql_store: Store, statement: str) -> None:
    assert_history_refuses(postgresql_store, statement)


def test_the_third_revision_says_by_what_a_record_may_be_found(new: Store) -> None:
    with new.engine.begin() as connection:
        command.upgrade(migrate.configuration(connection), "0002")
        for table, values in AS_REVISION_2_LEFT_IT.items():
            insert = (
                f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(map(repr, values.values()))})"
            )
            connection.exec_driver_sql(insert)
        if address.sqlite_path(new.url):
            connection.exec_driver_sql("PRAGMA user_version = 2")
    migrate.upgrade(new.engine)
    with new.engine.connect() as connection:
        found = {
            table: connection.exec_driver_sql(f"SELECT search_text FROM {table}").scalar_one()
            for table in ("employee", "device")
        }
    assert found == {
        "employee": search_text("Müller", "Jörg", "FB 51", "Jugend", behind=("4711", "j@stadt.example")),
        "device": search_text(
            "N-00001", "SN-1", "Lenovo", "T14", "Standardnotebook", behind=("Müller, Jörg",)
        ),
    }


AS_REVISION_2_LEFT_IT: dict[str, dict[str, object]] = {
    "unit": {
        "id": 1,
        "version": 1,
        "code": "FB 51",
        "name": "Jugend",
        "kind": "fachbereich",
        "valid_from": "2020-01-01",
        "sort_key": "",
        "search_text": "",
    },
    "employee": {
        "id": 1,
        "version": 1,
        "personnel_no": "4711",
        "first_name": "Jörg",
        "last_name": "Müller",
        "status_group": "tarif",
        "unit_id": 1,
        "share": 10000,
        "email": "j@stadt.example",
        "entry_on": "2020-01-01",
        "sort_key": "",
        "search_text": "mueller joerg 4711",
    },
    "device_model": {
        "id": 1,
        "version": 1,
        "kind": "notebook_standard",
        "manufacturer": "Lenovo",
        "name": "T14",
        "sort_key": "",
        "search_text": "",
    },
    "device": {
        "id": 1,
        "version": 1,
        "inventory_no": "N-00001",
        "kind": "notebook_standard",
        "model_id": 1,
        "serial_no": "SN-1",
        "state": "ausgegeben",
        "ownership": "eigen",
        "purchased_on": "2020-01-01",
        "encrypted": False,
        "managed": False,
        "employee_id": 1,
        "holder_key": "",
        "search_text": "n-00001 mueller joerg 4711",
    },
}
