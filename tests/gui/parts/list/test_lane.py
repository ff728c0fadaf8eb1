"""The thread that reads for a list: the most wanted comes first, what nobody wants any more is stopped."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.parts.list import lane as lanes
from gui.parts.list.lane import Going, Lane, Urgency
from inventory.errors import Refused, Unreachable
from inventory.fields import Kind
from inventory.listing import Column, Listing, Query
from inventory.people.lists import UNITS
from inventory.store.reader import Reader
from tests.hands import PATIENCE, settle
from tests.inventory.clerk import Clerk

ENDLESS = (
    "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
    " SELECT count(*) FROM n)"
)
SLOW = Listing(
    "slow", "Zeile", "Zeilen", "unit", (Column("count", "Anzahl", ENDLESS, Kind.NUMBER),), order="count"
)


@pytest.fixture
def owner() -> Iterator[QObject]:
    owner = QObject()
    yield owner
    settle()


@pytest.fixture
def lane(desk: Desk, owner: QObject, clerk: Clerk) -> Iterator[Lane]:
    clerk.unit()
    lane = Lane(desk.reader(), "a lane", owner)
    yield lane
    lane.stop()


class Gate:
    """A reading that takes until it is let through."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self._open = threading.Event()

    def __call__(self, _reader: Reader, _going: Going) -> str:
        self.begun.set()
        assert self._open.wait(PATIENCE / 1000)
        return "late"

    def open(self) -> None:
        self._open.set()


def units(reader: Reader, _going: Going) -> int:
    return reader.count(UNITS, Query())


def endless(reader: Reader, _going: Going) -> int:
    return len(reader.ids(SLOW, Query(), lambda: True))


def saying(words: str) -> Callable[[Reader, Going], str]:
    return lambda _reader, _going: words


def test_what_is_wanted_most_and_newest_comes_first(qtbot: QtBot, lane: Lane) -> None:
    shown: list[Any] = []
    gate = Gate()
    lane.wish("gate", gate, shown.append, Urgency.NOW)
    assert gate.begun.wait(PATIENCE / 1000)
    for words, urgency in (
        ("count 1", Urgency.LATER),
        ("page 1", Urgency.SOON),
        ("count 2", Urgency.LATER),
        ("page 2", Urgency.SOON),
        ("first", Urgency.NOW),
    ):
        lane.wish(words, saying(words), shown.append, urgency)
    gate.open()
    qtbot.waitUntil(lambda: not lane.busy)
    assert shown == ["late", "first", "page 2", "page 1", "count 2", "count 1"]


def test_a_newer_wish_of_the_same_kind_stops_the_earlier_one(qtbot: QtBot, lane: Lane) -> None:
    shown: list[Any] = []
    lane.wish("search", endless, shown.append, Urgency.NOW)
    qtbot.wait(50)
    lane.wish("search", units, shown.append, Urgency.NOW)
    qtbot.waitUntil(lambda: shown == [1])


def test_a_less_urgent_reading_waits_and_is_taken_up_again(qtbot: QtBot, lane: Lane) -> None:
    shown: list[Any] = []
    begun: list[int] = []

    def count(reader: Reader, going: Going) -> Any:
        begun.append(1)
        return endless(reader, going) if len(begun) == 1 else "counted"

    lane.wish("count", count, shown.append, Urgency.LATER)
    qtbot.waitUntil(lambda: bool(begun))
    qtbot.wait(50)
    lane.wish("ids", units, shown.append, Urgency.SOON)
    qtbot.waitUntil(lambda: shown == [1, "counted"])


def test_what_is_forgotten_is_not_shown_even_if_it_was_read(qtbot: QtBot, lane: Lane) -> None:
    shown: list[Any] = []
    gate = Gate()
    lane.wish("gate", gate, shown.append, Urgency.NOW)
    lane.wish("other", units, shown.append, Urgency.SOON)
    assert gate.begun.wait(PATIENCE / 1000)
    lane.forget("gate")
    gate.open()
    qtbot.waitUntil(lambda: shown == [1])
    lane.wish("other", units, shown.append, Urgency.SOON)
    lane.forget()
    assert not lane.busy
    qtbot.wait(50)
    assert shown == [1]


def test_a_refusal_is_told(qtbot: QtBot, lane: Lane) -> None:
    def refuse(_reader: Reader, _going: Going) -> None:
        raise Refused("Das geht nicht.")

    with qtbot.waitSignal(lane.failed) as heard:
        lane.wish("a", refuse, print, Urgency.SOON)
    assert heard.args is not None
    assert heard.args[0].message == "Das geht nicht."
    assert not lane.busy


def test_a_database_that_does_not_answer_is_asked_again(
    qtbot: QtBot, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "RETRY", 1)
    shown: list[Any] = []
    tries: list[int] = []

    def read(reader: Reader, going: Going) -> int:
        tries.append(1)
        if len(tries) < 3:
            raise Unreachable
        return units(reader, going)

    lane.wish("a", read, shown.append, Urgency.SOON)
    qtbot.waitUntil(lambda: shown == [1])
    assert len(tries) == 3


def test_a_wish_that_waits_for_the_database_can_be_replaced(
    qtbot: QtBot, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "RETRY", 30)
    shown: list[Any] = []
    tried = threading.Event()

    def read(_reader: Reader, _going: Going) -> int:
        tried.set()
        raise Unreachable

    lane.wish("a", read, shown.append, Urgency.SOON)
    assert tried.wait(PATIENCE / 1000)
    lane.wish("a", units, shown.append, Urgency.SOON)
    qtbot.waitUntil(lambda: shown == [1])
    qtbot.wait(80)
    assert shown == [1]


def test_a_bug_is_not_hidden(qtbot: QtBot, lane: Lane) -> None:
    def stumble(_reader: Reader, _going: Going) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        lane.wish("a", stumble, print, Urgency.SOON)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_the_thread_ends_with_its_owner_in_the_middle_of_a_reading(
    qtbot: QtBot, desk: Desk, clerk: Clerk
) -> None:
    clerk.unit()
    shown: list[Any] = []
    owner = QObject()
    lane = Lane(desk.reader(), "short-lived", owner)
    lane.wish("endless", endless, shown.append, Urgency.SOON)
    qtbot.wait(50)
    owner.deleteLater()
    settle()
    assert "short-lived" not in {thread.name for thread in threading.enumerate()}
    assert shown == []
