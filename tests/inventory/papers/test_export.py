"""A case as files for a document management system."""

import errno
import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from inventory.actor import Role
from inventory.approvals.records import Application
from inventory.approvals.states import State
from inventory.approvals.words import Paper
from inventory.errors import Refused
from inventory.papers import export, keeping
from inventory.papers.records import KeptPaper
from inventory.papers.words import FileKind
from tests.inventory.papers.archive import TODAY, Archive
from tests.inventory.papers.test_keeping import damage

NAMES = {"a": f"{{{export.NAMESPACE}}}"}


def export_to(archive: Archive, case: Application, target: Path, role: Role = Role.HR) -> int:
    actor = archive.actors[role]
    return archive.hr.see(export.export_case, application_id=case.key(), actor=actor, target=target)


@pytest.fixture
def case(archive: Archive) -> Application:
    return archive.case_in(State.SIGNATURE)


@pytest.fixture
def papers(archive: Archive, case: Application) -> list[KeptPaper]:
    """The application, and an agreement in two versions of which the second came back signed."""
    kept = [archive.of(case, it) for it in (Paper.APPLICATION, Paper.AGREEMENT, Paper.AGREEMENT)]

    def file(session: Any) -> None:
        paper = session.get_one(KeptPaper, kept[-1].key())
        paper.signed_on = TODAY
        for data in (b"%PDF first", b"%PDF second"):
            keeping.keep_file(session, paper, FileKind.SCAN, data, TODAY)

    archive.hr.do(file)
    return kept


def names_of(papers: list[KeptPaper]) -> set[str]:
    form, first, second = (it.number for it in papers)
    return {
        f"2026-11-20_antrag_{form}.pdf",
        f"2026-11-20_zusatzvereinbarung_{first}.pdf",
        f"2026-11-20_zusatzvereinbarung_{second}.pdf",
        f"2026-11-20_zusatzvereinbarung_{second}_scan.pdf",
        f"2026-11-20_zusatzvereinbarung_{second}_scan_2.pdf",
        "beschreibung.json",
        "beschreibung.xml",
    }


def test_a_folder_holds_every_paper_and_says_what_it_is(
    archive: Archive, case: Application, papers: list[KeptPaper], tmp_path: Path
) -> None:
    folder = tmp_path / "Vorgang"
    assert export_to(archive, case, folder) == 7
    assert {it.name for it in folder.iterdir()} == names_of(papers)
    known = json.loads((folder / "beschreibung.json").read_text(encoding="utf-8"))
    assert (known["aktenzeichen"], known["person"], known["stadt"]) == (
        case.case_no,
        "Müller, Jörg",
        "Stadt Rheinfurt",
    )
    assert [(it["art"], it["ersetzt_durch"], it["unterschrieben"]) for it in known["papiere"]] == [
        ("Antrag", "", ""),
        ("Zusatzvereinbarung", papers[2].number, ""),
        ("Zusatzvereinbarung", "", "2026-11-20"),
    ]
    for paper in known["papiere"]:
        for file in paper["dateien"]:
            data = (folder / file["name"]).read_bytes()
            assert (hashlib.sha256(data).hexdigest(), len(data)) == (file["sha256"], file["bytes"])


def test_xml_says_the_same_as_json(
    archive: Archive, case: Application, papers: list[KeptPaper], tmp_path: Path
) -> None:
    export_to(archive, case, tmp_path / "x")
    known = json.loads((tmp_path / "x" / "beschreibung.json").read_text(encoding="utf-8"))
    root = ElementTree.parse(tmp_path / "x" / "beschreibung.xml").getroot()
    assert root.tag == f"{NAMES['a']}ablage"
    assert root.findtext(f"{NAMES['a']}aktenzeichen") == case.case_no
    listed = [it.text for it in root.iter(f"{NAMES['a']}sha256")]
    assert listed == [file["sha256"] for paper in known["papiere"] for file in paper["dateien"]]
    assert len(root.findall(".//{*}papier")) == len(papers)


def test_the_same_case_gives_the_same_archive(
    archive: Archive, case: Application, papers: list[KeptPaper], tmp_path: Path
) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.ZIP"
    export_to(archive, case, first)
    export_to(archive, case, second)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as found:
        assert set(found.namelist()) == names_of(papers)
        assert found.testzip() is None


def test_a_case_without_papers_is_described_all_the_same(
    archive: Archive, case: Application, tmp_path: Path
) -> None:
    assert export_to(archive, case, tmp_path / "leer.zip") == 2


def test_only_hr_takes_a_case_out(archive: Archive, case: Application, tmp_path: Path) -> None:
    for role in set(Role) - {Role.HR}:
        with pytest.raises(Refused, match="ist Personal vorbehalten"):
            export_to(archive, case, tmp_path / "x.zip", role)
    assert list(tmp_path.glob("*.zip")) == []


@pytest.mark.parametrize("name", ["Vorgang", "Vorgang.zip"])
def test_a_damaged_paper_stops_the_export_and_leaves_nothing_half(
    archive: Archive, case: Application, papers: list[KeptPaper], tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    damage(archive, papers[1])
    with pytest.raises(Refused, match="nicht mehr, wie sie abgelegt wurde"):
        export_to(archive, case, folder / name)
    assert list(folder.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(
    archive: Archive, case: Application, tmp_path: Path
) -> None:
    folder = tmp_path / "Vorgang"
    folder.mkdir()
    export_to(archive, case, folder)
    with pytest.raises(Refused, match="„Vorgang“ gibt es schon"):
        export_to(archive, case, folder)
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("name", ["Vorgang", "Vorgang.zip"])
def test_a_full_disk_is_told_of_and_leaves_nothing_half(
    archive: Archive,
    case: Application,
    papers: list[KeptPaper],
    tmp_path: Path,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_arguments: Any, **_more: Any) -> int:
        raise OSError(errno.ENOSPC, "no space left")

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(Refused, match="kein Platz mehr"):
        export_to(archive, case, folder / name)
    assert list(folder.iterdir()) == []


def test_a_drive_that_is_gone_is_told_of(archive: Archive, case: Application, tmp_path: Path) -> None:
    for name in ("Vorgang", "Vorgang.zip"):
        with pytest.raises(Refused, match="Diesen Ort gibt es nicht mehr"):
            export_to(archive, case, tmp_path / "weg" / name)
