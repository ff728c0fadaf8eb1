"""Facts can be read, copied and followed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.parts.facts import Fact, Facts


def value(facts: Facts, name: str) -> QLabel:
    return next(label for label in facts.findChildren(QLabel) if label.accessibleName() == name)


def test_a_missing_value_is_a_dash_and_said_in_words(qtbot: QtBot) -> None:
    facts = Facts([("Anmerkung", "")])
    qtbot.addWidget(facts)
    assert value(facts, "Anmerkung: keine Angabe").text() == "–"


def test_a_value_is_copied_with_the_keyboard(qtbot: QtBot) -> None:
    facts = Facts([("Seriennummer", "5CG1234XYZ"), ("Modell", "Standardnotebook")])
    qtbot.addWidget(facts)
    with qtbot.waitExposed(facts):
        facts.show()
    facts.activateWindow()
    first = value(facts, "Seriennummer: 5CG1234XYZ")
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = value(facts, "Modell: Standardnotebook")
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Standardnotebook"


def test_tab_stops_once_however_many_facts_there_are(qtbot: QtBot) -> None:
    facts = Facts([(f"Feld {n}", f"Wert {n}") for n in range(12)])
    qtbot.addWidget(facts)
    stops = [w for w in facts.findChildren(QLabel) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1


def test_a_linked_value_leads_on(qtbot: QtBot) -> None:
    facts = Facts([Fact("Person", "Eßer, Jörg", "person:4711")])
    qtbot.addWidget(facts)
    link = facts.findChild(QPushButton)
    assert link is not None
    with qtbot.waitSignal(facts.followed) as heard:
        link.click()
    assert heard.args == ["person:4711"]
    assert link.accessibleName() == "Person: Eßer, Jörg"
