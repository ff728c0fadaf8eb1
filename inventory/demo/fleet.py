"""Deliveries of devices to the invented city over the years, in the order of their days."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from inventory.demo import days, numbers
from inventory.demo.catalogue import Model
from inventory.demo.holders import LTE_DEPARTMENT, TECHNICAL_DIRECTORATE
from inventory.demo.ledger import Values
from inventory.demo.organisation import Office
from inventory.demo.shares import apportion
from inventory.devices.actions import DIGITS
from inventory.devices.fields import COMPUTERS, MOBILE_RADIO, Condition, DeviceKind, Ownership, letter
from inventory.devices.lifecycle import State

LOT = 250
LOTS_COME_WITHIN = 90
TAX, LOWER_TAX = 19, 16
LOWER_TAX_DAYS = range(days.on(2020, 7, 1), days.on(2021, 1, 1))
CAPITALISED_FROM = 80_000
"""Cents net: what costs more is an asset with a number of its own."""

SERIAL_LENGTH = 8
SERIALS_APART = 40


@dataclass(frozen=True, slots=True)
class Delivery:
    model: Model
    day: int
    count: int
    number: int

    @property
    def last_day(self) -> int:
        """Until when its devices may stay."""
        return min(days.YESTERDAY, self.model.terms.ends)


def deliveries(models: Sequence[Model], devices: int) -> list[Delivery]:
    """All deliveries, together of so many devices."""
    lots: list[tuple[int, int, Model]] = []
    for model, wanted in zip(models, apportion(devices, [it.count for it in models]), strict=True):
        for day, total in zip(model.days, apportion(wanted, [1] * len(model.days)), strict=True):
            sizes = apportion(total, [1] * -(-total // LOT))
            for place, size in enumerate(sizes):
                lot_day = days.workday(day + LOTS_COME_WITHIN * place // len(sizes))
                lots.append((min(lot_day, days.YESTERDAY), size, model))
    lots.sort(key=lambda lot: (lot[0], lot[2].id))
    return [Delivery(model, day, size, number) for number, (day, size, model) in enumerate(lots, 1)]


class Intake:
    """Gives every device of a delivery what is printed on it and what its papers say."""

    def __init__(self, offices: Sequence[Office]) -> None:
        self.last: dict[str, int] = {}
        self._luck = Random("intake")
        self._serials: dict[int, int] = {}
        self._radios = 0
        codes = {DeviceKind.LTE: LTE_DEPARTMENT, DeviceKind.TECHNICAL: TECHNICAL_DIRECTORATE}
        self._homes = {
            kind: next((it.id for it in offices if it.code == code), None) for kind, code in codes.items()
        }

    def values(self, delivery: Delivery) -> list[Values]:
        papers = self._papers(delivery)
        return [{**papers, **self._printed(delivery.model)} for _device in range(delivery.count)]

    def _papers(self, delivery: Delivery) -> Values:
        model, day = delivery.model, delivery.day
        year = days.iso(day)[:4]
        values: Values = {
            "kind": model.kind.value,
            "model_id": model.id,
            "state": State.STOCK.value,
            "condition": Condition.NEW.value,
            "ownership": model.terms.ownership.value,
            "contract_id": model.terms.id,
            "purchased_on": days.iso(day),
            "invoice_no": f"RE-{year}-{delivery.number * 37 % 9000 + 1000}",
            "warranty_until": days.iso(days.years_later(day, model.warranty_years)),
            "unit_id": self._homes.get(model.kind),
            "encrypted": model.kind in COMPUTERS,
            "managed": model.kind in COMPUTERS,
        }
        if model.terms.ownership is Ownership.OWNED:
            net = model.net * (97 + delivery.number * 5 % 7) // 100
            tax = LOWER_TAX if day in LOWER_TAX_DAYS else TAX
            values.update(net=net, vat=(net * tax + 50) // 100, useful_life=model.useful_life)
        return values

    def _printed(self, model: Model) -> Values:
        start = letter(model.kind)
        number = self.last[start] = self.last.get(start, 0) + 1
        serial = self._serials.get(model.id, model.id * 7919)
        serial = self._serials[model.id] = serial + self._luck.randint(1, SERIALS_APART)
        values = {
            "inventory_no": f"{start}-{number:0{DIGITS}}",
            "serial_no": numbers.serial(model.serial, serial, SERIAL_LENGTH - len(model.serial)),
        }
        if model.kind in MOBILE_RADIO or model.name.endswith("5G"):
            self._radios += 1
            values.update(imei=numbers.imei(model.id, serial), iccid=numbers.iccid(self._radios))
        return values


def is_asset(values: Values) -> bool:
    return (values.get("net") or 0) > CAPITALISED_FROM


def asset_no(inventory_no: str) -> str:
    """The number of the asset in the books of the city."""
    return f"4{ord(inventory_no[0]):03}{int(inventory_no[2:]):07}"
