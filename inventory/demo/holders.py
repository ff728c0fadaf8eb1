"""Who gets which device: people dealt like cards, everybody once before anybody twice, and pools."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from random import Random

from inventory import text
from inventory.demo import days
from inventory.demo.organisation import Office
from inventory.demo.staff import Person
from inventory.devices.fields import DeviceKind

LTE_DEPARTMENT = "FB 51"
TECHNICAL_DIRECTORATE = "Dez. V"
SPECIAL_NOTEBOOK = 3
"""Every third person there has the special notebook, the others have what everybody has."""

AT_HOME_EARLY = 3
"""Every third person worked at home with a thin client long before there were notebooks for it."""

FORGOT_TO_RETURN = 120
"""Some who left in these last days still have what they were given."""

LEAVERS_FIRST = 0.5
"""They are few: in the first half of a deck they do get something."""

POOLED = {DeviceKind.TABLET: 0.14, DeviceKind.STANDARD: 0.04, DeviceKind.ACCESSORY: 0.2}
LEAVER_HAD_IT = 0.4
LEAST_TIME = 60
NEXT_DEVICE_AFTER = 75


@dataclass(slots=True)
class Holder:
    """A person, or the pool of a unit."""

    listed_name: str
    sort_key: str
    person: Person | None = None
    pool: Office | None = None

    @property
    def leaves(self) -> int:
        return self.person.exit if self.person else days.NEVER


def _someone(person: Person | None) -> Holder | None:
    return Holder(person.listed_name, person.sort_key, person) if person else None


class Deck:
    """People in the order in which they come up; who is not there yet comes up as soon as they are."""

    def __init__(self, people: Iterable[Person], luck: Random) -> None:
        self._people = sorted(
            people, key=lambda it: luck.random() * (LEAVERS_FIRST if it.exit <= days.TODAY else 1)
        )
        self._drawn = 0
        self._later: list[tuple[int, int, Person]] = []

    def draw(self, day: int) -> Person | None:
        while self._later and self._later[0][0] <= day:
            person = heappop(self._later)[2]
            if person.there(day):
                return person
        for _ in self._people:
            person = self._people[self._drawn % len(self._people)]
            if person.entry > day and self._drawn < len(self._people):
                self.put_back(person, person.entry)
            self._drawn += 1
            if person.there(day):
                return person
        return None

    def put_back(self, person: Person, day: int) -> None:
        """From this day on they may get another."""
        heappush(self._later, (day, person.id, person))


class Holders:
    def __init__(self, people: Sequence[Person], offices: Sequence[Office]) -> None:
        self._luck = Random("holders")
        self._pools = {
            DeviceKind.TRAINEE: [it for it in offices if it.training],
            DeviceKind.DAY_CARE: [it for it in offices if it.day_care],
        }
        departments = [it for it in offices if len(it.line) == 1 and it.posts]
        self._other_pools = [*self._pools[DeviceKind.DAY_CARE], *departments]
        self._turn = dict.fromkeys(DeviceKind, 0)
        self._stay: dict[DeviceKind, Deck] = {}
        self._left: dict[DeviceKind, Deck] = {}
        for kind in DeviceKind:
            wanted = [it for it in people if _may_have(it, kind)]
            since = days.TODAY - FORGOT_TO_RETURN
            self._stay[kind] = Deck((it for it in wanted if it.exit >= since), self._luck)
            self._left[kind] = Deck((it for it in wanted if it.exit < since), self._luck)

    def lasting(self, kind: DeviceKind, day: int) -> Holder | None:
        """Somebody who gets a device on this day and has it still."""
        if kind in self._pools or self._luck.random() < POOLED.get(kind, 0):
            return self._pool(kind)
        person = self._stay[kind].draw(day)
        return _someone(person)

    def passing(self, kind: DeviceKind, day: int) -> Holder | None:
        """Somebody who has a device from this day on and will return it."""
        if kind in self._pools:
            return self._pool(kind)
        person = self._left[kind].draw(day) if self._luck.random() < LEAVER_HAD_IT else None
        if person is None or person.exit < day + LEAST_TIME:
            person = self._stay[kind].draw(day)
        return _someone(person)

    def returned(self, kind: DeviceKind, holder: Holder, day: int) -> None:
        if holder.person and holder.person.exit > days.TODAY:
            self._stay[kind].put_back(holder.person, day + NEXT_DEVICE_AFTER)

    def _pool(self, kind: DeviceKind) -> Holder | None:
        pools = self._pools.get(kind, self._other_pools)
        self._turn[kind] += 1
        if not pools:
            return None
        office = pools[self._turn[kind] % len(pools)]
        return Holder(office.listed_name, text.sort_key(office.listed_name), pool=office)


def _may_have(person: Person, kind: DeviceKind) -> bool:
    if person.trainee or kind in (DeviceKind.TRAINEE, DeviceKind.DAY_CARE):
        return False
    special = person.id % SPECIAL_NOTEBOOK == 0 and not person.office.day_care
    lte = special and person.office.within(LTE_DEPARTMENT)
    technical = special and person.office.within(TECHNICAL_DIRECTORATE)
    telework = person.id % AT_HOME_EARLY == 1 and not person.office.day_care
    return {
        DeviceKind.LTE: lte,
        DeviceKind.TECHNICAL: technical,
        DeviceKind.STANDARD: not (lte or technical or telework or person.office.day_care),
        DeviceKind.THIN_CLIENT: telework,
        DeviceKind.TABLET: not telework,
    }.get(kind, True)
