"""A state is a dot and a word."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.look.tokens import LIGHT, Tone
from gui.parts.pill import PillLabel, paint_pill, pill_width


def test_the_word_can_be_read_by_others_than_eyes(qtbot: QtBot) -> None:
    pill = PillLabel("aktiv", Tone.DONE)
    qtbot.addWidget(pill)
    assert pill.text() == "aktiv"
    pill.show_state("überfällig", Tone.OVERDUE)
    assert pill.text() == "überfällig"
    assert pill.sizeHint().width() == pill_width("überfällig")


def test_a_pill_stays_inside_its_column(qapp: QApplication) -> None:
    image = QImage(300, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_pill(painter, QRect(10, 0, 90, 40), "wartet auf die Beteiligung", Tone.ACCENT, qapp.palette())
    painter.end()
    painted = {x for x in range(300) if image.pixelColor(x, 20).alpha()}
    assert painted == set(range(10, 100))
    assert image.pixelColor(21, 20).name().upper() == LIGHT.accent.strong
