"""The search field is a line edit with a magnifier and a way to empty it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui.parts.searchfield import SearchField


def test_escape_empties_the_field(qtbot: QtBot) -> None:
    field = SearchField("Person suchen")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "mueller")
    assert field.text() == "mueller"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_the_cross_is_there_only_when_something_was_typed(qtbot: QtBot) -> None:
    field = SearchField("Person suchen")
    qtbot.addWidget(field)
    cross = field.findChild(QToolButton)
    assert cross is not None
    assert cross.isHidden()
    field.setText("N-04471")
    assert not cross.isHidden()
    cross.click()
    assert field.text() == ""


def test_the_field_has_a_name_and_not_only_a_placeholder(qtbot: QtBot) -> None:
    field = SearchField("Person, Gerät, Vorgang suchen oder scannen", "Strg K")
    qtbot.addWidget(field)
    assert field.accessibleName() == "Person, Gerät, Vorgang suchen oder scannen"
