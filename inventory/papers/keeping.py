"""Files of papers as they are put away, and as they are handed out again: unchanged, or not at all."""

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from inventory.actor import Actor
from inventory.errors import Refused
from inventory.papers.lists import PAPERS
from inventory.papers.records import KeptPaper, PaperFile
from inventory.papers.words import FileKind
from inventory.people.records import Employee
from inventory.store.reach import reaching

BEST = (FileKind.SIGNED, FileKind.SCAN, FileKind.MADE)
"""What is shown of a paper when nobody asks for a certain file; of several the newest."""
DAMAGED = (
    "Diese Datei ist nicht mehr, wie sie abgelegt wurde, und wird deshalb nicht gezeigt. "
    "Bitte verständigen Sie die Administration."
)


@dataclass(frozen=True)
class Content:
    """A file as it was put away, what people and other programs call it, and whom it concerns."""

    file_id: int
    title: str
    name: str
    to: str
    data: bytes


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def keep_file(
    session: Session, paper: KeptPaper, kind: FileKind, data: bytes, on: date, source: bytes | None = None
) -> PaperFile:
    """Put a file to its paper; `source` is the file it was cut out of."""
    file = PaperFile(
        paper_id=paper.key(),
        kind=kind,
        on=on,
        login=session.info["actor"].login,
        sha256=fingerprint(data),
        size=len(data),
        source_sha256=fingerprint(source) if source else None,
        content=data,
    )
    session.add(file)
    session.flush()
    return file


def content(session: Session, *, paper_id: int, actor: Actor, file_id: int | None = None) -> Content:
    """A file of a paper, by default the one that says most: signed before scanned before made."""
    paper = session.get(KeptPaper, paper_id)
    if paper is None or not reaching(session, PAPERS, paper_id, actor):
        raise Refused("Dieses Papier gibt es nicht, oder es ist nicht für Sie bestimmt.")
    files = session.exec(
        select(PaperFile.id, PaperFile.kind)
        .where(PaperFile.paper_id == paper_id)
        .order_by(col(PaperFile.id).desc())
    ).all()
    wanted = [key for kind in BEST for key, own in files if own is kind and file_id in (None, key)]
    if not wanted:
        raise Refused("Diese Datei gehört nicht zu dem Papier.")
    file = session.get_one(PaperFile, wanted[0])
    person = session.get(Employee, paper.employee_id) if paper.employee_id else None
    title = " · ".join(it for it in (paper.kind.label, person.listed_name if person else "") if it)
    to = person.email if person else ""
    return Content(file.key(), title, file_name(paper, file.kind), to, intact(paper, file))


def intact(paper: KeptPaper, file: PaperFile) -> bytes:
    """The bytes, if they still are what was put away."""
    known = {file.sha256, *({paper.sha256} if file.kind is FileKind.MADE else ())}
    if known != {fingerprint(file.content)}:
        raise Refused(DAMAGED)
    return file.content


def file_name(paper: KeptPaper, kind: FileKind, place: int = 1) -> str:
    """The same for ever, in letters every system takes; a second scan is counted."""
    to = f"_{paper.body}" if paper.body else ""
    more = "" if kind is FileKind.MADE else f"_{kind}"
    count = f"_{place}" if place > 1 else ""
    return f"{paper.on.isoformat()}_{paper.kind}{to}_{paper.number}{more}{count}.pdf"
