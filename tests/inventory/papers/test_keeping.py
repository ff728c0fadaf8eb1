"""What was made stays as it was made; who sees it, and who may make it."""

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from inventory.actor import Actor, Role
from inventory.approvals.states import State, Step
from inventory.approvals.words import Body, Paper
from inventory.devices.lifecycle import Step as Life
from inventory.errors import Refused
from inventory.listing import Query
from inventory.papers import actions, cards, keeping, subjects
from inventory.papers.drawing import draw
from inventory.papers.facts import Facts
from inventory.papers.keeping import fingerprint
from inventory.papers.lists import PAPERS
from inventory.papers.makers import MAKERS
from inventory.papers.records import KeptPaper, PaperFile
from inventory.papers.subjects import Order
from inventory.papers.wording import delivered
from inventory.papers.words import FileKind
from inventory.people.actions import correct_person
from inventory.sight import seen_by
from inventory.store.history import Event
from inventory.store.reach import reaching
from tests.inventory.approvals.office import DAY, TO_INTENDED_REFUSAL
from tests.inventory.clerk import Clerk
from tests.inventory.papers.archive import TODAY, Archive, ids


def test_a_paper_is_kept_with_its_facts_its_words_and_a_fingerprint_of_its_bytes(archive: Archive) -> None:
    paper = archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)
    (file,) = archive.files(paper)
    assert (file.kind, file.size) == (FileKind.MADE, len(file.content))
    assert paper.sha256 == file.sha256 == fingerprint(file.content)
    assert (paper.wording, paper.login, paper.on) == ("1.0", "it01", TODAY)
    assert draw(delivered(Paper.PLEDGE), Facts.from_json(paper.facts), paper.number) == file.content


def test_a_later_version_supersedes_an_earlier_one_and_both_stay(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    first, second = (archive.of(case, Paper.AGREEMENT) for _time in range(2))
    assert archive.look(first).superseded_by_id == second.id
    assert archive.look(second).superseded_by_id is None
    assert archive.data(first) != archive.data(second)
    assert [(it.number, it.superseded_by) for it in archive.on_card(case)] == [
        (second.number, ""),
        (first.number, second.number),
    ]


def test_a_second_question_is_another_letter_and_not_a_new_version(archive: Archive) -> None:
    case = archive.walk(archive.draft(), (Step.SUBMIT, Step.FORWARD, Step.ASK))
    first = archive.of(case, Paper.CLARIFICATION)
    archive.walk(case, (Step.ANSWER, Step.ASK))
    archive.of(case, Paper.CLARIFICATION)
    assert archive.look(first).superseded_by_id is None


def test_a_device_that_is_handed_out_again_gets_a_paper_beside_the_old_one(archive: Archive) -> None:
    (device,) = archive.issued(1)
    first = archive.make(Paper.HANDOVER, device_ids=ids(device))
    corrected = archive.make(Paper.HANDOVER, device_ids=ids(device))
    archive.it.take_back(device, on=date(2026, 3, 2))
    archive.it.step(device, Life.WIPE)
    archive.it.issue(device, employee_id=archive.applicant.id, on=date(2026, 4, 1))
    again = archive.make(Paper.HANDOVER, device_ids=ids(device))
    assert archive.look(first).superseded_by_id == corrected.id
    assert [archive.look(it).superseded_by_id for it in (corrected, again)] == [None, None]


def test_reminders_of_two_days_are_two_letters(archive: Archive) -> None:
    (device,) = archive.issued(1, expected_on=date(2026, 9, 30))
    first = archive.make(Paper.REMINDER, on=date(2026, 10, 30), device_ids=ids(device))
    archive.make(Paper.REMINDER, device_ids=ids(device))
    assert archive.look(first).superseded_by_id is None


def test_a_paper_cannot_be_taken_back(archive: Archive) -> None:
    paper = archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)
    with pytest.raises(Refused, match="bleibt aufgehoben"):
        archive.it.undo()
    assert archive.look(paper).number == paper.number


def test_nothing_of_a_paper_changes_but_that_it_is_signed_or_superseded(archive: Archive) -> None:
    paper = archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)

    def change(session: Session, **values: object) -> None:
        found = session.get_one(KeptPaper, paper.key())
        for name, value in values.items():
            setattr(found, name, value)

    with pytest.raises(Refused, match="bleibt, wie es ist"):
        archive.it.do(change, facts="{}")
    with pytest.raises(Refused, match="bleibt, wie es ist"):
        archive.it.do(change, on=DAY)
    archive.it.do(change, signed_on=TODAY)
    assert archive.look(paper).signed_on == TODAY
    archive.it.undo()
    assert archive.look(paper).signed_on is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE paper SET facts = '{}'",
        "UPDATE paper SET sha256 = ''",
        "UPDATE paper SET wording = '2.0'",
        "UPDATE paper_file SET content = content",
        "UPDATE paper_file SET kind = 'scan'",
    ],
)
def test_the_database_itself_refuses_to_rewrite_a_paper(archive: Archive, statement: str) -> None:
    archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)
    with pytest.raises(DBAPIError, match="never rewritten"), archive.store.engine.begin() as connection:
        connection.execute(sa.text(statement))


def damage(archive: Archive, paper: KeptPaper) -> None:
    """As a failing disk would, past every trigger."""
    trigger = "paper_file_is_never_rewritten"
    server = archive.store.engine.dialect.name == "postgresql"
    with archive.store.engine.begin() as connection:
        connection.execute(sa.text(f"DROP TRIGGER {trigger}" + (" ON paper_file" if server else "")))
        statement = sa.update(PaperFile).where(col(PaperFile.paper_id) == paper.id)
        connection.execute(statement.values(content=b"%PDF-1.7 something else"))


def test_a_damaged_file_is_told_of_and_not_shown(archive: Archive) -> None:
    paper = archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)
    damage(archive, paper)
    with pytest.raises(Refused, match="nicht mehr, wie sie abgelegt wurde"):
        archive.data(paper)


def test_what_came_back_signed_is_shown_before_what_was_made(archive: Archive) -> None:
    paper = archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)

    def file(session: Session, kind: FileKind, data: bytes) -> int:
        found = session.get_one(KeptPaper, paper.key())
        return keeping.keep_file(session, found, kind, data, TODAY, b"the whole pile").key()

    archive.it.do(file, kind=FileKind.SCAN, data=b"%PDF scan")
    shown = archive.content(paper, Role.IT)
    assert (shown.data, shown.name) == (b"%PDF scan", f"2026-11-20_verpflichtung_{paper.number}_scan.pdf")
    made, scan = archive.files(paper)
    assert scan.source_sha256 == fingerprint(b"the whole pile")
    assert archive.content(paper, Role.IT, file_id=made.id).data == made.content
    archive.it.undo()
    assert archive.files(paper) == [made]
    with pytest.raises(Refused, match="Datei ist nicht mehr da"):
        archive.it.undo()


def test_the_same_file_is_put_to_a_paper_once(archive: Archive) -> None:
    paper = archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)

    def file(session: Session) -> None:
        found = session.get_one(KeptPaper, paper.key())
        keeping.keep_file(session, found, FileKind.SCAN, b"%PDF scan", TODAY)

    archive.it.do(file)
    with pytest.raises(Refused, match="liegt schon bei dem Papier"):
        archive.it.do(file)


def test_the_history_knows_that_a_paper_was_made_and_nothing_that_stands_in_it(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    before = archive.it.count(Event)
    archive.of(case, Paper.AGREEMENT)

    def written(session: Session) -> list[Event]:
        statement = select(Event).where(col(Event.id) > before)
        return [it for it in session.exec(statement) if it.kind in ("paper", "paper_file")]

    events = archive.it.see(written)
    assert {it.kind for it in events} == {"paper", "paper_file"}
    told = json.dumps([it.new for it in events])
    assert "Bearbeitung" not in told
    assert "facts" not in told
    assert "content" not in told


def test_a_case_paper_waits_for_the_step_that_makes_it(archive: Archive) -> None:
    case = archive.case_in(State.PARTICIPATION)
    for paper in (Paper.AGREEMENT, Paper.REFUSAL, Paper.REVOCATION, Paper.END):
        with pytest.raises(Refused, match=f"„{paper.label}“ gibt es erst nach dem Schritt"):
            archive.of(case, paper)


def test_no_refusal_on_paper_before_the_council_has_spoken(archive: Archive) -> None:
    archive.stock()
    case = archive.walk(archive.draft(), TO_INTENDED_REFUSAL)
    with pytest.raises(Refused, match="„Ablehnung“ gibt es erst"):
        archive.of(case, Paper.REFUSAL)
    archive.walk(case, (Step.RECORD_RESULT, Step.REFUSE))
    assert archive.of(case, Paper.REFUSAL).kind is Paper.REFUSAL


def test_an_approval_is_a_paper_of_civil_servants_and_an_agreement_of_everybody_else(
    archive: Archive,
) -> None:
    case = archive.case_in(State.SIGNATURE)
    with pytest.raises(Refused, match="„Genehmigung“ gibt es erst"):
        archive.of(case, Paper.APPROVAL)
    assert archive.of(case, Paper.AGREEMENT).employee_id == case.employee_id


def test_a_step_that_was_taken_back_takes_its_papers_off_the_desk(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    archive.hr.undo()
    with pytest.raises(Refused, match="gibt es erst"):
        archive.of(case, Paper.AGREEMENT)


def offered(archive: Archive, case_id: int, role: Role) -> list[tuple[Paper, Body | None]]:
    return list(archive.hr.see(subjects.makeable, application_id=case_id, actor=archive.actors[role]))


def test_each_role_is_offered_the_papers_it_may_make_of_a_case(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    hr = [paper for paper, _body in offered(archive, case.key(), Role.HR)]
    assert hr == [
        Paper.APPLICATION,
        Paper.RECEIPT,
        Paper.OPINION,
        Paper.IT_NOTE,
        Paper.AGREEMENT,
    ]
    assert offered(archive, case.key(), Role.IT) == [(Paper.IT_NOTE, None)]
    assert offered(archive, case.key(), Role.MANAGER) == [(Paper.OPINION, None)]
    assert offered(archive, case.key(), Role.CONTROLLING) == []


def test_what_is_offered_can_be_made(archive: Archive) -> None:
    case = archive.case_in(State.RETURN_OPEN)
    for paper, body in offered(archive, case.key(), Role.HR):
        assert archive.of(case, paper, body=body).kind is paper


def test_each_body_gets_a_paper_of_its_own(archive: Archive) -> None:
    archive.stock()
    case = archive.walk(archive.draft(disability_heard=True), TO_INTENDED_REFUSAL)
    bodies = [body for paper, body in offered(archive, case.key(), Role.HR) if paper is Paper.PARTICIPATION]
    assert len(bodies) > 1
    with pytest.raises(Refused, match="an wen die Vorlage geht: Personalrat"):
        archive.of(case, Paper.PARTICIPATION)
    papers = [archive.of(case, Paper.PARTICIPATION, body=body) for body in bodies]
    assert [archive.look(it).superseded_by_id for it in papers] == [None] * len(papers)
    assert archive.on_card(case)[-1].title == "Vorlage zur Beteiligung, Personalrat"


def test_where_nobody_was_asked_there_is_no_paper_of_participation(archive: Archive) -> None:
    case = archive.case_in(State.PARTICIPATION)
    with pytest.raises(Refused, match="niemand beteiligt worden"):
        archive.of(case, Paper.PARTICIPATION)


def test_nobody_makes_papers_in_their_own_case(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    own = Clerk(archive.store, Actor("jm", frozenset({Role.HR}), archive.applicant.id))
    with pytest.raises(Refused, match="In eigener Sache"):
        own.do(actions.make, paper=Paper.AGREEMENT, on=TODAY, application_id=case.key())
    assert archive.hr.see(subjects.makeable, application_id=case.key(), actor=own.actor) == ()


@pytest.mark.parametrize("role", Role)
def test_each_paper_is_made_by_its_makers_only(archive: Archive, role: Role) -> None:
    for paper in Paper:
        if role not in MAKERS[paper]:
            with pytest.raises(Refused, match=f"„{paper.label}“ zu erstellen ist .* vorbehalten"):
                archive.make(paper, role)


def test_a_manager_makes_no_paper_for_another_team(archive: Archive) -> None:
    case = archive.case_in(State.OPINION)
    archive.actors[Role.MANAGER] = Actor("fk02", frozenset({Role.MANAGER}), archive.applicant.key() + 99)
    archive.desks[Role.MANAGER] = Clerk(archive.store, archive.actors[Role.MANAGER])
    with pytest.raises(Refused, match="gehört nicht zu Ihrer Einheit"):
        archive.of(case, Paper.OPINION, Role.MANAGER)


def seers(archive: Archive, paper: KeptPaper) -> set[Role]:
    """Who reaches it in the list, on its card and as a file: always the same."""
    reached = {
        role
        for role, actor in archive.actors.items()
        if archive.hr.see(reaching_of, paper=paper, actor=actor)
    }
    for role in Role:
        if role in reached:
            assert archive.data(paper, role)
        else:
            with pytest.raises(Refused, match="nicht für Sie bestimmt"):
                archive.data(paper, role)
    reader = archive.store.reader()
    listed = {
        role
        for role, actor in archive.actors.items()
        if paper.key() in reader.ids(seen_by(PAPERS, actor), Query(), lambda: True)
    }
    reader.close()
    assert listed == reached
    return reached


def reaching_of(session: Session, *, paper: KeptPaper, actor: Actor) -> bool:
    return bool(reaching(session, PAPERS, paper.key(), actor))


def test_an_agreement_is_seen_by_those_who_lead_and_not_by_it(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    assert seers(archive, archive.of(case, Paper.AGREEMENT)) == {Role.HR, Role.MANAGER, Role.HEAD}


def test_what_tells_of_priority_or_a_private_address_stays_with_hr(archive: Archive) -> None:
    home = {"street": "Gartenweg 3", "postcode": "50999", "city": "Rheinfurt"}
    case = archive.case_in(State.SIGNATURE, form="telearbeit", hours=16, **home)
    for paper in (Paper.APPLICATION, Paper.AGREEMENT):
        assert seers(archive, archive.of(case, paper)) == {Role.HR}


def test_data_protection_sees_the_papers_of_cases_with_special_data(archive: Archive) -> None:
    case = archive.walk(archive.draft(data_category="besonders"), (Step.SUBMIT,))
    assert seers(archive, archive.of(case, Paper.APPLICATION)) == {Role.HR, Role.AUDITOR}


def test_a_handover_is_seen_by_it_hr_and_who_leads_the_person(archive: Archive) -> None:
    (device,) = archive.issued(1)
    paper = archive.make(Paper.HANDOVER, device_ids=ids(device))
    assert seers(archive, paper) == {Role.IT, Role.HR, Role.MANAGER}


def test_the_note_of_it_is_seen_by_it(archive: Archive) -> None:
    case = archive.case_in(State.HR_CHECK)
    assert seers(archive, archive.of(case, Paper.IT_NOTE, Role.IT)) == {Role.IT, Role.HR}


def test_a_device_and_its_person_show_the_papers_about_them(archive: Archive) -> None:
    mine, other = archive.issued(2)
    paper = archive.make(Paper.HANDOVER, device_ids=ids(mine))
    hr = archive.actors[Role.HR]
    (line,) = archive.hr.see(cards.of_device, device_id=mine.key(), actor=hr)
    assert (line.number, line.title, line.unsigned) == (paper.number, "Übergabeprotokoll", True)
    assert archive.hr.see(cards.of_device, device_id=other.key(), actor=hr) == ()
    assert archive.hr.see(cards.of_person, person_id=archive.applicant.key(), actor=hr) == (line,)
    assert archive.hr.see(cards.of_device, device_id=mine.key(), actor=archive.actors[Role.HEAD]) == ()


def test_papers_are_found_by_number_person_and_case_and_by_their_new_name(archive: Archive) -> None:
    case = archive.case_in(State.SIGNATURE)
    paper = archive.of(case, Paper.AGREEMENT)
    person = archive.applicant
    for searched in (paper.number, "Müller", case.case_no or "", "Zusatzvereinbarung"):
        assert found(archive, searched) == [paper.key()]
    archive.hr.do(
        correct_person, person_id=person.key(), base={"last_name": "Müller"}, values={"last_name": "Ateş"}
    )
    assert (found(archive, "Ates"), found(archive, "Müller")) == ([paper.key()], [])


def found(archive: Archive, searched: str) -> list[int]:
    reader = archive.store.reader()
    listing = seen_by(PAPERS, archive.actors[Role.HR])
    try:
        return list(reader.ids(listing, Query(search=searched), lambda: True))
    finally:
        reader.close()


def test_missing_signatures_are_a_worklist_until_they_are_there(archive: Archive) -> None:
    pledge = archive.make(Paper.PLEDGE, employee_id=archive.applicant.id)
    (device,) = archive.issued(1, expected_on=date(2026, 9, 30))
    archive.make(Paper.REMINDER, device_ids=ids(device))

    def waiting() -> list[int]:
        reader = archive.store.reader()
        try:
            query = next(it.query for it in PAPERS.views if it.name == "Unterschrift fehlt")
            return list(reader.ids(seen_by(PAPERS, archive.actors[Role.IT]), query, lambda: True))
        finally:
            reader.close()

    assert waiting() == [pledge.key()]

    def sign(session: Session) -> None:
        session.get_one(KeptPaper, pledge.key()).signed_on = TODAY

    archive.it.do(sign)
    assert waiting() == []


def test_many_papers_are_made_some_at_a_time_and_tell_how_far_they_are(archive: Archive) -> None:
    people = [archive.hr.person(f"9{number:02}", unit_id=archive.unit.id) for number in range(45)]
    orders = [Order(Paper.PLEDGE, TODAY, employee_id=it.key()) for it in people]
    told: list[tuple[int, int]] = []
    made = actions.make_each(
        archive.store,
        archive.actors[Role.IT],
        orders=orders,
        told=lambda done, total: told.append((done, total)),
    )
    assert told == [(20, 45), (40, 45), (45, 45)]
    assert len(set(made)) == 45


def test_who_cancels_keeps_what_was_made_until_then(archive: Archive) -> None:
    class Stopped(Exception):
        """The person cancelled."""

    def stop(done: int, _total: int) -> None:
        if done >= 20:
            raise Stopped

    days = [TODAY - timedelta(days=it) for it in range(30)]
    orders = [Order(Paper.BRIEFING, day, employee_id=archive.applicant.key()) for day in days]
    with pytest.raises(Stopped):
        actions.make_each(archive.store, archive.actors[Role.IT], orders=orders, told=stop)
    assert archive.it.count(KeptPaper) == 20


def test_a_character_that_cannot_be_printed_is_named(archive: Archive) -> None:
    person = archive.hr.person("13", first_name="Zoë\N{GRINNING FACE}", unit_id=archive.unit.id)
    with pytest.raises(Refused, match="Das Zeichen „\N{GRINNING FACE}“ lässt sich nicht drucken"):
        archive.make(Paper.PLEDGE, employee_id=person.id)


def test_showing_which_papers_there_are_loads_nothing_that_draws() -> None:
    code = (
        "import sys; import inventory.papers.lists, inventory.papers.cards; "
        "print([it for it in ('reportlab', 'pikepdf', 'zxingcpp', 'pypdfium2') if it in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
