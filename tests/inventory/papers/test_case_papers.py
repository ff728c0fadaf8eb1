"""Every paper of a case: fit for readers and archives, read in the right order, with clean breaks."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from inventory.approvals.words import Body, Paper
from inventory.city.actions import correct_city
from inventory.city.records import City
from inventory.errors import Refused
from inventory.papers import cases
from inventory.papers.drawing import draw
from inventory.papers.facts import Facts
from inventory.papers.wording import delivered, needed
from inventory.store.database import Store
from tests.inventory.approvals.office import DAY, Office
from tests.inventory.papers.judge import complaints, fonts, reading, said, script
from tests.inventory.test_text import din_91379_letters
from tests.papers.cases import CASE_SAMPLES, OCCASIONS, case_of
from tests.papers.press import NUMBER, made

READING = Path(__file__).parent / "reading"


@pytest.mark.parametrize("name", CASE_SAMPLES)
def test_a_paper_is_accessible_fit_for_the_archive_and_breaks_cleanly(name: str, sqlite_store: Store) -> None:
    paper = made(sqlite_store, name)
    assert complaints(paper) == []
    assert all(fonts(paper).values())
    parts = [it for it in reading(paper) if it.own]
    for before, after in pairwise(parts):
        if before.tag in ("H1", "H2") or after.tag == "Form":
            assert before.page == after.page, (before.own, after.own)


@pytest.mark.parametrize("name", OCCASIONS)
def test_a_screen_reader_reads_every_paper_in_its_order(name: str, sqlite_store: Store) -> None:
    """What changed on purpose is written anew by `python3 -m tests.papers DIR --scripts`."""
    assert script(made(sqlite_store, name)) == (READING / f"{name}.txt").read_text(encoding="utf-8")


NAMES = (
    "",
    "<b>R&D</b> & {city} **nicht fett**",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 3,
)
PROSE = (
    *NAMES,
    "Erste Zeile\nzweite Zeile\n\nvierte Zeile",
    " ".join(din_91379_letters()),
    "Die Aufgaben brauchen die Anwesenheit in der Dienststelle. " * 67,
)
LONG = ("tasks", "obstacles", "grounds", "balancing", "conditions")
"""What may be as long as people please; everything else is a name or a date."""
COLUMNS = {"criteria": 2, "conditions": 1, "devices": 3, "answers": 4}


@st.composite
def odd_facts(draw_from: st.DrawFn, paper: Paper) -> Facts:
    """Any mixture of what can be said of a case, some of it odd."""
    wanted = needed(delivered(paper))
    places = sorted({*wanted.places, *cases.HEAD})
    chosen = draw_from(st.sets(st.sampled_from(places), max_size=4))
    odd = {it: draw_from(st.sampled_from(PROSE if it.endswith(LONG) else NAMES)) for it in sorted(chosen)}
    rows = {
        name: tuple(draw_from(st.lists(st.tuples(*[st.sampled_from(PROSE)] * COLUMNS[name]), max_size=3)))
        for name in sorted(wanted.tables)
    }
    return Facts(
        on=draw_from(st.dates(date(2022, 1, 1), date(2060, 12, 31))),
        case_no=draw_from(st.sampled_from(("", "MA-2026-00412"))),
        values={**dict.fromkeys(places, "Dr. Ayşe Müller"), **odd},
        flags=frozenset(draw_from(st.sets(st.sampled_from(sorted(wanted.flags))))),
        tables=rows,
    )


@pytest.mark.parametrize("paper", cases.CASE_PAPERS)
def test_no_case_is_too_odd_for_its_paper(paper: Paper) -> None:
    wording = delivered(paper)

    @settings(max_examples=40, deadline=None, phases=set(Phase) - {Phase.explain})
    @given(odd_facts(paper))
    def prints(facts: Facts) -> None:
        assert facts.case_no in said(draw(wording, facts, NUMBER))

    prints()


def test_a_body_reads_its_own_paper_and_nothing_of_the_others(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    case = case_of(office, OCCASIONS["beteiligung-sbv"])
    assert office.hr.see(cases.bodies_asked, application_id=case.key()) == (Body.DISABILITY,)
    facts = office.hr.see(
        cases.case_facts, application_id=case.key(), paper=Paper.PARTICIPATION, on=DAY, body=Body.DISABILITY
    )
    assert "body:disability" in facts.flags
    assert not {it for it in facts.flags if it.startswith("body:")} - {"body:disability"}


def test_a_refusal_of_a_civil_servant_waits_until_the_court_is_known(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    case = case_of(office, OCCASIONS["ablehnung-beamte"])
    city = office.hr.see(lambda session: session.get_one(City, 1))
    office.hr.do(correct_city, city_id=1, base=city.model_dump(), values={"court": None})
    with pytest.raises(Refused, match="Verwaltungsgericht"):
        office.hr.see(cases.case_facts, application_id=case.key(), paper=Paper.REFUSAL, on=DAY)


def test_the_remedy_follows_the_status_and_is_never_a_widerspruch(sqlite_store: Store) -> None:
    told = said(made(sqlite_store, "ablehnung-beamte"))
    assert "innerhalb eines Monats nach Bekanntgabe Klage" in told
    assert "Verwaltungsgericht Köln" in told
    assert "Widerspruch" not in told


@pytest.mark.parametrize("paper", cases.CASE_PAPERS)
def test_no_wording_knows_a_widerspruch_or_asks_for_what_must_not_be_known(paper: Paper) -> None:
    words = " ".join(str(block) for block in delivered(paper).blocks)
    for unlawful in ("Widerspruch", "Diagnose", "Grad der Behinderung", "Schwangerschaft", "Religion"):
        assert unlawful not in words


def test_only_the_private_sheet_of_the_application_holds_the_address_of_a_teleworker(
    sqlite_store: Store,
) -> None:
    parts = reading(made(sqlite_store, "antrag-telearbeit"))
    private = next(it.page for it in parts if it.own.startswith("Beiblatt"))
    assert {it.page for it in parts if "Am Mühlenbach" in it.own} == {private}
