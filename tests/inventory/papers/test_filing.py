"""A signed scan finds its paper, and moves the case that waited for it."""

import json
from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from inventory.actor import Role
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.approvals.words import Paper
from inventory.errors import Refused
from inventory.papers.bundles import Bundle
from inventory.papers.drawing import draw
from inventory.papers.filing import Filed, assign_scan, file_scan, filed_before, fingerprint
from inventory.papers.records import KeptPaper, PaperFile
from inventory.papers.wording import delivered
from inventory.papers.words import FileKind
from tests.inventory.approvals.office import DAY, Office
from tests.inventory.papers.test_page import FACTS

NUMBER = "7K3F9QZ"
LATER = date(2026, 3, 9)
SCAN = b"%PDF-1.7 a scan"


def kept(
    office: Office, case: Application, paper: Paper = Paper.AGREEMENT, number: str = NUMBER
) -> KeptPaper:
    """A paper as the store of papers keeps it."""
    file = draw(delivered(Paper.AGREEMENT), FACTS, number)

    def keep(session: Any) -> KeptPaper:
        made = KeptPaper(
            number=number,
            kind=paper,
            application_id=case.id,
            employee_id=case.employee_id,
            occasion=1,
            on=DAY,
            login="hr01",
            wording="1.0",
            facts=json.dumps({}),
            sha256=fingerprint(file),
        )
        session.add(made)
        session.flush()
        session.add(
            PaperFile(
                paper_id=made.key(),
                kind=FileKind.MADE,
                on=DAY,
                login="hr01",
                sha256=fingerprint(file),
                size=len(file),
                content=file,
            )
        )
        session.flush()
        return made

    made: KeptPaper = office.hr.do(keep)
    return made


def file(office: Office, role: Role = Role.HR, scan: bytes = SCAN, on: date = LATER, **bundle: Any) -> Filed:
    given: dict[str, Any] = {"number": NUMBER, "places": (0,), "pages": (1,), "annexed": 0, **bundle}
    source = fingerprint(scan)
    return office.desks[role].do(file_scan, bundle=Bundle(**given), file=scan, source=source, on=on)


def look_at(office: Office, paper: KeptPaper) -> KeptPaper:
    found: KeptPaper = office.hr.see(lambda session: session.get_one(KeptPaper, paper.key()))
    return found


def scans(office: Office) -> list[PaperFile]:
    wanted = select(PaperFile).where(PaperFile.kind == FileKind.SCAN)
    return office.hr.see(lambda session: list(session.exec(wanted)))


def test_the_signed_agreement_moves_its_case_to_the_equipment(office: Office) -> None:
    case = office.case_in(State.SIGNATURE)
    paper = kept(office, case)
    filed = file(office)
    assert (filed.signed, filed.moved, filed.notes) == (True, True, [])
    assert look_at(office, paper).signed_on == LATER
    moved = office.look_at(case)
    assert (moved.state, moved.agreed_on) == (State.EQUIPMENT, LATER)
    (scan,) = scans(office)
    assert (scan.content, scan.login, scan.source_sha256) == (SCAN, "hr01", fingerprint(SCAN))


def test_what_was_filed_by_mistake_is_taken_back_as_one(office: Office) -> None:
    case = office.case_in(State.SIGNATURE)
    paper = kept(office, case)
    file(office)
    office.hr.undo()
    assert scans(office) == []
    assert look_at(office, paper).signed_on is None
    assert office.look_at(case).state is State.SIGNATURE


def test_the_same_scan_is_filed_only_once(office: Office) -> None:
    kept(office, office.case_in(State.SIGNATURE))
    file(office)
    with pytest.raises(Refused, match=r"schon abgelegt, seit 09.03.2026"):
        file(office)
    assert [it.number for it in office.hr.see(filed_before, source=fingerprint(SCAN))] == [NUMBER]
    assert office.hr.see(filed_before, source=fingerprint(b"another")) == []


def test_a_second_scan_of_a_signed_paper_lies_beside_the_first(office: Office) -> None:
    kept(office, office.case_in(State.SIGNATURE))
    file(office)
    again = file(office, scan=b"%PDF-1.7 better light")
    assert (again.signed, again.moved) == (False, False)
    assert again.notes == ["Unterschrieben war es schon seit 09.03.2026."]
    assert len(scans(office)) == 2


def test_a_case_that_waits_for_something_else_stays_where_it_is(office: Office) -> None:
    case = office.case_in(State.EQUIPMENT)
    paper = kept(office, case)
    assert not file(office).moved
    assert look_at(office, paper).signed_on == LATER
    assert office.look_at(case).state is State.EQUIPMENT


def test_a_step_that_cannot_be_taken_leaves_the_scan_filed_and_says_why(office: Office) -> None:
    case = office.case_in(State.SIGNATURE)
    kept(office, case)
    filed = file(office, on=date(2026, 2, 27))
    assert filed.notes == ["Der Vorgang bleibt stehen: Der vorige Schritt war erst am 02.03.2026."]
    assert len(scans(office)) == 1
    assert office.look_at(case).state is State.SIGNATURE


def test_an_older_version_does_not_move_the_case(office: Office) -> None:
    case = office.case_in(State.SIGNATURE)
    old, new = kept(office, case), kept(office, case, number="0000001")

    def supersede(session: Any) -> None:
        session.get_one(KeptPaper, old.key()).superseded_by_id = new.key()

    office.hr.do(supersede)
    filed = file(office)
    assert (filed.signed, filed.moved) == (True, False)
    assert "neuere Fassung" in filed.notes[0]
    assert office.look_at(case).state is State.SIGNATURE


def test_what_is_not_all_there_is_left_to_a_person(office: Office) -> None:
    case = office.case_in(State.SIGNATURE)
    paper = kept(office, case)
    with pytest.raises(Refused, match="Seite 1 fehlt"):
        file(office, pages=())
    assert scans(office) == []
    filed: Filed = office.hr.do(assign_scan, paper_id=paper.key(), file=SCAN, source="x", on=LATER)
    assert (filed.signed, filed.moved) == (True, True)


def test_what_lies_there_twice_or_has_no_code_is_said(office: Office) -> None:
    kept(office, office.case_in(State.SIGNATURE))
    filed = file(office, places=(0, 1, 2, 3), pages=(1, 1), annexed=2)
    assert filed.notes == ["Seite 1 liegt mehrfach vor.", "Ohne Prüfcode mit abgelegt: 2 Blätter."]


def test_a_paper_of_another_city_is_not_guessed_at(office: Office) -> None:
    with pytest.raises(Refused, match="Nummer 7K3F9QZ gibt es hier nicht"):
        file(office)


@pytest.mark.parametrize("role", [it for it in Role if it is not Role.HR], ids=str)
def test_nobody_but_hr_files_the_papers_of_a_case(office: Office, role: Role) -> None:
    case = office.case_in(State.SIGNATURE)
    kept(office, case)
    with pytest.raises(Refused, match="„Zusatzvereinbarung“ abzulegen ist Personal vorbehalten"):
        file(office, role)
    assert office.look_at(case).state is State.SIGNATURE


def test_nobody_moves_their_own_case_by_filing_its_scan(office: Office) -> None:
    case = office.case_in(State.SIGNATURE)
    kept(office, case)
    actor = office.hr.actor
    office.hr.actor = type(actor)(actor.login, actor.roles, office.applicant.id)
    filed = file(office)
    assert filed.notes == [
        "Der Vorgang bleibt stehen: In eigener Sache entscheidet niemand mit. "
        "Bitte eine andere Person darum bitten."
    ]
    assert office.look_at(case).state is State.SIGNATURE


def test_the_step_is_in_the_history_of_the_case_like_any_other(office: Office) -> None:
    case = office.case_in(State.SIGNATURE)
    kept(office, case)
    file(office)
    card = office.card(case, Role.HR)
    assert card is not None
    assert office.take(case, Step.START_TRIAL, on=LATER).state is State.TRIAL


def test_it_files_what_it_hands_over(office: Office) -> None:
    case = office.case_in(State.EQUIPMENT)
    kept(office, case, Paper.HANDOVER)
    filed = file(office, Role.IT)
    assert (filed.signed, filed.moved) == (True, False)
