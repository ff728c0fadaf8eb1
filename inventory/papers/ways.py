"""What happened to a case on its way: its steps, what was said at them, and whom it was put to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from inventory.approvals.deadlines import due, months_later
from inventory.approvals.records import Application
from inventory.approvals.rules import Ruleset
from inventory.approvals.states import State, Step
from inventory.approvals.way import Involvement, ReviewOpinion, ReviewStep
from inventory.approvals.words import Body, Intention, Result, Vote
from inventory.papers.facts import Rows, word_flag
from inventory.people.records import Employee
from inventory.text import date_text

SAID = ("on", "by", "vote", "reason", "grounds", "conditions", "balancing")
REVOCATION = "put:revoke"


@dataclass(frozen=True)
class Taken:
    """A step and what was said at it."""

    at: ReviewStep
    by: str
    said: ReviewOpinion | None

    def texts(self) -> dict[str, str]:
        it = self.said
        return {
            "on": date_text(self.at.on),
            "by": self.by,
            "vote": it.vote.label if it and it.vote else "",
            "reason": it.reason.label if it and it.reason else "",
            "grounds": (it and it.grounds) or "",
            "conditions": (it and it.conditions) or "",
            "balancing": (it and it.balancing) or "",
        }


Way = Mapping[Step, Taken]
"""Each step as it was taken last, in the order they were taken."""


def way_of(session: Session, case: Application) -> Way:
    statement = (
        select(ReviewStep, ReviewOpinion)
        .outerjoin(ReviewOpinion, col(ReviewOpinion.step_id) == col(ReviewStep.id))
        .where(ReviewStep.application_id == case.id)
        .order_by(col(ReviewStep.number))
    )
    way: dict[Step, Taken] = {}
    for at, opinion in session.exec(statement):
        person = session.get(Employee, at.person_id) if at.person_id else None
        way.pop(at.step, None)
        way[at.step] = Taken(at, person.full_name if person else "", opinion)
    return way


def asked_of(session: Session, case: Application) -> list[Involvement]:
    statement = select(Involvement).where(Involvement.application_id == case.id)
    return list(session.exec(statement.order_by(col(Involvement.id))))


def said(way: Way) -> dict[str, str]:
    nothing = dict.fromkeys(SAID, "")
    return {
        f"{step.name.lower()}_{name}": text
        for step in Step
        for name, text in (way[step].texts() if step in way else nothing).items()
    }


def days(way: Way, rules: Ruleset) -> dict[str, str]:
    """What follows from the day of a step."""
    follows: dict[str, tuple[Step, Callable[[date], date]]] = {
        "opinion_until": (Step.FORWARD, lambda on: due(on, rules.opinion_days)),
        "answer_question_until": (Step.ASK, lambda on: due(on, rules.clarification_days)),
        "conciliate_until": (Step.CONCILIATE, lambda on: due(on, rules.conciliation_days)),
        "apply_again_on": (Step.REFUSE, lambda on: months_later(on, rules.reapply_months)),
    }
    return {
        name: date_text(then(way[step].at.on)) if step in way else ""
        for name, (step, then) in follows.items()
    }


def flags(way: Way) -> Iterator[str]:
    for step, taken in way.items():
        name = step.name.lower()
        yield name
        yield from (f"{name}_{part}" for part, text in taken.texts().items() if text)
        if taken.said and taken.said.vote:
            yield word_flag(name, taken.said.vote)
        if taken.at.source is State.CONCILIATION:
            yield f"settled:{name}"


def conditions(way: Way) -> Rows:
    """Those of the approval, one of each line."""
    taken = way.get(Step.APPROVE)
    text = (taken.said.conditions if taken and taken.said else None) or ""
    return tuple((line.strip(),) for line in text.splitlines() if line.strip())


def latest(asked: Sequence[Involvement]) -> dict[Body, Involvement]:
    """Whom the case was put to last, each with the last word."""
    last = max((it.turn for it in asked), default=0)
    by_body = {it.body: it for it in asked if it.turn == last}
    return {body: by_body[body] for body in Body if body in by_body}


def answers(asked: Sequence[Involvement]) -> dict[str, str]:
    known = latest(asked)
    return {
        f"{body.name.lower()}_answered_on": date_text(day)
        if body in known and (day := known[body].result_on)
        else ""
        for body in Body
    }


def answer_flags(asked: Sequence[Involvement]) -> Iterator[str]:
    for body, it in latest(asked).items():
        yield body.name.lower()
        if it.result:
            yield word_flag(body.name.lower(), it.result)


def answer_rows(asked: Sequence[Involvement]) -> Rows:
    return tuple(
        (
            it.body.label,
            date_text(it.asked_on),
            it.result.label if it.result else "",
            date_text(it.result_on) if it.result_on else "",
        )
        for it in asked
    )


def put(way: Way, asked: Sequence[Involvement], body: Body | None) -> dict[str, str]:
    """What one body is asked, and by when it answers."""
    it = _chosen(asked, body)
    why = way.get(_occasion(way))
    texts = why.texts() if why else dict.fromkeys(SAID, "")
    return {
        "body": it.body.label if it else "",
        "put_on": date_text(it.asked_on) if it else "",
        "put_until": date_text(it.due_on) if it else "",
        "put_reason": texts["reason"],
        "put_grounds": texts["grounds"],
    }


def put_flags(way: Way, asked: Sequence[Involvement], body: Body | None) -> Iterator[str]:
    it = _chosen(asked, body)
    if it is None:
        return
    yield word_flag("body", it.body)
    if _occasion(way) is Step.START_REVOCATION:
        yield REVOCATION
    else:
        yield word_flag("put", it.intention)
    if any(before.body is it.body and before.turn == it.turn and before is not it for before in asked):
        yield "put_again"


def _occasion(way: Way) -> Step:
    """The step that put the case to others last."""
    putting = [step for step in way if step in (Step.INVOLVE, Step.START_REVOCATION)]
    return putting[-1] if putting else Step.INVOLVE


def _chosen(asked: Sequence[Involvement], body: Body | None) -> Involvement | None:
    known = latest(asked)
    if body:
        return known.get(body)
    return next((it for it in known.values() if it.result is None), next(iter(known.values()), None))


def possible_flags() -> Iterator[str]:
    """Every flag of this module, for whoever checks the spelling of a wording."""
    for step in Step:
        name = step.name.lower()
        yield from (name, f"settled:{name}", *(f"{name}_{it}" for it in SAID))
        yield from (word_flag(name, it) for it in Vote)
    for body in Body:
        yield from (body.name.lower(), word_flag("body", body))
        yield from (word_flag(body.name.lower(), it) for it in Result)
    yield from (REVOCATION, "put_again", *(word_flag("put", it) for it in Intention))
