"""The set-up on a fresh machine, done for real in a folder of its own with one small package."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

SMALL = re.search(r"^et-xmlfile==.*\n(?: .*\n)+", bootstrap.RUN_LOCK.read_text("ascii"), re.MULTILINE)
PROGRAM = """
import sys
import bootstrap

bootstrap.enter()
import et_xmlfile
print(sys.prefix, *sys.argv[1:])
"""
SAYS_IT_SETS_UP = "richtet seine Umgebung ein"


class Clone:
    """A fresh copy of the program, as small as can be."""

    def __init__(self, folder: Path) -> None:
        assert SMALL
        folder.mkdir()
        shutil.copy(bootstrap.__file__, folder)
        (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
        self.folder = folder
        self.venv = folder / ".venv"
        self.lock(SMALL[0])

    def lock(self, text: str) -> None:
        for lock in (bootstrap.RUN_LOCK, bootstrap.TEST_LOCK):
            (self.folder / lock.name).write_text(text, encoding="ascii")

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        outside = getattr(sys, "_base_executable", sys.executable)
        return subprocess.Popen(
            [outside, "program.py", *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *arguments: str) -> str:
        return finished(self.start(*arguments))


def finished(started: "subprocess.Popen[str]") -> str:
    printed, complaints = started.communicate()
    assert started.returncode == 0, complaints
    return printed


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """Set up once, in a folder whose name is not plain."""
    clone = Clone(tmp_path_factory.mktemp("bootstrap") / "Büro groß")
    assert SAYS_IT_SETS_UP in clone.run()
    return clone


def test_the_command_runs_inside_the_environment_with_its_arguments(clone: Clone) -> None:
    assert clone.run("--demo", "ä ß") == f"{clone.venv} --demo ä ß\n"


def test_another_version_of_the_lock_is_installed_at_the_next_start(clone: Clone) -> None:
    assert SMALL
    clone.lock(f"# newer\n{SMALL[0]}")
    assert SAYS_IT_SETS_UP in clone.run()
    assert SAYS_IT_SETS_UP not in clone.run()


def test_a_half_built_environment_is_built_anew(clone: Clone) -> None:
    (clone.venv / bootstrap.STAMP.name).unlink()
    shutil.rmtree(next(clone.venv.rglob("et_xmlfile")))
    assert SAYS_IT_SETS_UP in clone.run()


def test_of_two_starts_at_once_one_builds_and_both_run(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "clone")
    printed = [finished(started) for started in [clone.start(), clone.start()]]
    assert [str(clone.venv) in it for it in printed] == [True, True]
    assert sum(SAYS_IT_SETS_UP in it for it in printed) == 1


def test_a_package_with_another_hash_is_not_installed(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "clone")
    clone.lock(re.sub("sha256:.{4}", "sha256:0000", (clone.folder / "requirements.lock").read_text("ascii")))
    started = clone.start()
    _printed, complaints = started.communicate()
    assert started.returncode == 1
    assert "Die Einrichtung ist nicht fertig geworden" in complaints
    assert not (clone.venv / bootstrap.STAMP.name).exists()


def test_what_the_system_lacks_is_named_with_the_command_that_helps() -> None:
    nobody_to_install = """
import bootstrap
bootstrap.LIBRARIES["libfehlt.so.9"] = "libfehlt9"
bootstrap._install_system_packages(bootstrap._missing_system_packages(tests=False))
"""
    done = subprocess.run(
        [sys.executable, "-c", nobody_to_install],
        cwd=bootstrap.ROOT,
        env={**os.environ, "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "apt-get update && apt-get install --yes --no-install-recommends libfehlt9" in done.stderr
