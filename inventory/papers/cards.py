"""The papers that the card of a case, a device or a person shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from inventory.actor import Actor
from inventory.approvals.records import Application
from inventory.approvals.words import Body, Paper
from inventory.devices.records import Device
from inventory.papers.lists import PAPERS
from inventory.papers.records import KeptPaper, PaperDevice, PaperFile
from inventory.papers.words import COMES_BACK, FileKind
from inventory.people.records import Employee
from inventory.sight import seen_by


@dataclass(frozen=True)
class FileLine:
    file_id: int
    kind: FileKind
    on: date
    size: int


@dataclass(frozen=True)
class PaperLine:
    """A paper on a card; `superseded_by` is the number of the one that counts now."""

    paper_id: int
    number: str
    paper: Paper
    body: Body | None
    on: date
    wording: str
    signed_on: date | None
    superseded_by: str
    files: tuple[FileLine, ...]

    @property
    def title(self) -> str:
        return f"{self.paper.label}, {self.body.label}" if self.body else self.paper.label

    @property
    def unsigned(self) -> bool:
        return self.paper in COMES_BACK and not self.signed_on and not self.superseded_by


@dataclass(frozen=True)
class PaperCard:
    """A paper with all it is about, as far as somebody may see it."""

    line: PaperLine
    application_id: int | None
    case_no: str
    person_id: int | None
    person: str
    devices: tuple[tuple[int, str], ...]


def paper_card(session: Session, *, paper_id: int, actor: Actor) -> PaperCard | None:
    """The paper by itself; None when it is none of this person's business."""
    lines = _lines(session, col(KeptPaper.id) == paper_id, actor)
    if not lines:
        return None
    paper = session.get_one(KeptPaper, paper_id)
    case = session.get(Application, paper.application_id) if paper.application_id else None
    person = session.get(Employee, paper.employee_id) if paper.employee_id else None
    about = select(Device).join(PaperDevice, col(PaperDevice.device_id) == col(Device.id))
    devices = session.exec(
        about.where(PaperDevice.paper_id == paper_id).order_by(col(Device.inventory_no))
    ).all()
    return PaperCard(
        line=lines[0],
        application_id=paper.application_id,
        case_no=(case.case_no if case else None) or "",
        person_id=paper.employee_id,
        person=person.listed_name if person else "",
        devices=tuple((it.key(), it.inventory_no) for it in devices),
    )


def of_case(session: Session, *, application_id: int, actor: Actor) -> tuple[PaperLine, ...]:
    """The newest first, as in the others."""
    return _lines(session, col(KeptPaper.application_id) == application_id, actor)


def of_person(session: Session, *, person_id: int, actor: Actor) -> tuple[PaperLine, ...]:
    return _lines(session, col(KeptPaper.employee_id) == person_id, actor)


def of_device(session: Session, *, device_id: int, actor: Actor) -> tuple[PaperLine, ...]:
    about = select(PaperDevice.paper_id).where(PaperDevice.device_id == device_id)
    return _lines(session, col(KeptPaper.id).in_(about), actor)


def _lines(session: Session, wanted: Any, actor: Actor) -> tuple[PaperLine, ...]:
    seen = sa.text(seen_by(PAPERS, actor).where)
    statement = (
        select(KeptPaper).where(wanted, seen).order_by(col(KeptPaper.on).desc(), col(KeptPaper.id).desc())
    )
    papers = session.exec(statement).all()
    files = _files(session, [it.key() for it in papers])
    numbers = _numbers(session, [it.superseded_by_id for it in papers if it.superseded_by_id])
    return tuple(
        PaperLine(
            paper_id=it.key(),
            number=it.number,
            paper=it.kind,
            body=it.body,
            on=it.on,
            wording=it.wording,
            signed_on=it.signed_on,
            superseded_by=numbers.get(it.superseded_by_id or 0, ""),
            files=tuple(files.get(it.key(), ())),
        )
        for it in papers
    )


def _files(session: Session, paper_ids: Sequence[int]) -> dict[int, list[FileLine]]:
    """Without their bytes."""
    statement = select(PaperFile).where(col(PaperFile.paper_id).in_(paper_ids)).order_by(col(PaperFile.id))
    found: dict[int, list[FileLine]] = {}
    for it in session.exec(statement.options(defer(col(PaperFile.content)))):  # type: ignore[arg-type]
        found.setdefault(it.paper_id, []).append(FileLine(it.key(), it.kind, it.on, it.size))
    return found


def _numbers(session: Session, paper_ids: Sequence[int]) -> dict[int, str]:
    statement = select(KeptPaper.id, KeptPaper.number).where(col(KeptPaper.id).in_(paper_ids))
    return {key: number for key, number in session.exec(statement) if key is not None}
