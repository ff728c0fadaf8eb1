"""The papers in the city's own words."""

from datetime import date

import pytest
from sqlmodel import Session

from inventory.actor import Role
from inventory.approvals.words import Paper
from inventory.errors import Invalid, Refused
from inventory.papers import adapting, wording
from inventory.papers.facts import Facts
from inventory.papers.records import OwnWording
from inventory.papers.sample import sample_facts
from inventory.papers.wording import delivered, needed
from tests.inventory.papers.archive import TODAY, Archive
from tests.inventory.papers.judge import complaints, pages

PROMISE = "Ich habe die Regeln gelesen, konnte Fragen stellen und habe eine Ausfertigung erhalten."
OWN = "Das habe ich gelesen, **verstanden** und mitgenommen."


def text(data: bytes) -> str:
    return " ".join(pages(data))


def place_of(said: str) -> str:
    return next(place for place, it in wording.texts(delivered(Paper.PLEDGE)).items() if it == said)


def adapt(archive: Archive, own: str = OWN) -> OwnWording:
    return archive.hr.do(adapting.adapt, paper=Paper.PLEDGE, own={place_of(PROMISE): own})


def pledge(archive: Archive) -> tuple[str, str]:
    """A paper made now: its version and what it says."""
    paper = archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)
    return paper.wording, text(archive.data(paper))


def test_the_city_says_something_in_its_own_words_and_papers_tell_which(archive: Archive) -> None:
    assert pledge(archive)[0] == "1.0"
    adapt(archive)
    version, said = pledge(archive)
    assert version == "1.0-1"
    assert "Das habe ich gelesen, verstanden und mitgenommen." in said
    assert PROMISE not in said
    assert "Vorlage VD 1.0-1" in said


def test_what_was_made_before_keeps_its_words(archive: Archive) -> None:
    before = archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)
    adapt(archive)
    assert PROMISE in text(archive.data(before))


def test_hr_goes_back_to_any_earlier_version_and_to_what_was_delivered(archive: Archive) -> None:
    adapt(archive)
    adapt(archive, "Zweite Fassung.")
    archive.hr.do(adapting.go_back, paper=Paper.PLEDGE, number=1)
    assert "mitgenommen" in pledge(archive)[1]
    archive.hr.do(adapting.go_back, paper=Paper.PLEDGE, number=adapting.AS_DELIVERED)
    assert pledge(archive)[0] == "1.0"
    found = archive.hr.see(adapting.versions, paper=Paper.PLEDGE)
    assert [(it.number, it.actor, it.changed) for it in found] == [
        (4, "hr01", 0),
        (3, "hr01", 1),
        (2, "hr01", 1),
        (1, "hr01", 1),
    ]


def test_a_version_that_never_was_cannot_be_gone_back_to(archive: Archive) -> None:
    with pytest.raises(Refused, match="gibt es nicht"):
        archive.hr.do(adapting.go_back, paper=Paper.PLEDGE, number=7)


def test_a_version_stays_because_papers_name_it(archive: Archive) -> None:
    adapt(archive)
    with pytest.raises(Refused, match="bleibt aufgehoben"):
        archive.hr.undo()


def test_every_text_can_be_said_otherwise_and_shows_what_it_may_name(archive: Archive) -> None:
    adapt(archive)
    found = {it.place: it for it in archive.hr.see(adapting.passages, paper=Paper.PLEDGE)}
    assert found[place_of(PROMISE)].own == OWN
    assert found[place_of(PROMISE)].delivered == PROMISE
    assert next(it for it in found.values() if "{ruleset}" in it.delivered).names == ("ruleset",)
    assert sum(it.own is not None for it in found.values()) == 1


def test_what_is_left_empty_or_as_it_was_is_no_text_of_ones_own(archive: Archive) -> None:
    for own in ("", "  ", PROMISE):
        adapt(archive, own)
        assert pledge(archive)[0] == "1.0"


@pytest.mark.parametrize(
    ("own", "why"),
    [
        ("Gruß von {horst}", "„{horst}“ ist kein Platzhalter"),
        ("Danke \N{SMILING FACE WITH SMILING EYES}", "lässt sich nicht drucken"),
    ],
)
def test_words_that_cannot_be_printed_are_refused_while_they_are_typed(
    archive: Archive, own: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        adapt(archive, own)
    assert archive.hr.count(OwnWording) == 0


def test_a_novel_is_refused_at_its_place(archive: Archive) -> None:
    with pytest.raises(Invalid) as refused:
        adapt(archive, "x" * 4001)
    assert list(refused.value.problems) == [place_of(PROMISE)]


def test_a_place_that_does_not_exist_is_refused(archive: Archive) -> None:
    with pytest.raises(Refused, match=r"gibt es .* nicht mehr"):
        archive.hr.do(adapting.adapt, paper=Paper.PLEDGE, own={"99.text": OWN})


def test_only_hr_chooses_the_words(archive: Archive) -> None:
    for role in set(Role) - {Role.HR}:
        with pytest.raises(Refused, match="„Texte der Papiere pflegen“ ist Personal vorbehalten"):
            archive.desks[role].do(adapting.adapt, paper=Paper.PLEDGE, own={})


def test_hr_sees_the_words_on_paper_before_they_count(archive: Archive) -> None:
    shown = adapting.preview(paper=Paper.PLEDGE, own={place_of(PROMISE): OWN}, on=TODAY)
    assert "Das habe ich gelesen" in text(shown)
    assert "Svenja Ateş-Lindqvist" in text(shown)
    assert pledge(archive)[0] == "1.0"


@pytest.mark.parametrize("paper", Paper)
def test_every_paper_can_be_tried_on_the_sample(paper: Paper) -> None:
    shown = adapting.preview(paper=paper, own={}, on=TODAY)
    assert complaints(shown) == []


@pytest.mark.parametrize("paper", Paper)
def test_the_sample_knows_everything_a_paper_names(paper: Paper) -> None:
    facts = sample_facts(delivered(paper), date(2026, 1, 2))
    unknown = [it for it in needed(delivered(paper)).places if facts.values[it] == f"[{it}]"]
    assert unknown == []


def kept_before(archive: Archive, texts: str) -> None:
    """Own words as they were saved under an earlier version of the program."""

    def add(session: Session) -> None:
        session.add(OwnWording(paper=Paper.PLEDGE, number=1, texts=texts))

    archive.hr.do(add)


def test_own_words_follow_a_text_that_a_new_version_of_the_program_moved(archive: Archive) -> None:
    kept_before(archive, f'{{"77.text": ["{PROMISE}", "Gelesen."]}}')
    assert "Gelesen." in pledge(archive)[1]
    assert archive.hr.see(adapting.outdated, paper=Paper.PLEDGE) == ()


def test_own_words_for_a_text_that_was_rewritten_wait_for_somebody_to_look(archive: Archive) -> None:
    kept_before(archive, f'{{"{place_of(PROMISE)}": ["Ein alter Satz.", "Unser alter Satz."]}}')
    version, said = pledge(archive)
    assert (version, PROMISE in said) == ("1.0", True)
    assert archive.hr.see(adapting.outdated, paper=Paper.PLEDGE) == ("Unser alter Satz.",)


def test_facts_survive_being_put_away() -> None:
    facts = sample_facts(delivered(Paper.HANDOVER), TODAY)
    assert Facts.from_json(facts.to_json()) == facts
