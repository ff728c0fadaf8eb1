"""Who sits here stands at the top, and in the invented city one changes places."""

import pytest
from pytestqt.qtbot import QtBot

from gui.parts.identity import Identity, initials
from inventory.actor import Actor, Role
from inventory.demo.personas import PERSONAS
from tests.hands import Hands


@pytest.mark.parametrize(
    ("login", "letters"), [("k.meyer", "KM"), ("it01", "IT"), ("anna-maria_weiß", "AW"), ("x", "X")]
)
def test_a_login_is_shortened_to_its_initials(login: str, letters: str) -> None:
    assert initials(login) == letters


def test_roles_and_login_are_read_and_heard(qtbot: QtBot) -> None:
    identity = Identity()
    qtbot.addWidget(identity)
    identity.show()
    identity.introduce(Actor("k.meyer", frozenset({Role.ADMIN, Role.IT})))
    hands = Hands(qtbot, identity)
    assert hands.sees("IT, Administration · k.meyer")
    assert identity.accessibleName() == "Angemeldet: k.meyer, IT, Administration"
    assert not hands.sees("Platz wechseln")


def test_another_place_is_chosen_by_its_role(qtbot: QtBot) -> None:
    identity = Identity()
    qtbot.addWidget(identity)
    identity.offer_places(PERSONAS)
    identity.show()
    with qtbot.waitSignal(identity.changed) as changed:
        Hands(qtbot, identity).unfold("Platz wechseln", "Führungskraft (fk01)")
    assert changed.args == ["fk01"]
