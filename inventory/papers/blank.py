"""The blank form of an application: made from the agreement of the day, the same for everybody."""

import io
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sqlmodel import Session, col, select

from inventory.approvals.agreement import version_on
from inventory.approvals.rules import Ruleset
from inventory.papers.code import blank_number
from inventory.papers.facts import Facts
from inventory.papers.letterhead import letterhead
from inventory.papers.wording import delivered
from inventory.papers.words import Blank

PROVISIONAL = blank_number("0")
KEPT = 8
"""Forms kept in mind, by what they are made from."""


@dataclass(frozen=True)
class Form:
    """A blank form as it is handed out."""

    number: str
    likeness: str
    data: bytes = field(repr=False)


def blank_form(session: Session, *, on: date) -> Form:
    return _form(_facts(session, version_on(session, on)).to_json())


def handed_out(session: Session, number: str) -> tuple[Form, Ruleset] | None:
    """The form of this number, and the version of the agreement it belongs to."""
    for rules in session.exec(select(Ruleset).order_by(col(Ruleset.valid_from).desc())):
        form = _form(_facts(session, rules).to_json())
        if form.number == number:
            return form, rules
    return None


def _facts(session: Session, rules: Ruleset) -> Facts:
    head = letterhead(session)
    return Facts(
        on=rules.valid_from,
        case_no="",
        values={**head, "ruleset": rules.name},
        flags=frozenset({"mail"} if head["mail"] else ()),
        tables={"criteria": tuple(("", it) for it in (rules.criteria or "").splitlines() if it)},
    )


@lru_cache(maxsize=KEPT)
def _form(facts: str) -> Form:
    """Its number is taken from what it looks like, so that each version has its own."""
    from inventory.papers.printing import printed

    wording, known = delivered(Blank.APPLICATION), Facts.from_json(facts)
    number = blank_number(_likeness(printed(wording, known, PROVISIONAL)))
    data = printed(wording, known, number)
    return Form(number, _likeness(data), data)


def _likeness(data: bytes) -> str:
    import pikepdf

    from inventory.papers.likeness import likeness

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return likeness(pdf)
