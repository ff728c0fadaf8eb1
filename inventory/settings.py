"""Where this desk keeps its things, and what the administration has decided for all desks."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inventory.errors import Refused
from inventory.store import address

NAME = "Mobilakte"
POLICY = rf"Software\Policies\{NAME}"
SECTION = NAME.lower()
OWN_FILE = "mobilakte.db"
"""The database of a desk for which nothing else is decided."""


@dataclass(frozen=True)
class Arguments:
    """What the program was started with."""

    database: str | None = None
    demo: bool = False
    demo_size: int | None = None
    link: str | None = None
    out: Path | None = None
    selftest: bool = False


@dataclass(frozen=True)
class Settings:
    database: str
    data: Path
    logs: Path


def settings(arguments: Arguments) -> Settings:
    import platformdirs

    data = platformdirs.user_data_path(NAME, appauthor=False, ensure_exists=True)
    return Settings(
        database=_database(arguments, data),
        data=data,
        logs=platformdirs.user_log_path(NAME, appauthor=False, ensure_exists=True),
    )


def _database(arguments: Arguments, data: Path) -> str:
    if arguments.demo:
        size = "" if arguments.demo_size is None else f"-{arguments.demo_size}"
        return address.of_file(data / f"demo{size}.db")
    return arguments.database or decided().get("database") or address.of_file(data / OWN_FILE)


def decided() -> Mapping[str, str]:
    """What is set for this desk: policy before the computer's file before the user's own."""
    from collections import ChainMap

    import platformdirs

    return ChainMap(
        _policy(),
        _file(platformdirs.site_config_path(NAME, appauthor=False)),
        _file(platformdirs.user_config_path(NAME, appauthor=False, roaming=True)),
    )


def _policy() -> dict[str, str]:
    if sys.platform != "win32":
        return {}
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, POLICY) as key:
            values = [winreg.EnumValue(key, index) for index in range(winreg.QueryInfoKey(key)[1])]
    except FileNotFoundError:
        return {}
    return {name.lower(): str(value) for name, value, _kind in values}


def _file(folder: Path) -> dict[str, str]:
    from configparser import ConfigParser
    from configparser import Error as ConfigError

    path = folder / "config.ini"
    parser = ConfigParser(interpolation=None)  # a password may hold a %
    try:
        parser.read(path, encoding="utf-8-sig")
    except (ConfigError, OSError, UnicodeDecodeError):
        raise Refused(
            f"Die Einstellungen in „{path}“ lassen sich nicht lesen. Bitte die Datei prüfen."
        ) from None
    return dict(parser[SECTION]) if parser.has_section(SECTION) else {}
