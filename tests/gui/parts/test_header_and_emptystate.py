"""The head of a screen, and what a screen says while it is empty."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.parts.button import Button
from gui.parts.emptystate import EmptyState
from gui.parts.header import ScreenHeader


def test_the_header_says_the_figures_that_matter(qtbot: QtBot) -> None:
    header = ScreenHeader("Geräte", "830 Notebooks")
    qtbot.addWidget(header)
    header.set_figures("831 Notebooks · 237 iPads")
    header.add(Button("Exportieren", "download-simple"))
    assert [label.text() for label in header.findChildren(QLabel)] == ["Geräte", "831 Notebooks · 237 iPads"]
    assert [button.text() for button in header.findChildren(Button)] == ["Exportieren"]


def test_title_and_figures_stand_on_one_line(qtbot: QtBot) -> None:
    header = ScreenHeader("Geräte", "830 Notebooks")
    qtbot.addWidget(header)
    header.resize(800, 40)
    header.show()
    title, figures = header.findChildren(QLabel)
    lines = []
    for label in (title, figures):
        metrics, area = label.fontMetrics(), label.contentsRect()
        top = label.y() + area.y() + (area.height() - metrics.height()) / 2
        lines.append(top + metrics.ascent())
    assert abs(lines[0] - lines[1]) <= 1


def test_an_empty_screen_says_what_to_do_first(qtbot: QtBot) -> None:
    done: list[str] = []
    first = Button("Lieferung aufnehmen", "barcode", primary=True)
    first.clicked.connect(lambda: done.append("aufgenommen"))
    empty = EmptyState(
        "package", "Noch keine Geräte im Bestand", "Nehmen Sie die erste Lieferung auf.", first
    )
    qtbot.addWidget(empty)
    assert [label.text() for label in empty.findChildren(QLabel)] == [
        "Noch keine Geräte im Bestand",
        "Nehmen Sie die erste Lieferung auf.",
    ]
    first.click()
    assert done == ["aufgenommen"]
