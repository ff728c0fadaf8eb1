"""A case for a document management system: its papers, and what they are, once as JSON and once as XML."""

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from inventory.actor import Actor
from inventory.approvals.agreement import rules_of
from inventory.approvals.records import Application
from inventory.city.actions import the_city
from inventory.exchange.files import whole_file, whole_folder
from inventory.papers.keeping import file_name, intact
from inventory.papers.records import KeptPaper, PaperFile
from inventory.papers.words import FileKind
from inventory.people.records import Employee
from inventory.rights import Right, require
from inventory.store.texts import name_of

NAMESPACE = "urn:mobilakte:ablage:1"
DESCRIPTION = "beschreibung"
ZIP = ".zip"
ONE_OF = {"papiere": "papier", "dateien": "datei"}
"""What one entry of a list is called."""
EARLIEST = date(2022, 1, 1)
"""The date of a description of no papers."""
PROFILES = {FileKind.MADE: "PDF/A-2u, PDF/UA-1"}
Described = Mapping[str, Any]


def export_case(session: Session, *, application_id: int, actor: Actor, target: Path) -> int:
    """Into a folder, or into an archive where the name says so; answers with how many files it wrote."""
    require(actor, Right.CASES)
    case = session.get_one(Application, application_id)
    if target.suffix.lower() == ZIP:
        with whole_file(target) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            return _write(session, case, lambda name, on, data: _add(archive, name, on, data))
    with whole_folder(target) as draft:
        return _write(session, case, lambda name, _on, data: (draft / name).write_bytes(data))


def described(session: Session, case: Application) -> Described:
    """What stands in the description; the same case gives the same one."""
    person = session.get_one(Employee, case.employee_id)
    papers = _papers(session, case)
    numbers = {it.id: it.number for it in papers}
    return {
        "stadt": the_city(session).name,
        "aktenzeichen": case.case_no or "",
        "art": case.kind.label,
        "arbeitsform": case.form.label if case.form else "",
        "stand": case.state.label,
        "person": person.listed_name,
        "personalnummer": person.personnel_no,
        "organisationseinheit": name_of(session, "units", case.unit_id),
        "dienstvereinbarung": rules_of(session, case, case.received_on or date.min).name,
        "eingang": _day(case.received_on),
        "beginn": _day(case.begins_on),
        "ende": _day(case.ends_on),
        "papiere": [_paper(session, it, numbers.get(it.superseded_by_id, "")) for it in papers],
    }


def as_json(known: Described) -> bytes:
    return json.dumps(known, ensure_ascii=False, indent=2).encode() + b"\n"


def as_xml(known: Described) -> bytes:
    root = ElementTree.Element("ablage", {"xmlns": NAMESPACE})
    _fill(root, known)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _fill(element: ElementTree.Element, known: Described) -> None:
    for name, value in known.items():
        child = ElementTree.SubElement(element, name)
        if isinstance(value, list):
            for entry in value:
                _fill(ElementTree.SubElement(child, ONE_OF[name]), entry)
        else:
            child.text = str(value)


def _paper(session: Session, paper: KeptPaper, superseded_by: str) -> Described:
    return {
        "nummer": paper.number,
        "art": paper.kind.label,
        "an": paper.body.label if paper.body else "",
        "datum": _day(paper.on),
        "vorlage": paper.wording,
        "unterschrieben": _day(paper.signed_on),
        "ersetzt_durch": superseded_by,
        "dateien": [
            {
                "name": name,
                "art": file.kind.label,
                "datum": _day(file.on),
                "format": PROFILES.get(file.kind, "PDF"),
                "bytes": file.size,
                "sha256": file.sha256,
            }
            for name, file in _named(session, paper)
        ],
    }


def _write(session: Session, case: Application, put: Callable[[str, date, bytes], object]) -> int:
    known = described(session, case)
    count, on = 0, EARLIEST
    for paper in _papers(session, case):
        for name, file in _named(session, paper):
            on = max(on, file.on)
            put(name, file.on, intact(paper, file))
            session.expire(file, ["content"])  # one file at a time
            count += 1
    put(f"{DESCRIPTION}.json", on, as_json(known))
    put(f"{DESCRIPTION}.xml", on, as_xml(known))
    return count + 2


def _papers(session: Session, case: Application) -> list[KeptPaper]:
    """In the order they were made."""
    statement = select(KeptPaper).where(KeptPaper.application_id == case.id)
    return list(session.exec(statement.order_by(col(KeptPaper.id))))


def _named(session: Session, paper: KeptPaper) -> Iterator[tuple[str, PaperFile]]:
    """Each file with its name, their bytes not yet read; further ones of a kind are counted."""
    statement = select(PaperFile).where(PaperFile.paper_id == paper.id).order_by(col(PaperFile.id))
    seen: dict[FileKind, int] = {}
    for file in session.exec(statement.options(defer(col(PaperFile.content)))):  # type: ignore[arg-type]
        seen[file.kind] = seen.get(file.kind, 0) + 1
        yield file_name(paper, file.kind, seen[file.kind]), file


def _add(archive: zipfile.ZipFile, name: str, on: date, data: bytes) -> None:
    """Dated by its paper: the same case gives the same archive."""
    entry = zipfile.ZipInfo(name, (on.year, on.month, on.day, 12, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
