"""What the invented city may choose from: contracts, models, licences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inventory import text
from inventory.demo import days, words
from inventory.demo.ledger import Ledger
from inventory.devices.fields import ContractKind, DeviceKind, LicenceMetric, Ownership
from inventory.devices.records import Contract, DeviceModel, Licence

BUYER = "it02"
OWNERSHIP = {
    ContractKind.PURCHASE: Ownership.OWNED,
    ContractKind.LEASE: Ownership.LEASED,
    ContractKind.SERVICE: Ownership.PROVIDER,
}
USEFUL_LIFE = {DeviceKind.ROUTER: 5, DeviceKind.STICK: 5, DeviceKind.PHONE: 3, DeviceKind.ACCESSORY: 7}
NOTEBOOK_LIFE = 4
LONG_WARRANTY, SHORT_WARRANTY = 3, 2


@dataclass(frozen=True, slots=True)
class Terms:
    """A contract."""

    id: int
    kind: ContractKind
    ends: int

    @property
    def ownership(self) -> Ownership:
        return OWNERSHIP[self.kind]


@dataclass(frozen=True, slots=True)
class Model:
    id: int
    kind: DeviceKind
    manufacturer: str
    name: str
    net: int
    useful_life: int
    warranty_years: int
    terms: Terms
    count: int
    days: tuple[int, ...]
    serial: str


@dataclass(frozen=True, slots=True)
class Software:
    """A licence: bound to kinds of devices, or to the people of some units (of all, if none is named)."""

    id: int
    since: int
    kinds: frozenset[DeviceKind]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    models: tuple[Model, ...]
    software: tuple[Software, ...]


def catalogue(ledger: Ledger) -> Catalogue:
    plan = words.read("catalogue")
    contracts = {it["number"]: _contract(ledger, it) for it in plan["contract"]}
    models = [_model(ledger, it, contracts) for it in plan["model"]]
    software = [_licence(ledger, it, contracts, models) for it in plan["licence"]]
    return Catalogue(tuple(models), tuple(software))


def _contract(ledger: Ledger, plan: dict[str, Any]) -> Terms:
    kind = ContractKind.of(plan["kind"])
    ends, notice = plan.get("ends"), plan.get("notice")
    values = {
        "number": plan["number"],
        "kind": kind.value,
        "supplier": plan["supplier"],
        "starts_on": plan["starts"].isoformat(),
        "ends_on": ends and ends.isoformat(),
        "notice_until": notice and notice.isoformat(),
        "yearly_cost": plan.get("yearly"),
    }
    entry = ledger.entry(days.workday(days.number(plan["starts"]) - 10), BUYER, "Vertrag angelegt")
    draft = ledger.begin(entry, Contract, values)
    ledger.finish(draft, search_text=text.search_text(plan["number"], plan["supplier"], kind.label))
    return Terms(draft.id, kind, days.number(ends) if ends else days.NEVER)


def _model(ledger: Ledger, plan: dict[str, Any], contracts: dict[str, Terms]) -> Model:
    kind = DeviceKind.of(plan["kind"])
    manufacturer, name = words.listed(plan["name"])
    deliveries = tuple(map(days.number, plan["days"]))
    useful_life = USEFUL_LIFE.get(kind, NOTEBOOK_LIFE)
    warranty_years = SHORT_WARRANTY if kind in USEFUL_LIFE else LONG_WARRANTY
    values = {
        "kind": kind.value,
        "manufacturer": manufacturer,
        "name": name,
        "net": plan["net"],
        "useful_life": useful_life,
        "warranty_years": warranty_years,
    }
    entry = ledger.entry(days.workday(deliveries[0] - 6), BUYER, "Modell angelegt")
    draft = ledger.begin(entry, DeviceModel, values)
    ledger.finish(
        draft,
        sort_key=text.sort_key(f"{manufacturer} {name}", natural=True),
        search_text=text.search_text(manufacturer, name, kind.label),
    )
    return Model(
        draft.id,
        kind,
        manufacturer,
        name,
        plan["net"],
        useful_life,
        warranty_years,
        contracts[plan["contract"]],
        plan["count"],
        deliveries,
        plan["serial"],
    )


def _licence(
    ledger: Ledger, plan: dict[str, Any], contracts: dict[str, Terms], models: Sequence[Model]
) -> Software:
    metric = LicenceMetric.of(plan["metric"])
    kinds = frozenset(map(DeviceKind.of, plan.get("kinds", ())))
    since = min((day for it in models if it.kind in kinds for day in it.days), default=days.on(2021, 2, 1))
    values = {
        "product": plan["product"],
        "metric": metric.value,
        "contract_id": contracts[plan["contract"]].id,
        "yearly_cost": plan["yearly"],
    }
    draft = ledger.begin(ledger.entry(days.workday(since - 5), BUYER, "Lizenz angelegt"), Licence, values)
    ledger.finish(draft, search_text=text.search_text(plan["product"]))
    return Software(draft.id, since, kinds, tuple(plan.get("units", ())))
