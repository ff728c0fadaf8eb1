"""What people got to work with at home, and how a case came by it: reserved first, or held already."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from inventory.actor import Actor, Role
from inventory.approvals.states import DONE, Step
from inventory.approvals.words import WORKING_DEVICES
from inventory.demo import days
from inventory.demo.accounts import Desks
from inventory.demo.holders import Holder
from inventory.demo.ledger import Entry, Ledger
from inventory.demo.lives import Life
from inventory.demo.staff import Person
from inventory.devices.fields import Accessory, DeviceKind
from inventory.devices.lifecycle import State

CASES_BEGAN = days.on(2022, 3, 14)
"""Handovers from this day on can have had a case before them."""

CHECKED_BEFORE = (14, 38)
RESERVED_SINCE = 45
ARRIVAL = "Fehlendes Gerät reserviert"


@dataclass(slots=True)
class Supply:
    """A device for one person; `checked` and `arrived` are bookings in which it was reserved for the case.

    Without `checked` the person held the device before anything was asked for.
    """

    person: Person
    kind: DeviceKind
    device_id: int
    day: int
    life: Life | None = None
    checked: Entry | None = None
    clerk: Actor | None = None
    missing_until: int = 0
    arrived: Entry | None = None
    issued: Entry | None = None
    issuer: Actor | None = None
    accessories: tuple[Accessory, ...] = ()
    more: list[Life] = field(default_factory=list)

    @property
    def works(self) -> bool:
        """Whether there is a device in hand to work with, this one or another."""
        if self.life is None:
            return True
        return any(it.device["state"] == State.ISSUED for it in (self.life, *self.more))

    @property
    def checked_on(self) -> int:
        return days.of_moment(self.checked.at) if self.checked else 0


class Supplies:
    """Told by the lives of the devices; the cases are made to fit afterwards."""

    def __init__(self, ledger: Ledger, desks: Desks) -> None:
        self._ledger = ledger
        self._desks = desks
        self._luck = Random("supplies")
        self._found: dict[int, Supply] = {}
        self.lives: list[Life] = []

    def __iter__(self) -> Iterator[Supply]:
        return iter(self._found.values())

    def of(self, person: Person) -> Supply | None:
        return self._found.get(person.id)

    def known(self, holder: Holder, kind: DeviceKind) -> bool:
        """Whether this device is not the first of its person to work at home with."""
        return kind not in WORKING_DEVICES or holder.person is None or holder.person.id in self._found

    def hold(
        self, holder: Holder, kind: DeviceKind, device_id: int, day: int, life: Life | None = None
    ) -> None:
        if holder.person is None or kind not in WORKING_DEVICES:
            return
        known = self._found.setdefault(holder.person.id, Supply(holder.person, kind, device_id, day, life))
        if known.device_id != device_id and life:
            known.more.append(life)

    def may_apply(self, person: Person) -> bool:
        return (
            not person.trainee
            and self._desks.head(person.office, person.id, person.manager_id, days.YESTERDAY) is not None
        )

    def hand_over(self, life: Life, holder: Holder, kind: DeviceKind, day: int) -> bool:
        """Issue a device as the last step of a case that reserved it; False where there is no case for it."""
        person = holder.person
        if person is None or self.known(holder, kind) or day < CASES_BEGAN:
            return False
        if person.exit < days.NEVER or person.changes or not self.may_apply(person):
            return False
        supply = Supply(person, kind, life.device.id, day, life)
        self._check(supply, day - self._luck.randint(*CHECKED_BEFORE), day)
        supply.issuer = self._clerk(person)
        label = DONE[Step.START_TRIAL]
        supply.issued = self._ledger.entry(day, supply.issuer.login, label, after=supply.arrived)
        supply.accessories = life.issue(day, holder, entry=supply.issued)
        self._found[person.id] = supply
        return True

    def reserve(self, life: Life, holder: Holder, kind: DeviceKind) -> bool:
        """Reserve a device for a case that is still in work."""
        person = holder.person
        if person is None or self.known(holder, kind) or person.exit < days.NEVER or person.changes:
            return False
        if not self.may_apply(person):
            return False
        supply = Supply(person, kind, life.device.id, days.NEVER, life)
        self._check(supply, days.TODAY - self._luck.randint(3, RESERVED_SINCE), days.YESTERDAY)
        self._found[person.id] = supply
        return True

    def _check(self, supply: Supply, wanted: int, before: int) -> None:
        """At the check the device is in stock and reserved, or it is missing until it comes in."""
        life, person = supply.life, supply.person
        day = min(days.workday(wanted), before)
        supply.clerk = self._clerk(person)
        supply.checked = self._ledger.entry(day, supply.clerk.login, DONE[Step.CHECK_IT])
        if life is None:
            return
        if day > life.since:
            life.reserve(day, person.id, entry=supply.checked)
            return
        supply.missing_until = days.workday(life.since + self._luck.randint(1, 6))
        arrived = min(days.workday(life.since + self._luck.randint(1, 2)), before)
        supply.arrived = self._ledger.entry(arrived, self._clerk(person).login, ARRIVAL)
        life.reserve(arrived, person.id, entry=supply.arrived)

    def _clerk(self, person: Person) -> Actor:
        clerks = self._desks.clerks[Role.IT]
        return self._luck.choice([it for it in clerks if it.employee_id != person.id])
