"""Dialogs answer to Enter and Escape, begin in the first field and clean up."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.parts.button import Button
from gui.parts.dialog import Dialog
from gui.parts.facts import Facts
from tests import a11y


class Renaming(Dialog):
    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "Ansicht umbenennen", "Der Name steht auf dem Knopf.", verb="Umbenennen")
        self.done_with: list[str] = []
        self.field = QLineEdit()
        self.field.setAccessibleName("Name")
        self.add(Facts([("Bisher", "Alle Geräte")]))
        self.add(self.field)

    def confirm(self) -> None:
        self.done_with.append(self.field.text())
        self.accept()


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[Renaming]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Renaming(window)
    with qtbot.waitExposed(made):
        made.open()
    qtbot.waitUntil(made.field.hasFocus)
    yield made
    window.close()


def test_the_first_field_has_the_focus_and_the_verbs_come_last(dialog: Renaming, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.cancel
    QTest.keyClick(dialog.cancel, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.primary


def test_verbs_that_were_put_in_between_are_reached_where_they_stand(qtbot: QtBot) -> None:
    dialog = Renaming(None)
    qtbot.addWidget(dialog)
    dialog.below.addWidget(Button("Was ändert sich"))
    dialog.footer.insertWidget(0, Button("Als Entwurf speichern"))
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.field.setFocus()
    ring, closed = a11y.walk(dialog)
    assert closed
    assert [a11y.spoken(it) for it in ring[:5]] == [
        "Name",
        "Was ändert sich",
        "Als Entwurf speichern",
        "Abbrechen",
        "Umbenennen",
    ]


def test_enter_takes_the_verb(dialog: Renaming, qtbot: QtBot) -> None:
    done = dialog.done_with
    QTest.keyClicks(dialog.field, "Notebooks")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert done == ["Notebooks"]


def test_escape_leaves_without_a_question(dialog: Renaming, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.done_with == []


def test_a_closed_dialog_is_gone(dialog: Renaming, qtbot: QtBot) -> None:
    dialog.cancel.click()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_dialog_fits_its_content_and_the_screen(dialog: Renaming) -> None:
    assert dialog.height() >= dialog.sizeHint().height()
    tall = QWidget()
    tall.setMinimumHeight(5000)
    dialog.add(tall)
    assert dialog.sizeHint().height() <= dialog.screen().availableSize().height()


def test_the_title_stands_in_the_window_and_in_its_frame(dialog: Renaming) -> None:
    assert dialog.windowTitle() == "Ansicht umbenennen"
