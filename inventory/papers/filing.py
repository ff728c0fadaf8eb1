"""What came back signed is filed with its paper, and moves the case that waited for it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from inventory.actor import Actor, Role
from inventory.approvals.actions import take
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.approvals.words import Paper, SignatureForm
from inventory.errors import Refused
from inventory.papers.audience import FILERS
from inventory.papers.bundles import Bundle
from inventory.papers.code import is_blank
from inventory.papers.keeping import fingerprint, keep_file
from inventory.papers.lists import PAPERS
from inventory.papers.makers import MAKERS
from inventory.papers.records import KeptPaper, PaperFile
from inventory.papers.signing import open_places
from inventory.papers.verdict import Verdict, in_the_way
from inventory.papers.words import COMES_BACK, FileKind
from inventory.store.history import books
from inventory.store.reach import reaching
from inventory.text import date_text

SIGNED_BY_STEP = (Paper.APPROVAL, Paper.AGREEMENT)
"""Papers whose signatures are a step of their case."""
RISING = (SignatureForm.ADVANCED, SignatureForm.QUALIFIED)


@dataclass
class Filed:
    """What became of a scan; `notes` are for the person who laid it on the glass."""

    paper_id: int
    name: str
    application_id: int | None
    signed: bool = False
    moved: bool = False
    notes: list[str] = field(default_factory=list)


def filed_before(session: Session, *, source: bytes) -> bool:
    """Whether papers were cut out of this very file already."""
    statement = select(PaperFile.id).where(PaperFile.source_sha256 == fingerprint(source))
    return session.exec(statement).first() is not None


@books("Scan abgelegt")
def file_scan(session: Session, *, bundle: Bundle, file: bytes, source: bytes, on: date) -> Filed:
    """File what the codes on its sheets say it is; what is not all there is left to a person."""
    paper = paper_of(session, bundle.number)
    if missing := bundle.missing(_pages(session, paper)):
        sentence = _of_pages(missing, "fehlt", "fehlen")
        raise Refused(f"{paper.listed_name}: {sentence}. Bitte prüfen und zuordnen.")
    filed = _file(session, paper, file, source, on)
    if bundle.double:
        filed.notes.append(f"{_of_pages(bundle.double, 'liegt', 'liegen')} mehrfach vor.")
    if bundle.annexed:
        filed.notes.append(f"Ohne Prüfcode mit abgelegt: {_counted(bundle.annexed)}.")
    return filed


@books("Scan zugeordnet")
def assign_scan(session: Session, *, paper_id: int, file: bytes, source: bytes, on: date) -> Filed:
    """File what no code said, or not all of it, because a person has looked at it."""
    return _file(session, _reached(session, session.get(KeptPaper, paper_id)), file, source, on)


@books("Digital unterschriebenes Papier abgelegt")
def file_signed(session: Session, *, paper_id: int, file: bytes, given: Sequence[Verdict], on: date) -> Filed:
    """File a paper signed with certificates; it counts when all have signed, in the form it needs."""
    paper = _reached(session, session.get(KeptPaper, paper_id))
    _require_filing(session.info["actor"], paper)
    if not given:
        raise Refused("In dieser Datei ist noch nichts unterschrieben.")
    if not file.startswith(_made(session, paper)):
        raise Refused(f"Diese Datei ist nicht „{paper.listed_name}“, wie es erstellt wurde.")
    _refuse_again(session, paper, fingerprint(file))
    keep_file(session, paper, FileKind.SIGNED, file, on)
    filed = Filed(paper.key(), paper.listed_name, paper.application_id)
    if problem := in_the_way(paper.kind, given):
        filed.notes.append(problem)
    elif missing := open_places(file):
        filed.notes.append(f"Noch nicht unterschrieben: {', '.join(it.whose for it in missing)}.")
    else:
        _count_as_signed(session, paper, on, filed, _weakest(given))
    return filed


def _weakest(given: Sequence[Verdict]) -> SignatureForm:
    """Of several signatures it says what they are worth together."""
    return min((it.form for it in given), key=RISING.index)


def _file(session: Session, paper: KeptPaper, file: bytes, source: bytes, on: date) -> Filed:
    _require_filing(session.info["actor"], paper)
    _refuse_again(session, paper, fingerprint(file))
    keep_file(session, paper, FileKind.SCAN, file, on, source)
    filed = Filed(paper.key(), paper.listed_name, paper.application_id)
    _count_as_signed(session, paper, on, filed, SignatureForm.INK)
    return filed


def _count_as_signed(session: Session, paper: KeptPaper, on: date, filed: Filed, form: SignatureForm) -> None:
    if paper.signed_on:
        filed.notes.append(f"Unterschrieben war es schon seit {date_text(paper.signed_on)}.")
    elif paper.kind in COMES_BACK:
        paper.signed_on = on
        filed.signed = True
        session.flush()
        _move(session, paper, on, filed, form)


def _move(session: Session, paper: KeptPaper, on: date, filed: Filed, form: SignatureForm) -> None:
    """Take the step that waited for this signature; where it cannot be taken, the scan stays filed."""
    if paper.kind not in SIGNED_BY_STEP or paper.application_id is None:
        return
    case = session.get_one(Application, paper.application_id)
    if case.state is not State.SIGNATURE:
        return
    if paper.superseded_by_id:
        filed.notes.append("Es gibt eine neuere Fassung; der Vorgang wartet auf deren Unterschrift.")
        return
    answers = {"on": on, "agreed_on": on, "agreed_as": form}
    try:
        with session.begin_nested():
            take(session, application_id=case.key(), step=Step.SIGN, values=answers)
    except Refused as refused:
        filed.notes.append(f"Der Vorgang bleibt stehen: {_sentence(refused)}")
    else:
        filed.moved = True


def paper_of(session: Session, number: str) -> KeptPaper:
    if is_blank(number):
        raise Refused(
            "Das ist ein Antragsformular auf Papier. Bitte den Antrag erfassen und den Scan dann zuordnen."
        )
    return _reached(session, session.exec(select(KeptPaper).where(KeptPaper.number == number)).first())


def _reached(session: Session, paper: KeptPaper | None) -> KeptPaper:
    if paper is None or not reaching(session, PAPERS, paper.key(), session.info["actor"]):
        raise Refused("Dieses Papier gibt es hier nicht, oder es ist nicht für Sie bestimmt.")
    return paper


def _pages(session: Session, paper: KeptPaper) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(_made(session, paper))) as pdf:
        return len(pdf.pages)


def _made(session: Session, paper: KeptPaper) -> bytes:
    statement = select(PaperFile.content).where(
        PaperFile.paper_id == paper.id, PaperFile.kind == FileKind.MADE
    )
    return session.exec(statement).one()


def _require_filing(actor: Actor, paper: KeptPaper) -> None:
    roles = [role for role in Role if role in FILERS & MAKERS[paper.kind]]
    if not actor.roles.intersection(roles):
        names = ", ".join(role.label for role in roles)
        raise Refused(f"„{paper.kind.label}“ abzulegen ist {names} vorbehalten.")


def _refuse_again(session: Session, paper: KeptPaper, digest: str) -> None:
    statement = select(col(PaperFile.on)).where(PaperFile.paper_id == paper.id, PaperFile.sha256 == digest)
    if since := session.exec(statement).first():
        raise Refused(f"{paper.listed_name}: Diese Datei ist schon abgelegt, seit {date_text(since)}.")


def _sentence(refused: Refused) -> str:
    problems: dict[str, str] = getattr(refused, "problems", {})
    return next(iter(problems.values()), refused.message)


def _of_pages(numbers: Sequence[int], one: str, several: str) -> str:
    *some, last = map(str, numbers)
    return f"Seiten {', '.join(some)} und {last} {several}" if some else f"Seite {last} {one}"


def _counted(sheets: int) -> str:
    return "1 Blatt" if sheets == 1 else f"{sheets} Blätter"
