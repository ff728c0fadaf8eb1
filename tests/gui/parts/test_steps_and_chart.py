"""Pictures of how far and how much say the same in words."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gui.look.tokens import Tone
from gui.parts.chart import Bar, Bars, Share
from gui.parts.steps import Milestone, Steps

WAY = (
    Milestone("Eingang", Tone.DONE, below="03.11."),
    Milestone("IT", Tone.WAITING, here=True, detail="IT-Prüfung"),
    Milestone("Geräte", Tone.REST),
)


def test_a_screen_reader_hears_what_is_done_where_the_case_is_and_what_is_ahead(qtbot: QtBot) -> None:
    steps = Steps(WAY)
    qtbot.addWidget(steps)
    told = steps.accessibleDescription()
    assert [words in told for words in ("Eingang", "IT", "Geräte")] == [True] * 3
    assert told.index("Eingang") < told.index("IT") < told.index("Geräte")
    assert len(set(told.split(", "))) == len(WAY)


def test_the_pointer_over_a_circle_tells_the_state_of_the_case(qtbot: QtBot) -> None:
    steps = Steps(WAY)
    qtbot.addWidget(steps)
    steps.resize(360, steps.sizeHint().height())
    steps.show()
    place = QPoint(180, 10)
    QApplication.sendEvent(steps, QHelpEvent(QHelpEvent.Type.ToolTip, place, steps.mapToGlobal(place)))
    assert QToolTip.text() == "IT-Prüfung"
    QToolTip.hideText()


def test_a_narrow_card_still_shows_every_circle(qtbot: QtBot) -> None:
    steps = Steps(WAY)
    qtbot.addWidget(steps)
    steps.resize(steps.minimumSizeHint())
    steps.show()
    assert not steps.grab().isNull()


def test_bars_read_out_their_words_and_numbers(qtbot: QtBot) -> None:
    bars = Bars("Geräte", [Bar("Notebook", 461, rest=44, told="461 · 44 frei"), Bar("iPad", 0)])
    qtbot.addWidget(bars)
    assert bars.accessibleName() == "Geräte"
    assert bars.accessibleDescription() == "Notebook: 461 · 44 frei; iPad: 0"


def test_a_share_of_nothing_is_an_empty_bar_and_more_than_all_a_full_one(qtbot: QtBot) -> None:
    ground = Share("Leer", 0, 0)
    full, over = Share("Voll", 5, 5), Share("Mehr", 9, 5)
    for share in (ground, full, over):
        qtbot.addWidget(share)
        share.resize(200, share.sizeHint().height())
    assert full.grab().toImage() == over.grab().toImage() != ground.grab().toImage()
    assert ground.accessibleDescription() == "0 von 0"
