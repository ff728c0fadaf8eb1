"""The pages of a paper are turned, enlarged, searched and copied from."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.parts.pageview import PageView
from inventory.approvals.words import Paper
from inventory.papers import adapting
from tests.hands import PATIENCE, settle

CTRL = Qt.KeyboardModifier.ControlModifier


class Reader:
    """Somebody with a paper before them; hears what the view says of it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.view = PageView()
        qtbot.addWidget(self.view)
        self.page = (0, 0)
        self.percent = 0
        self.refusal = ""
        self.hits = -1
        self.view.shown.connect(lambda *page: setattr(self, "page", page))
        self.view.zoomed.connect(lambda percent: setattr(self, "percent", percent))
        self.view.refused.connect(lambda sentence: setattr(self, "refusal", sentence))
        self.view.found.connect(lambda count: setattr(self, "hits", count))
        self.view.resize(600, 500)
        self.view.show()

    def open(self, paper: bytes) -> None:
        self.view.show_file(paper)
        self.wait(lambda: self.page[1])

    def wait(self, true: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(true()), timeout=PATIENCE)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, keys)

    def search(self, words: str) -> int:
        """How often it stands there."""
        self.hits = -1
        self.view.search(words)
        self.wait(lambda: self.hits >= 0)
        return self.hits

    def turn_wheel(self, clicks: int) -> None:
        middle = QPointF(self.view.viewport().rect().center())
        turned = QPoint(0, 120 * clicks)
        buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(middle, middle, QPoint(), turned, buttons, CTRL, phase, False)
        QApplication.sendEvent(self.view.viewport(), event)

    def ink(self) -> bool:
        """Whether something stands on the paper in sight."""
        picture = self.view.viewport().grab().toImage()
        row = picture.height() // 2
        colours = (
            (picture.pixelColor(x, y).lightness(), picture.pixelColor(x + 1, y).lightness())
            for y in range(row - 60, row + 60, 2)
            for x in range(60, picture.width() - 60, 2)
        )
        return any(abs(one - other) > 60 for one, other in colours)


@pytest.fixture(scope="module")
def agreement() -> bytes:
    return adapting.preview(paper=Paper.AGREEMENT, own={}, on=date(2026, 3, 2))


@pytest.fixture
def reader(qtbot: QtBot, agreement: bytes) -> Iterator[Reader]:
    reader = Reader(qtbot)
    reader.open(agreement)
    yield reader
    reader.view.stop()
    settle()


def test_pages_are_turned_one_by_one_and_say_which_is_in_sight(reader: Reader) -> None:
    last = reader.view.count
    assert last > 1
    reader.wait(reader.ink)
    seen = [reader.page]
    for _turn in range(last):
        reader.key(Qt.Key.Key_PageDown)
        seen.append(reader.page)
    assert seen[0] == (1, last)
    assert seen[-1] == (last, last)
    assert all(later[0] - earlier[0] in (0, 1) for earlier, later in pairwise(seen))
    reader.key(Qt.Key.Key_PageUp)
    assert reader.page == (last - 1, last)


def test_a_page_is_made_larger_by_keys_and_wheel_and_fits_again(reader: Reader) -> None:
    fitting = reader.percent
    reader.key(Qt.Key.Key_Plus, CTRL)
    larger = reader.percent
    assert larger > fitting
    reader.turn_wheel(1)
    assert reader.percent > larger
    reader.turn_wheel(-1)
    reader.key(Qt.Key.Key_Minus, CTRL)
    assert reader.percent == fitting
    for _step in range(30):
        reader.view.zoom_in()
    assert reader.percent == 500
    assert reader.view.horizontalScrollBar().maximum() > 0
    reader.view.fit_width()
    assert reader.percent == fitting
    assert reader.view.horizontalScrollBar().maximum() == 0


def test_words_are_found_on_every_page_and_one_goes_round_them(reader: Reader) -> None:
    count = reader.search("vereinbarung")
    assert count > 2
    pages = []
    for _hit in range(count):
        assert reader.view.selected_text.lower() == "vereinbarung"
        pages.append(reader.page[0])
        reader.view.show_next()
    assert len(set(pages)) > 1
    assert reader.search("gibt es nicht") == 0
    assert reader.search("") == 0


@pytest.mark.parametrize("typed", ["regelmäßig", "REGELMAESSIG"])
def test_a_word_is_found_however_its_umlauts_are_typed(reader: Reader, typed: str) -> None:
    assert reader.search(typed) > 0
    assert reader.view.selected_text.lower() == "regelmäßig"


def test_what_was_found_is_copied(reader: Reader) -> None:
    reader.search("Zusatzvereinbarung")
    reader.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Zusatzvereinbarung"


def test_a_line_that_is_marked_with_the_mouse_is_copied(reader: Reader) -> None:
    reader.search("Zusatzvereinbarung")
    (box, *_more) = reader.view._boxes(reader.view._found[0])
    middle = round(box.center().y())
    reader.search("")
    sheet, left = reader.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(sheet, left, pos=QPoint(round(box.left()) + 1, middle))
    QTest.mouseMove(sheet, QPoint(round(box.right()) - 1, middle))
    QTest.mouseRelease(sheet, left, pos=QPoint(round(box.right()) - 1, middle))
    assert reader.view.selected_text == "Zusatzvereinbarung"


def test_a_file_that_is_none_is_refused_with_a_sentence(qtbot: QtBot, agreement: bytes) -> None:
    reader = Reader(qtbot)
    reader.view.show_file(b"Name;Tage")
    reader.wait(lambda: reader.refusal)
    assert reader.refusal == "Gelesen werden PDF, TIFF, JPEG und PNG. Diese Datei ist nichts davon."
    assert reader.view.count == 0
    reader.open(agreement)
    assert reader.view.count > 1
    reader.view.stop()


def test_a_file_that_breaks_off_is_refused_as_well(qtbot: QtBot, agreement: bytes) -> None:
    reader = Reader(qtbot)
    reader.view.show_file(agreement[:400])
    reader.wait(lambda: reader.refusal)
    assert "beschädigt" in reader.refusal
    reader.view.stop()
