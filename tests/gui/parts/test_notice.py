"""The notice bar says what happened and offers the way back."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.look.tokens import Tone
from gui.parts.notice import NoticeBar


def window_with(bar: NoticeBar, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addWidget(QLineEdit())
    layout.addWidget(bar)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    return window_with(NoticeBar(), qtbot)


@pytest.fixture
def bar(window: QWidget) -> NoticeBar:
    found = window.findChild(NoticeBar)
    assert found is not None
    return found


def button(bar: NoticeBar, name: str) -> QPushButton:
    buttons = bar.findChildren(QPushButton)
    return next(each for each in buttons if name in (each.text(), each.accessibleName()))


def test_a_notice_offers_to_take_it_back(bar: NoticeBar) -> None:
    undone: list[str] = []
    bar.say("Votum für MA-2026-00407 gespeichert.", Tone.DONE, "Rückgängig", lambda: undone.append("ja"))
    assert bar.text() == "Votum für MA-2026-00407 gespeichert."
    button(bar, "Rückgängig").click()
    assert undone == ["ja"]
    assert bar.isHidden()


def test_a_second_notice_forgets_the_action_of_the_first(bar: NoticeBar) -> None:
    bar.say("Gespeichert.", Tone.DONE, "Rückgängig", bar.update)
    bar.say("Die Inventarnummer ist schon vergeben.", Tone.OVERDUE)
    assert button(bar, "").isHidden()


def test_success_goes_by_itself_a_refusal_stays(qtbot: QtBot) -> None:
    bar = NoticeBar(shown_for=10)
    window = window_with(bar, qtbot)
    bar.say("Das geht noch nicht.", Tone.OVERDUE)
    qtbot.wait(40)
    assert bar.isVisible()
    bar.say("Gespeichert.")
    qtbot.waitUntil(bar.isHidden)
    assert window.isVisible()


def test_a_notice_never_takes_the_focus(bar: NoticeBar, window: QWidget, qtbot: QtBot) -> None:
    field = window.findChild(QLineEdit)
    assert field is not None
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    bar.say("Gespeichert.", Tone.DONE, "Rückgängig", bar.update)
    assert QApplication.focusWidget() is field


def test_a_notice_can_be_closed(bar: NoticeBar) -> None:
    bar.say("Das geht noch nicht.", Tone.WAITING)
    button(bar, "Meldung schließen").click()
    assert bar.isHidden()
    assert bar.text() == ""
