"""One page, one finish."""

from dataclasses import replace
from datetime import date

import pytest

from inventory.approvals.words import Paper
from inventory.papers.drawing import draw
from inventory.papers.facts import Facts
from inventory.papers.fonts import MissingGlyph
from inventory.papers.wording import Wording
from tests.inventory.papers.judge import complaints, fonts, pages, reading, said

FACTS = Facts(
    on=date(2026, 11, 20),
    case_no="MA-2026-00412",
    values={
        "city": "Stadt Rheinfurt",
        "office": "Die Oberbürgermeisterin",
        "sender": "Stadt Rheinfurt · FB 11 · Rathausplatz 1 · 50999 Rheinfurt",
        "ruleset": "DV Mobile Arbeit, Fassung 01.01.2022",
        "contact": "Sachbearbeitung 112",
        "phone": "02171 406-110",
        "person": "Svenja Ateş-Lindqvist",
        "unit": "FB 51 Kinder und Jugend",
        "form": "Mobile Arbeit, regelmäßig",
        "scope": "2 Tage je Woche (Dienstag, Donnerstag)",
        "term": "01.01.2027 bis 31.12.2028",
        "trial": "bis 30.06.2027",
        "reachable": "09:00 bis 15:00 Uhr",
        "place": "Wohnung",
        "equipment": "Notebook N-04471",
    },
    address=("Frau", "Svenja Ateş-Lindqvist", "FB 51 Kinder und Jugend", "im Hause"),
)
WORDING = Wording(
    Paper.AGREEMENT,
    version="1.0",
    title="Zusatzvereinbarung über mobile Arbeit",
    short="ZV",
    letter=True,
    blocks=(
        {"subtitle": "zum Arbeitsvertrag, nach der {ruleset}"},
        {"text": "Zwischen der **{city}** und **{person}**, {unit}, wird Folgendes vereinbart:"},
        {
            "facts": [
                {"label": "Arbeitsform", "value": "{form}"},
                {"label": "Arbeitsmittel", "value": "{equipment}"},
            ]
        },
        {"conditions": [{"text": "**Präsenz.** An den übrigen Tagen wird in der Dienststelle gearbeitet."}]},
        {"note": "Diese Nebenabrede braucht die Schriftform (§ 2 Abs. 3 TVöD)."},
        {"signatures": [{"name": "{city}"}, {"name": "{person}"}]},
    ),
)
NUMBER = "7K3F9QZ"


def test_a_letter_is_accessible_and_fit_for_the_archive() -> None:
    letter = draw(WORDING, FACTS, NUMBER)
    assert complaints(letter) == []
    assert all(fonts(letter).values())


def test_the_same_facts_on_the_same_day_give_the_same_bytes() -> None:
    assert draw(WORDING, FACTS, NUMBER) == draw(WORDING, FACTS, NUMBER)


def test_what_people_typed_is_never_taken_for_markup() -> None:
    odd = "<b>R&D</b> & {city} **nicht fett**"
    letter = draw(WORDING, replace(FACTS, values={**FACTS.values, "equipment": odd}, address=(odd,)), NUMBER)
    assert complaints(letter) == []
    assert said(letter).count(odd) == 2


def test_a_character_no_font_has_is_refused_before_it_is_printed_as_a_box() -> None:
    odd = replace(FACTS, values={**FACTS.values, "person": "Svenja \N{GRINNING FACE}"})
    with pytest.raises(MissingGlyph, match="1F600"):
        draw(WORDING, odd, NUMBER)


def test_a_block_is_shown_when_all_it_needs_is_there_and_nothing_that_forbids_it() -> None:
    block = {"text": "Nur manchmal.", "when": ["trial", "days"], "unless": ["kind:end", "withdraw"]}
    wording = replace(WORDING, blocks=(block,))

    def shown(*flags: str) -> bool:
        return "Nur manchmal" in said(draw(wording, replace(FACTS, flags=frozenset(flags)), NUMBER))

    assert shown("trial", "days")
    assert not shown("trial")
    assert not shown("trial", "days", "withdraw")


@pytest.mark.parametrize("length", [1_900, 12_000])
def test_a_condition_longer_than_a_page_goes_on_overleaf_under_the_same_number(length: int) -> None:
    long = {"conditions": [{"text": "Die Führungskraft stimmt zu. " * (length // 29)}, {"text": "Kurz."}]}
    paper = draw(replace(WORDING, blocks=(long,)), FACTS, NUMBER)
    assert complaints(paper) == []
    items = [it for it in reading(paper) if it.tag == "LI"]
    assert [it.words.split()[0] for it in items] == ["1", "2"]


def test_a_signature_never_stands_on_a_page_without_what_is_signed() -> None:
    for lines in range(14, 26):
        blocks = (*({"text": f"Zeile {it}."} for it in range(lines)), WORDING.blocks[-1])
        *_before, last = pages(draw(replace(WORDING, blocks=blocks), FACTS, NUMBER))
        assert f"Zeile {lines - 1}." in last
