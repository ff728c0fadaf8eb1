"""What is recorded of devices, their models, contracts and licences."""

from collections.abc import Iterable
from decimal import Decimal

from inventory.actor import Role
from inventory.fields import Field, Kind, Values, Word

IT = frozenset({Role.IT})
COSTS = frozenset({Role.IT, Role.CONTROLLING})
TECHNICAL = frozenset({Role.IT, Role.AUDITOR})
HOLDERS = frozenset({Role.IT, Role.HR, Role.MANAGER, Role.AUDITOR})
"""Controlling counts devices, not people."""


class DeviceKind(Word):
    """What a device is; the letter that starts its inventory numbers follows from it."""

    STANDARD = "notebook_standard", "Standardnotebook"
    LTE = "notebook_lte", "LTE-Notebook"
    TECHNICAL = "notebook_technical", "Technisches Notebook"
    TRAINEE = "notebook_trainee", "Ausbildungsnotebook"
    DAY_CARE = "notebook_daycare", "Kita-Notebook"
    TABLET = "tablet", "iPad"
    THIN_CLIENT = "thin_client", "Thin Client"
    ROUTER = "lte_router", "LTE-Router"
    STICK = "lte_stick", "LTE-Stick"
    PHONE = "phone", "Diensthandy"
    ACCESSORY = "accessory", "Zubehör"


MOBILE_RADIO = frozenset({DeviceKind.LTE, DeviceKind.ROUTER, DeviceKind.STICK, DeviceKind.PHONE})
COMPUTERS = frozenset(kind for kind in DeviceKind if kind.value.startswith("notebook")) | {DeviceKind.TABLET}
LETTERS = {
    DeviceKind.TABLET: "I",
    DeviceKind.THIN_CLIENT: "T",
    DeviceKind.ROUTER: "L",
    DeviceKind.STICK: "L",
    DeviceKind.PHONE: "H",
    DeviceKind.ACCESSORY: "Z",
}


def letter(kind: DeviceKind) -> str:
    return LETTERS.get(kind, "N")


class Ownership(Word):
    OWNED = "eigen", "Eigentum"
    LEASED = "miete", "Miete"
    PROVIDER = "ivl", "Dienstleister"


class Condition(Word):
    NEW = "neu", "Neu"
    GOOD = "gut", "Gut"
    USED = "gebraucht", "Gebrauchsspuren"
    DAMAGED = "beschaedigt", "Beschädigt"
    BROKEN = "defekt", "Defekt"


class StocktakeResult(Word):
    FOUND = "gefunden", "Gefunden"
    MISSING = "fehlt", "Fehlt"
    ELSEWHERE = "anderer_ort", "An anderem Ort"


class Accessory(Word):
    """What is handed over beside a device and has no number of its own."""

    POWER = "netzteil", "Netzteil"
    BAG = "tasche", "Tasche"
    MOUSE = "maus", "Maus"
    KEYBOARD = "tastatur", "Tastatur"
    HEADSET = "headset", "Headset"
    DOCK = "dock", "Dockingstation"
    MONITOR = "monitor", "Monitor"
    PEN = "stift", "Stift"
    SIM = "sim", "SIM-Karte"
    COVER = "huelle", "Schutzhülle"


def usually_with(kinds: Iterable[DeviceKind]) -> tuple[Accessory, ...]:
    """What everybody expects to get with every one of these devices."""
    return (Accessory.POWER,) if COMPUTERS.issuperset(kinds) else ()


class ContractKind(Word):
    PURCHASE = "kauf", "Kauf"
    LEASE = "miete", "Miete"
    SERVICE = "dienstleistung", "Dienstleistung"


class LicenceMetric(Word):
    PER_DEVICE = "geraet", "je Gerät"
    PER_PERSON = "person", "je Person"


class RetirementReason(Word):
    SCRAPPED = "verschrottet", "Verschrottet"
    SOLD = "verkauft", "Verkauft"
    GIVEN = "abgegeben", "Unentgeltlich abgegeben"
    LESSOR = "vermieter", "An Vermieter zurückgegeben"
    LOST = "verlust", "Verlust"


def luhn(digits: str) -> bool:
    """Whether the check digit at the end fits, as IMEI and ICCID carry it."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def _imei(value: str) -> str | None:
    if not (value.isascii() and value.isdecimal()) or len(value) != 15:
        return "Eine IMEI hat 15 Ziffern; auf dem Gerät zeigt sie *#06#."
    return None if luhn(value) else "Die Prüfziffer der IMEI stimmt nicht; vielleicht ein Zahlendreher?"


def _iccid(value: str) -> str | None:
    if not (value.isascii() and value.isdecimal()) or not 18 <= len(value) <= 20:
        return "Eine ICCID hat 18 bis 20 Ziffern und steht auf der SIM-Karte."
    return None


def _years(value: int) -> str | None:
    return None if 1 <= value <= 20 else "Die Nutzungsdauer liegt zwischen 1 und 20 Jahren."


def _amount(value: Decimal) -> str | None:
    return None if value >= 0 else "Ein Betrag ist nicht negativ."


def has_radio(values: Values) -> bool:
    return values.get("kind") in MOBILE_RADIO


def may_have_radio(values: Values) -> bool:
    return has_radio(values) or values.get("kind") == DeviceKind.TABLET


def is_owned(values: Values) -> bool:
    return values.get("ownership") == Ownership.OWNED


def is_leased(values: Values) -> bool:
    return values.get("ownership") == Ownership.LEASED


def is_computer(values: Values) -> bool:
    return values.get("kind") in COMPUTERS


KIND = Field("kind", "Typ", Kind.CHOICE, required=True, words=DeviceKind, section="Gerät")
MODEL = Field("model_id", "Modell", Kind.REFERENCE, required=True, refers_to="models", section="Gerät")
SERIAL = Field(
    "serial_no", "Seriennummer", Kind.CODE, required=True, max_length=60, section="Gerät", capital=True
)
IMEI = Field(
    "imei",
    "IMEI",
    Kind.CODE,
    required_if=has_radio,
    shown_if=may_have_radio,
    rule=_imei,
    max_length=15,
    section="Gerät",
    masked=True,
    who=IT,
)
ICCID = Field(
    "iccid",
    "ICCID",
    Kind.CODE,
    shown_if=may_have_radio,
    rule=_iccid,
    max_length=20,
    section="Gerät",
    masked=True,
    who=IT,
)
PURCHASE_FIELDS = (
    Field(
        "ownership",
        "Eigentum",
        Kind.CHOICE,
        required=True,
        words=Ownership,
        section="Beschaffung",
        who=COSTS,
    ),
    Field(
        "contract_id",
        "Vertrag",
        Kind.REFERENCE,
        required_if=is_leased,
        refers_to="contracts",
        section="Beschaffung",
        hint="bei Miete nötig, mit Vertragsende",
        who=COSTS,
    ),
    Field("purchased_on", "Beschafft am", Kind.DATE, required=True, section="Beschaffung", who=COSTS),
    Field("invoice_no", "Rechnung", Kind.CODE, max_length=40, section="Beschaffung", who=COSTS),
    Field("asset_no", "SAP-Anlagennummer", Kind.CODE, max_length=40, section="Beschaffung", who=COSTS),
    Field(
        "net",
        "Anschaffungskosten netto",
        Kind.MONEY,
        shown_if=is_owned,
        rule=_amount,
        section="Beschaffung",
        who=COSTS,
    ),
    Field(
        "vat",
        "Umsatzsteuer",
        Kind.MONEY,
        shown_if=is_owned,
        rule=_amount,
        section="Beschaffung",
        who=COSTS,
    ),
    Field(
        "useful_life",
        "Nutzungsdauer in Jahren",
        Kind.NUMBER,
        shown_if=is_owned,
        rule=_years,
        section="Beschaffung",
        who=COSTS,
    ),
    Field("warranty_until", "Garantie bis", Kind.DATE, section="Beschaffung", who=IT),
)
DEVICE_FIELDS = (
    KIND,
    MODEL,
    SERIAL,
    IMEI,
    ICCID,
    Field("condition", "Zustand", Kind.CHOICE, words=Condition, section="Gerät"),
    *PURCHASE_FIELDS,
    Field("unit_id", "Zugeordnet zu", Kind.REFERENCE, refers_to="units", section="Betrieb"),
    Field("encrypted", "Verschlüsselt", Kind.YES_NO, shown_if=is_computer, section="Betrieb", who=TECHNICAL),
    Field(
        "managed",
        "In der Geräteverwaltung (MDM)",
        Kind.YES_NO,
        shown_if=is_computer,
        section="Betrieb",
        who=TECHNICAL,
    ),
    Field("stocktake_on", "Inventur am", Kind.DATE, section="Betrieb", who=COSTS),
    Field(
        "stocktake_result",
        "Inventurergebnis",
        Kind.CHOICE,
        words=StocktakeResult,
        section="Betrieb",
        who=COSTS,
    ),
)
MODEL_FIELDS = (
    Field("kind", "Typ", Kind.CHOICE, required=True, words=DeviceKind),
    Field("manufacturer", "Hersteller", required=True),
    Field("name", "Modell", required=True),
    Field("net", "Üblicher Preis netto", Kind.MONEY, rule=_amount),
    Field("useful_life", "Nutzungsdauer in Jahren", Kind.NUMBER, rule=_years),
    Field("warranty_years", "Garantie in Jahren", Kind.NUMBER),
)
CONTRACT_FIELDS = (
    Field("number", "Vertragsnummer", Kind.CODE, required=True, max_length=40),
    Field("kind", "Art", Kind.CHOICE, required=True, words=ContractKind),
    Field("supplier", "Vertragspartner", required=True, max_length=120),
    Field("starts_on", "Beginn", Kind.DATE, required=True),
    Field(
        "ends_on",
        "Ende",
        Kind.DATE,
        required_if=lambda values: values.get("kind") == ContractKind.LEASE,
        hint="bei Miete nötig",
    ),
    Field("notice_until", "Kündbar bis", Kind.DATE),
    Field("yearly_cost", "Kosten im Jahr", Kind.MONEY, rule=_amount),
)
LICENCE_FIELDS = (
    Field("product", "Produkt", required=True),
    Field("metric", "Gebunden", Kind.CHOICE, required=True, words=LicenceMetric),
    Field("contract_id", "Vertrag", Kind.REFERENCE, refers_to="contracts"),
    Field("yearly_cost", "Kosten im Jahr", Kind.MONEY, rule=_amount),
)
