"""The versions of the works agreement: a case keeps the one it was filed under."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from inventory.approvals.records import Application
from inventory.approvals.rules import Ruleset
from inventory.approvals.ruleset import RULESET_FIELDS, Difference, differences, first_version
from inventory.errors import Invalid, Refused
from inventory.fields import Values, checked
from inventory.rights import Right, guarded
from inventory.store.history import books
from inventory.store.merge import corrected
from inventory.text import date_text


@guarded(Right.RULES)
@books("Neue Fassung der Dienstvereinbarung")
def issue_version(session: Session, *, values: Values) -> Ruleset:
    """A new version from a day on; what runs already is not touched."""
    clean = checked(RULESET_FIELDS, values)
    newest = newest_version(session)
    if newest and clean["valid_from"] <= newest.valid_from:
        raise Invalid({"valid_from": f"Die jüngste Fassung gilt ab dem {date_text(newest.valid_from)}."})
    return _add(session, clean)


@guarded(Right.RULES)
@books("Fassung der Dienstvereinbarung berichtigt")
def correct_version(session: Session, *, ruleset_id: int, base: Values, values: Values) -> Ruleset:
    """Mend a version no case was filed under yet."""
    rules = session.get_one(Ruleset, ruleset_id)
    if _in_use(session, ruleset_id):
        raise Refused("Nach dieser Fassung laufen schon Vorgänge. Bitte eine neue Fassung anlegen.")
    return corrected(session, rules, base=base, values=values)


@books("Mitgelieferte Dienstvereinbarung übernommen")
def adopt_first(session: Session) -> Ruleset:
    """The version the program comes with, where there is none yet."""
    return session.exec(select(Ruleset)).first() or _add(session, checked(RULESET_FIELDS, first_version()))


def version_on(session: Session, day: date) -> Ruleset:
    statement = select(Ruleset).where(Ruleset.valid_from <= day).order_by(col(Ruleset.valid_from).desc())
    found = session.exec(statement).first()
    if found is None:
        raise Refused(f"Am {date_text(day)} galt noch keine Dienstvereinbarung.", "received_on")
    return found


def rules_of(session: Session, case: Application, day: date) -> Ruleset:
    """The version a case was filed under; a draft meets the one that holds when it comes in."""
    if case.ruleset_id is not None:
        return session.get_one(Ruleset, case.ruleset_id)
    return version_on(session, case.received_on or day)


@dataclass(frozen=True)
class Place:
    """Where a version stands among the others: its last day, whether cases follow it, what it changed."""

    until: date | None
    in_use: bool
    changes: tuple[Difference, ...]


def place_of(session: Session, *, ruleset_id: int) -> Place:
    version = session.get_one(Ruleset, ruleset_id)
    others = versions(session)
    later = [it for it in others if it.valid_from > version.valid_from]
    earlier = [it for it in others if it.valid_from < version.valid_from]
    until = later[-1].valid_from - timedelta(days=1) if later else None
    changes = differences(earlier[0].model_dump(), version.model_dump()) if earlier else ()
    return Place(until, _in_use(session, ruleset_id), changes)


def newest_version(session: Session) -> Ruleset | None:
    return next(iter(versions(session)), None)


def versions(session: Session) -> list[Ruleset]:
    return list(session.exec(select(Ruleset).order_by(col(Ruleset.valid_from).desc())))


def _in_use(session: Session, ruleset_id: int) -> bool:
    filed = session.exec(select(Application.id).where(Application.ruleset_id == ruleset_id)).first()
    return filed is not None


def _add(session: Session, clean: dict[str, Any]) -> Ruleset:
    rules = Ruleset(**clean)
    session.add(rules)
    session.flush()
    return rules
