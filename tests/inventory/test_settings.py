"""Settings: where a desk keeps its things, and who decides about its database."""

from pathlib import Path

import pytest

from inventory.errors import Refused
from inventory.settings import Arguments, settings

FOLDERS = {
    "XDG_DATA_HOME": "own",
    "XDG_STATE_HOME": "state",
    "XDG_CONFIG_HOME": "config",
    "XDG_CONFIG_DIRS": "site",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk nobody has set up."""
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    return tmp_path


def decide(folder: Path, text: str, encoding: str = "utf-8") -> None:
    path = folder / "Mobilakte" / "config.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)


def test_a_fresh_desk_has_its_database_and_log_in_its_own_folders(desk: Path) -> None:
    found = settings(Arguments())
    assert found.database == f"sqlite:///{desk}/own/Mobilakte/mobilakte.db"
    assert found.data.is_dir()
    assert found.logs.is_dir()


def test_the_demo_city_never_touches_the_real_database(desk: Path) -> None:
    decide(desk / "site", "[mobilakte]\ndatabase = postgresql+psycopg://amt@server/mobilakte\n")
    assert settings(Arguments(demo=True)).database == f"sqlite:///{desk}/own/Mobilakte/demo.db"
    assert settings(Arguments(demo=True, demo_size=500)).database.endswith("/demo-500.db")


def test_the_computer_decides_before_the_person(desk: Path) -> None:
    decide(desk / "config", "[mobilakte]\ndatabase = sqlite:////own.db\n")
    assert settings(Arguments()).database == "sqlite:////own.db"
    decide(
        desk / "site",
        "[mobilakte]\nDatabase = postgresql+psycopg://amt:100%25@server/mobilakte\n",
        "utf-8-sig",
    )
    assert settings(Arguments()).database == "postgresql+psycopg://amt:100%25@server/mobilakte"


def test_what_the_program_is_started_with_comes_first(desk: Path) -> None:
    decide(desk / "site", "[mobilakte]\ndatabase = sqlite:////site.db\n")
    assert settings(Arguments(database="sqlite:////mine.db")).database == "sqlite:////mine.db"


@pytest.mark.parametrize(
    "text", ["database = ohne Abschnitt", "[mobilakte]\nkein Wert\n", "[mobilakte]\ndatabase = \udcff"]
)
def test_a_file_that_cannot_be_read_is_named(desk: Path, text: str) -> None:
    decide(desk / "site", "")
    (desk / "site/Mobilakte/config.ini").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(Refused, match=r"Die Einstellungen in „.*config.ini“ lassen sich nicht lesen"):
        settings(Arguments())
