"""What is done with many devices at once: asset numbers, a bulk edit that was taken back, stocktakes."""

from collections.abc import Callable
from random import Random

from inventory.demo import days
from inventory.demo.catalogue import BUYER
from inventory.demo.fleet import Delivery, asset_no, is_asset
from inventory.demo.ledger import Draft, Entry, Ledger
from inventory.demo.lives import Life
from inventory.demo.shares import Chances
from inventory.devices.fields import StocktakeResult

BULK = "Sammeländerung"
ASSETS_NUMBERED_AFTER, MISTAKE_AFTER = 10, 25
MISTAKEN_DELIVERIES = (9, 20, 33)
STOCKTAKES = (days.on(2022, 10, 10), days.on(2025, 10, 6))
COUNTERS = ("it03", "it04", "it05")
ROUNDS = 5
"""A stocktake takes so many days."""

RESULTS = Chances({StocktakeResult.FOUND: 96, StocktakeResult.ELSEWHERE: 3, StocktakeResult.MISSING: 1})


class Campaigns:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._luck = Random("campaigns")
        self._entries: dict[tuple[int, str], Entry] = {}

    def after_delivery(self, device: Draft, delivery: Delivery) -> None:
        day = days.workday(delivery.day + ASSETS_NUMBERED_AFTER)
        if is_asset(device.values) and day < days.YESTERDAY:
            entry = self._shared(delivery.number, BULK, lambda: self._ledger.entry(day, BUYER, BULK))
            self._ledger.change(entry, device, {"asset_no": asset_no(device["inventory_no"])})
        if delivery.number in MISTAKEN_DELIVERIES:
            self._take_back_a_mistake(device, delivery)

    def count(self, life: Life, delivery: Delivery) -> None:
        """The stocktakes that this device lived to see."""
        for start in STOCKTAKES:
            day = days.workday(start + life.device.id % ROUNDS)
            if delivery.day < start and life.ended > day:
                label = f"Inventur {days.iso(start)[:4]}"
                clerk = COUNTERS[day % len(COUNTERS)]
                entry = self._shared(day, label, lambda: self._ledger.entry(day, clerk, label))  # noqa: B023
                result = RESULTS.draw(self._luck)
                counted = {"stocktake_on": days.iso(day), "stocktake_result": result.value}
                self._ledger.change(entry, life.device, counted)

    def _take_back_a_mistake(self, device: Draft, delivery: Delivery) -> None:
        """A warranty set for the whole delivery, and back again."""
        day, right = days.workday(delivery.day + MISTAKE_AFTER), device["warranty_until"]
        wrong = f"{int(right[:4]) + 1}{right[4:]}"
        mistake = self._shared(delivery.number, "Irrtum", lambda: self._ledger.entry(day, BUYER, BULK))
        undone = self._shared(delivery.number, "Rücknahme", lambda: self._ledger.undo(mistake))
        self._ledger.change(mistake, device, {"warranty_until": wrong})
        self._ledger.change(undone, device, {"warranty_until": right})

    def _shared(self, number: int, purpose: str, opened: Callable[[], Entry]) -> Entry:
        """One booking for all devices it is about."""
        key = number, purpose
        if key not in self._entries:
            self._entries[key] = opened()
        return self._entries[key]
