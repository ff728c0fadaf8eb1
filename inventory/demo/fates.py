"""How a device fares in the invented city: who had it before, and where it is now."""

from enum import Enum, auto
from random import Random

from inventory.demo import days
from inventory.demo.fleet import Delivery
from inventory.demo.holders import Holder, Holders
from inventory.demo.licensing import Licensing
from inventory.demo.lives import ANY, Life
from inventory.demo.shares import Chances
from inventory.demo.supplies import Supplies
from inventory.devices.fields import DeviceKind, Ownership, RetirementReason


class Fate(Enum):
    HELD = auto()
    STOCK = auto()
    RESERVED = auto()
    REPAIR = auto()
    HELD_IN_REPAIR = auto()
    RETURNED = auto()
    LOST = auto()
    RETIRED = auto()


MOSTLY = {
    Fate.HELD: 87,
    Fate.STOCK: 4.5,
    Fate.RESERVED: 1.2,
    Fate.REPAIR: 0.8,
    Fate.HELD_IN_REPAIR: 1.2,
    Fate.RETURNED: 2.4,
    Fate.LOST: 0.9,
    Fate.RETIRED: 0.6,
}
USUAL = Chances(MOSTLY)
OLD = Chances({**MOSTLY, Fate.RETIRED: 10, Fate.STOCK: 6, Fate.RESERVED: 0})
NEW = Chances({Fate.STOCK: 50, Fate.RESERVED: 34, Fate.HELD: 16})
LEASE_OVER = Chances({Fate.RETIRED: 80, Fate.HELD: 14, Fate.RETURNED: 6})
IN_POOL = Chances({**MOSTLY, Fate.RESERVED: 0})

NOTEBOOKS = (DeviceKind.STANDARD, DeviceKind.LTE, DeviceKind.TECHNICAL)
OLD_FROM, NEW_UNTIL = 5 * days.YEAR, 30
EARLIER_HOLDER = (0.5, 0.25)
WORTH_ANOTHER_HOLDER = 500
REPAIRED_ONCE = 0.07
LENT = 0.06


class Fates:
    """`thorough` tells whole lives; otherwise a device has been issued once, or little more."""

    def __init__(self, holders: Holders, supplies: Supplies, licensing: Licensing, *, thorough: bool) -> None:
        self._holders = holders
        self._supplies = supplies
        self._licensing = licensing
        self._thorough = thorough
        self._luck = Random("fates")
        self._ends = {
            Fate.HELD: self._held,
            Fate.STOCK: self._stock,
            Fate.RESERVED: self._reserved,
            Fate.REPAIR: self._repair,
            Fate.HELD_IN_REPAIR: self._held_in_repair,
            Fate.RETURNED: self._returned,
            Fate.LOST: self._lost,
            Fate.RETIRED: self._retired,
        }

    def live(self, life: Life, delivery: Delivery) -> None:
        fate = _chances(delivery).draw(self._luck)
        if self._thorough:
            for chance in EARLIER_HOLDER:
                worth = delivery.last_day - life.since > WORTH_ANOTHER_HOLDER
                if not (worth and self._luck.random() < chance and self._passes_on(life, delivery)):
                    break
        self._ends[fate](life, delivery)

    def _passes_on(self, life: Life, delivery: Delivery) -> bool:
        """Somebody has the device for a while and returns it, so that it can be issued again."""
        kind, day = delivery.model.kind, self._soon(life)
        holder = self._holders.passing(kind, day)
        if holder is None:
            return False
        life.issue(day, holder)
        longest = min(delivery.last_day - 60, day + 3 * days.YEAR)
        back = min(self._luck.randrange(day + 200, longest), holder.leaves + self._luck.randrange(8))
        life.take_back(days.workday(max(back, day + 1)))
        self._holders.returned(kind, holder, life.since)
        life.wipe(days.workday(life.since + self._luck.randint(1, 12)))
        return True

    def _held(self, life: Life, delivery: Delivery) -> None:
        day = self._soon(life)
        holder = self._holders.lasting(delivery.model.kind, day)
        if holder is None:
            return
        kind = delivery.model.kind
        if not self._thorough:
            life.issue(day, holder, self._expected(holder, day))
            self._supplies.hold(holder, kind, life.device.id, day)
            return
        if not self._supplies.hand_over(life, holder, kind, day):
            life.issue(day, holder, self._expected(holder, day))
            self._supplies.hold(holder, kind, life.device.id, day, life)
        if holder.person and delivery.model.kind in NOTEBOOKS:
            self._licensing.equip(holder.person, day)
        if self._luck.random() < REPAIRED_ONCE and day < days.YESTERDAY - 120:
            life.send_to_repair(days.workday(self._luck.randrange(day + 30, days.YESTERDAY - 40)))
            life.back_to_holder(days.workday(life.since + self._luck.randint(5, 25)))

    def _held_in_repair(self, life: Life, delivery: Delivery) -> None:
        self._held(life, delivery)
        if life.held and life.since < days.YESTERDAY:
            life.send_to_repair(self._lately(life, 25))

    def _stock(self, life: Life, delivery: Delivery) -> None:
        if self._thorough and not life.used and delivery.last_day - life.since > WORTH_ANOTHER_HOLDER:
            self._passes_on(life, delivery)

    def _reserved(self, life: Life, delivery: Delivery) -> None:
        day = self._lately(life, 12)
        holder = self._holders.lasting(delivery.model.kind, day)
        if self._thorough and holder and self._supplies.reserve(life, holder, delivery.model.kind):
            return
        if holder and holder.person:
            life.reserve(day, holder.person.id, days.workday(day + self._luck.randint(10, 25)))

    def _repair(self, life: Life, delivery: Delivery) -> None:
        self._stock(life, delivery)
        life.send_to_repair(self._lately(life, 30))

    def _returned(self, life: Life, delivery: Delivery) -> None:
        if self._issue(life, delivery):
            life.take_back(self._lately(life, 16), ANY)

    def _lost(self, life: Life, delivery: Delivery) -> None:
        if self._issue(life, delivery):
            life.lose(self._sometime(life))

    def _retired(self, life: Life, delivery: Delivery) -> None:
        if not self._issue(life, delivery):
            return
        if delivery.last_day < days.YESTERDAY and self._thorough:
            back = max(life.since + 1, delivery.last_day - self._luck.randrange(100))
            life.take_back(days.workday(back), ANY)
        else:
            life.take_back(self._sometime(life), ANY)
        if delivery.model.terms.ownership is Ownership.LEASED:
            reason = RetirementReason.LESSOR
        else:
            reason = self._luck.choice(
                (RetirementReason.SCRAPPED, RetirementReason.SOLD, RetirementReason.GIVEN)
            )
        life.retire(min(days.workday(life.since + self._luck.randint(3, 30)), days.YESTERDAY), reason)

    def _issue(self, life: Life, delivery: Delivery) -> bool:
        day = self._soon(life)
        holder = self._holders.passing(delivery.model.kind, day) if day < days.YESTERDAY - 5 else None
        if holder:
            life.issue(day, holder)
        return holder is not None

    def _expected(self, holder: Holder, day: int) -> int | None:
        """Leavers until they go, trainees until the year ends, a few for a while."""
        if holder.leaves < days.NEVER:
            return holder.leaves
        if holder.pool:
            return days.on(2027, 7, 30) if holder.pool.training else None
        if self._luck.random() < LENT:
            return max(day, days.workday(days.TODAY + self._luck.randrange(-25, 120)))
        return None

    def _soon(self, life: Life) -> int:
        return min(days.workday(life.since + self._luck.randint(3, 40)), days.YESTERDAY)

    def _lately(self, life: Life, span: int) -> int:
        """In the last days before today; in a very large city soon after the latest step."""
        first = max(life.since + 1, days.TODAY - span) if self._thorough else life.since + 1
        last = days.YESTERDAY if self._thorough else min(first + span, days.YESTERDAY)
        return min(days.workday(self._luck.randint(first, max(first, last))), days.YESTERDAY)

    def _sometime(self, life: Life) -> int:
        longest = days.YESTERDAY - 1 if self._thorough else min(life.since + 60, days.YESTERDAY - 1)
        return days.workday(self._luck.randint(life.since + 1, max(life.since + 1, longest - 2)))


def _chances(delivery: Delivery) -> Chances[Fate]:
    age = days.TODAY - delivery.day
    if delivery.model.terms.ends < days.TODAY:
        return LEASE_OVER
    if age < NEW_UNTIL:
        return NEW
    if delivery.model.kind in (DeviceKind.TRAINEE, DeviceKind.DAY_CARE):
        return IN_POOL
    return OLD if age > OLD_FROM else USUAL
