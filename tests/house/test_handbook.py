"""The handbook says what the program does, in the words of the window, and leads everywhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bootstrap
from gui.screen import Screen
from gui.screens import SCREENS
from inventory.actor import Role
from inventory.approvals.today import BLOCKS
from tests.handbook import HANDBOOK, PROCEDURE_PAGE
from tests.handbook.procedure import page

PAGES = {path.stem: path.read_text("utf-8") for path in sorted(HANDBOOK.glob("*.md"))}
LINK = re.compile(r"\]\(([^)]+)\)")
QUOTED = re.compile("„([^“]+)“")
KEYS = re.compile(r"Strg\+[\w+]+")
OF_QT = {"Ctrl+A", "Ctrl+C", "Ctrl+F", "Ctrl+P", "Ctrl+S"}
"""What Qt itself calls copy, find and the like."""
SCREEN = re.compile(r"Ctrl\+\d")


def words_of_the_program() -> Iterator[str]:
    """Everything the source spells out, without the dots of what asks further."""
    for package in ("gui", "inventory"):
        for source in (bootstrap.ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(source.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value.removesuffix(" …").strip()


WORDS = frozenset(words_of_the_program())


def quoted(text: str) -> Iterator[str]:
    for words in QUOTED.findall(" ".join(text.split())):
        yield from words.split(" → ")


def test_the_page_of_the_procedure_says_what_the_table_says() -> None:
    written = PROCEDURE_PAGE.read_text("utf-8")
    assert written == page(), "`python3 -m tests.handbook` writes it anew"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.key)
def test_f1_finds_a_page_for_every_screen(screen: Screen) -> None:
    assert PAGES[screen.key].startswith(f"# {screen.title}\n")


def test_every_heading_of_heute_is_explained() -> None:
    assert [block.title for block in BLOCKS if f"| {block.title} |" not in PAGES["today"]] == []


def test_every_role_is_explained() -> None:
    assert [role.label for role in Role if f"| {role.label} |" not in PAGES["roles"]] == []


def test_the_first_page_leads_to_all_the_others() -> None:
    assert {Path(target).stem for target in LINK.findall(PAGES["index"])} == PAGES.keys() - {"index"}


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_quotes_stands_in_the_window(name: str) -> None:
    unknown = [words for words in quoted(PAGES[name]) if words not in WORDS]
    assert not unknown


@pytest.mark.parametrize("name", PAGES)
def test_the_keys_of_a_page_do_something(name: str) -> None:
    keys = {it.replace("Strg", "Ctrl").replace("Umschalt", "Shift") for it in KEYS.findall(PAGES[name])}
    assert not {it for it in keys - WORDS - OF_QT if not SCREEN.fullmatch(it)}
