"""One page, one finish."""

from dataclasses import replace
from datetime import date

import pytest

from inventory.approvals.words import Paper
from inventory.papers.drawing import draw
from inventory.papers.facts import Facts
from inventory.papers.fonts import MissingGlyph
from inventory.papers.wording import delivered
from tests.inventory.papers.judge import complaints, fonts

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
NUMBER = "7K3F9QZ"


def test_a_letter_is_accessible_and_fit_for_the_archive() -> None:
    letter = draw(delivered(Paper.AGREEMENT), FACTS, NUMBER)
    assert complaints(letter) == []
    assert all(fonts(letter).values())


def test_the_same_facts_on_the_same_day_give_the_same_bytes() -> None:
    wording = delivered(Paper.AGREEMENT)
    assert draw(wording, FACTS, NUMBER) == draw(wording, FACTS, NUMBER)


def test_what_people_typed_is_never_taken_for_markup() -> None:
    odd = replace(FACTS, values={**FACTS.values, "equipment": "<b>R&D</b> & {city} **nicht fett**"})
    assert complaints(draw(delivered(Paper.AGREEMENT), odd, NUMBER)) == []


def test_a_character_no_font_has_is_refused_before_it_is_printed_as_a_box() -> None:
    odd = replace(FACTS, values={**FACTS.values, "person": "Svenja \N{GRINNING FACE}"})
    with pytest.raises(MissingGlyph, match="1F600"):
        draw(delivered(Paper.AGREEMENT), odd, NUMBER)
