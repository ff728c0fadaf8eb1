"""A window with nothing but a list of devices, at a desk with real records."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.desk import Desk, Notice
from gui.parts.list.footer import Footer
from gui.parts.list.model import WindowModel
from gui.parts.list.panel import ListPanel
from gui.parts.list.view import ListView
from gui.parts.notice import NoticeBar
from inventory.devices.lists import DEVICES
from tests.hands import Hands, settle
from tests.inventory.clerk import Clerk


class ListHands(Hands):
    """Hands at a list, and eyes on what its cells show."""

    def __init__(self, qtbot: QtBot, window: QWidget, panel: ListPanel) -> None:
        super().__init__(qtbot, window)
        self.panel = panel
        view = panel.findChild(ListView)
        assert view is not None
        self.view = view
        model = view.model()
        assert isinstance(model, WindowModel)
        self.model = model

    def shown(self, title: str) -> list[str]:
        """What stands below a heading, from top to bottom, once it has been read."""
        section = self.titles().index(title)
        self.wait_until(lambda: all(self._text(row, section).strip() or section for row in self._rows()))
        return [self._text(row, section) for row in self._rows()]

    def titles(self) -> list[str]:
        return [str(self._title(section)) for section in range(self.model.columnCount())]

    def headings(self) -> list[str]:
        """The headings in sight, from left to right."""
        header = self.view.horizontalHeader()
        sections = [header.logicalIndex(place) for place in range(header.count())]
        return [str(self._title(section)) for section in sections if not header.isSectionHidden(section)]

    def footer(self) -> str:
        footer = self.panel.findChild(Footer)
        assert footer is not None
        return footer.text()

    def wait_for_rows(self, count: int) -> None:
        self.wait_until(lambda: self.model.complete and self.model.rowCount() == count)

    def wait_for(self, title: str, texts: list[str]) -> None:
        self.wait_until(lambda: self.model.complete and self._below(title) == texts)

    def search(self, text: str) -> None:
        self.enter("Geräte durchsuchen", text)

    def click_heading(self, title: str) -> None:
        header = self.view.horizontalHeader()
        place = header.sectionViewportPosition(self.titles().index(title)) + 20
        spot = QPoint(place, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def click_row(self, row: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.view.scrollTo(self.model.index(row, 0))
        place = self.view.visualRect(self.model.index(row, 0)).center()
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def selected(self) -> list[int]:
        return list(self.panel.selected_ids())

    def _below(self, title: str) -> list[str]:
        section = self.titles().index(title)
        return [self._text(row, section) for row in self._rows()]

    def _rows(self) -> range:
        return range(self.model.rowCount())

    def _text(self, row: int, section: int) -> str:
        return str(self.model.index(row, section).data())

    def _title(self, section: int) -> str:
        return str(self.model.headerData(section, Qt.Orientation.Horizontal))


@dataclass(frozen=True)
class Stock:
    """N-00001 is with Müller, N-00002 with Ägidius, N-00003 to 5 are in stock."""

    clerk: Clerk
    ids: list[int]


@pytest.fixture
def stock(clerk: Clerk) -> Stock:
    unit = clerk.unit()
    thinkpad, latitude = clerk.model(name="ThinkPad"), clerk.model(name="Latitude")
    mueller = clerk.person("1", unit_id=unit.id)
    aegidius = clerk.person("2", unit_id=unit.id, last_name="Ägidius", first_name="Çelik")
    devices = [
        *clerk.delivery("SN-C", "SN-B", "SN-A", model_id=thinkpad.id, net="900.00"),
        *clerk.delivery("SN-E", "SN-D", model_id=latitude.id, net="1200.00"),
    ]
    clerk.issue(devices[0], employee_id=mueller.id)
    clerk.issue(devices[1], employee_id=aegidius.id)
    return Stock(clerk, [device.key() for device in devices])


@pytest.fixture
def notices(desk: Desk) -> list[Notice]:
    said: list[Notice] = []
    desk.noticed.connect(said.append)
    return said


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, notices: list[Notice]) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(1400, 800)
    layout = QVBoxLayout(window)
    bar = NoticeBar()
    desk.noticed.connect(lambda notice: bar.say(notice.text, notice.tone))
    layout.addWidget(ListPanel(desk, DEVICES), 1)
    layout.addWidget(bar)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    if isValid(window):
        window.close()
        window.deleteLater()
    settle()


@pytest.fixture
def nothing(qtbot: QtBot, window: QWidget) -> ListHands:
    """In front of a list without records."""
    panel = window.findChild(ListPanel)
    assert panel is not None
    return ListHands(qtbot, window, panel)


@pytest.fixture
def hands(nothing: ListHands, stock: Stock) -> ListHands:
    """In front of five devices."""
    nothing.panel.refresh()
    nothing.wait_for_rows(5)
    return nothing
