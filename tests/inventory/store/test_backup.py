"""Copies of a database are whole or not there, and can be put back."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from inventory.errors import Refused
from inventory.store import address, backup, sqlite_file
from inventory.store.database import Store
from inventory.store.sqlite_file import sqlite3
from tests.inventory.clerk import Clerk
from tests.inventory.store.circumstances import no_file_grows_beyond, ordinary_account


@pytest.fixture
def path(sqlite_url: str) -> Path:
    return backup.file_of(sqlite_url)


@pytest.fixture
def clerk(sqlite_store: Store) -> Clerk:
    return Clerk(sqlite_store)


def names(path: Path) -> list[str]:
    """The units in a database file."""
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM unit ORDER BY id")]


def files(folder: Path) -> list[str]:
    return sorted(
        it.name for it in folder.rglob("*") if it.is_file() and not it.name.endswith(("-wal", "-shm"))
    )


def test_a_copy_is_made_while_people_work(path: Path, clerk: Clerk, tmp_path: Path) -> None:
    clerk.unit(name="Bauhof")
    with closing(sqlite_file.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE unit SET name = 'halb fertig'")
        made = backup.backup(path, tmp_path / "Kopie.db")
        other.execute("ROLLBACK")
    assert names(made.path) == ["Bauhof"]
    assert backup.verify(made.path).sha256 == made.sha256


def test_a_copy_can_be_checked_with_the_usual_tools(path: Path, tmp_path: Path) -> None:
    backup.backup(path, tmp_path / "Kopie vom Freitag.db")
    done = subprocess.run(
        ["sha256sum", "--check", "Kopie vom Freitag.db.sha256"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_without_a_name_the_copy_lies_beside_the_database(path: Path) -> None:
    made = backup.backup(path)
    assert made.path.parent == path.parent / "Sicherungen"
    assert made.path.name.startswith("mobilakte 20")
    assert backup.verify(made.path).path == made.path


def test_a_new_copy_takes_the_place_of_the_old_one(path: Path, clerk: Clerk, tmp_path: Path) -> None:
    into = tmp_path / "Kopie.db"
    backup.backup(path, into)
    clerk.unit(name="Bauhof")
    backup.backup(path, into)
    backup.verify(into)
    assert names(into) == ["Bauhof"]


def test_progress_is_told_up_to_the_end(path: Path) -> None:
    told: list[float] = []
    backup.backup(path, progress=told.append)
    assert told[-1] == 1.0
    assert told == sorted(told)


class Enough(Exception):
    pass


def test_a_copy_that_is_called_off_leaves_nothing(path: Path, tmp_path: Path) -> None:
    with closing(sqlite_file.connect(path)) as connection:
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            "INSERT INTO booking (at, actor, label) SELECT '2026-11-20', 'it01', hex(randomblob(100)) FROM n"
        )
    before = files(tmp_path)

    def call_off(_share: float) -> None:
        raise Enough

    with pytest.raises(Enough):
        backup.backup(path, tmp_path / "Kopie.db", call_off)
    assert files(tmp_path) == before


def test_a_full_disk_leaves_neither_half_a_copy_nor_loses_the_old_one(
    path: Path, clerk: Clerk, tmp_path: Path
) -> None:
    into = tmp_path / "Kopie.db"
    backup.backup(path, into)
    clerk.unit(name="Bauhof")
    clerk.store.close()
    before = files(tmp_path)
    with (
        no_file_grows_beyond(path.stat().st_size // 2),
        pytest.raises(Refused, match="Datenträger"),
    ):
        backup.backup(path, into)
    assert files(tmp_path) == before
    assert backup.verify(into).path == into
    assert names(into) == []


def test_a_place_that_may_not_be_written_is_told() -> None:
    with ordinary_account() as folder:
        path = folder / "mobilakte.db"
        sqlite_file.create(path)
        other = folder / "fremd"
        other.mkdir(mode=0o555)
        with pytest.raises(Refused, match=r"öffnen|geschrieben"):
            backup.backup(path, other / "Kopie.db")
        assert files(other) == []


def test_a_place_that_is_gone_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Diesen Ort gibt es nicht mehr"):
        backup.backup(path, tmp_path / "Stick" / "Mobilakte" / "Kopie.db")


def test_the_database_is_no_place_for_its_own_copy(path: Path) -> None:
    with pytest.raises(Refused, match="nicht an der Stelle der Datenbank selbst"):
        backup.backup(path, path)
    assert sqlite_file.inspect(path)


def test_one_copy_is_made_a_day(path: Path) -> None:
    assert backup.daily(path)
    assert backup.daily(path) is None
    assert len(backup.copies(path, backup.DAILY)) == 1


def test_old_automatic_copies_make_room_and_those_on_demand_stay(path: Path) -> None:
    folder = path.parent / backup.FOLDER
    mine = backup.backup(path)
    for day in range(1, 11):
        for name in (
            f"mobilakte 2026-01-{day:02} 08-00-00 Tagessicherung.db",
            f"andere 2026-01-{day:02} Tagessicherung.db",
        ):
            (folder / name).write_text("alt", encoding="utf-8")
            (folder / f"{name}.sha256").write_text("alt", encoding="utf-8")
    made = backup.daily(path)
    assert made
    kept = backup.copies(path, backup.DAILY)
    assert len(kept) == backup.KEPT
    assert kept[-1] == made.path
    assert mine.path.exists()
    assert len(list(folder.glob("andere*.db"))) == 10
    assert len(list(folder.glob("mobilakte*.sha256"))) == backup.KEPT + 1


def test_a_server_is_backed_up_where_it_stands() -> None:
    with pytest.raises(Refused, match="pg_dump"):
        backup.file_of("postgresql+psycopg://it@server/mobilakte")


def test_the_drill_everything_is_there_again(path: Path, clerk: Clerk, tmp_path: Path) -> None:
    device = clerk.device("SN-1")
    person = clerk.person()
    clerk.issue(device, employee_id=person.key())
    made = backup.backup(path, tmp_path / "Stick.db")
    clerk.take_back(device)
    clerk.unit(name="Danach", code="FB 99")
    clerk.store.close()

    kept = backup.restore(made.path, path)

    assert kept
    assert "Danach" in names(kept)
    again = Clerk(Store(address.of_file(path)))
    assert again.look_at(device).employee_id == person.key()
    with again.store.engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT rowid FROM device_search WHERE device_search MATCH '\"sn-1\"'"
        )
        assert found.scalars().all() == [device.key()]
    again.take_back(device)
    assert again.look_at(device).employee_id is None
    again.store.close()


def test_a_copy_is_put_where_no_database_is(path: Path, clerk: Clerk, tmp_path: Path) -> None:
    clerk.unit(name="Bauhof")
    made = backup.backup(path, tmp_path / "Stick.db")
    assert backup.restore(made.path, tmp_path / "neu.db") is None
    assert names(tmp_path / "neu.db") == ["Bauhof"]


def test_a_database_in_use_is_not_replaced(path: Path, clerk: Clerk, tmp_path: Path) -> None:
    made = backup.backup(path, tmp_path / "Stick.db")
    clerk.unit(name="Bauhof")
    before = files(tmp_path)
    with pytest.raises(Refused, match="wird gerade benutzt"):
        backup.restore(made.path, path)
    assert names(path) == ["Bauhof"]
    assert files(tmp_path) == before


def test_a_database_in_use_by_another_process_is_not_replaced(path: Path, tmp_path: Path) -> None:
    made = backup.backup(path, tmp_path / "Stick.db")
    program = """if True:
        import sys
        from pathlib import Path
        from inventory.store import sqlite_file
        connection = sqlite_file.connect(Path(sys.argv[1]))
        connection.execute("SELECT * FROM unit")
        print("open", flush=True)
        input()
    """
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        with pytest.raises(Refused, match="wird gerade benutzt"):
            backup.restore(made.path, path)
        other.communicate("\n")
    assert backup.restore(made.path, path)


def lose_beginning(target: Path) -> None:
    target.write_bytes(b"kaputt" + target.read_bytes()[6:])


def lose_all(target: Path) -> None:
    target.write_bytes(b"kaputt" * 10_000)


def lose_log(target: Path) -> None:
    lose_all(target)
    target.with_name(f"{target.name}-wal").write_bytes(b"kaputt" * 1000)


def leave_other_log(target: Path) -> None:
    lose_all(target)
    target.with_name(f"{target.name}-journal").write_bytes(b"kaputt" * 1000)


@pytest.mark.parametrize("damage", [lose_beginning, lose_all, lose_log, leave_other_log])
def test_a_damaged_database_is_replaced_and_its_log_spoils_nothing(
    path: Path, clerk: Clerk, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    clerk.unit(name="Bauhof")
    made = backup.backup(path, tmp_path / "Stick.db")
    clerk.unit(name="Danach", code="FB 99")
    target = tmp_path / "Unfall" / path.name
    target.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", f"{target}{ending}")
    damage(target)

    kept = backup.restore(made.path, target)

    assert kept
    assert {it.name.removeprefix(kept.name) for it in target.parent.iterdir()} <= {
        "",
        "-wal",
        "-journal",
        target.name,
    }
    assert names(target) == ["Bauhof"]


def test_a_database_that_may_not_be_opened_is_not_replaced() -> None:
    with ordinary_account() as folder:
        path = folder / "mobilakte.db"
        sqlite_file.create(path)
        made = backup.backup(path, folder / "Stick.db")
        path.chmod(0)
        with pytest.raises(Refused, match="lässt sich nicht öffnen"):
            backup.restore(made.path, path)
        assert files(folder) == ["Stick.db", "Stick.db.sha256", "mobilakte.db"]


@pytest.mark.parametrize("sidecar", [True, False])
def test_a_copy_that_was_damaged_is_refused_and_the_database_stays(
    path: Path, clerk: Clerk, tmp_path: Path, *, sidecar: bool
) -> None:
    for number in range(200):
        clerk.unit(code=f"FB {number}", name="x" * 60)
    made = backup.backup(path, tmp_path / "Stick.db")
    whole = bytearray(made.path.read_bytes())
    for start in range(len(whole) // 4096 * 3 // 4 * 4096, len(whole), 4096):
        whole[start : start + 500] = b"\xff" * 500
    made.path.write_bytes(whole)
    if not sidecar:
        made.path.with_name("Stick.db.sha256").unlink()
    clerk.store.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="wurde seit der Sicherung verändert" if sidecar else "ist beschädigt"):
        backup.restore(made.path, path)
    assert path.read_bytes() == before


def test_what_is_no_copy_of_ours_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "Liste.db").write_text("Inventarnummer;Seriennummer", encoding="utf-8")
    with pytest.raises(Refused, match="ist keine Datenbank von Mobilakte"):
        backup.restore(tmp_path / "Liste.db", path)
    with pytest.raises(Refused, match="gibt es nicht"):
        backup.verify(tmp_path / "fehlt.db")
