"""The papers in the city's own words: adapted by HR, tried on a sample, and taken back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from inventory.approvals.words import Paper
from inventory.errors import Invalid, Refused
from inventory.papers.facts import Facts
from inventory.papers.records import OwnWording
from inventory.papers.sample import sample_facts
from inventory.papers.wording import PLACE, Wording, adapted, delivered, texts
from inventory.rights import Right, guarded
from inventory.store.history import books, events_of
from inventory.text import nfc

SAMPLE_NUMBER = "0000000"
AS_DELIVERED = 0
LONGEST = 4000


@dataclass(frozen=True)
class Passage:
    """One text of a paper: as it was delivered, and as the city says it."""

    place: str
    delivered: str
    own: str | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class Version:
    """The words of a paper at a time; number 0 is what the program came with."""

    number: int
    at: datetime
    actor: str
    changed: int


def in_force(session: Session, paper: Paper) -> Wording:
    """What a paper says from now on."""
    newest = _newest(session, paper)
    own = _fitting(newest, paper)
    if newest is None or not own:
        return delivered(paper)
    return adapted(delivered(paper), own, f"{delivered(paper).version}-{newest.number}")


def passages(session: Session, *, paper: Paper) -> tuple[Passage, ...]:
    """Everything of a paper that may be said otherwise, in the order it is read."""
    own = _fitting(_newest(session, paper), paper)
    return tuple(
        Passage(place, said, own.get(place), tuple(dict.fromkeys(PLACE.findall(said))))
        for place, said in texts(delivered(paper)).items()
    )


def outdated(session: Session, *, paper: Paper) -> tuple[str, ...]:
    """Own texts whose place the program has rewritten since; they wait for somebody to look at them."""
    newest = _newest(session, paper)
    fitting = set(_fitting(newest, paper).values())
    return tuple(own for _said, own in _kept(newest).values() if own not in fitting)


def versions(session: Session, *, paper: Paper) -> tuple[Version, ...]:
    """The newest first."""
    found = session.exec(
        select(OwnWording).where(OwnWording.paper == paper).order_by(col(OwnWording.number).desc())
    ).all()
    booked = {event.record_id: it for event, it in events_of(session, OwnWording, [it.key() for it in found])}
    return tuple(
        Version(it.number, booked[it.key()].at, booked[it.key()].actor, len(_kept(it))) for it in found
    )


@guarded(Right.TEXTS)
@books("Texte eines Papiers geändert")
def adapt(session: Session, *, paper: Paper, own: Mapping[str, str]) -> OwnWording:
    """Say some texts in the city's own words; what is left empty is said as delivered."""
    return _add(session, paper, _checked(paper, own))


@guarded(Right.TEXTS)
@books("Zu früheren Texten eines Papiers zurückgekehrt")
def go_back(session: Session, *, paper: Paper, number: int) -> OwnWording:
    """Say again what an earlier version said; 0 is as the program came."""
    if number == AS_DELIVERED:
        return _add(session, paper, {})
    found = session.exec(
        select(OwnWording).where(OwnWording.paper == paper, OwnWording.number == number)
    ).first()
    if found is None:
        raise Refused("Diese Fassung der Texte gibt es nicht.")
    return _add(session, paper, _fitting(found, paper))


def preview(*, paper: Paper, own: Mapping[str, str], on: date) -> bytes:
    """The paper with these texts, for an invented person."""
    return _drawn(paper, _checked(paper, own), sample_facts(delivered(paper), on))


def _checked(paper: Paper, own: Mapping[str, str]) -> dict[str, str]:
    """What differs from what was delivered, and can be printed."""
    said = texts(delivered(paper))
    clean = {place: nfc(text).strip() for place, text in own.items()}
    clean = {place: text for place, text in clean.items() if text and text != said.get(place)}
    if problems := {
        place: f"Höchstens {LONGEST} Zeichen, es sind {len(text)}."
        for place, text in clean.items()
        if len(text) > LONGEST
    }:
        raise Invalid(problems)
    _drawn(paper, clean, sample_facts(delivered(paper), date(2026, 1, 2)))
    return clean


def _drawn(paper: Paper, own: Mapping[str, str], facts: Facts) -> bytes:
    from inventory.papers.printing import printed

    wording = adapted(delivered(paper), own, delivered(paper).version)
    return printed(wording, facts, SAMPLE_NUMBER)


def _add(session: Session, paper: Paper, own: Mapping[str, str]) -> OwnWording:
    newest = _newest(session, paper)
    said = texts(delivered(paper))
    kept = {place: [said[place], text] for place, text in sorted(own.items())}
    version = OwnWording(
        paper=paper,
        number=newest.number + 1 if newest else 1,
        texts=json.dumps(kept, ensure_ascii=False),
    )
    session.add(version)
    session.flush()
    return version


def _newest(session: Session, paper: Paper) -> OwnWording | None:
    statement = select(OwnWording).where(OwnWording.paper == paper)
    return session.exec(statement.order_by(col(OwnWording.number).desc())).first()


def _kept(version: OwnWording | None) -> dict[str, tuple[str, str]]:
    """By place, what stood there and what is said instead."""
    return {
        place: (said, own) for place, (said, own) in json.loads(version.texts if version else "{}").items()
    }


def _fitting(version: OwnWording | None, paper: Paper) -> dict[str, str]:
    """The own texts by where they stand today: a new version of the program may have moved a text."""
    today = texts(delivered(paper))
    where: dict[str, list[str]] = {}
    for place, said in today.items():
        where.setdefault(said, []).append(place)
    found: dict[str, str] = {}
    for place, (said, own) in _kept(version).items():
        if today.get(place) == said:
            found[place] = own
        elif len(where.get(said, ())) == 1:
            found[where[said][0]] = own
    return found
