"""Who may have a case in the invented city, and of which sort."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random

from inventory.approvals.deadlines import next_workday
from inventory.approvals.states import State
from inventory.demo import days
from inventory.demo.accounts import Desks
from inventory.demo.cases import Registry
from inventory.demo.staff import Person
from inventory.demo.supplies import Supplies, Supply

OPENING = date(2022, 1, 3)
FIRST_YEAR = date(2022, 12, 12)
LONG_ENOUGH = 150
"""Days in which a first application came to its end."""

LEADERS = {State.OPINION: "fk01", State.VOTE: "fbl01"}
"""Those one may be in the invented city, and who wait for nobody else."""


class Candidates:
    """`leavers` are those who left, and gave back all they had."""

    def __init__(
        self, registry: Registry, desks: Desks, supplies: Supplies, people: Sequence[Person]
    ) -> None:
        self._registry = registry
        self._desks = desks
        self._supplies = supplies
        luck = Random("candidates")
        self._fresh = [it for it in people if self._may_begin(it)]
        self.leavers = [it for it in people if self._has_left(it)]
        luck.shuffle(self._fresh)
        luck.shuffle(self.leavers)

    def add_last(self, people: Iterable[Person]) -> None:
        """Who applies when nobody else is left."""
        self._fresh[:0] = people

    def some(self, count: int, days_there: int) -> Iterator[Person]:
        """People without a case who have been there so long."""
        too_new: list[Person] = []
        while count and self._fresh:
            person = self._fresh.pop()
            if person.entry <= days.TODAY - days_there:
                count -= 1
                yield person
            else:
                too_new.append(person)
        self._fresh += too_new

    def _may_begin(self, person: Person) -> bool:
        known = self._supplies.of(person) is not None or person.exit < days.NEVER or person.changes
        return not known and self._workable(person, days.YESTERDAY)

    def may_keep(self, supply: Supply) -> bool:
        person = supply.person
        told = (started(supply).toordinal(), *(it.booked + 1 for it in person.changes), days.TODAY)
        return person.exit >= days.TODAY and all(self._workable(person, day) for day in told)

    def _has_left(self, person: Person) -> bool:
        return (
            days.number(OPENING) + 400 < person.exit < days.YESTERDAY - 30
            and self._supplies.of(person) is None
            and self._left_properly(person)
        )

    def gone(self) -> list[Supply]:
        """Those who left and still have what they were given."""
        return [
            it
            for it in self._supplies
            if it.person.exit < days.TODAY
            and it.day < it.person.exit - 400
            and self._left_properly(it.person)
        ]

    def _left_properly(self, person: Person) -> bool:
        booked = [it for it in person.changes if it.after.get("exit_on")]
        return (
            len(person.changes) == len(booked) == 1
            and self._workable(person, person.exit)
            and self._workable(person, days.number(OPENING))
        )

    def _workable(self, person: Person, day: int) -> bool:
        """Whether there is somebody for every say in a case of this person."""
        if person.trainee:
            return False
        manager_id = person.on(day, "manager_id")
        office = self._registry.offices[person.on(day, "unit_id")]
        head = self._desks.head(office, person.id, manager_id, day)
        return self._desks.manager(manager_id) is not None and head is not None

    def waiting_for_a_place(self, state: State) -> Person | None:
        """Somebody whose manager or head is one of them."""
        for person in self._fresh:
            head = self._desks.head(person.office, person.id, person.manager_id, days.TODAY)
            leader = self._desks.manager(person.manager_id) if state is State.OPINION else head
            if leader and leader.login == LEADERS.get(state) and person.entry <= days.TODAY - LONG_ENOUGH:
                self._fresh.remove(person)
                return person
        return None


def started(supply: Supply) -> date:
    """When somebody applied who had the device before: in the first year, or soon after they got it."""
    luck = Random(supply.person.id)
    first = max(OPENING, date.fromordinal(max(supply.day, supply.person.entry) + 10))
    if first < FIRST_YEAR:
        span = (FIRST_YEAR - first).days
        return next_workday(first + timedelta(days=int(luck.triangular(0, span, span / 5))))
    return next_workday(first + timedelta(days=luck.randint(0, 120)))
