"""The invented city, built in one go: the same database every time, whatever its size."""

from collections.abc import Sequence
from random import Random

from inventory.demo import Progress, days
from inventory.demo.accounts import Desks, found
from inventory.demo.agreements import Agreements
from inventory.demo.campaigns import Campaigns
from inventory.demo.cases import Registry
from inventory.demo.catalogue import catalogue
from inventory.demo.docket import Docket, Figures
from inventory.demo.fates import Fates
from inventory.demo.fleet import Delivery, Intake, deliveries
from inventory.demo.holders import Holders
from inventory.demo.ledger import Ledger, Summary
from inventory.demo.licensing import Licensing
from inventory.demo.lives import CLERKS, Life
from inventory.demo.loading import loading
from inventory.demo.organisation import Office, organise
from inventory.demo.staff import Person, employ
from inventory.demo.supplies import Supplies
from inventory.devices.records import Device

DEVICES, PEOPLE = 1837, 1900
DEVICES_PER_PERSON = 5
THOROUGH_UNTIL = 5_000
"""Larger cities are for trying how fast lists are: what they tell of a device is short."""

SHARE_OF_INDEXES = 0.25
MISTYPED = 0.012


def build(url: str, devices: int = DEVICES, progress: Progress | None = None) -> None:
    """Fill a fresh database of the newest schema."""
    tell = _Teller(devices, progress)
    thorough = devices <= THOROUGH_UNTIL
    with loading(url, tell.indexed) as rows:
        tell.delivered(0)
        ledger = Ledger(rows.put)
        found(ledger)
        agreements = Agreements(ledger)
        offices = organise(ledger, people_for(devices))
        people = employ(ledger, offices, thorough=thorough)
        desks = Desks(ledger, offices, people)
        supplies = Supplies(ledger, desks)
        years = _Years(ledger, offices, people, supplies, thorough=thorough)
        for delivery in deliveries(years.models, devices):
            years.deliver(delivery)
            tell.delivered(delivery.count)
        books = ledger if thorough else Summary(ledger)
        registry = Registry(books, agreements, {office.id: office for office in offices})
        docket = Docket(registry, desks, supplies, people, Figures(len(people), PEOPLE))
        if thorough:
            docket.tell()
        else:
            docket.tell_one_by_one()
        years.finish()
        desks.finish()
        ledger.settle()
        for letter, last in years.numbers.items():
            rows.put("sequence", (f"inventory_no {letter}", last))
        for year, last in registry.numbers.items():
            rows.put("sequence", (f"case_no {year}", last))


def people_for(devices: int) -> int:
    """As many as in the city this one resembles; in larger ones a fifth of the devices."""
    return min(-(-PEOPLE * devices // DEVICES), max(PEOPLE, devices // DEVICES_PER_PERSON))


class _Teller:
    """Counts the work in devices; the indexes at the end take as long as some more of them."""

    def __init__(self, devices: int, progress: Progress | None) -> None:
        self._devices = devices
        self._total = round(devices * (1 + SHARE_OF_INDEXES))
        self._done = 0
        self._progress = progress or _nobody

    def delivered(self, count: int) -> None:
        self._done += count
        self._progress(self._done, self._total)

    def indexed(self, share: float) -> None:
        self._progress(round(self._devices * (1 + SHARE_OF_INDEXES * share)), self._total)


def _nobody(_done: int, _total: int) -> None:
    pass


class _Years:
    """Takes in one delivery after the other and tells what became of each device."""

    def __init__(
        self,
        ledger: Ledger,
        offices: Sequence[Office],
        people: Sequence[Person],
        supplies: Supplies,
        *,
        thorough: bool,
    ) -> None:
        choice = catalogue(ledger)
        self.models = choice.models
        self._ledger = ledger
        self._thorough = thorough
        self._luck = Random("years")
        self._intake = Intake(offices)
        self._licensing = Licensing(ledger, choice.software)
        self._fates = Fates(Holders(people, offices), supplies, self._licensing, thorough=thorough)
        self._campaigns = Campaigns(ledger)
        self._unfinished: list[Life] = []

    @property
    def numbers(self) -> dict[str, int]:
        return self._intake.last

    def deliver(self, delivery: Delivery) -> None:
        if not self._thorough:
            self._ledger.settle(delivery.day)
        entry = self._ledger.entry(delivery.day, self._luck.choice(CLERKS), "Lieferung aufgenommen")
        for values in self._intake.values(delivery):
            mistyped = self._thorough and self._luck.random() < MISTYPED
            known = {**values, "serial_no": _swapped(values["serial_no"])} if mistyped else values
            device = self._ledger.begin(entry, Device, known)
            life = Life(self._ledger, self._luck, delivery.model, device, delivery.day + 1)
            if mistyped:
                life.correct(days.workday(delivery.day + 1), {"serial_no": values["serial_no"]})
            self._fates.live(life, delivery)
            if self._thorough:
                self._campaigns.after_delivery(device, delivery)
                self._campaigns.count(life, delivery)
            self._licensing.bind(life, delivery)
            if self._thorough:
                self._unfinished.append(life)
            else:
                life.finish()

    def finish(self) -> None:
        """Write the devices that cases still had something to do with."""
        for life in self._unfinished:
            life.finish()


def _swapped(serial: str) -> str:
    """Two neighbours changed places, as it happens in typing."""
    return serial[:-2] + serial[-1] + serial[-2]
