"""The blank form of an application: made from the agreement of the day, the same for everybody."""

import io
from datetime import date

from sqlmodel import Session

from inventory.approvals.agreement import version_on
from inventory.papers.code import blank_number
from inventory.papers.facts import Facts
from inventory.papers.letterhead import letterhead
from inventory.papers.wording import delivered
from inventory.papers.words import Blank

PROVISIONAL = blank_number("0")


def blank_form(session: Session, *, on: date) -> bytes:
    """Its number is taken from what it looks like, so that each version has its own."""
    facts = blank_facts(session, on)
    return drawn(facts)


def blank_facts(session: Session, on: date) -> Facts:
    rules = version_on(session, on)
    head = letterhead(session)
    return Facts(
        on=rules.valid_from,
        case_no="",
        values={**head, "ruleset": rules.name},
        flags=frozenset({"mail"} if head["mail"] else ()),
        tables={"criteria": tuple(("", it) for it in (rules.criteria or "").splitlines() if it)},
    )


def drawn(facts: Facts) -> bytes:
    import pikepdf

    from inventory.papers.likeness import likeness
    from inventory.papers.printing import printed

    wording = delivered(Blank.APPLICATION)
    with pikepdf.open(io.BytesIO(printed(wording, facts, PROVISIONAL))) as pdf:
        number = blank_number(likeness(pdf))
    return printed(wording, facts, number)
