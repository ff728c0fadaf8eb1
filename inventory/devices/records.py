"""Tables of devices: catalogue, contracts, licences, and who holds what."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import Field, col, select

from inventory import fields, text
from inventory.devices.fields import (
    CONTRACT_FIELDS,
    DEVICE_FIELDS,
    LICENCE_FIELDS,
    MODEL_FIELDS,
    Accessory,
    Condition,
    ContractKind,
    DeviceKind,
    LicenceMetric,
    Ownership,
    RetirementReason,
    StocktakeResult,
)
from inventory.devices.lifecycle import LIFE, State
from inventory.people.records import Employee, Unit
from inventory.rights import Right
from inventory.store.columns import KEY, STRICT, Cents, Record, Words, derived, key_text, says, word
from inventory.store.history import follows


def _all_fields() -> tuple[fields.Field, ...]:
    """Every field a device can show: those people type, and those the steps of its life set."""
    asked = {field.name: field for cell in LIFE.values() for field in cell.asks}
    own = (
        fields.Field("inventory_no", "Inventarnummer", fields.Kind.CODE),
        fields.Field("state", "Stand", fields.Kind.CHOICE, words=State),
        *DEVICE_FIELDS,
        fields.Field("retired_on", "Ausgesondert am", fields.Kind.DATE),
    )
    return (*own, *(field for name, field in asked.items() if name not in {it.name for it in own}))


class DeviceModel(Record, table=True):
    __tablename__ = "device_model"
    listing: ClassVar[str] = "models"
    kept_by: ClassVar[Right | None] = Right.DEVICES
    declared: ClassVar[tuple[fields.Field, ...]] = MODEL_FIELDS

    kind: DeviceKind = Field(sa_type=word(DeviceKind))
    manufacturer: str
    name: str
    net: Decimal | None = Field(default=None, sa_type=Cents)
    useful_life: int | None = None
    warranty_years: int | None = None
    sort_key: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint(
            "manufacturer", "name", "kind", info=says("Dieses Modell steht schon im Katalog.", "name")
        ),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return f"{self.manufacturer} {self.name}"

    def derive(self, session: Session) -> None:
        self.sort_key = text.sort_key(self.listed_name, natural=True)
        self.search_text = text.search_text(self.manufacturer, self.name, self.kind.label)


class Contract(Record, table=True):
    listing: ClassVar[str] = "contracts"
    kept_by: ClassVar[Right | None] = Right.DEVICES
    declared: ClassVar[tuple[fields.Field, ...]] = CONTRACT_FIELDS

    number: str
    kind: ContractKind = Field(sa_type=word(ContractKind))
    supplier: str
    starts_on: date
    ends_on: date | None = Field(default=None, index=True)
    notice_until: date | None = None
    yearly_cost: Decimal | None = Field(default=None, sa_type=Cents)
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint("number", info=says("Diese Vertragsnummer gibt es schon.", "number")),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on",
            name="span",
            info=says("Das Ende liegt vor dem Beginn.", "ends_on"),
        ),
        sa.CheckConstraint(
            "kind <> 'miete' OR ends_on IS NOT NULL",
            name="lease_ends",
            info=says("Ein Mietvertrag braucht ein Ende.", "ends_on"),
        ),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return f"{self.number} · {self.supplier}"

    def derive(self, session: Session) -> None:
        self.search_text = text.search_text(self.number, self.supplier, self.kind.label)


class Device(Record, table=True):
    listing: ClassVar[str] = "devices"
    kept_by: ClassVar[Right | None] = Right.DEVICES
    declared: ClassVar[tuple[fields.Field, ...]] = _all_fields()

    inventory_no: str
    kind: DeviceKind = Field(sa_type=word(DeviceKind))
    model_id: int = Field(foreign_key="device_model.id", sa_type=KEY)
    serial_no: str
    imei: str | None = None
    iccid: str | None = None
    state: State = Field(default=State.STOCK, sa_type=word(State))
    condition: Condition | None = Field(default=None, sa_type=word(Condition))
    ownership: Ownership = Field(sa_type=word(Ownership))
    contract_id: int | None = Field(default=None, foreign_key="contract.id", sa_type=KEY, index=True)
    purchased_on: date
    invoice_no: str | None = None
    asset_no: str | None = None
    net: Decimal | None = Field(default=None, sa_type=Cents)
    vat: Decimal | None = Field(default=None, sa_type=Cents)
    useful_life: int | None = None
    warranty_until: date | None = None
    unit_id: int | None = Field(default=None, foreign_key="unit.id", sa_type=KEY, index=True)
    encrypted: bool = False
    managed: bool = False
    stocktake_on: date | None = None
    stocktake_result: StocktakeResult | None = Field(default=None, sa_type=word(StocktakeResult))
    wiped_on: date | None = None
    wipe_proof: str | None = None
    repair_order: str | None = None
    loss_report: str | None = None
    reserved_for_id: int | None = Field(default=None, foreign_key="employee.id", sa_type=KEY, index=True)
    reserved_until: date | None = None
    retired_on: date | None = None
    retired_reason: RetirementReason | None = Field(default=None, sa_type=word(RetirementReason))
    employee_id: int | None = Field(default=None, foreign_key="employee.id", sa_type=KEY, index=True)
    pool_id: int | None = Field(default=None, foreign_key="unit.id", sa_type=KEY, index=True)
    expected_on: date | None = Field(default=None, index=True)
    holder_key: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint(
            "inventory_no", info=says("Diese Inventarnummer ist schon vergeben.", "inventory_no")
        ),
        sa.UniqueConstraint(
            "model_id",
            "serial_no",
            info=says("Dieses Gerät ist schon erfasst: Seriennummer und Modell gibt es.", "serial_no"),
        ),
        sa.Index("uq_device_imei", "imei", unique=True, info=says("Diese IMEI ist schon erfasst.", "imei")),
        sa.Index(None, "serial_no"),
        sa.Index(None, "holder_key", "id"),
        sa.Index("ix_device_walk", "inventory_no", "id", "search_text"),  # a search reads along it
        sa.Index(None, "kind", "state"),
        sa.Index(None, "state", "inventory_no"),
        sa.Index(
            "ix_device_in_hand",
            "employee_id",
            "kind",
            sqlite_where=sa.text("state = 'ausgegeben'"),
            postgresql_where=sa.text("state = 'ausgegeben'"),
        ),
        sa.CheckConstraint(
            "serial_no <> ''", name="serial", info=says("Die Seriennummer fehlt.", "serial_no")
        ),
        sa.CheckConstraint(
            "imei IS NULL OR length(imei) = 15", name="imei", info=says("Eine IMEI hat 15 Ziffern.", "imei")
        ),
        sa.CheckConstraint(
            "kind NOT IN ('notebook_lte', 'lte_router', 'lte_stick', 'phone') OR imei IS NOT NULL",
            name="radio_imei",
            info=says("Ein Gerät mit Mobilfunk braucht seine IMEI.", "imei"),
        ),
        sa.CheckConstraint(
            "ownership <> 'miete' OR contract_id IS NOT NULL",
            name="lease_contract",
            info=says("Ein Mietgerät braucht seinen Vertrag.", "contract_id"),
        ),
        sa.CheckConstraint(
            "(net IS NULL OR net >= 0) AND (vat IS NULL OR vat >= 0)",
            name="amounts",
            info=says("Ein Betrag ist nicht negativ.", "net"),
        ),
        sa.CheckConstraint(
            "warranty_until IS NULL OR warranty_until >= purchased_on",
            name="warranty",
            info=says("Die Garantie endet vor der Beschaffung.", "warranty_until"),
        ),
        sa.CheckConstraint(
            "employee_id IS NULL OR pool_id IS NULL",
            name="one_holder",
            info=says("Ein Gerät hat entweder eine Person oder ein Pool.", "employee_id"),
        ),
        sa.CheckConstraint(
            "(state IN ('ausgegeben', 'reparatur')) OR (employee_id IS NULL AND pool_id IS NULL)",
            name="held_state",
            info=says("Das Gerät ist noch ausgegeben. Bitte zuerst zurücknehmen.", "state"),
        ),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return self.inventory_no

    @property
    def held(self) -> bool:
        return self.employee_id is not None or self.pool_id is not None

    @property
    def gross(self) -> Decimal | None:
        return None if self.net is None else self.net + (self.vat or 0)

    def derive(self, session: Session) -> None:
        model = session.get_one(DeviceModel, self.model_id)
        person = session.get_one(Employee, self.employee_id) if self.employee_id else None
        pool = session.get_one(Unit, self.pool_id) if self.pool_id else None
        holder = person.listed_name if person else pool.listed_name if pool else ""
        self.holder_key = text.sort_key(holder) if holder else ""
        self.search_text = text.search_text(
            self.inventory_no,
            self.serial_no,
            model.manufacturer,
            model.name,
            self.kind.label,
            behind=(holder,),
        )


class Assignment(Record, table=True):
    """Who holds a device, from when to when; the open one has no end."""

    kept_by: ClassVar[Right | None] = Right.DEVICES
    declared: ClassVar[tuple[fields.Field, ...]] = _all_fields()

    device_id: int = Field(foreign_key="device.id", sa_type=KEY)
    employee_id: int | None = Field(default=None, foreign_key="employee.id", sa_type=KEY, index=True)
    pool_id: int | None = Field(default=None, foreign_key="unit.id", sa_type=KEY, index=True)
    since: date
    expected_on: date | None = None
    until: date | None = None
    accessories: tuple[Accessory, ...] = Field(default=(), sa_type=Words(Accessory))
    accessories_back: tuple[Accessory, ...] = Field(default=(), sa_type=Words(Accessory))
    condition: Condition | None = Field(default=None, sa_type=word(Condition))
    condition_back: Condition | None = Field(default=None, sa_type=word(Condition, "condition_back"))

    __table_args__ = (
        sa.Index(
            "uq_assignment_open",
            "device_id",
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
            info=says("Das Gerät ist schon ausgegeben.", "employee_id"),
        ),
        sa.Index(None, "device_id", "since"),
        sa.CheckConstraint(
            "(employee_id IS NULL) <> (pool_id IS NULL)",
            name="one_holder",
            info=says("Ein Gerät geht an eine Person oder an ein Pool.", "employee_id"),
        ),
        sa.CheckConstraint(
            "until IS NULL OR until >= since",
            name="span",
            info=says("Die Rückgabe liegt vor der Ausgabe.", "on"),
        ),
        STRICT,
    )


class Licence(Record, table=True):
    listing: ClassVar[str] = "licences"
    kept_by: ClassVar[Right | None] = Right.DEVICES
    declared: ClassVar[tuple[fields.Field, ...]] = LICENCE_FIELDS

    product: str
    metric: LicenceMetric = Field(sa_type=word(LicenceMetric))
    contract_id: int | None = Field(default=None, foreign_key="contract.id", sa_type=KEY, index=True)
    yearly_cost: Decimal | None = Field(default=None, sa_type=Cents)
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint("product", "metric", info=says("Diese Lizenz gibt es schon.", "product")),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return self.product

    def derive(self, session: Session) -> None:
        self.search_text = text.search_text(self.product)


class LicenceAssignment(Record, table=True):
    """A licence bound to one device or to one person."""

    __tablename__ = "licence_assignment"
    kept_by: ClassVar[Right | None] = Right.DEVICES

    licence_id: int = Field(foreign_key="licence.id", sa_type=KEY, index=True)
    device_id: int | None = Field(default=None, foreign_key="device.id", sa_type=KEY, index=True)
    employee_id: int | None = Field(default=None, foreign_key="employee.id", sa_type=KEY, index=True)
    since: date
    until: date | None = None

    __table_args__ = (
        sa.CheckConstraint(
            "(device_id IS NULL) <> (employee_id IS NULL)",
            name="one_bearer",
            info=says("Eine Lizenz gehört zu einem Gerät oder zu einer Person.", "device_id"),
        ),
        sa.CheckConstraint(
            "until IS NULL OR until >= since",
            name="span",
            info=says("Das Ende liegt vor dem Beginn.", "until"),
        ),
        STRICT,
    )


@follows(Employee)
def _rename_holder(session: Session, employee: Employee) -> None:
    """A holder's new name is found in the list of devices, too."""
    for device in session.scalars(select(Device).where(col(Device.employee_id) == employee.id)):
        device.derive(session)
