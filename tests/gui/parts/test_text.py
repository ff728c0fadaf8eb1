"""Words are plain, elided or wrapped, and can be copied as they were written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.parts.text import Body, Caption

ADDRESS = "svenja-maria.ates-lindqvist@stadtverwaltung.example"


def test_a_name_is_never_read_as_markup(qtbot: QtBot) -> None:
    text = Body("<b>Fuß</b> & Söhne")
    qtbot.addWidget(text)
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert text.text() == "<b>Fuß</b> & Söhne"


def test_a_long_address_wraps_and_is_copied_in_one_piece(qtbot: QtBot) -> None:
    text = Body(ADDRESS, wrap=True, selectable=True)
    qtbot.addWidget(text)
    assert text.minimumSizeHint().width() < text.fontMetrics().horizontalAdvance(ADDRESS) / 2
    text.copy()
    assert QGuiApplication.clipboard().text() == ADDRESS
    assert text.text() == ADDRESS


def test_what_is_selected_is_copied_with_the_usual_keys(qtbot: QtBot) -> None:
    text = Body(ADDRESS, wrap=True, selectable=True)
    qtbot.addWidget(text)
    text.setSelection(0, 6)
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "svenja"


def test_an_endless_compound_fits_into_a_narrow_card(qtbot: QtBot) -> None:
    text = Body("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", wrap=True)
    qtbot.addWidget(text)
    text.setFixedWidth(120)
    assert text.heightForWidth(120) >= 3 * text.fontMetrics().height()


def test_a_date_is_not_broken_over_two_lines(qtbot: QtBot) -> None:
    text = Body("01.01.2022", wrap=True)
    qtbot.addWidget(text)
    assert text.minimumSizeHint().width() >= text.fontMetrics().horizontalAdvance("01.01.2022")


def test_elided_words_are_whole_in_the_tooltip(qtbot: QtBot) -> None:
    text = Body("FB 11 Personal und Organisation", elide=True)
    qtbot.addWidget(text)
    text.resize(80, 20)
    text.grab()
    assert text.toolTip() == "FB 11 Personal und Organisation"
    assert text.minimumSizeHint().width() < 80


def test_a_tooltip_goes_when_there_is_room_again(qtbot: QtBot) -> None:
    text = Body("FB 11 Personal und Organisation", elide=True)
    qtbot.addWidget(text)
    text.resize(80, 20)
    text.grab()
    text.resize(600, 20)
    text.grab()
    assert text.toolTip() == ""


def test_a_caption_is_drawn_in_capitals_and_read_out_as_written(qtbot: QtBot) -> None:
    caption = Caption("Verlauf")
    qtbot.addWidget(caption)
    assert (caption.text(), caption.accessibleName()) == ("VERLAUF", "Verlauf")
