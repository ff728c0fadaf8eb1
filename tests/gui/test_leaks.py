"""Whatever is opened again and again leaves nothing behind once it is closed."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from gui.look import theme
from tests.album import SCENES
from tests.album.visitor import Visitor, visiting
from tests.hands import settle

TIMES, FEW = 5, 2
OPENED = (
    "today",
    "approvals-several",
    "approvals-new-known",
    "approvals-step-check-it",
    "approvals-step-refusal",
    "approvals-renewals",
    "approvals-forecast",
    "administration-rulesets-new",
    "devices-several",
    "devices-filter-box",
    "devices-save-view",
    "devices-editing",
    "devices-issue",
    "devices-take-back",
    "devices-step-wipe",
    "intake",
    "bulk",
    "people-arrival",
    "bookings",
    "crash",
)
"""One of each sort: cards, boxes, forms, counters, questions."""


@pytest.fixture(scope="module")
def visitor(qapp: QApplication, demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    theme.exact(qapp)
    with visiting(demo_url, tmp_path_factory.mktemp("desk")) as visitor:
        yield visitor


@pytest.mark.parametrize("name", OPENED)
def test_opening_it_many_times_leaves_no_widget_behind(visitor: Visitor, name: str) -> None:
    def widgets_afterwards() -> int:
        SCENES[name](visitor)
        visitor.front()
        visitor.leave()
        settle()
        gc.collect()
        return len(QApplication.allWidgets())

    counts = [widgets_afterwards() for _time in range(TIMES)]
    # What is loaded at leisure comes and goes; what leaks only grows.
    assert min(counts[-FEW:]) <= max(counts[:FEW]), counts
