"""The card of a record keeps place and focus while its content is renewed."""

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from gui.parts.button import Button
from gui.parts.card import Card, Heading, Section
from gui.parts.facts import Facts


def fill(card: Card, key: str) -> None:
    facts = [(f"Feld {n}", f"Wert {n}") for n in range(60)]
    card.fill(
        key, [Heading("N-04471", "Standardnotebook"), Button("Ausgeben"), Section("Daten", Facts(facts))]
    )


@pytest.fixture
def card(qtbot: QtBot) -> Card:
    made = Card()
    qtbot.addWidget(made)
    made.resize(404, 500)
    with qtbot.waitExposed(made):
        made.show()
    fill(made, "N-04471")
    return made


def place(card: Card) -> int:
    scroll = card.findChild(QScrollArea)
    assert scroll is not None
    return scroll.verticalScrollBar().value()


def scroll_to(card: Card, value: int) -> None:
    scroll = card.findChild(QScrollArea)
    assert scroll is not None
    scroll.verticalScrollBar().setValue(value)


def test_the_same_record_stays_where_one_was_reading(card: Card) -> None:
    scroll_to(card, 300)
    fill(card, "N-04471")
    assert place(card) == 300


def test_another_record_begins_at_its_top(card: Card) -> None:
    scroll_to(card, 300)
    fill(card, "N-04472")
    assert place(card) == 0


def test_the_focus_is_on_the_same_button_afterwards(card: Card, qtbot: QtBot) -> None:
    card.activateWindow()
    old = card.findChild(Button)
    assert old is not None
    old.setFocus()
    qtbot.waitUntil(old.hasFocus)
    fill(card, "N-04471")
    new = next(button for button in card.findChildren(Button) if button is not old)
    assert new.hasFocus()


def test_a_button_may_renew_the_card_it_stands_on(card: Card, qtbot: QtBot) -> None:
    button = card.findChild(Button)
    assert button is not None
    button.clicked.connect(lambda: fill(card, "N-04471"))
    button.click()
    assert card.findChild(Heading) is not None


def test_nothing_is_left_behind(card: Card, qtbot: QtBot) -> None:
    fill(card, "N-04471")
    qtbot.waitUntil(lambda: len(card.findChildren(Heading)) == 1)


def test_the_card_is_never_wider_than_asked(card: Card) -> None:
    long = "x" * 200
    card.fill("lang", [Heading(long, long), Section("Daten", Facts([("Feld", long), (long, "Wert")]))])
    assert card.findChildren(Heading)[-1].width() <= card.width()
