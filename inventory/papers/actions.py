"""Papers made and kept: drawn from the facts and the words of the day, and from then on unchanged."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from inventory.actor import Actor
from inventory.approvals.words import Body, Paper
from inventory.papers.adapting import in_force
from inventory.papers.code import new_number
from inventory.papers.keeping import fingerprint, keep_file
from inventory.papers.printing import printed
from inventory.papers.records import KeptPaper, PaperDevice
from inventory.papers.subjects import Order, Subject, subject_of
from inventory.papers.words import FileKind
from inventory.store.database import Store
from inventory.store.history import books

AT_ONCE = 20
"""Papers a long job keeps in one booking; meanwhile other desks can save."""
Told = Callable[[int, int], object]


@dataclass(frozen=True)
class _Drawn:
    """A paper that is drawn, but not kept yet."""

    order: Order
    subject: Subject
    number: str
    wording: str
    data: bytes


@books("Papier erstellt")
def make(
    session: Session,
    *,
    paper: Paper,
    on: date,
    application_id: int | None = None,
    employee_id: int | None = None,
    device_ids: Sequence[int] = (),
    body: Body | None = None,
) -> KeptPaper:
    """Make a paper of a case, of a person or of devices; it supersedes the one made for the same before."""
    order = Order(paper, on, application_id, employee_id, tuple(device_ids), body)
    return _keep(session, _drawn(session, order, session.info["actor"]))


def make_each(store: Store, actor: Actor, *, orders: Sequence[Order], told: Told) -> list[int]:
    """Make many papers, some at a time; what is kept when somebody cancels stays kept."""
    made: list[int] = []
    for start in range(0, len(orders), AT_ONCE):
        some = orders[start : start + AT_ONCE]
        drawn = [store.read(lambda session, it=it: _drawn(session, it, actor)) for it in some]  # type: ignore[misc]
        made += store.write(actor, lambda session, it=drawn: _keep_all(session, it))[0]  # type: ignore[misc]
        told(len(made), len(orders))
    return made


@books("Papiere erstellt")
def _keep_all(session: Session, drawn: Sequence[_Drawn]) -> list[int]:
    return [_keep(session, it).key() for it in drawn]


def _drawn(session: Session, order: Order, actor: Actor) -> _Drawn:
    subject = subject_of(session, order, actor)
    wording = in_force(session, order.paper)
    number = _unused_number(session)
    return _Drawn(order, subject, number, wording.version, printed(wording, subject.facts, number))


def _unused_number(session: Session) -> str:
    number = new_number()
    while session.exec(select(KeptPaper.id).where(KeptPaper.number == number)).first():
        number = new_number()
    return number


def _keep(session: Session, it: _Drawn) -> KeptPaper:
    made = KeptPaper(
        number=it.number,
        kind=it.order.paper,
        application_id=it.subject.application_id,
        employee_id=it.subject.employee_id,
        body=it.subject.body,
        occasion=it.subject.occasion,
        on=it.order.on,
        login=session.info["actor"].login,
        wording=it.wording,
        facts=it.subject.facts.to_json(),
        sha256=fingerprint(it.data),
    )
    session.add(made)
    session.flush()
    session.add_all(PaperDevice(paper_id=made.key(), device_id=key) for key in it.subject.device_ids)
    keep_file(session, made, FileKind.MADE, it.data, it.order.on)
    for before in _before(session, made):
        before.superseded_by_id = made.id
    session.flush()
    return made


SAME = ("kind", "application_id", "employee_id", "body", "occasion")
"""What a paper has in common with the one it supersedes."""


def _before(session: Session, made: KeptPaper) -> Iterable[KeptPaper]:
    same = (getattr(KeptPaper, it).is_not_distinct_from(getattr(made, it)) for it in SAME)
    return session.exec(
        select(KeptPaper).where(KeptPaper.id != made.id, col(KeptPaper.superseded_by_id).is_(None), *same)
    )
