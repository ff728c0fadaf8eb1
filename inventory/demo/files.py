"""The file of one person: their cases, and what a move or an exit leaves to do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from inventory import text
from inventory.approvals.followups import LIVING, FollowUp
from inventory.approvals.words import Task
from inventory.demo import days
from inventory.demo.cases import Case, File, Registry
from inventory.demo.ledger import Draft, Entry, stored
from inventory.demo.past import Change

SETTLED = "Folgeaufgabe erledigt"
CLERK = "hr02"
REVIEWED_WITHIN = 20
"""Days until a moved case was looked at again; what is newer is still open."""


@dataclass
class Folder(File):
    """Keeps the cases in step with what is booked of the person, up to the day of the next step."""

    registry: Registry = field(kw_only=True)
    holds_devices: bool = field(kw_only=True, default=False)
    _open: dict[Task, Draft] = field(default_factory=dict)
    _seen: int = 0

    def catch_up(self, until: date) -> None:
        """Everything booked before this day."""
        last = until.toordinal()
        for day, change in self._pending(last):
            if change is None:
                self._adopt(day)
            else:
                self._follow(change)
        self._seen = max(self._seen, last)

    def _pending(self, last: int) -> Iterator[tuple[int, Change | None]]:
        """Changes and the reviews after moves, in their order."""
        found: list[tuple[int, Change | None]] = []
        for change in self.person.changes:
            found.append((change.booked, change))
            if "unit_id" in change.after:
                found.append((days.workday(change.booked + REVIEWED_WITHIN), None))
        found.sort(key=lambda it: it[0])
        return ((day, change) for day, change in found if self._seen <= day < last)

    @property
    def exit_known(self) -> date:
        """When the exit was booked."""
        booked = [it.booked for it in self.person.changes if it.after.get("exit_on")]
        return date.fromordinal(booked[-1])

    @property
    def _living(self) -> list[Case]:
        return [it for it in self.cases if it.state in LIVING]

    def _follow(self, change: Change) -> None:
        if "unit_id" in change.after:
            if self._living:
                self._leave_to_do(change.entry, Task.REVIEW_CASE, change.booked)
        elif "manager_id" in change.after:
            for case in self._living:
                case.change(change.entry, manager_id=change.after["manager_id"])
        if change.after.get("exit_on"):
            self._plan_exit(change)

    def _plan_exit(self, change: Change) -> None:
        gone = days.number(date.fromisoformat(change.after["exit_on"]))
        if self._living:
            self._leave_to_do(change.entry, Task.END_CASE, gone)
        if self.holds_devices:
            self._leave_to_do(change.entry, Task.RETURN_DEVICES, gone)

    def _adopt(self, day: int) -> None:
        """A reviewed case belongs to the new unit and its manager."""
        if Task.REVIEW_CASE not in self._open:
            return
        entry = self.settle(Task.REVIEW_CASE, day)
        for case in self._living:
            unit_id, manager_id = (self.person.on(day, name) for name in ("unit_id", "manager_id"))
            case.change(entry, unit_id=unit_id, manager_id=manager_id)

    def settle(self, task: Task, day: int, clerk: str = CLERK) -> Entry:
        entry = self.registry.books.entry(day, clerk, SETTLED)
        if draft := self._open.pop(task, None):
            done = stored({"done_on": date.fromordinal(day), "done_by": clerk})
            self.registry.books.change(entry, draft, done)
            self._finish(draft, task)
        return entry

    def has_to_do(self, task: Task) -> bool:
        return task in self._open

    def _leave_to_do(self, entry: Entry, task: Task, due: int) -> None:
        values = {"task": task, "employee_id": self.person.id, "due_on": date.fromordinal(due)}
        self._open[task] = self.registry.books.begin(entry, FollowUp, stored(values))

    def _finish(self, draft: Draft, task: Task) -> None:
        last_name, _comma, first_name = self.person.listed_name.partition(", ")
        found = text.search_text(last_name, first_name, task.label)
        self.registry.books.finish(draft, search_text=found)

    def close(self) -> None:
        """Write everything as it is at the end of the last day."""
        self.catch_up(date.fromordinal(days.TODAY))
        for task, draft in self._open.items():
            self._finish(draft, task)
        for case in self.cases:
            case.finish()
