"""Cases that are still in work today: how far they came, and since when they stand there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from inventory.actor import Role
from inventory.approvals.deadlines import due, next_workday
from inventory.approvals.ruleset import Deadline
from inventory.approvals.states import State, Step
from inventory.approvals.words import Intention
from inventory.demo.calendar import last_workday, planned
from inventory.demo.files import Folder
from inventory.demo.forms import Form
from inventory.demo.replies import Answers
from inventory.demo.stories import TO_CHECK, YESTERDAY, Stories, Story, Turn
from inventory.demo.supplies import Supply

WAITS_UNTIL: dict[State, Deadline] = {
    State.SUBMITTED: Deadline.RECEIPT,
    State.OPINION: Deadline.OPINION,
    State.VOTE: Deadline.VOTE,
    State.IT_CHECK: Deadline.IT_CHECK,
    State.HR_CHECK: Deadline.HR_CHECK,
    State.CLARIFICATION: Deadline.CLARIFICATION,
    State.PARTICIPATION: Deadline.COUNCIL,
    State.CONCILIATION: Deadline.CONCILIATION,
    State.SIGNATURE: Deadline.SIGNATURE,
    State.EQUIPMENT: Deadline.EQUIPMENT,
}
CHECKED = (
    State.HR_CHECK,
    State.PARTICIPATION,
    State.CONCILIATION,
    State.SIGNATURE,
    State.EQUIPMENT,
)
"""Where what is needed is reserved already."""

ASKED_IN = (State.OPINION, State.IT_CHECK, State.HR_CHECK)
SLOW = (0.6, 0.8, 1, 1, 1.4, 2, 4, 7, 10)
IN_CHARGE = 0.6
"""So many cases have a clerk of their own."""

REFUSALS_IN_PARTICIPATION = 0.25
LATEST = 25


@dataclass(frozen=True)
class Slot:
    """A place among the open cases."""

    state: State
    overdue: bool = False


class Pending:
    def __init__(self, stories: Stories) -> None:
        self._stories = stories
        self._luck = stories.luck

    def wait(
        self,
        folder: Folder,
        slot: Slot,
        form: Form,
        supply: Supply | None = None,
        earliest: date | None = None,
    ) -> Story:
        """The case as far as it came; `form` is dated anew to fit the day of its last step."""
        turns = self._turns(slot.state, form)
        dates = self._dates(slot, turns, supply, form, earliest)
        received = dates[0]
        form = self._stories.dated(form, received)
        yield received
        case = self._stories.begin(folder, form, supply)
        if self._luck.random() < IN_CHARGE:
            case.assign(received, self._stories.clerk(Role.HR, folder))
        yield from self._stories.walk(folder, case, turns, dates[1:])
        case.supply_missing()

    def _turns(self, state: State, form: Form) -> list[Turn]:
        stories = self._stories
        if state is State.CLARIFICATION:
            asked, _answered = stories.question()
            return [*self._turns(self._luck.choice(ASKED_IN), form), (Step.ASK, asked)]
        reviewed: list[Turn] = [(step, {}) for step in TO_CHECK[1:]]
        before = (State.SUBMITTED, State.OPINION, State.VOTE, State.IT_CHECK, State.HR_CHECK)
        if state in before:
            return reviewed[: before.index(state)]
        reviewed += stories.privacy(form)
        refuses = state is State.CONCILIATION
        refuses |= state is State.PARTICIPATION and self._luck.random() < REFUSALS_IN_PARTICIPATION
        why: Answers = {"intention": Intention.REFUSE, **stories.refusal()} if refuses else {}
        if state is State.PARTICIPATION:
            return [*reviewed, (Step.INVOLVE, why)]
        if state is State.CONCILIATION:
            return [*reviewed, (Step.INVOLVE, why), (Step.CONCILIATE, {})]
        rules = stories.rules_on(YESTERDAY)
        decided = [*reviewed, *stories.participation(form, rules), (Step.APPROVE, {})]
        return decided if state is State.SIGNATURE else [*decided, (Step.SIGN, {})]

    def _dates(
        self, slot: Slot, turns: Sequence[Turn], supply: Supply | None, form: Form, earliest: date | None
    ) -> list[date]:
        steps = [Step.SUBMIT, *(step for step, _given in turns)]
        last = self._last(slot)
        fixed = {len(steps) - 1: last}
        if supply and supply.checked and Step.CHECK_IT in steps:
            checked = date.fromordinal(supply.checked_on)
            place = steps.index(Step.CHECK_IT)
            fixed = {place: checked, len(steps) - 1: max(last, checked)}
            if place == len(steps) - 1:
                fixed = {place: checked}
        dates = planned(steps, fixed, self._luck, self._luck.choice(SLOW))
        if earliest and dates[0] < earliest:
            first = next_workday(earliest)
            dates = planned(steps, {0: first, len(steps) - 1: max(first, last)}, self._luck)
        return dates

    def _last(self, slot: Slot) -> date:
        """The day of the last step, by whether its deadline is over."""
        days = self._stories.rules_on(YESTERDAY)[WAITS_UNTIL[slot.state].value]
        if slot.overdue:
            return last_workday(YESTERDAY - timedelta(days=days + self._luck.randint(3, LATEST)))
        on = last_workday(YESTERDAY - timedelta(days=self._luck.randrange(days)))
        return on if due(on, days) > YESTERDAY else YESTERDAY
