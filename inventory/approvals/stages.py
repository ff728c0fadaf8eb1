"""The way of a case in six words, for those who want to see at a glance how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from inventory.approvals.states import RUNNING, State
from inventory.approvals.words import ApplicationKind
from inventory.fields import Word


class Stage(Word):
    RECEIPT = "eingang", "Eingang"
    LEADERS = "fuehrung", "Führung"
    IT = "it", "IT"
    PARTICIPATION = "beteiligung", "Beteiligung"
    SIGNATURE = "unterschrift", "Unterschrift"
    DEVICES = "geraete", "Geräte"


STAGE_OF: dict[State, Stage] = {
    State.DRAFT: Stage.RECEIPT,
    State.SUBMITTED: Stage.RECEIPT,
    State.OPINION: Stage.LEADERS,
    State.VOTE: Stage.LEADERS,
    State.IT_CHECK: Stage.IT,
    State.HR_CHECK: Stage.PARTICIPATION,
    State.PARTICIPATION: Stage.PARTICIPATION,
    State.CONCILIATION: Stage.PARTICIPATION,
    State.SIGNATURE: Stage.SIGNATURE,
    State.EQUIPMENT: Stage.DEVICES,
}


class Moved(Protocol):
    """As much of a step on the way as is looked at here."""

    @property
    def source(self) -> State: ...
    @property
    def target(self) -> State: ...
    @property
    def on(self) -> date: ...


@dataclass(frozen=True)
class Passed:
    """`on` is the day a stage was left; the case stands in the one that is `here`."""

    stage: Stage
    done: bool
    here: bool
    on: date | None


def stages(kind: ApplicationKind, state: State, way: Sequence[Moved]) -> tuple[Passed, ...]:
    """How far a case came; an end has no such way, and where somebody asked back, that is where it stands."""
    if kind is ApplicationKind.END:
        return ()
    stood = STAGE_OF.get(_last_with_a_stage(state, way))
    order = list(Stage)
    done = len(order) if _arrived(state, way) else order.index(stood) if stood else 0
    left = {STAGE_OF[it.source]: it.on for it in way if it.source in STAGE_OF}
    return tuple(
        Passed(stage, place < done, place == done, left.get(stage) if place < done else None)
        for place, stage in enumerate(order)
    )


def _arrived(state: State, way: Sequence[Moved]) -> bool:
    """Whether the case was active at some time."""
    return state in RUNNING or any(it.target in RUNNING for it in way)


def _last_with_a_stage(state: State, way: Sequence[Moved]) -> State:
    stood = (state, *(it.source for it in reversed(way)))
    return next((it for it in stood if it in STAGE_OF), State.DRAFT)
