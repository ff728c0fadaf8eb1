"""The papers of devices: what they say, of which devices they may be made, and how long lists break."""

from datetime import date

import pytest

from inventory.actor import Actor, Role
from inventory.approvals.states import State
from inventory.approvals.words import Paper
from inventory.devices.lifecycle import Step
from inventory.errors import Refused
from inventory.papers.facts import Facts
from inventory.papers.records import KeptPaper
from inventory.papers.wording import delivered
from inventory.papers.words import OF_DEVICES, OF_PEOPLE
from tests.inventory.clerk import Clerk
from tests.inventory.papers.archive import TODAY, Archive, ids
from tests.inventory.papers.judge import complaints, fonts, pages, reading


def text(data: bytes) -> str:
    return " ".join(pages(data))


def tags(data: bytes) -> list[str]:
    return [it.tag for it in reading(data)]


def facts(paper: KeptPaper) -> Facts:
    return Facts.from_json(paper.facts)


def made(archive: Archive, paper: Paper, count: int) -> KeptPaper:
    """Such a paper about so many devices."""
    if paper in OF_PEOPLE:
        return archive.make(paper, employee_id=archive.applicant.id)
    devices = archive.issued(count, expected_on=date(2026, 9, 30))
    if paper is Paper.RETURN:
        archive.it.take_back(*devices)
    if paper is Paper.DISPOSAL:
        archive.it.take_back(*devices)
        for device in devices:
            archive.it.step(device, Step.RETIRE)
    return archive.make(paper, device_ids=ids(*devices))


@pytest.mark.parametrize("paper", [*OF_DEVICES, *OF_PEOPLE])
def test_every_paper_of_devices_and_people_is_accessible_and_fit_for_the_archive(
    archive: Archive, paper: Paper
) -> None:
    data = archive.data(made(archive, paper, 2))
    assert complaints(data) == []
    assert all(fonts(data).values())


@pytest.mark.parametrize("paper", OF_DEVICES)
def test_thirty_devices_break_cleanly_over_pages(archive: Archive, paper: Paper) -> None:
    data = archive.data(made(archive, paper, 30))
    assert complaints(data) == []
    assert len(pages(data)) > 2
    read = tags(data)
    assert read.count("Table") <= 3
    assert read.count("TR") >= 31
    said = text(data)
    assert all(f"PF-4XK{number:04}" in said for number in range(30))


@pytest.mark.parametrize("paper", OF_DEVICES)
def test_every_page_of_a_list_repeats_its_heads_for_the_eye_and_not_for_the_ear(
    archive: Archive, paper: Paper
) -> None:
    data = archive.data(made(archive, paper, 30))
    assert text(data).count("Inventarnr.") > 1
    heads, read = next(it["head"] for it in delivered(paper).blocks if "table" in it), tags(data)
    assert read.count("TH") - (read.count("TR") - 1) == len(heads)


def test_a_handover_names_each_device_beyond_doubt(archive: Archive) -> None:
    (device,) = archive.issued(1)
    paper = archive.make(Paper.HANDOVER, device_ids=ids(device))
    assert facts(paper).tables["devices"] == (
        (
            "N-00001",
            "Standardnotebook\nLenovo ThinkPad T14 Gen 5\nPF-4XK0000",
            "–",
            "Netzteil, Tasche",
            "Stadt\nverschlüsselt\nverwaltet (MDM)",
        ),
    )
    said = text(archive.data(paper))
    for words in (
        "Jörg Müller",
        "02.02.2026",
        "ein dienstliches Gerät",
        "§ 3 Abs. 6 TVöD",
        "Für die Stadt Rheinfurt: IT",
    ):
        assert words in said


def test_who_hands_over_answers_questions(archive: Archive) -> None:
    clerk = archive.hr.person(
        "77", first_name="Ayşe", last_name="Yılmaz", phone="406-7", unit_id=archive.unit.id
    )
    desk = Clerk(archive.store, Actor("it07", frozenset({Role.IT}), clerk.id))
    archive.desks[Role.IT] = desk
    (device,) = archive.issued(1)
    said = facts(archive.make(Paper.HANDOVER, device_ids=ids(device))).values
    assert (said["contact"], said["phone"]) == ("Ayşe Yılmaz", "406-7")


def test_civil_servants_read_of_their_own_law(archive: Archive) -> None:
    servant = archive.hr.person("12", first_name="Ida", status_group="beamt", unit_id=archive.unit.id)
    said = text(archive.data(archive.make(Paper.PLEDGE, employee_id=servant.id)))
    assert "§ 37 BeamtStG" in said
    assert "TVöD" not in said


def test_a_pool_takes_devices_over_as_a_pool(archive: Archive) -> None:
    devices = archive.notebooks(2)
    archive.it.issue(*devices, pool_id=archive.unit.id)
    paper = archive.make(Paper.HANDOVER, device_ids=ids(*devices))
    assert paper.employee_id is None
    assert facts(paper).values["person"] == "Pool FB 51 Kinder und Jugend"


def test_a_return_tells_what_should_be_there_and_what_is(archive: Archive) -> None:
    here, gone = archive.issued(2)
    archive.it.take_back(here, accessories=("netzteil",), condition="beschaedigt")
    paper = archive.make(Paper.RETURN, device_ids=ids(here, gone))
    rows = [row[2:] for row in facts(paper).tables["devices"]]
    assert rows == [
        ("Netzteil, Tasche", "Netzteil\nBeschädigt", "Tasche"),
        ("Netzteil, Tasche", "steht noch aus", "Gerät"),
    ]
    said = text(archive.data(paper))
    assert "Es stehen noch Geräte aus" in said
    assert "ist entlastet, soweit" in said


def test_who_brought_everything_back_is_discharged(archive: Archive) -> None:
    devices = archive.issued(2)
    archive.it.take_back(*devices, accessories=("netzteil", "tasche"))
    for device in devices:
        archive.it.step(device, Step.WIPE)
    said = text(archive.data(archive.make(Paper.RETURN, device_ids=ids(*devices))))
    assert "von der Pflicht entlastet" in said
    assert "LN-1" in said


def test_a_return_of_a_person_is_about_all_they_have_and_all_that_came_back_that_day(
    archive: Archive,
) -> None:
    today, before, still = archive.issued(3)
    archive.it.take_back(before, on=date(2026, 5, 4))
    archive.it.take_back(today, on=TODAY)
    paper = archive.make(Paper.RETURN, employee_id=archive.applicant.id)
    assert [row[0] for row in facts(paper).tables["devices"]] == [today.inventory_no, still.inventory_no]


def test_a_reminder_is_a_letter_about_what_is_late(archive: Archive) -> None:
    late = archive.issued(1, expected_on=date(2026, 11, 2))[0]
    archive.it.issue(archive.it.device("SN-later", model_id=late.model_id), employee_id=archive.applicant.id)
    paper = archive.make(Paper.REMINDER, Role.HR, employee_id=archive.applicant.id)
    said = facts(paper)
    assert [row[0] for row in said.tables["devices"]] == [late.inventory_no]
    assert said.address == ("Jörg Müller", "FB 51 Kinder und Jugend", "im Hause")
    assert said.values["deadline"] == "04.12.2026"


UNFIT = [
    (Paper.HANDOVER, "weder ausgegeben noch reserviert"),
    (Paper.RETURN, "noch nie ausgegeben"),
    (Paper.LOSS, "weder ausgegeben noch verloren"),
    (Paper.REMINDER, "nicht ausgegeben"),
    (Paper.DISPOSAL, "nicht ausgesondert"),
]


@pytest.mark.parametrize(("paper", "why"), UNFIT)
def test_a_device_in_stock_has_no_such_paper(archive: Archive, paper: Paper, why: str) -> None:
    (device,) = archive.notebooks(1)
    with pytest.raises(Refused, match=f"N-00001: Das Gerät .*{why}"):
        archive.make(paper, device_ids=ids(device))


def test_nobody_is_reminded_before_the_day(archive: Archive) -> None:
    (device,) = archive.issued(1, expected_on=TODAY)
    with pytest.raises(Refused, match="noch nicht überfällig"):
        archive.make(Paper.REMINDER, device_ids=ids(device))


def test_devices_of_two_people_need_two_papers(archive: Archive) -> None:
    mine, theirs = archive.notebooks(2)
    archive.it.issue(mine, employee_id=archive.applicant.id)
    archive.it.issue(theirs, employee_id=archive.manager.id)
    with pytest.raises(Refused, match="verschiedene Personen"):
        archive.make(Paper.HANDOVER, device_ids=ids(mine, theirs))


def test_who_has_nothing_gets_no_paper_of_devices(archive: Archive) -> None:
    with pytest.raises(Refused, match="kein Gerät"):
        archive.make(Paper.HANDOVER, employee_id=archive.applicant.id)


def test_a_pledge_is_somebodys(archive: Archive) -> None:
    with pytest.raises(Refused, match="gehört zu einer Person"):
        archive.make(Paper.PLEDGE)


def test_the_handover_of_a_case_is_about_what_is_reserved_for_it(archive: Archive) -> None:
    case = archive.case_in(State.EQUIPMENT)
    paper = archive.of(case, Paper.HANDOVER, Role.IT)
    assert facts(paper).case_no == case.case_no
    assert len(facts(paper).tables["devices"]) == 1
    assert (paper.application_id, paper.employee_id) == (case.id, case.employee_id)


def test_devices_of_somebody_else_do_not_go_on_the_paper_of_a_case(archive: Archive) -> None:
    case = archive.case_in(State.EQUIPMENT)
    other = archive.it.device("SN-9", model_id=archive.it.model(name="X1").id)
    archive.it.issue(other, employee_id=archive.manager.id)
    with pytest.raises(Refused, match="nicht zu der Person des Vorgangs"):
        archive.of(case, Paper.HANDOVER, Role.IT, device_ids=ids(other))


def test_a_lost_device_is_reported_by_who_had_it_and_retired_without_being_wiped(archive: Archive) -> None:
    (device,) = archive.issued(1)
    archive.it.step(device, Step.REPORT_LOST)
    loss = archive.make(Paper.LOSS, device_ids=ids(device))
    assert (facts(loss).values["person"], facts(loss).values["report"]) == ("Jörg Müller", "Anzeige 7")
    archive.it.step(device, Step.RETIRE, retired_reason="verlust")
    disposal = archive.make(Paper.DISPOSAL, device_ids=ids(device))
    assert facts(disposal).tables["devices"][0][-1] == "nicht möglich"
    assert disposal.employee_id is None
