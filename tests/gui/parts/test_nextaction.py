"""The next action of a record: one primary button, the others behind it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.parts.button import Button
from gui.parts.nextaction import NextAction


def test_the_next_action_is_a_sentence_and_its_verbs(qtbot: QtBot) -> None:
    done: list[str] = []
    issue, show, retire = QAction("Ausgeben"), QAction("Ansehen"), QAction("Ausmustern")
    issue.triggered.connect(lambda: done.append("ausgegeben"))
    box = NextAction("Gerät ausgeben", "Es ist für Jörg Eßer reserviert.", [issue, show], [retire])
    qtbot.addWidget(box)
    buttons = box.findChildren(Button)
    assert [button.text() for button in buttons] == ["Ausgeben", "Ansehen", "Mehr"]
    buttons[0].click()
    assert done == ["ausgegeben"]
    menu = box.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Ausmustern"]


def test_many_verbs_go_on_in_the_next_line(qtbot: QtBot) -> None:
    actions = [QAction(f"Übergabeprotokoll {n} drucken") for n in range(4)]
    box = NextAction("Protokolle drucken", actions=actions)
    qtbot.addWidget(box)
    assert box.minimumSizeHint().width() < 300
    assert box.heightForWidth(300) > box.heightForWidth(1200)
