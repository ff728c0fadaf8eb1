"""A database file is recognised, opened safely, or refused in words and left untouched."""

import multiprocessing
import os
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from inventory.errors import Refused
from inventory.store import backup, sqlite_file
from inventory.store.database import Store
from inventory.store.migrations import HEAD
from inventory.store.sequences import take
from inventory.store.sqlite_file import NEW, sqlite3
from tests.inventory.clerk import Clerk
from tests.inventory.store.circumstances import no_file_grows_beyond, ordinary_account

PAGE = 4096


@pytest.fixture
def path(sqlite_url: str) -> Path:
    """An empty database of ours."""
    return backup.file_of(sqlite_url)


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Everything in a folder: content and time of change of each file."""
    return {it.name: (it.read_bytes(), it.stat().st_mtime_ns) for it in folder.iterdir() if it.is_file()}


def fill(path: Path, rows: int = 2000) -> None:
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute("BEGIN")
        for number in range(rows):
            connection.execute(
                "INSERT INTO booking (at, actor, label) VALUES ('2026-11-20', 'it01', ?)",
                (f"Nummer {number} " * 5,),
            )
        connection.execute("COMMIT")


def test_where_no_file_is_a_new_one_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "Mobilakte" / "Daten" / "mobilakte.db"
    assert sqlite_file.inspect(path) == NEW
    assert list(path.parent.iterdir()) == []


def test_an_empty_file_counts_as_new(tmp_path: Path) -> None:
    path = tmp_path / "leer.db"
    path.touch()
    assert sqlite_file.inspect(path) == NEW


def test_our_file_is_recognised_and_not_touched(path: Path) -> None:
    before = state(path.parent)
    assert sqlite_file.inspect(path) == HEAD
    assert state(path.parent) == before


def test_a_new_file_carries_our_mark_before_anything_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "neu.db"
    sqlite_file.create(path)
    assert path.read_bytes()[68:72] == sqlite_file.APPLICATION_ID.to_bytes(4, "big")
    assert sqlite_file.inspect(path) == NEW


def test_making_a_file_that_is_there_changes_nothing(path: Path) -> None:
    before = state(path.parent)
    sqlite_file.create(path)
    assert state(path.parent) == before


def write_text(path: Path) -> None:
    path.write_text("Inventarnummer;Seriennummer\nNB-1;4711\n" * 100, encoding="utf-8")


def write_few_letters(path: Path) -> None:
    path.write_text("Hallo", encoding="utf-8")


def write_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 1000)


def write_other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE device (id INTEGER PRIMARY KEY)")


def write_other_database_in_use(path: Path) -> None:
    other = path.with_name("other")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE device (id INTEGER PRIMARY KEY)")
        shutil.copy(other, path)
        shutil.copy(f"{other}-wal", f"{path}-wal")


def write_newer(path: Path) -> None:
    sqlite_file.create(path)
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {HEAD + 1}")


def write_half_a_copy(path: Path) -> None:
    sqlite_file.create(path)
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute("CREATE TABLE device (photo BLOB)")
        connection.execute("INSERT INTO device VALUES (randomblob(100000))")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def write_damaged_beginning(path: Path) -> None:
    sqlite_file.create(path)
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute("CREATE TABLE device (id INTEGER PRIMARY KEY)")
    whole = bytearray(path.read_bytes())
    whole[100:4096] = random.Random(1).randbytes(3996)
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("write", "sentence"),
    [
        (write_text, "„it.db“ ist keine Datenbank von Mobilakte. Bitte wählen Sie eine andere Datei."),
        (write_few_letters, "„it.db“ ist keine Datenbank von Mobilakte. Bitte wählen Sie eine andere Datei."),
        (write_archive, "„it.db“ ist keine Datenbank von Mobilakte. Bitte wählen Sie eine andere Datei."),
        (
            write_other_database,
            "„it.db“ ist keine Datenbank von Mobilakte. Bitte wählen Sie eine andere Datei.",
        ),
        (
            write_other_database_in_use,
            "„it.db“ ist keine Datenbank von Mobilakte. Bitte wählen Sie eine andere Datei.",
        ),
        (
            write_newer,
            "„it.db“ wurde mit einer neueren Version von Mobilakte angelegt. "
            "Bitte aktualisieren Sie das Programm.",
        ),
        (write_half_a_copy, "„it.db“ ist beschädigt. Bitte spielen Sie eine unbeschädigte Sicherung zurück."),
        (
            write_damaged_beginning,
            "„it.db“ ist beschädigt. Bitte spielen Sie eine unbeschädigte Sicherung zurück.",
        ),
        (Path.mkdir, "„it.db“ ist ein Ordner. Bitte wählen Sie eine Datei."),
    ],
)
def test_what_is_not_a_sound_file_of_ours_is_refused_and_left_alone(
    tmp_path: Path, write: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / "it.db"
    write(path)
    before = state(tmp_path)
    with pytest.raises(Refused) as refused:
        sqlite_file.inspect(path)
    assert refused.value.message == sentence
    assert state(tmp_path) == before


def test_a_file_that_may_not_be_changed_is_refused() -> None:
    with ordinary_account() as folder:
        path = folder / "it.db"
        sqlite_file.create(path)
        path.chmod(0o444)
        before = state(folder)
        with pytest.raises(Refused, match=r"„it\.db“ ist schreibgeschützt"):
            sqlite_file.inspect(path)
        assert state(folder) == before


def test_a_file_that_may_not_be_read_is_refused() -> None:
    with ordinary_account() as folder:
        path = folder / "it.db"
        sqlite_file.create(path)
        path.chmod(0)
        with pytest.raises(Refused, match="lässt sich nicht öffnen"):
            sqlite_file.inspect(path)


def test_a_folder_that_may_not_be_changed_is_refused() -> None:
    with ordinary_account() as folder:
        path = folder / "it.db"
        sqlite_file.create(path)
        folder.chmod(0o555)
        before = state(folder)
        with pytest.raises(Refused, match=f"Im Ordner „{folder}“ darf nicht geschrieben werden"):
            sqlite_file.inspect(path)
        assert state(folder) == before
        folder.chmod(0o755)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Daten").write_text("eine Datei", encoding="utf-8")
    with pytest.raises(Refused, match=r"Den Ordner „.*Daten“ gibt es nicht, und er lässt sich nicht anlegen"):
        sqlite_file.inspect(tmp_path / "Daten" / "it.db")


def test_a_synchronised_folder_is_refused_and_postgresql_named(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").touch()
    with pytest.raises(Refused, match=r"liegt in einem Ordner von Syncthing.*einen PostgreSQL-Server"):
        sqlite_file.inspect(tmp_path / "Daten" / "it.db")


def test_looking_at_a_file_does_not_let_go_of_its_locks(path: Path) -> None:
    """Closing a file of one's own would drop every lock this process holds on it."""
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        sqlite_file.inspect(path)
        with multiprocessing.get_context("spawn").Pool(1) as other:
            assert other.apply(can_use_alone, (path,)) is False


def can_use_alone(path: Path) -> bool:
    try:
        with sqlite_file.alone(path):
            return True
    except Refused:
        return False


def test_a_connection_has_the_settings_that_keep_data_safe(path: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    with closing(sqlite_file.connect(path)) as connection:
        assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_the_log_is_used_only_where_sqlite_keeps_it_safe() -> None:
    assert sqlite_file.journal_mode((3, 51, 2)) == "DELETE"
    assert sqlite_file.journal_mode((3, 51, 3)) == "WAL"


def test_a_reading_connection_writes_nothing(path: Path) -> None:
    with closing(sqlite_file.connect(path, readonly=True)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM unit")
        assert connection.execute("SELECT count(*) FROM unit").fetchone() == (0,)


def test_a_reading_connection_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        sqlite_file.connect(tmp_path / "fehlt.db", readonly=True)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_database_can_neither_be_opened_nor_pass_a_check(tmp_path: Path) -> None:
    path = tmp_path / "it.db"
    write_text(path)
    before = state(tmp_path)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite_file.connect(path)
    with pytest.raises(Refused, match="ist beschädigt"):
        sqlite_file.check(path)
    assert state(tmp_path) == before


@contextmanager
def crashed(path: Path) -> Iterator[Path]:
    """The file as it lies there when the program ended in the middle of its work."""
    folder = path.with_name("crashed")
    folder.mkdir()
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute("INSERT INTO sequence VALUES ('inventory', 7)")
        connection.execute(f"PRAGMA user_version = {HEAD}")
        for file in path.parent.glob(f"{path.name}*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, folder)
    yield folder / path.name


def test_after_a_crash_the_file_is_recognised_and_not_touched(path: Path) -> None:
    with crashed(path) as left:
        before = state(left.parent)
        assert sqlite_file.inspect(left) == HEAD
        assert state(left.parent) == before


def test_after_a_crash_in_the_middle_of_a_checkpoint_the_file_is_not_called_damaged(path: Path) -> None:
    fill(path)
    with crashed(path) as left:
        os.truncate(left, left.stat().st_size // 2 // PAGE * PAGE)
        assert sqlite_file.inspect(left) == HEAD


def test_after_a_crash_nothing_acknowledged_is_missing(path: Path) -> None:
    with crashed(path) as left:
        assert sqlite_file.has_log(left)
        assert sqlite_file.ended_uncleanly(left)
        assert not sqlite_file.ended_uncleanly(left)
        assert not sqlite_file.has_log(left)
        sqlite_file.check(left)
        with closing(sqlite_file.connect(left)) as connection:
            assert connection.execute("SELECT last FROM sequence").fetchone() == (7,)


def test_a_file_in_use_did_not_end_uncleanly(path: Path) -> None:
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute("INSERT INTO sequence VALUES ('inventory', 7)")
        assert not sqlite_file.ended_uncleanly(path)


def test_alone_means_that_nobody_else_has_the_file_open(path: Path) -> None:
    with (
        closing(sqlite_file.connect(path)) as connection,
        pytest.raises(Refused, match="wird gerade benutzt"),
        sqlite_file.alone(path),
    ):
        connection.execute("SELECT 1")
    with sqlite_file.alone(path):
        pass
    assert [it.name for it in path.parent.iterdir()] == [path.name]


def damage(path: Path) -> None:
    """Among the bookings, wherever in the file they lie."""
    whole = bytearray(path.read_bytes())
    for start in range(0, len(whole), PAGE):
        if b"Nummer 1000 " in whole[start : start + PAGE]:
            whole[start : start + PAGE // 2] = random.Random(start).randbytes(PAGE // 2)
    path.write_bytes(whole)


def test_a_check_reads_the_whole_file(path: Path) -> None:
    fill(path)
    sqlite_file.check(path)
    damage(path)
    assert sqlite_file.inspect(path) == HEAD
    with pytest.raises(Refused, match=f"„{path.name}“ ist beschädigt"):
        sqlite_file.check(path)


def test_damage_found_while_working_is_told(path: Path, sqlite_store: Store) -> None:
    fill(path)
    damage(path)
    with pytest.raises(Refused, match=r"beschädigt.*Sicherung"), sqlite_store.reading() as session:
        session.connection().exec_driver_sql("SELECT max(label) FROM booking").all()


@pytest.fixture
def clerk(sqlite_store: Store) -> Clerk:
    return Clerk(sqlite_store)


def test_a_full_disk_saves_nothing_and_says_so(clerk: Clerk) -> None:
    model = clerk.model().key()
    with clerk.store.engine.connect() as connection:
        (pages,) = connection.exec_driver_sql("PRAGMA page_count").one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(Refused, match=r"kein Platz mehr\. Es wurde nichts gespeichert"):
        clerk.delivery(*(f"SN-{number}" for number in range(500)), model_id=model)

    assert (
        clerk.see(
            lambda session: session.connection().exec_driver_sql("SELECT count(*) FROM device").scalar()
        )
        == 0
    )
    with clerk.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert clerk.device("SN-1", model_id=model).serial_no == "SN-1"


def test_a_disk_that_fails_saves_nothing_and_says_so(clerk: Clerk, path: Path) -> None:
    clerk.unit()

    def work() -> None:
        for number in range(500):
            clerk.unit(code=f"FB {number}")

    with (
        no_file_grows_beyond(path.stat().st_size),
        pytest.raises(Refused, match="Es wurde nichts gespeichert"),
    ):
        work()
    assert clerk.unit(code="FB 1000").code == "FB 1000"


def test_a_file_that_another_program_keeps_locked_is_told(
    path: Path, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sqlite_file.PRAGMAS, "busy_timeout", "50")
    with closing(sqlite_file.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refused, match="durch einen anderen Vorgang belegt"):
            clerk.do(lambda session: take(session, "inventory", 1))
        other.execute("ROLLBACK")
    assert clerk.do(lambda session: take(session, "inventory", 1)) == range(1, 2)


def test_a_file_moved_away_while_people_work_does_not_come_back_empty(
    path: Path, sqlite_store: Store
) -> None:
    path.rename(path.with_name("verschoben.db"))
    with pytest.raises(Refused, match="lässt sich nicht öffnen"), sqlite_store.reading():
        pass
    assert not path.exists()
