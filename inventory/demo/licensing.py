"""Licences bound to devices when they arrive, and to people when they get their first notebook."""

from inventory.demo import days
from inventory.demo.catalogue import BUYER, Software
from inventory.demo.fleet import Delivery
from inventory.demo.ledger import Entry, Ledger
from inventory.demo.lives import Life
from inventory.demo.staff import Person
from inventory.devices.records import LicenceAssignment

ASSIGNED = "Lizenz zugewiesen"
EVERY_SECOND = 2
"""So many of the people of a unit use its own software."""


class Licensing:
    def __init__(self, ledger: Ledger, software: tuple[Software, ...]) -> None:
        self._ledger = ledger
        self._of_devices = [it for it in software if it.kinds]
        self._of_people = [it for it in software if not it.kinds]
        self._equipped: set[int] = set()
        self._bindings: dict[int, Entry] = {}

    def bind(self, life: Life, delivery: Delivery) -> None:
        """Give a delivered device what it needs, until it is gone."""
        for software in self._of_devices:
            if delivery.model.kind in software.kinds:
                if delivery.number not in self._bindings:
                    day = days.workday(delivery.day + 1)
                    self._bindings[delivery.number] = self._ledger.entry(day, BUYER, ASSIGNED)
                entry = self._bindings[delivery.number]
                self._assign(software, entry, delivery.day, life.ended, device_id=life.device.id)

    def equip(self, person: Person, day: int) -> None:
        if person.id in self._equipped:
            return
        self._equipped.add(person.id)
        own_software = person.id % EVERY_SECOND == 0
        entry = self._ledger.entry(day, BUYER, ASSIGNED)
        for software in self._of_people:
            if not software.units or (own_software and any(map(person.office.within, software.units))):
                self._assign(software, entry, day, person.exit, employee_id=person.id)

    def _assign(self, software: Software, entry: Entry, day: int, ends: int, **bearer: int) -> None:
        values = {"licence_id": software.id, "since": days.iso(max(day, software.since)), **bearer}
        draft = self._ledger.begin(entry, LicenceAssignment, values)
        if ends <= days.YESTERDAY:
            end = self._ledger.entry(days.workday(ends), BUYER, "Lizenz entzogen")
            self._ledger.change(end, draft, {"until": days.iso(ends)})
        self._ledger.finish(draft)
