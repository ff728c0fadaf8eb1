"""Makes the private environment once, then runs the command again inside it; standard library only."""

from __future__ import annotations  # so that an old Python gets as far as being told

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "ready.txt"
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-dev.lock"  # the same versions, and the tools besides

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
POSTGRESQL = Path("/usr/lib/postgresql")  # where Debian keeps the server's programs, away from PATH


def enter(*, tests: bool = False) -> None:
    """Return if this already is the ready environment; else make it ready and run the same command inside."""
    if getattr(sys, "frozen", False):
        return
    if sys.version_info < (3, 11):  # noqa: UP036  somebody may well start it with an older one
        sys.exit("Mobilakte braucht Python 3.11 oder neuer.")
    if not _is_ready(tests):
        try:
            with _alone():
                if not _is_ready(tests):
                    _install_system_packages(_missing_system_packages(tests))
                    _build_environment(TEST_LOCK if tests else RUN_LOCK)
        except OSError as error:
            sys.exit(
                f"Die Einrichtung ist nicht fertig geworden: {error}\n"
                "Bitte Netzverbindung und freien Platz prüfen, andere Fenster von Mobilakte schließen "
                "und den Befehl noch einmal starten."
            )
    if not Path(sys.prefix).samefile(VENV):
        _run_again_inside()


def _is_ready(tests: bool) -> bool:
    locks = [TEST_LOCK] if tests else [RUN_LOCK, TEST_LOCK]
    return PYTHON.exists() and _stamped() in map(_stamp, locks)


def _stamped() -> str:
    try:
        return STAMP.read_text("ascii")
    except FileNotFoundError:
        return ""


def _stamp(lock: Path) -> str:
    """The whole lock: to read it is quicker than to hash it."""
    return f"Python {_python_version()}\n{lock.read_text('ascii')}"


def _python_version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


# What only the set-up needs is imported there: every start comes through this module.


def _build_environment(lock: Path) -> None:
    sound = PYTHON.exists() and _stamped().startswith(f"Python {_python_version()}\n")
    STAMP.unlink(missing_ok=True)
    print("Mobilakte richtet seine Umgebung ein. Das dauert beim ersten Mal etwa eine Minute.", flush=True)
    if not sound:
        _run(sys.executable, "-m", "venv", "--clear", str(VENV))
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run(*install, "--only-binary=:all:", "--require-hashes", "-r", str(lock))
    STAMP.write_text(_stamp(lock), "ascii")


def _missing_system_packages(tests: bool) -> list[str]:
    from importlib.util import find_spec

    if sys.platform != "linux":
        return []
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if find_spec("ensurepip") is None:
        missing.append(f"python{_python_version()}-venv")
    if tests:
        missing += _missing_test_packages()
    return missing


def _missing_test_packages() -> list[str]:
    from shutil import which

    python = f"libpython{_python_version()}"
    found = {
        "binutils": which("objdump"),
        python: _loads(f"{python}.so.1.0"),
        "postgresql": any(POSTGRESQL.glob("*/bin/postgres")) or which("postgres"),
    }
    return [package for package, there in found.items() if not there]


def _loads(library: str) -> bool:
    from ctypes import CDLL

    try:
        CDLL(library)
    except OSError:
        return False
    return True


def _install_system_packages(packages: list[str]) -> None:
    from shutil import which

    if not packages:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    by_hand = "Es fehlen Systempakete. Bitte einmal mit Verwaltungsrechten ausführen:\n"
    by_hand += f"  apt-get update && {' '.join(command)}"
    as_root = [] if sys.platform == "win32" or os.geteuid() == 0 else ["sudo"]
    if not all(map(which, [*as_root, "apt-get"])):
        sys.exit(by_hand)
    print("Systempakete werden installiert:", *packages, flush=True)
    patient = ["-o", "DPkg::Lock::Timeout=120"]
    try:
        _run(*as_root, "apt-get", *patient, "--quiet=2", "update")
        _run(*as_root, "env", "DEBIAN_FRONTEND=noninteractive", *command, *patient, "--quiet=2")
    except ChildProcessError:
        sys.exit(by_hand)


def _run(*command: str) -> None:
    from subprocess import run

    if run(command, check=False).returncode != 0:
        raise ChildProcessError(f"„{' '.join(command)}“ ist gescheitert.")


@contextmanager
def _alone() -> Iterator[None]:
    """Whoever starts second waits here and then finds everything ready; a crash lets go of the lock."""
    with (ROOT / ".venv.lock").open("w", encoding="ascii") as file:
        if sys.platform == "win32":
            import msvcrt
            import time

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(0.2)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _run_again_inside() -> None:
    command = [str(PYTHON), *sys.orig_argv[1:]]
    if sys.platform == "win32":  # there execv would give the prompt back before the program ends
        from subprocess import run

        sys.exit(run(command, check=False).returncode)
    os.execv(PYTHON, command)
