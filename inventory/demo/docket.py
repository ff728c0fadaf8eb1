"""Who applied for what: the figures of the city, given out to its people."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from heapq import heapify, heapreplace, heappop
from random import Random
from typing import Any

from inventory.approvals.deadlines import next_workday
from inventory.approvals.states import State
from inventory.demo import days, words
from inventory.demo.accounts import Desks
from inventory.demo.cases import Registry
from inventory.demo.files import Folder
from inventory.demo.organisation import Office
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
LEAVERS, LEAVERS_WITH_DEVICE = 24, 2
FOR_THE_PLACES = 3
"""So many cases at least wait for those one may be in the invented city."""


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
        self._folders: dict[int, Folder] = {}
        self._told: list[Story] = []
        self._fresh = self._shuffled(it for it in people if self._may_begin(it))
        self._leavers = self._shuffled(it for it in people if self._has_left(it))

    def tell(self) -> None:
        """All stories at once, day by day."""
        self._give_out()
        queue = [(next(story), place, story) for place, story in enumerate(self._told)]
        heapify(queue)
        while queue:
            _day, place, story = queue[0]
            following = next(story, None)
            if following is None:
                heappop(queue)
            else:
                heapreplace(queue, (following, place, story))
        for folder in self._folders.values():
            folder.close()

    # Who gets what

    def _give_out(self) -> None:
        figures = self._figures
        slots = self._slots()
        supplied = [it for it in self._supplies if it.issued]
        reserved = [it for it in self._supplies if it.checked and not it.issued]
        holding = self._shuffled(it for it in self._supplies if not it.checked and self._may_keep(it))
        self._wait_with_reserved(sorted(reserved, key=lambda it: it.checked_on), slots)
        working = sum(it.works for it in supplied)
        early = [it for it in holding if it.day <= days.number(FIRST_YEAR) and it.works]
        late = [it for it in holding if it not in early]
        early.sort(key=lambda it: it.kind is not DeviceKind.THIN_CLIENT)
        ended, returning = figures["ended"] - LEAVERS_WITH_DEVICE, figures["return_open"]
        for place in range(min(len(early), max(0, ended) + returning)):
            supply = early.pop()
            self._add(self._stories.ended(self._folder(supply), supply, self._started(supply), place >= ended))
        for _suspended in range(min(len(early), figures["suspended"])):
            self._run(early.pop(), self._stories.suspended)
        for _revoking in range(min(len(early), figures["revoking"])):
            self._run(early.pop(), self._stories.revoking)
            working += 1
        staying = [it for it in early if it.person.exit == days.NEVER]
        soon = staying[len(staying) - min(len(staying), figures["ending_soon"]) :]
        early = [it for it in early if it not in soon]
        renewed = figures["renewals_under_way"]
        changed = figures["changes_under_way"]
        for place, supply in enumerate(soon):
            self._run(supply, self._renewing(slots) if place < renewed else None, soon=True)
        for supply in supplied:
            self._run(supply)
        wanted = figures["enabled"] - working - len(soon)
        chosen = 0
        for supply in (*early, *late):
            if self._started(supply) > TODAY - ENOUGH:
                continue
            if supply.works:
                if chosen >= wanted:
                    continue
                chosen += 1
            changes = changed > 0 and supply.works and supply.person.exit == days.NEVER
            changed -= changes
            self._run(supply, self._changing(slots) if changes else None)
        self._end_differently()
        self._wait(slots)

    def _end_differently(self) -> None:
        figures, stories = self._figures, self._stories
        for _case in range(figures["refused"]):
            self._at_some_time(stories.refused, 100)
        for _case in range(figures["withdrawn"]):
            self._at_some_time(stories.withdrawn, 100)
        for _case in range(figures["revoked"]):
            self._at_some_time(stories.revoked, 700)
        for _case in range(figures["trial_failed"]):
            self._at_some_time(stories.failed, 400)
        for _case in range(figures["given_up"]):
            self._at_some_time(stories.given_up, 900)
        for _case in range(figures["drafts"]):
            self._at_some_time(stories.drafted, 1, earliest=TODAY - timedelta(days=20))
        for _case in range(figures["without_device"]):
            if person := self._someone():
                self._without_device(person)
        for person in self._leavers[: LEAVERS]:
            last = date.fromordinal(person.exit) - timedelta(days=320)
            self._add(self._stories.left(self._folder_of(person), self._between(OPENING, last)))
        for supply in self._gone()[:LEAVERS_WITH_DEVICE]:
            self._add(self._stories.left(self._folder(supply), self._started(supply), supply))

    def _gone(self) -> list[Supply]:
        """Those who left and still have what they were given."""
        return [
            it
            for it in self._supplies
            if it.person.exit < days.TODAY and it.day < it.person.exit - 400 and self._left_properly(it.person)
        ]

    def _at_some_time(self, tell: Callable[[Folder, date], Story], before: int, earliest: date = OPENING) -> None:
        person = self._someone()
        if person is not None:
            first = max(earliest, date.fromordinal(person.entry + 30))
            received = self._between(first, TODAY - timedelta(days=before))
            self._add(tell(self._folder_of(person), received))

    def _without_device(self, person: Person) -> None:
        folder = self._folder_of(person)
        received = self._between(date(2025, 8, 1), TODAY - ENOUGH)

        def tell() -> Story:
            case = yield from self._stories.first(folder, None, received)
            yield from self._stories.running(folder, case, None)

        self._add(tell())

    def _run(
        self, supply: Supply, then: Callable[[Folder, Any, Supply], Story] | Callable[[Folder, Any], Story] | None = None, *, soon: bool = False
    ) -> None:
        """From the first application to the case that runs today, and what is happening to that one."""
        folder, stories = self._folder(supply), self._stories
        received = self._started(supply)

        def tell() -> Story:
            case = yield from stories.first(folder, supply, received, soon)
            case = yield from stories.running(folder, case, supply, soon)
            if then is not None:
                yield from then(folder, case)  # type: ignore[call-arg]

        self._add(tell())

    def _renewing(self, slots: list[Slot]) -> Callable[[Folder, Any], Story]:
        slot = self._some_slot(slots)

        def tell(folder: Folder, case: Any) -> Story:
            opens = case["ends_on"] - timedelta(days=case.rules["renewal_days"])
            form = self._stories.renewal_form(folder, case, YESTERDAY)
            yield from self._pending.wait(folder, slot, form, self._supplies.of(folder.person), opens)

        return tell

    def _changing(self, slots: list[Slot]) -> Callable[[Folder, Any], Story]:
        slot = self._some_slot(slots)

        def tell(folder: Folder, case: Any) -> Story:
            begins = date(2027, 1, 1)
            form = self._stories.change_form(folder, case, YESTERDAY, begins)
            opens = case["last_on"] + timedelta(days=1)
            yield from self._pending.wait(folder, slot, form, self._supplies.of(folder.person), opens)

        return tell

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

    def _wait_with_reserved(self, reserved: Iterable[Supply], slots: list[Slot]) -> None:
        """The longest reserved are the furthest."""
        order = [State.EQUIPMENT, State.SIGNATURE, State.PARTICIPATION, State.HR_CHECK]
        free = [it for state in order for it in slots if it.state is state and not it.overdue]
        for supply, slot in zip(reserved, free, strict=False):
            slots.remove(slot)
            folder = self._folder(supply)
            form = self._stories.wish(folder, supply.kind)
            self._add(self._pending.wait(folder, slot, form, supply))

    def _wait(self, slots: Sequence[Slot]) -> None:
        for slot in slots:
            person = self._for(slot.state)
            if person is None:
                return
            folder = self._folder_of(person)
            form = self._stories.wish(folder, WISHED.draw(self._luck))
            self._add(self._pending.wait(folder, slot, form))

    def _for(self, state: State) -> Person | None:
        """Somebody new; the first opinions and votes are those of the places one may take."""
        return self._someone()

    # Who there is

    def _someone(self) -> Person | None:
        return self._fresh.pop() if self._fresh else None

    def _may_begin(self, person: Person) -> bool:
        known = self._supplies.of(person) is not None
        return (
            not known
            and person.exit == days.NEVER
            and person.entry < days.TODAY - 200
            and not person.changes
            and self._workable(person, days.YESTERDAY)
        )

    def _may_keep(self, supply: Supply) -> bool:
        person = supply.person
        started = self._started(supply).toordinal()
        return person.exit >= days.TODAY and all(
            self._workable(person, day) for day in (started, *(it.booked + 1 for it in person.changes), days.TODAY)
        )

    def _has_left(self, person: Person) -> bool:
        return (
            self._supplies.of(person) is None
            and days.number(OPENING) + 400 < person.exit < days.YESTERDAY - 30
            and self._left_properly(person)
        )

    def _left_properly(self, person: Person) -> bool:
        booked = [it.booked for it in person.changes if it.after.get("exit_on")]
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

    def _started(self, supply: Supply) -> date:
        """When somebody applied who had the device before: in the first year, or soon after they got it."""
        luck = Random(supply.person.id)
        first = max(OPENING, date.fromordinal(max(supply.day, supply.person.entry) + 10))
        if first < FIRST_YEAR:
            span = (FIRST_YEAR - first).days
            return next_workday(first + timedelta(days=int(luck.triangular(0, span, span / 5))))
        return next_workday(first + timedelta(days=luck.randint(0, 120)))

    def _between(self, first: date, last: date) -> date:
        span = max(0, (last - first).days)
        return next_workday(first + timedelta(days=self._luck.randint(0, span)))

    def _folder(self, supply: Supply) -> Folder:
        return self._folder_of(supply.person, holds=supply.day <= days.TODAY)

    def _folder_of(self, person: Person, holds: bool = False) -> Folder:
        known = self._folders.get(person.id)
        if known is None:
            known = Folder(person, registry=self._registry, holds_devices=holds)
            self._folders[person.id] = known
        return known

    def _add(self, story: Story) -> None:
        self._told.append(story)

    def _shuffled(self, found: Iterable[Any]) -> list[Any]:
        listed = list(found)
        self._luck.shuffle(listed)
        return listed
