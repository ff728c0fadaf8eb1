"""What the lists of devices, models, contracts and licences show."""

from inventory.actor import Role
from inventory.devices.fields import (
    COSTS,
    HOLDERS,
    IT,
    TECHNICAL,
    Condition,
    ContractKind,
    DeviceKind,
    LicenceMetric,
    Ownership,
    StocktakeResult,
)
from inventory.devices.lifecycle import State
from inventory.fields import Kind, Word
from inventory.listing import TODAY, Column, Filter, Listing, Match, Query, View
from inventory.sight import ALL

STATE_TONES = {
    State.STOCK.label: "done",
    State.RESERVED.label: "waiting",
    State.ISSUED.label: "accent",
    State.REPAIR.label: "waiting",
    State.LOST.label: "overdue",
    State.RETURNED.label: "waiting",
    State.RETIRED.label: "rest",
}
MODEL_NAME = "device_model.manufacturer || ' ' || device_model.name"
HOLDER = "coalesce(holder.last_name || ', ' || holder.first_name, pool.code || ' ' || pool.name)"


def _in_state(*states: State) -> Query:
    return Query(filters=(Filter("state", Match.ANY_OF, tuple(state.value for state in states)),))


KEPT = tuple(state for state in State if state is not State.RETIRED)
VIEWS = (
    View("Alle", Query()),
    View("Auf Lager", _in_state(State.STOCK)),
    View("Ausgegeben", _in_state(State.ISSUED)),
    View(
        "Rückgabe überfällig",
        Query(filters=(Filter("expected_on", Match.UNTIL, (f"{TODAY}-1",)),), order="expected_on"),
    ),
    View("Zu löschen", _in_state(State.RETURNED)),
    View("In Reparatur", _in_state(State.REPAIR)),
    View(
        "Miete endet in 90 Tagen",
        Query(
            filters=(Filter("contract_end", Match.UNTIL, (f"{TODAY}+90",)), *_in_state(*KEPT).filters),
            order="contract_end",
        ),
    ),
)

READ: dict[Word, str] = {Role.IT: ALL, Role.CONTROLLING: ALL}

DEVICES = Listing(
    name="devices",
    one="Gerät",
    many="Geräte",
    table="device",
    scopes={
        Role.IT: ALL,
        Role.HR: "device.employee_id IN (SELECT employee_id FROM application)",
        Role.MANAGER: "device.employee_id IN (SELECT id FROM employee WHERE manager_id IN ({people}))",
        Role.CONTROLLING: ALL,
        Role.AUDITOR: ALL,
    },
    joins={
        "device_model": "LEFT JOIN device_model ON device_model.id = device.model_id",
        "holder": "LEFT JOIN employee AS holder ON holder.id = device.employee_id",
        "pool": "LEFT JOIN unit AS pool ON pool.id = device.pool_id",
        "place": (
            "LEFT JOIN unit AS place ON place.id = coalesce(device.pool_id, holder.unit_id, device.unit_id)"
        ),
        "contract": "LEFT JOIN contract ON contract.id = device.contract_id",
    },
    brief=("inventory_no", "model", "holder", "state"),
    columns=(
        Column("inventory_no", "Inventarnummer", "device.inventory_no", Kind.CODE, 152, emphasis="link"),
        Column(
            "holder",
            "Wer es hat",
            HOLDER,
            width=184,
            folded="device.holder_key",
            emphasis="strong",
            who=HOLDERS,
        ),
        Column("state", "Stand", "device.state", Kind.CHOICE, 130, State, tones=STATE_TONES),
        Column("expected_on", "Rückgabe", "device.expected_on", Kind.DUE, 124),
        Column("kind", "Typ", "device.kind", Kind.CHOICE, 164, DeviceKind),
        Column("model", "Modell", MODEL_NAME, width=196, folded="device_model.sort_key", emphasis="muted"),
        Column(
            "unit",
            "Organisationseinheit",
            "place.code || ' ' || place.name",
            width=210,
            folded="place.sort_key",
            emphasis="muted",
        ),
        Column("serial_no", "Seriennummer", "device.serial_no", Kind.CODE, 140),
        Column("condition", "Zustand", "device.condition", Kind.CHOICE, 120, Condition, shown=False),
        Column(
            "ownership", "Eigentum", "device.ownership", Kind.CHOICE, 110, Ownership, shown=False, who=COSTS
        ),
        Column("contract", "Vertrag", "contract.number", Kind.CODE, 130, shown=False, who=COSTS),
        Column("contract_end", "Vertragsende", "contract.ends_on", Kind.DATE, 110, shown=False, who=COSTS),
        Column("purchased_on", "Beschafft am", "device.purchased_on", Kind.DATE, 110, shown=False, who=COSTS),
        Column(
            "warranty_until", "Garantie bis", "device.warranty_until", Kind.DATE, 110, shown=False, who=IT
        ),
        Column("net", "Netto", "device.net", Kind.MONEY, 110, shown=False, who=COSTS),
        Column(
            "gross", "Brutto", "device.net + coalesce(device.vat, 0)", Kind.MONEY, 110, shown=False, who=COSTS
        ),
        Column("asset_no", "SAP-Anlagennummer", "device.asset_no", Kind.CODE, 140, shown=False, who=COSTS),
        Column(
            "encrypted", "Verschlüsselt", "device.encrypted", Kind.YES_NO, 110, shown=False, who=TECHNICAL
        ),
        Column("managed", "MDM", "device.managed", Kind.YES_NO, 80, shown=False, who=TECHNICAL),
        Column("stocktake_on", "Inventur", "device.stocktake_on", Kind.DATE, 110, shown=False, who=COSTS),
        Column(
            "stocktake_result",
            "Inventurergebnis",
            "device.stocktake_result",
            Kind.CHOICE,
            140,
            StocktakeResult,
            shown=False,
            who=COSTS,
        ),
    ),
    order="inventory_no",
    views=VIEWS,
    scan={"inventory_no": frozenset(), "serial_no": frozenset(), "imei": IT},
    finders=HOLDERS,
)

MODELS = Listing(
    name="models",
    one="Modell",
    many="Modelle",
    scopes=READ,
    table="device_model",
    brief=("name", "kind"),
    columns=(
        Column("name", "Modell", MODEL_NAME, width=260, folded="device_model.sort_key", emphasis="strong"),
        Column("kind", "Typ", "device_model.kind", Kind.CHOICE, 170, DeviceKind),
        Column("net", "Üblicher Preis netto", "device_model.net", Kind.MONEY, 130),
        Column("useful_life", "Nutzungsdauer", "device_model.useful_life", Kind.NUMBER, 110),
        Column(
            "devices",
            "Geräte",
            "(SELECT count(*) FROM device WHERE device.model_id = device_model.id)",
            Kind.NUMBER,
            80,
        ),
    ),
    order="name",
    views=(View("Alle", Query()),),
)

CONTRACTS = Listing(
    name="contracts",
    one="Vertrag",
    many="Verträge",
    scopes=READ,
    table="contract",
    brief=("number", "supplier", "ends_on"),
    columns=(
        Column("number", "Vertragsnummer", "contract.number", Kind.CODE, 150, emphasis="link"),
        Column("kind", "Art", "contract.kind", Kind.CHOICE, 120, ContractKind),
        Column("supplier", "Vertragspartner", "contract.supplier", width=220, emphasis="strong"),
        Column("starts_on", "Beginn", "contract.starts_on", Kind.DATE, 100),
        Column("ends_on", "Ende", "contract.ends_on", Kind.DUE, 128),
        Column("notice_until", "Kündbar bis", "contract.notice_until", Kind.DUE, 128),
        Column("yearly_cost", "Kosten im Jahr", "contract.yearly_cost", Kind.MONEY, 120),
        Column(
            "devices",
            "Geräte",
            "(SELECT count(*) FROM device WHERE device.contract_id = contract.id)",
            Kind.NUMBER,
            80,
        ),
    ),
    order="number",
    views=(View("Alle", Query()),),
)

LICENCES = Listing(
    name="licences",
    one="Lizenz",
    many="Lizenzen",
    scopes=READ,
    table="licence",
    joins={"contract": "LEFT JOIN contract ON contract.id = licence.contract_id"},
    brief=("product", "metric", "contract"),
    columns=(
        Column("product", "Produkt", "licence.product", width=240, emphasis="strong"),
        Column("metric", "Gebunden", "licence.metric", Kind.CHOICE, 120, LicenceMetric),
        Column("contract", "Vertrag", "contract.number", Kind.CODE, 150),
        Column("yearly_cost", "Kosten im Jahr", "licence.yearly_cost", Kind.MONEY, 120),
        Column(
            "bearers",
            "Zugewiesen",
            "(SELECT count(*) FROM licence_assignment WHERE "
            "licence_assignment.licence_id = licence.id AND licence_assignment.until IS NULL)",
            Kind.NUMBER,
            100,
        ),
    ),
    order="product",
    views=(View("Alle", Query()),),
)
