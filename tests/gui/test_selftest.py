"""The self-test passes where everything is there, and names what is not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import bootstrap
from gui import selftest


def report(out: Path) -> dict[str, bool]:
    told = json.loads(out.read_text("utf-8"))
    assert told["passed"] == all(step["passed"] for step in told["steps"])
    return {step["step"]: step["passed"] for step in told["steps"]}


def test_everything_is_there(tmp_path: Path) -> None:
    out = tmp_path / "größe.json"
    command = [sys.executable, "main.py", "--selftest", "--out", str(out)]
    done = subprocess.run(command, cwd=bootstrap.ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert report(out) == dict.fromkeys(selftest.STEPS, True)


def test_what_fails_is_named_and_the_rest_is_tried_all_the_same(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selftest, "PICTURES", {"png", "pinsel"})
    monkeypatch.delitem(selftest.STEPS, "Deutsch")  # here nobody has loaded Qt's German words
    assert selftest.prove(tmp_path / "out.json") == 1
    assert report(tmp_path / "out.json") == {**dict.fromkeys(selftest.STEPS, True), "Bilder": False}
