"""Long work shows how far it is and can be stopped."""

from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from gui.parts.button import Button
from gui.parts.progress import ProgressLine


def test_progress_is_told_to_eyes_and_ears(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    assert line.isHidden()
    line.start("Der Bestand wird gelesen …")
    line.advance(312, 954, "312 von 954 Geräten gelesen")
    bar, words = line.findChild(QProgressBar), line.findChild(QLabel)
    assert bar is not None
    assert words is not None
    assert (bar.value(), bar.maximum()) == (312, 954)
    assert bar.accessibleName() == "Der Bestand wird gelesen …"
    assert words.text() == "312 von 954 Geräten gelesen"
    line.finish()
    assert line.isHidden()


def test_work_can_be_cancelled_once(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.start("Schreiben werden erzeugt …")
    stop = line.findChild(Button)
    assert stop is not None
    with qtbot.waitSignal(line.cancelled):
        stop.click()
    assert not stop.isEnabled()


def test_what_cannot_be_stopped_offers_no_button(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.start("Wird gespeichert …", cancellable=False)
    stop = line.findChild(Button)
    assert stop is not None
    assert stop.isHidden()
