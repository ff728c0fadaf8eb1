"""A signed scan finds its paper, and moves the case that waited for it."""

from datetime import date
from typing import Any

import pytest

from inventory.actor import Actor, Role
from inventory.approvals.states import State, Step
from inventory.approvals.words import Paper
from inventory.errors import Refused
from inventory.papers import sheets
from inventory.papers.bundles import Bundle
from inventory.papers.filing import Filed, assign_scan, file_scan, filed_before
from inventory.papers.keeping import fingerprint
from inventory.papers.records import KeptPaper, PaperFile
from inventory.papers.words import FileKind
from inventory.store import history
from tests.inventory.approvals.office import DAY
from tests.inventory.papers.archive import Archive, ids

LATER = date(2026, 3, 9)
SCAN, SOURCE = b"%PDF-1.7 a scan", b"II*\0 what it was cut out of"
HIDDEN = "Dieses Papier gibt es hier nicht, oder es ist nicht für Sie bestimmt."


def filed(
    archive: Archive,
    paper: KeptPaper,
    role: Role = Role.HR,
    scan: bytes = SCAN,
    on: date = LATER,
    **bundle: Any,
) -> Filed:
    pages = tuple(range(1, pages_of(archive, paper) + 1))
    given: dict[str, Any] = {"number": paper.number, "places": (0,), "pages": pages, "annexed": 0, **bundle}
    return archive.desks[role].do(file_scan, bundle=Bundle(**given), file=scan, source=SOURCE, on=on)


def pages_of(archive: Archive, paper: KeptPaper) -> int:
    with sheets.opened(archive.files(paper)[0].content) as pages:
        return len(pages)


def scans(archive: Archive, paper: KeptPaper) -> list[PaperFile]:
    return [it for it in archive.files(paper) if it.kind is FileKind.SCAN]


def test_the_signed_agreement_moves_its_case_to_the_equipment(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    paper = archive.of(case, Paper.AGREEMENT)
    result = filed(archive, paper)
    assert (result.signed, result.moved, result.notes) == (True, True, [])
    assert archive.look(paper).signed_on == LATER
    moved = archive.look_at(case)
    assert (moved.state, moved.agreed_on) == (State.EQUIPMENT, LATER)
    (scan,) = scans(archive, paper)
    assert (scan.content, scan.login, scan.source_sha256) == (SCAN, "hr01", fingerprint(SOURCE))
    assert archive.data(paper) == SCAN
    assert archive.take(case, Step.START_TRIAL, on=LATER).state is State.TRIAL


def test_the_signed_approval_of_a_civil_servant_does_so_too(archive: Archive) -> None:
    servant = archive.hr.person("12", manager_id=archive.manager.id, status_group="beamt")
    case = archive.case_in(State.SIGNATURE, employee_id=servant.id)
    assert filed(archive, archive.of(case, Paper.APPROVAL)).moved
    assert archive.look_at(case).state is State.EQUIPMENT


def test_what_was_filed_by_mistake_is_taken_back_as_one(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    paper = archive.of(case, Paper.AGREEMENT)
    filed(archive, paper)
    archive.hr.undo()
    assert scans(archive, paper) == []
    assert archive.look(paper).signed_on is None
    assert archive.look_at(case).state is State.SIGNATURE
    with pytest.raises(Refused, match="noch einmal ab"):
        archive.hr.do(history.undo, booking_id=archive.hr.booking)
    assert filed(archive, paper).moved


def test_the_same_scan_is_filed_only_once(archive: Archive) -> None:
    paper = archive.of(archive.case_in(State.SIGNATURE), Paper.AGREEMENT)
    assert not archive.hr.see(filed_before, source=SOURCE)
    filed(archive, paper)
    with pytest.raises(Refused, match=r"schon abgelegt, seit 09.03.2026"):
        filed(archive, paper)
    assert archive.hr.see(filed_before, source=SOURCE)


def test_a_second_scan_of_a_signed_paper_lies_beside_the_first(archive: Archive) -> None:
    paper = archive.of(archive.case_in(State.SIGNATURE), Paper.AGREEMENT)
    filed(archive, paper)
    again = filed(archive, paper, scan=b"%PDF-1.7 in better light")
    assert (again.signed, again.moved) == (False, False)
    assert again.notes == ["Unterschrieben war es schon seit 09.03.2026."]
    assert len(scans(archive, paper)) == 2


def test_a_case_that_waits_for_something_else_stays_where_it_is(archive: Archive) -> None:
    case = archive.case_in(State.EQUIPMENT)
    paper = archive.of(case, Paper.AGREEMENT)
    assert not filed(archive, paper).moved
    assert archive.look(paper).signed_on == LATER
    assert archive.look_at(case).state is State.EQUIPMENT


def test_a_step_that_cannot_be_taken_leaves_the_scan_filed_and_says_why(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    paper = archive.of(case, Paper.AGREEMENT)
    result = filed(archive, paper, on=date(2026, 2, 27))
    assert result.notes == ["Der Vorgang bleibt stehen: Der vorige Schritt war erst am 02.03.2026."]
    assert len(scans(archive, paper)) == 1
    assert archive.look_at(case).state is State.SIGNATURE


def test_an_older_version_does_not_move_the_case(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    old = archive.of(case, Paper.AGREEMENT)
    archive.of(case, Paper.AGREEMENT)
    result = filed(archive, old)
    assert (result.signed, result.moved) == (True, False)
    assert "neuere Fassung" in result.notes[0]
    assert archive.look_at(case).state is State.SIGNATURE


def test_what_is_not_all_there_is_left_to_a_person(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    paper = archive.of(case, Paper.AGREEMENT)
    with pytest.raises(
        Refused, match=r"Zusatzvereinbarung .*: Seiten 2 und 3 fehlen\. Bitte prüfen und zuordnen\."
    ):
        filed(archive, paper, pages=(1,))
    assert scans(archive, paper) == []
    result = archive.hr.do(assign_scan, paper_id=paper.key(), file=SCAN, source=SOURCE, on=LATER)
    assert (result.signed, result.moved) == (True, True)


def test_what_lies_there_twice_or_has_no_code_is_said(archive: Archive) -> None:
    paper = archive.of(archive.case_in(State.SIGNATURE), Paper.AGREEMENT)
    result = filed(archive, paper, pages=(1, 1, 2, 3), annexed=2)
    assert result.notes == ["Seite 1 liegt mehrfach vor.", "Ohne Prüfcode mit abgelegt: 2 Blätter."]


def test_a_paper_of_another_city_is_not_guessed_at(archive: Archive) -> None:
    paper = archive.of(archive.case_in(State.SIGNATURE), Paper.AGREEMENT)
    with pytest.raises(Refused) as refused:
        filed(archive, paper, number="0000000")
    assert refused.value.message == HIDDEN
    with pytest.raises(Refused, match=HIDDEN):
        archive.hr.do(assign_scan, paper_id=paper.key() + 1, file=SCAN, source=SOURCE, on=LATER)


@pytest.mark.parametrize("role", [it for it in Role if it is not Role.HR], ids=str)
def test_nobody_but_hr_files_the_papers_of_a_case(archive: Archive, role: Role) -> None:
    case = archive.case_in(State.SIGNATURE)
    paper = archive.of(case, Paper.AGREEMENT)
    with pytest.raises(Refused, match=f"{HIDDEN}|„Zusatzvereinbarung“ abzulegen ist Personal vorbehalten"):
        filed(archive, paper, role)
    with pytest.raises(Refused):
        archive.desks[role].do(assign_scan, paper_id=paper.key(), file=SCAN, source=SOURCE, on=LATER)
    assert scans(archive, paper) == []
    assert archive.look_at(case).state is State.SIGNATURE


def test_nobody_moves_their_own_case_by_filing_its_scan(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    paper = archive.of(case, Paper.AGREEMENT)
    archive.hr.actor = Actor("hr01", frozenset({Role.HR}), archive.applicant.id)
    assert filed(archive, paper).notes == [
        "Der Vorgang bleibt stehen: In eigener Sache entscheidet niemand mit. "
        "Bitte eine andere Person darum bitten."
    ]
    assert archive.look_at(case).state is State.SIGNATURE


def test_it_files_what_it_hands_over(archive: Archive) -> None:
    paper = archive.make(Paper.HANDOVER, on=DAY, device_ids=ids(*archive.issued(1)))
    result = filed(archive, paper, Role.IT)
    assert (result.signed, result.moved) == (True, False)
    assert archive.look(paper).signed_on == LATER


def test_a_letter_nobody_signs_is_filed_but_not_taken_for_signed(archive: Archive) -> None:
    case = archive.case_in(State.SUBMITTED)
    paper = archive.of(case, Paper.RECEIPT)
    result = filed(archive, paper)
    assert (result.signed, result.notes) == (False, [])
    assert archive.look(paper).signed_on is None
    assert len(scans(archive, paper)) == 1
