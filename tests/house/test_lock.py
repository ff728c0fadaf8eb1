"""The lock installs the same program everywhere, from wheels alone and wherever the registry is."""

import re
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import bootstrap

PROJECT = tomllib.loads((bootstrap.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RUN = bootstrap.RUN_LOCK.read_text("ascii")
ONLY_SOMEWHERE = set(re.findall(r"^([\w-]+)==\S+ ;", RUN, re.MULTILINE))
TEST = bootstrap.TEST_LOCK.read_text("ascii")


def pins(lock: str) -> dict[str, Version]:
    return {
        name: Version(version)
        for name, version in re.findall(r"^([\w-]+)(?:\[[\w,-]+\])?==([^ ;]+)", lock, re.MULTILINE)
    }


@pytest.mark.parametrize("lock", [RUN, TEST])
def test_the_lock_names_no_host_and_hashes_everything(lock: str) -> None:
    packages = re.split(r"\n(?=\S)", lock.strip())
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in lock
    assert "index" not in lock


def test_the_lock_keeps_to_the_project() -> None:
    wanted = map(Requirement, PROJECT["dependencies"])
    assert all(pins(RUN)[canonicalize_name(it.name)] in it.specifier for it in wanted)
    wanted = map(Requirement, PROJECT["optional-dependencies"]["dev"])
    assert all(pins(TEST)[canonicalize_name(it.name)] in it.specifier for it in wanted)


def test_tests_run_with_what_people_run_with() -> None:
    assert pins(RUN).items() <= pins(TEST).items()


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("platform", ["windows", "x86_64-manylinux_2_36"])
def test_every_package_is_locked_as_a_wheel(platform: str, python: str) -> None:
    """The lock holds hashes alone, so the registry is asked what they belong to."""
    there = ["--python-platform", platform, "--python-version", python, "--only-binary=:all:"]
    uv = [sys.executable, "-m", "uv", "--no-python-downloads", "pip", "compile"]
    command = [*uv, "--no-deps", "--format=pylock.toml", *there, str(bootstrap.RUN_LOCK)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    packages = tomllib.loads(done.stdout)["packages"]
    assert {package["name"] for package in packages} >= pins(RUN).keys() - ONLY_SOMEWHERE
    for package in packages:
        assert any(wheel["hashes"]["sha256"] in RUN for wheel in package.get("wheels", ())), package["name"]
