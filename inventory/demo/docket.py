"""Who applied for what: the figures of the city, given out to its people."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from heapq import heapify, heappop, heapreplace
from random import Random
from typing import TypeVar

from inventory.approvals.deadlines import DAY, next_workday
from inventory.approvals.states import State
from inventory.approvals.words import DataCategory
from inventory.demo import days, words
from inventory.demo import effects as _effects  # noqa: F401 (says what each step brings with it)
from inventory.demo.accounts import Desks
from inventory.demo.calendar import last_workday
from inventory.demo.candidates import FIRST_YEAR, LONG_ENOUGH, OPENING, Candidates, started
from inventory.demo.cases import Case, Registry
from inventory.demo.endings import Endings
from inventory.demo.files import Folder
from inventory.demo.pending import Pending, Slot
from inventory.demo.shares import Chances, apportion
from inventory.demo.staff import Person
from inventory.demo.stories import TODAY, YESTERDAY, Story
from inventory.demo.supplies import Supplies, Supply
from inventory.devices.fields import DeviceKind

ENOUGH = timedelta(days=LONG_ENOUGH)
WISHED = Chances({DeviceKind.STANDARD: 72, DeviceKind.TABLET: 12, None: 16})
LEAVERS_WITH_DEVICE = 2
FOR_EACH_PLACE = 3
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
T = TypeVar("T")


class Docket:
    def __init__(
        self, registry: Registry, desks: Desks, supplies: Supplies, people: Sequence[Person], figures: Figures
    ) -> None:
        self._registry = registry
        self._supplies = supplies
        self._figures = figures
        self._luck = Random("docket")
        self._stories = Endings(registry, desks)
        self._pending = Pending(self._stories)
        self._candidates = Candidates(registry, desks, supplies, people)

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
        others = self._shuffled(
            it for it in self._supplies if not it.checked and self._candidates.may_keep(it)
        )
        staying = [it for it in others if it.works and _long_since(it)]
        leaving = [it for it in others if not (it.works and _long_since(it))]
        staying.sort(key=lambda it: (it.kind is not DeviceKind.THIN_CLIENT, not it.person.changes))
        ended = max(0, figures["ended"] - LEAVERS_WITH_DEVICE)
        for place, supply in enumerate(_taken(staying, ended + figures["return_open"])):
            folder = self._folder(supply)
            yield folder, stories.ended(folder, supply, started(supply), place >= ended)
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
            if started(supply) <= TODAY - ENOUGH and (wanted > 0 or not supply.works):
                wanted -= supply.works
                yield self._runs(supply)
        self._candidates.add_last(it.person for it in staying)

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
            for person in self._candidates.some(figures[name], days_before + 30):
                first = max(OPENING, date.fromordinal(person.entry + 30))
                folder = self._folder_of(person)
                yield folder, tell(folder, self._between(first, TODAY - timedelta(days=days_before)))
        for person in self._candidates.some(figures["drafts"], 30):
            folder = self._folder_of(person)
            yield (
                folder,
                stories.drafted(folder, last_workday(YESTERDAY - timedelta(days=self._luck.randrange(20)))),
            )
        for person in self._candidates.leavers[: figures["left"]]:
            folder = self._folder_of(person)
            last = date.fromordinal(person.exit) - timedelta(days=320)
            yield folder, stories.left(folder, self._between(OPENING, last))
        for supply in self._candidates.gone()[:LEAVERS_WITH_DEVICE]:
            folder = self._folder(supply)
            yield folder, stories.left(folder, started(supply), supply)

    def _without_device(self, folder: Folder, received: date) -> Story:
        case = yield from self._stories.first(folder, None, received)
        yield from self._stories.running(folder, case, None)

    def _runs(self, supply: Supply, then: Then | None = None, *, soon: bool = False) -> Told:
        """From the first application to the case that runs today, and what is happening to that one."""
        folder, stories = self._folder(supply), self._stories

        def tell() -> Story:
            case = yield from stories.first(folder, supply, started(supply), soon)
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
        """The first of each kind wait for those one may be in the invented city."""
        places = dict.fromkeys((State.OPINION, State.VOTE, State.HR_CHECK), FOR_EACH_PLACE)
        for slot in slots:
            wanted = places.get(slot.state, 0) > 0
            person = self._candidates.waiting_for_a_place(slot.state) if wanted else None
            person = person or next(self._candidates.some(1, LONG_ENOUGH), None)
            if person is None:
                return
            folder = self._folder_of(person)
            held = self._supplies.of(person)
            form = self._stories.wish(folder, held.kind if held else WISHED.draw(self._luck))
            if wanted:
                places[slot.state] -= 1
                if slot.state is State.HR_CHECK:
                    form["data_category"] = DataCategory.SPECIAL
            yield folder, self._pending.wait(folder, slot, form, held)

    def _between(self, first: date, last: date) -> date:
        span = max(0, (last - first).days)
        return next_workday(first + timedelta(days=self._luck.randint(0, span)))

    def _folder(self, supply: Supply) -> Folder:
        return self._folder_of(supply.person, holds=supply.day <= days.TODAY)

    def _folder_of(self, person: Person, holds: bool = False) -> Folder:
        return Folder(person, registry=self._registry, holds_devices=holds)

    def _shuffled(self, found: Iterable[T]) -> list[T]:
        listed = list(found)
        self._luck.shuffle(listed)
        return listed


def _taken(supplies: list[Supply], count: int) -> Iterator[Supply]:
    """So many from the end of the list; they are gone from it."""
    for _place in range(min(count, len(supplies))):
        yield supplies.pop()


def _long_since(supply: Supply) -> bool:
    return supply.day <= days.number(FIRST_YEAR) and supply.person.exit == days.NEVER
