"""Why PySide6 stays below 6.12.

6.12.0 hands out None without owning it: every call of a Qt method that returns nothing takes one reference
from None. Where None can die (Python 3.11), the program aborts after some ten thousand calls, anywhere.
When a later version survives this test on Python 3.11, the bound in pyproject.toml can go.
"""

import subprocess
import sys
import tomllib

from packaging.requirements import Requirement

import bootstrap

TWENTY_THOUSAND_CALLS = """
import sys
from PySide6.QtCore import QMutex

mutex = QMutex()
before = sys.getrefcount(None)
for _ in range(10_000):
    mutex.lock()
    mutex.unlock()
lost = before - sys.getrefcount(None)
assert lost < 1_000, f"None lost {lost} references"
"""


def test_calls_that_return_nothing_leave_none_alone() -> None:
    command = [sys.executable, "-c", TWENTY_THOUSAND_CALLS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_project_holds_pyside_below_6_12() -> None:
    project = tomllib.loads((bootstrap.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (pyside,) = (it for it in map(Requirement, project["dependencies"]) if it.name == "PySide6_Essentials")
    assert "6.11.3" in pyside.specifier
    assert "6.12.0" not in pyside.specifier
