"""Who applied for what: the figures of the city, given out to its people."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from heapq import heapify, heapreplace, heappop
from random import Random
from typing import Any

from inventory.approvals.deadlines import DAY, next_workday
from inventory.approvals.states import State
from inventory.demo import days, words
from inventory.demo.accounts import Desks
from inventory.demo.calendar import last_workday
from inventory.demo.cases import Case, Registry
from inventory.demo.files import Folder
from inventory.demo.pending import CHECKED, Pending, Slot
from inventory.demo.shares import Chances, apportion
from inventory.demo.staff import Person
from inventory.demo.stories import TODAY, YESTERDAY, Stories, Story
from inventory.demo.supplies import Supplies, Supply
from inventory.devices.fields import DeviceKind

OPENING = date(2022, 1, 3)
FIRST_YEAR = date(2022, 12, 12)
LONG_ENOUGH = 150
"""Days in which a first application came to its end."""

ENOUGH = timedelta(days=LONG_ENOUGH)
WISHED = Chances({DeviceKind.STANDARD: 72, DeviceKind.TABLET: 12, None: 16})
LEAVERS_WITH_DEVICE = 2
CHANGES_BEGIN = date(2027, 1, 1)
Then = Callable[[Folder, Case], Story]
"""What is happening to a case that runs."""


class Figures:
    """How many cases there are of each sort, in a city of so many people."""

    def __init__(self, people: int, whole: int) -> None:
        plan = words.read("cases")
        self._scale = people / whole
        self._plan: dict[str, int] = plan["figures"]
        states = [State.of(name) for name in plan["open"]]
        total = round(sum(plan["open"].values()) * self._scale)
        self.open = dict(zip(states, apportion(total, list(plan["open"].values())), strict=True))

    def __getitem__(self, name: str) -> int:
        return round(self._plan[name] * self._scale)


Told = tuple[Folder, Story]


class Docket:
    def __init__(
        self, registry: Registry, desks: Desks, supplies: Supplies, people: Sequence[Person], figures: Figures
    ) -> None:
        self._registry = registry
        self._desks = desks
        self._supplies = supplies
        self._figures = figures
        self._luck = Random("docket")
        self._stories = Stories(registry, desks)
        self._pending = Pending(self._stories)
        self._fresh = self._shuffled(it for it in people if self._may_begin(it))
        self._leavers = self._shuffled(it for it in people if self._has_left(it))

    def tell(self) -> None:
        """All stories at once, day by day."""
        told = list(self._given_out())
        queue = [(next(story), place) for place, (_folder, story) in enumerate(told)]
        heapify(queue)
        while queue:
            day, place = queue[0]
            if day > YESTERDAY:
                raise ValueError(f"a story goes on after today, on {day}")
            following = next(told[place][1], None)
            if following is None:
                heappop(queue)
            else:
                heapreplace(queue, (following, place))
        for folder, _story in told:
            folder.close()

    def tell_one_by_one(self) -> None:
        """For a city so large that not all of it can be kept in mind; numbers are then no longer in order."""
        for folder, story in self._given_out():
            for _day in story:
                pass
            folder.close()

    # Who gets what

    def _given_out(self) -> Iterator[Told]:
        slots = self._slots()
        yield from self._wait_with_reserved(slots)
        yield from self._work_at_home(slots)
        yield from self._end_differently()
        yield from self._wait(slots)

    def _work_at_home(self, slots: list[Slot]) -> Iterator[Told]:
        """Exactly as many as the figures say; who has a device beyond that has no case."""
        figures, stories = self._figures, self._stories
        given = [it for it in self._supplies if it.issued]
        yield from (self._runs(it) for it in given)
        others = self._shuffled(it for it in self._supplies if not it.checked and self._may_keep(it))
        staying = [it for it in others if it.works and _long_since(it)]
        leaving = [it for it in others if not (it.works and _long_since(it))]
        staying.sort(key=lambda it: it.kind is DeviceKind.THIN_CLIENT)
        ended = max(0, figures["ended"] - LEAVERS_WITH_DEVICE)
        for place in range(min(len(staying), ended + figures["return_open"])):
            supply = staying.pop(0)
            folder = self._folder(supply)
            yield folder, stories.ended(folder, supply, _started(supply), place >= ended)
        for supply in _taken(staying, figures["suspended"]):
            yield self._runs(supply, stories.suspended)
        wanted = figures["enabled"] - sum(it.works for it in given)
        for supply in _taken(staying, min(wanted, figures["revoking"])):
            yield self._runs(supply, stories.revoking)
            wanted -= 1
        renewed = figures["renewals_under_way"]
        for place, supply in enumerate(_taken(staying, min(wanted, figures["ending_soon"]))):
            yield self._runs(supply, self._renewing(slots) if place < renewed else None, soon=True)
            wanted -= 1
        changed = figures["changes_under_way"]
        for place, supply in enumerate(_taken(staying, wanted)):
            yield self._runs(supply, self._changing(slots) if place < changed else None)
            wanted -= 1
        for supply in leaving:
            if _started(supply) <= TODAY - ENOUGH and (wanted > 0 or not supply.works):
                wanted -= supply.works
                yield self._runs(supply)
        self._fresh[:0] = [it.person for it in staying]

    def _end_differently(self) -> Iterator[Told]:
        figures, stories = self._figures, self._stories
        for tell, name, days_before in (
            (stories.refused, "refused", 100),
            (stories.withdrawn, "withdrawn", 100),
            (stories.revoked, "revoked", 800),
            (stories.failed, "trial_failed", 400),
            (stories.given_up, "given_up", 900),
            (self._without_device, "without_device", LONG_ENOUGH),
        ):
            for person in self._some(figures[name], days_before + 30):
                first = max(OPENING, date.fromordinal(person.entry + 30))
                folder = self._folder_of(person)
                yield folder, tell(folder, self._between(first, TODAY - timedelta(days=days_before)))
        for person in self._some(figures["drafts"], 30):
            folder = self._folder_of(person)
            yield folder, stories.drafted(folder, last_workday(YESTERDAY - timedelta(days=self._luck.randrange(20))))
        for person in self._leavers[: figures["left"]]:
            folder = self._folder_of(person)
            last = date.fromordinal(person.exit) - timedelta(days=320)
            yield folder, stories.left(folder, self._between(OPENING, last))
        for supply in self._gone()[:LEAVERS_WITH_DEVICE]:
            folder = self._folder(supply)
            yield folder, stories.left(folder, _started(supply), supply)

    def _without_device(self, folder: Folder, received: date) -> Story:
        case = yield from self._stories.first(folder, None, received)
        yield from self._stories.running(folder, case, None)

    def _runs(self, supply: Supply, then: Then | None = None, *, soon: bool = False) -> Told:
        """From the first application to the case that runs today, and what is happening to that one."""
        folder, stories = self._folder(supply), self._stories

        def tell() -> Story:
            case = yield from stories.first(folder, supply, _started(supply), soon)
            case = yield from stories.running(folder, case, supply, soon)
            if then is not None:
                yield from then(folder, case)

        return folder, tell()

    def _renewing(self, slots: list[Slot]) -> Then:
        slot = self._some_slot(slots)

        def tell(folder: Folder, case: Case) -> Story:
            opens = case["ends_on"] - timedelta(days=case.rules["renewal_days"])
            if opens > YESTERDAY:
                yield from self._change(folder, case, slot)
            else:
                form = self._stories.renewal_form(folder, case, YESTERDAY)
                yield from self._pending.wait(folder, slot, form, case.supply, opens)

        return tell

    def _changing(self, slots: list[Slot]) -> Then:
        slot = self._some_slot(slots)
        return lambda folder, case: self._change(folder, case, slot)

    def _change(self, folder: Folder, case: Case, slot: Slot) -> Story:
        form = self._stories.change_form(folder, case, YESTERDAY, CHANGES_BEGIN)
        yield from self._pending.wait(folder, slot, form, case.supply, case["last_on"] + DAY)

    # The open cases

    def _slots(self) -> list[Slot]:
        states = [state for state, count in self._figures.open.items() for _case in range(count)]
        late = set(self._luck.sample(range(len(states)), min(len(states), self._figures["overdue"])))
        return [Slot(state, place in late) for place, state in enumerate(states)]

    def _some_slot(self, slots: list[Slot]) -> Slot:
        usual = [it for it in slots if it.state not in (State.CONCILIATION, State.CLARIFICATION)]
        slot = self._luck.choice(usual or slots)
        slots.remove(slot)
        return slot

    def _wait_with_reserved(self, slots: list[Slot]) -> Iterator[Told]:
        """The longest reserved are the furthest."""
        reserved = [it for it in self._supplies if it.checked and not it.issued]
        reserved.sort(key=lambda it: it.checked_on)
        order = (State.EQUIPMENT, State.SIGNATURE, State.PARTICIPATION, State.HR_CHECK)
        free = [it for state in order for it in slots if it.state is state and not it.overdue]
        for supply, slot in zip(reserved, free, strict=False):
            slots.remove(slot)
            folder = self._folder(supply)
            yield folder, self._pending.wait(folder, slot, self._stories.wish(folder, supply.kind), supply)

    def _wait(self, slots: Sequence[Slot]) -> Iterator[Told]:
        for slot, person in zip(slots, self._some(len(slots), LONG_ENOUGH), strict=False):
            folder = self._folder_of(person)
            held = self._supplies.of(person)
            form = self._stories.wish(folder, held.kind if held else WISHED.draw(self._luck))
            yield folder, self._pending.wait(folder, slot, form, held)

    # Who there is

    def _some(self, count: int, days_there: int) -> Iterator[Person]:
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

    def _may_keep(self, supply: Supply) -> bool:
        person = supply.person
        told = (_started(supply).toordinal(), *(it.booked + 1 for it in person.changes), days.TODAY)
        return person.exit >= days.TODAY and all(self._workable(person, day) for day in told)

    def _has_left(self, person: Person) -> bool:
        return (
            days.number(OPENING) + 400 < person.exit < days.YESTERDAY - 30
            and self._supplies.of(person) is None
            and self._left_properly(person)
        )

    def _gone(self) -> list[Supply]:
        """Those who left and still have what they were given."""
        return [
            it
            for it in self._supplies
            if it.person.exit < days.TODAY and it.day < it.person.exit - 400 and self._left_properly(it.person)
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

    def _between(self, first: date, last: date) -> date:
        span = max(0, (last - first).days)
        return next_workday(first + timedelta(days=self._luck.randint(0, span)))

    def _folder(self, supply: Supply) -> Folder:
        return self._folder_of(supply.person, holds=supply.day <= days.TODAY)

    def _folder_of(self, person: Person, holds: bool = False) -> Folder:
        return Folder(person, registry=self._registry, holds_devices=holds)

    def _shuffled(self, found: Iterable[Any]) -> list[Any]:
        listed = list(found)
        self._luck.shuffle(listed)
        return listed


def _taken(supplies: list[Supply], count: int) -> Iterator[Supply]:
    """So many from the end of the list; they are gone from it."""
    for _place in range(min(count, len(supplies))):
        yield supplies.pop()


def _long_since(supply: Supply) -> bool:
    return supply.day <= days.number(FIRST_YEAR) and supply.person.exit == days.NEVER


def _started(supply: Supply) -> date:
    """When somebody applied who had the device before: in the first year, or soon after they got it."""
    luck = Random(supply.person.id)
    first = max(OPENING, date.fromordinal(max(supply.day, supply.person.entry) + 10))
    if first < FIRST_YEAR:
        span = (FIRST_YEAR - first).days
        return next_workday(first + timedelta(days=int(luck.triangular(0, span, span / 5))))
    return next_workday(first + timedelta(days=luck.randint(0, 120)))
