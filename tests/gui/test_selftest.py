"""The self-test passes where everything is there, and names what is not."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui import selftest


def report(out: Path) -> dict[str, bool]:
    told = json.loads(out.read_text("utf-8"))
    assert told["passed"] == all(step["passed"] for step in told["steps"])
    return {step["step"]: step["passed"] for step in told["steps"]}


def test_everything_is_there(qapp: QApplication, tmp_path: Path) -> None:
    out = tmp_path / "größe.json"
    assert selftest.run(out) == 0, out.read_text("utf-8")
    assert report(out) == dict.fromkeys(selftest.STEPS, True)


def test_what_fails_is_named_and_the_rest_is_tried_all_the_same(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selftest, "PICTURES", {"png", "pinsel"})
    assert selftest.run(tmp_path / "out.json") == 1
    assert report(tmp_path / "out.json") == {**dict.fromkeys(selftest.STEPS, True), "Bilder": False}
