"""Buttons look like their actions and can be used without a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from gui.look import theme
from gui.look.icons import icon
from gui.parts.button import Button, Link


def test_a_button_does_what_its_action_does(qtbot: QtBot) -> None:
    action = QAction(icon("printer"), "Drucken")
    action.setShortcut(QKeySequence("Ctrl+P"))
    done: list[str] = []
    action.triggered.connect(lambda: done.append("gedruckt"))
    button = Button.for_action(action, primary=True)
    qtbot.addWidget(button)
    button.click()
    assert done == ["gedruckt"]
    assert button.text() == "Drucken"
    assert "P)" in button.toolTip()


def test_a_button_follows_its_action(qtbot: QtBot) -> None:
    action = QAction("Ausgeben")
    button = Button.for_action(action)
    qtbot.addWidget(button)
    action.setText("Zurücknehmen")
    action.setEnabled(False)
    assert button.text() == "Zurücknehmen"
    assert not button.isEnabled()


def test_a_button_waits_for_its_place_before_it_shows(qtbot: QtBot) -> None:
    action = QAction("Ausgeben")
    button = Button.for_action(action)
    qtbot.addWidget(button)
    assert not button.isVisible()


def test_a_button_whose_action_is_gone_does_nothing(qtbot: QtBot) -> None:
    owner = QWidget()
    action = QAction("Ausgeben", owner)
    button = Button.for_action(action)
    qtbot.addWidget(button)
    delete(owner)
    button.click()
    assert not isValid(action)


def test_there_is_room_for_icon_words_and_arrow(qtbot: QtBot) -> None:
    plain, rich = Button("Mehr"), Button("Mehr", "eye")
    rich.setMenu(QMenu(rich))
    for button in (plain, rich):
        qtbot.addWidget(button)
    assert rich.sizeHint().width() > plain.sizeHint().width()
    assert plain.sizeHint().height() == theme.px(32)


def test_a_larger_text_makes_a_larger_button(qtbot: QtBot, qapp: QApplication) -> None:
    small = Button("Drucken")
    qtbot.addWidget(small)
    before = small.sizeHint()
    theme.exact(qapp, body=26)
    large = Button("Drucken")
    qtbot.addWidget(large)
    assert large.sizeHint().height() >= 2 * before.height()
    assert large.sizeHint().width() >= 1.8 * before.width()


def test_the_focus_ring_shows_for_the_keyboard_not_for_the_mouse(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())
    button = Button("Drucken")
    layout.addWidget(button)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    plain = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != plain
    button.clearFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.grab().toImage() == plain


def test_a_link_is_elided_rather_than_cut(qtbot: QtBot) -> None:
    link = Link("Standardnotebook der Kindertagesstätte am Rathausplatz")
    qtbot.addWidget(link)
    assert link.minimumSizeHint().width() < link.sizeHint().width()
