"""All parts together: named, reached by Tab, and looking exactly as they were approved.

When a change of the look is meant: `python -m tests.gallery tests/gui/parts/pictures [--dark]`, and look.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.look import theme
from tests.gallery import gallery, pictures

APPROVED = Path(__file__).parent / "pictures"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = gallery()
    qtbot.addWidget(made)
    made.resize(1440, 1000)
    with qtbot.waitActive(made):
        made.show()
    return made


def spoken(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.accessibleName() or widget.text()
    return widget.accessibleName()


def test_everything_that_can_be_operated_has_a_name(window: QWidget) -> None:
    operated = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
    inner = [each for each in operated if isinstance(each.parent(), QLineEdit)]
    assert [each for each in operated if each.isVisible() and each not in inner and not spoken(each)] == []


def test_tab_goes_round_and_gets_caught_nowhere(window: QWidget, qapp: QApplication) -> None:
    reached: list[QWidget] = []
    QTest.keyClick(window, Qt.Key.Key_Tab)
    while (here := qapp.focusWidget()) and here not in reached:
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    names = [spoken(each) for each in reached]
    for name in ("Anträge", "Warten auf mich, 12", "Drucken", "Weitere", "Rückgängig", "Meldung schließen"):
        assert name in names
    assert here is reached[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_parts_look_as_approved(scheme: str, qapp: QApplication, tmp_path: Path) -> None:
    theme.exact(qapp, dark=scheme == "dark")
    for name, picture in pictures(qapp).items():
        file = f"{name}-{scheme}.png"
        picture.save(str(tmp_path / file))
        approved = QImage(str(APPROVED / file)).convertToFormat(QImage.Format.Format_RGB32)
        assert picture == approved, f"compare {tmp_path / file}"
