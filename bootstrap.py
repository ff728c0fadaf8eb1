"""Makes the private environment once, then runs the command again inside it; standard library only."""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
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
                    _make_ready(tests)
        except (OSError, subprocess.CalledProcessError) as error:
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
    return f"{_python_version()} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def _python_version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _make_ready(tests: bool) -> None:
    _install_system_packages(_missing_system_packages(tests))
    lock = TEST_LOCK if tests else RUN_LOCK
    sound = PYTHON.exists() and _stamped().startswith(_python_version() + " ")
    STAMP.unlink(missing_ok=True)
    print("Mobilakte richtet seine Umgebung ein. Das dauert beim ersten Mal etwa eine Minute.", flush=True)
    if not sound:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--only-binary=:all:", "--require-hashes", "-r", str(lock)], check=True)
    STAMP.write_text(_stamp(lock), "ascii")


def _missing_system_packages(tests: bool) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if find_spec("ensurepip") is None:
        missing.append(f"python{_python_version()}-venv")
    if tests:
        missing += _missing_test_packages()
    return missing


def _missing_test_packages() -> list[str]:
    python = f"libpython{_python_version()}"
    found = {
        "binutils": shutil.which("objdump"),
        python: _loads(f"{python}.so.1.0"),
        "postgresql": any(POSTGRESQL.glob("*/bin/postgres")) or shutil.which("postgres"),
    }
    return [package for package, there in found.items() if not there]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_system_packages(packages: list[str]) -> None:
    if not packages:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    by_hand = "Es fehlen Systempakete. Bitte einmal mit Verwaltungsrechten ausführen:\n"
    by_hand += f"  apt-get update && {' '.join(command)}"
    as_root = [] if sys.platform == "win32" or os.geteuid() == 0 else ["sudo"]
    if not all(map(shutil.which, [*as_root, "apt-get"])):
        sys.exit(by_hand)
    print("Systempakete werden installiert:", *packages, flush=True)
    patient = ["-o", "DPkg::Lock::Timeout=120"]
    try:
        subprocess.run([*as_root, "apt-get", *patient, "--quiet=2", "update"], check=True)
        subprocess.run(
            [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", *command, *patient],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    except subprocess.CalledProcessError:
        sys.exit(by_hand)


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
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(PYTHON, command)
