"""What is offered first when somebody types a name or scans a number, on both engines."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.lookup import LISTINGS, Hit, Lookup, certain
from inventory.store.database import Store
from tests.accounts import sign_up
from tests.inventory.clerk import Clerk

Ask = Callable[..., list[Hit]]


@pytest.fixture
def clerk(store: Store) -> Clerk:
    """A waste department where Krüger's mail and Bornmüller's name hold what Müller is called."""
    clerk = Clerk(store)
    waste = clerk.unit("FB 70", "Müllabfuhr").key()
    for number, (last, first, mail) in enumerate(
        [
            ("Krüger", "Björn", "muell.krueger"),
            ("Bornmüller", "Ann", "a.born"),
            ("Müller", "Jörg", "j.mueller"),
        ],
        1,
    ):
        clerk.person(
            f"{number}",
            last_name=last,
            first_name=first,
            email=f"{mail}@stadt.example",
            unit_id=waste,
        )
    return clerk


@pytest.fixture
def ask(qtbot: QtBot, clerk: Clerk, url: str) -> Iterator[Ask]:
    sign_up(url)
    desk = Desk("k.meyer")
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(url)

    def ask(typed: str, *listings: str, at_most: int = 6) -> list[Hit]:
        answers: list[list[Hit]] = []
        Lookup(desk).find(desk, listings or list(LISTINGS), typed, answers.append, at_most)
        qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    yield ask
    desk.close()


def titles(hits: list[Hit]) -> list[str]:
    return [hit.title for hit in hits]


@pytest.mark.parametrize("typed", ["muell", "müll", "MUELL", "mull"])
def test_who_is_called_so_comes_before_whose_name_only_holds_it(typed: str, ask: Ask) -> None:
    assert titles(ask(typed, "people"))[:2] == ["Müller, Jörg", "Bornmüller, Ann"]


def test_who_only_has_it_in_mail_or_unit_comes_last(ask: Ask) -> None:
    assert titles(ask("muell", "people")) == ["Müller, Jörg", "Bornmüller, Ann", "Krüger, Björn"]


def test_both_names_may_be_typed_in_any_order(ask: Ask) -> None:
    assert titles(ask("jörg müll", "people"))[:1] == ["Müller, Jörg"]
    assert titles(ask("müller j", "people"))[:1] == ["Müller, Jörg"]


def test_a_first_name_comes_before_what_merely_holds_it(ask: Ask, clerk: Clerk) -> None:
    clerk.person("8", last_name="Abjörnsen", first_name="Kai", email="k.a@stadt.example")
    assert titles(ask("björn", "people")) == ["Krüger, Björn", "Abjörnsen, Kai"]


def test_a_number_comes_before_every_name(ask: Ask, clerk: Clerk) -> None:
    clerk.person("Krüger".casefold(), last_name="Zander", first_name="Ute", email="u.zander@stadt.example")
    hits = ask("krüger", "people")
    assert titles(hits) == ["Zander, Ute", "Krüger, Björn"]
    assert certain(hits) == hits[0]


def test_the_kind_whose_name_fits_comes_first(ask: Ask, clerk: Clerk) -> None:
    device = clerk.device()
    clerk.issue(device, employee_id=clerk.person("9", last_name="Özdemir").key())
    assert titles(ask("özdemir")) == ["Özdemir, Jörg", device.inventory_no]


def test_a_name_nobody_shares_is_certain_and_a_shared_one_is_not(ask: Ask) -> None:
    alone, shared = ask("Born", "people"), ask("mueller", "people")
    assert certain(alone) == alone[0]
    assert certain(shared) is None


def test_what_is_only_an_accent_finds_nothing_and_breaks_nothing(ask: Ask) -> None:
    assert len(ask("'", "people")) == 3
