"""The blank form of an application: handed out, filled in with any program, and back again without typing."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from pypdfium2 import raw
from sqlmodel import Session, func, select

from inventory.actor import Role
from inventory.approvals import agreement
from inventory.approvals.records import Application, TeleworkAddress, whole
from inventory.approvals.states import State
from inventory.approvals.words import (
    DataCategory,
    Equipment,
    Paper,
    SignatureForm,
    Weekday,
    WorkForm,
)
from inventory.city.actions import found_city
from inventory.errors import Refused
from inventory.papers import blank, questionnaire, receiving
from inventory.papers.blank import blank_form
from inventory.papers.keeping import content
from inventory.papers.records import KeptPaper
from inventory.papers.returned import Printed, Returned, read
from inventory.people.records import Employee
from tests.inventory.approvals.office import DAY, Office
from tests.inventory.papers import malice
from tests.inventory.papers.filled import TASKS, answers, issued, read_here
from tests.inventory.papers.fillers import FILLERS, with_pikepdf
from tests.inventory.papers.judge import ACCESSIBLE, complaints, fonts


@pytest.fixture(autouse=True)
def _city(office: Office) -> None:
    office.hr.do(found_city)


def sent_in(office: Office, **own: str | bool) -> Returned:
    return read_here(with_pikepdf(issued(office).data, answers(**own)))


def receive(office: Office, returned: Returned, **more: Any) -> receiving.Received:
    return office.hr.do(receiving.receive, returned=returned, on=DAY, **more)


def changed(form: bytes, change: Any) -> bytes:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        change(pdf)
        file = io.BytesIO()
        pdf.save(file)
        return file.getvalue()


def test_the_blank_form_is_accessible_and_brings_its_fonts(office: Office) -> None:
    form = issued(office).data
    assert complaints(form, ACCESSIBLE) == []
    assert fonts(form)
    assert all(fonts(form).values())


def test_every_field_of_an_application_that_is_not_the_offices_own_is_asked_for_once(office: Office) -> None:
    criteria = (office.rules.criteria or "").splitlines()
    asked = [*questionnaire.WHO, *questionnaire.ASKED]
    entries = [entry.name for it in asked for entry in questionnaire.entries(it, criteria)]
    with pikepdf.open(io.BytesIO(issued(office).data)) as pdf:
        fields = [str(it.T) for it in pdf.Root.AcroForm.Fields]
    assert sorted(fields) == sorted([*entries, "unterschrift_1"])


def test_the_tabulator_goes_through_the_fields_as_a_reader_does(office: Office) -> None:
    with pikepdf.open(io.BytesIO(issued(office).data)) as pdf:
        read_in_order = list(_fields_below(pdf.Root.StructTreeRoot.K))
        by_tabulator = [str(it.T) for page in pdf.pages for it in page.obj.Annots]
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
    assert read_in_order == by_tabulator


def _fields_below(element: Any) -> Any:
    if isinstance(element, Array):
        for it in element:
            yield from _fields_below(it)
    elif isinstance(element, Dictionary) and element.get("/Type") == "/OBJR":
        yield str(element.Obj.T)
    elif isinstance(element, Dictionary) and "/K" in element:
        yield from _fields_below(element.K)


def test_each_field_says_what_it_is_for_and_whether_it_is_needed(office: Office) -> None:
    with pikepdf.open(io.BytesIO(issued(office).data)) as pdf:
        fields = {str(it.T): it for it in pdf.Root.AcroForm.Fields}
        assert str(fields["kind"].TU) == "Art. Pflichtangabe"
        assert str(fields["street"].TU).startswith(
            "Straße und Hausnummer. nur bei „Alternierende Telearbeit“"
        )
        assert str(fields["weekdays_mo"].TU).startswith("Wochentage: Montag")
        assert [int(fields[it].get("/Ff", 0)) & 2 for it in ("kind", "street")] == [2, 0]
        assert "Ausland" not in list(map(str, fields["place"].Opt))


def test_everybody_gets_the_same_form_until_the_agreement_changes(office: Office) -> None:
    before = issued(office)
    blank._form.cache_clear()
    assert issued(office) == before
    later = date(2027, 1, 1)
    values = {**office.rules.model_dump(), "name": "Fassung 2027", "valid_from": later}
    office.hr.do(agreement.issue_version, values=values)
    assert office.hr.see(blank_form, on=later).number != before.number


@pytest.mark.parametrize("program", FILLERS)
def test_what_is_filled_in_with_any_program_comes_back_as_it_was_typed(office: Office, program: str) -> None:
    form = issued(office)
    returned = read(FILLERS[program](form.data, answers()))
    assert returned.problems == {}
    assert (returned.number, returned.likeness) == (form.number, form.likeness)
    assert returned.person["last_name"] == "Müller"
    said = returned.values
    assert said["tasks"] == TASKS.strip()
    assert (said["form"], said["data_category"]) == (WorkForm.REGULAR, DataCategory.PERSONAL)
    assert said["weekdays"] == (Weekday.TUESDAY, Weekday.THURSDAY)
    assert said["equipment"] == (Equipment.NOTEBOOK, Equipment.HEADSET)
    assert (said["available_from"], said["available_until"]) == ("09:00", "15:00")
    assert (said["begins_on"], said["ends_on"]) == (date(2026, 5, 1), date(2028, 4, 30))
    assert (said["internet"], said["paper_files"]) == (True, False)


def test_a_complete_form_is_handed_in_with_all_it_says_and_kept_as_a_paper(office: Office) -> None:
    received = receive(office, sent_in(office))
    assert (received.submitted, received.problems, received.notes) == (True, {}, ())
    case = office.hr.see(lambda session: session.get_one(Application, received.application_id))
    assert (case.state, case.employee_id, case.received_on) == (State.SUBMITTED, office.applicant.id, DAY)
    assert (case.tasks, case.signed_as) == (TASKS.strip(), SignatureForm.TEXT)
    paper = office.hr.see(lambda session: session.exec(select(KeptPaper)).one())
    assert (paper.kind, paper.application_id) == (Paper.APPLICATION, case.id)
    kept = office.hr.see(content, paper_id=paper.key(), actor=office.hr.actor)
    assert complaints(kept.data) == []


def test_an_incomplete_form_becomes_a_draft_and_names_every_field_that_is_missing(office: Office) -> None:
    received = receive(office, sent_in(office, tasks="", begins_on="", declarations_rueckkehr=False))
    assert not received.submitted
    assert received.problems["tasks"] == "„Aufgaben“ fehlt noch."
    assert received.problems["begins_on"] == "„Beginn“ fehlt noch."
    case = office.hr.see(lambda session: session.get_one(Application, received.application_id))
    assert (case.state, case.percent, case.begins_on) == (State.DRAFT, 40, None)
    assert office.hr.see(lambda session: session.exec(select(KeptPaper)).all()) == []


def test_a_day_that_does_not_exist_is_named_at_its_field(office: Office) -> None:
    returned = sent_in(office, ends_on="31.02.2028")
    assert returned.problems == {"ends_on": "Den 31.02.2028 gibt es nicht. Bitte prüfen Sie das Datum."}
    assert returned.values["ends_on"] is None


def test_what_does_not_go_together_is_named_and_not_recorded(office: Office) -> None:
    returned = sent_in(office, hours="12", shareable_from="01.06.2026")
    assert returned.problems == {
        "hours": "„Stunden in der Woche“ (12) gilt nur bei „Alternierende Telearbeit“.",
        "shareable_from": "„Teilbar ab“ (01.06.2026) passt nicht zu den übrigen Angaben.",
    }
    assert not receive(office, returned).submitted


def test_what_only_the_rules_of_a_case_find_wrong_is_named_as_well(office: Office) -> None:
    received = receive(office, sent_in(office, days="3"))
    assert not received.submitted
    assert received.problems.keys() & {"days", "weekdays", "percent"}


def test_a_tick_that_shows_something_else_than_it_says_is_named(office: Office) -> None:
    def show_a_tick(pdf: pikepdf.Pdf) -> None:
        for field in pdf.Root.AcroForm.Fields:
            if field.T == "paper_files":
                field.AS = Name.Ja

    filled = with_pikepdf(issued(office).data, answers())
    returned = read_here(changed(filled, show_a_tick))
    assert list(returned.problems) == ["paper_files"]


def test_an_obstacle_is_recorded_in_the_words_of_the_agreement(office: Office) -> None:
    criteria = (office.rules.criteria or "").splitlines()
    received = receive(office, sent_in(office, obstacles_2=True))
    case = office.hr.see(lambda session: session.get_one(Application, received.application_id))
    assert case.obstacles == criteria[1]


def test_the_address_of_telework_goes_into_its_own_table(office: Office) -> None:
    telework = {
        "form": "Alternierende Telearbeit",
        "hours": "16",
        "street": "Am Mühlbach 3",
        "postcode": "74388",
        "city": "Talheim",
    }
    received = receive(office, sent_in(office, **telework))
    assert received.submitted, received.problems
    address = office.hr.see(
        lambda session: session.exec(
            select(TeleworkAddress).where(TeleworkAddress.application_id == received.application_id)
        ).one()
    )
    assert (address.street, address.postcode, address.city) == ("Am Mühlbach 3", "74388", "Talheim")


def test_an_end_needs_little_and_finds_the_running_case(office: Office) -> None:
    running = office.case_in(State.ACTIVE)
    needless = dict.fromkeys(answers(), "")
    kept = ("last_name", "first_name", "personnel_no", "email", "form", "begins_on", "signed_on")
    said = {**needless, **{it: answers()[it] for it in kept}, "kind": "Beendigung"}
    received = receive(office, read_here(with_pikepdf(issued(office).data, said)))
    case = office.hr.see(
        lambda session: whole(session, session.get_one(Application, received.application_id))
    )
    assert (case["predecessor_id"], received.problems) == (running.id, {})


def test_the_same_form_twice_is_one_application(office: Office) -> None:
    received = receive(office, sent_in(office))
    with pytest.raises(Refused, match=f"liegt schon vor: {received.name}"):
        receive(office, read_here(FILLERS["pypdf"](issued(office).data, answers())))
    assert _cases(office) == 1


def test_the_same_draft_twice_is_one_draft(office: Office) -> None:
    receive(office, sent_in(office, tasks=""))
    with pytest.raises(Refused, match="liegt schon vor: Entwurf"):
        receive(office, sent_in(office, tasks=""))


def _cases(office: Office) -> int:
    counted = select(func.count()).select_from(Application)
    return int(office.hr.see(lambda session: session.exec(counted).one()))


def _with_other_words(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_coalesce()
    page.Contents.write(page.Contents.read_bytes() + b" 1 g 60 400 200 60 re f")


def _without_a_declaration(pdf: pikepdf.Pdf) -> None:
    lists = (pdf.Root.AcroForm, "/Fields"), *((page.obj, "/Annots") for page in pdf.pages)
    for holder, key in lists:
        holder[key] = Array([it for it in holder[key] if it.T != "declarations_rueckkehr"])


def _with_a_tip_of_its_own(pdf: pikepdf.Pdf) -> None:
    for field in pdf.Root.AcroForm.Fields:
        if field.T == "declarations_rueckkehr":
            field.TU = String("Ich bleibe zu Hause")


def _with_a_note_on_top(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([60, 400, 260, 460]), Contents=String("gilt nicht")
    )
    pdf.pages[2].obj.Annots.append(pdf.make_indirect(note))


def _in_other_letters(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].resources.Font
    files = [it.FontDescriptor.FontFile2 for _name, it in sorted(fonts.items())]
    files[0].write(files[1].read_bytes())


def _in_another_size(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.MediaBox = Array([0, 300, 595.28, 841.89])


@pytest.mark.parametrize(
    "change",
    [
        _with_other_words,
        _in_other_letters,
        _without_a_declaration,
        _with_a_tip_of_its_own,
        _with_a_note_on_top,
        _in_another_size,
    ],
)
def test_a_form_that_says_something_else_than_the_one_handed_out_is_refused(
    office: Office, change: Any
) -> None:
    altered = changed(with_pikepdf(issued(office).data, answers()), change)
    with pytest.raises(Refused, match="etwas geändert"):
        receive(office, read_here(altered))
    assert _cases(office) == 0


def test_a_form_of_an_earlier_agreement_is_taken_with_a_note(office: Office) -> None:
    filled = sent_in(office)
    values = {**office.rules.model_dump(), "name": "Fassung März", "valid_from": DAY}
    office.hr.do(agreement.issue_version, values=values)
    received = receive(office, filled)
    assert received.submitted
    assert received.notes == (
        f"Das Formular gehört zu einer früheren Fassung: {office.rules.name}. Bitte prüfen Sie die Angaben.",
    )


def test_a_form_of_another_city_is_refused(office: Office) -> None:
    facts = office.hr.see(lambda session: blank._facts(session, office.rules))
    other = blank._form(facts.to_json().replace(office.rules.name, "DV einer anderen Stadt"))
    with pytest.raises(Refused, match="nicht bekannt"):
        receive(office, read_here(with_pikepdf(other.data, answers())))


def test_a_printed_form_goes_the_way_of_scans(office: Office) -> None:
    document = pypdfium2.PdfDocument(with_pikepdf(issued(office).data, answers()))
    document.init_forms()
    for page in document:
        raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
        page.close()
    file = io.BytesIO()
    document.save(file)
    document.close()
    with pytest.raises(Printed, match="keine ausfüllbaren Felder"):
        read(file.getvalue())


def test_who_is_meant_is_found_by_number_by_mail_or_by_name(office: Office) -> None:
    applicant = office.applicant
    nobody = {"personnel_no": None, "email": None, "last_name": "MÜLLER", "first_name": "jörg"}
    for said in ({"personnel_no": "11"}, {"email": applicant.email.upper()}, {}):
        assert _whose(office, {**nobody, **said}).id == applicant.id


def test_two_of_the_same_name_are_for_a_person_to_tell_apart(office: Office) -> None:
    office.hr.person("12", unit_id=office.unit.id, email="joerg.mueller2@talheim.de")
    with pytest.raises(Refused, match="findet sich niemand"):
        _whose(office, {"personnel_no": None, "email": None, "last_name": "Müller", "first_name": "Jörg"})


def test_a_number_that_is_somebody_elses_is_not_taken(office: Office) -> None:
    with pytest.raises(Refused, match="gehört zu „Fuchs, Anna“") as refused:
        receive(office, sent_in(office, personnel_no="10"))
    assert refused.value.field == "employee_id"
    assert receive(office, sent_in(office, personnel_no="10"), employee_id=office.applicant.id).submitted


def _whose(office: Office, said: dict[str, str | None]) -> Employee:
    def ask(session: Session) -> Employee:
        return receiving.whose(session, said, DAY)

    return office.hr.see(ask)


@pytest.mark.parametrize("role", [it for it in Role if it is not Role.HR])
def test_only_hr_takes_in_forms(office: Office, role: Role) -> None:
    returned = sent_in(office)
    with pytest.raises(Refused):
        office.desks[role].do(receiving.receive, returned=returned, on=DAY)


def _deeply_nested() -> bytes:
    """Fields within fields without end."""
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page(page_size=malice.A4)
        field = pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx))
        field.Kids = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        file = io.BytesIO()
        pdf.save(file)
        return file.getvalue()


HURTFUL: dict[str, Callable[[bytes], bytes]] = {
    "truncated": malice.truncated,
    "locked": malice.locked,
    "laden with scripts": malice.laden_with_scripts,
    "not a PDF": lambda _form: b"Nur Text",
    "fields without end": lambda _form: _deeply_nested(),
    "ten thousand pages": lambda _form: malice.of_many_pages(),
    "forms within forms": lambda form: changed(form, _with_bomb(malice.nested_forms())),
    "a gigabyte of drawing": lambda form: changed(form, _with_bomb(malice.huge_contents())),
}


def _with_bomb(bomb: bytes) -> Any:
    """The fields of the form stay, the first page becomes the bomb."""

    def add(pdf: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(bomb)) as other:
            page = pdf.copy_foreign(other.pages[0].obj)
            for key in ("/Contents", "/Resources"):
                pdf.pages[0].obj[key] = page[key]

    return add


@pytest.mark.parametrize("harm", HURTFUL)
def test_a_file_made_to_hurt_is_refused_with_a_sentence(office: Office, harm: str) -> None:
    with pytest.raises(Refused) as refused:
        receive(office, read(HURTFUL[harm](issued(office).data)))
    assert refused.value.message.endswith(".")
    assert _cases(office) == 0
