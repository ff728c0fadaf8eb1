"""How many days, weeks or months, as a sentence says it after „von“, „nach“ or „an“."""

from decimal import Decimal

_ONE = {"days": "einem Tag", "weeks": "einer Woche", "months": "einem Monat"}
_MANY = {"days": "Tagen", "weeks": "Wochen", "months": "Monaten"}
UNITS = tuple(_ONE)


def counted(number: Decimal | int, unit: str) -> str:
    if number == 1:
        return _ONE[unit]
    digits = f"{Decimal(number).normalize():f}".replace(".", ",")
    return f"{digits} {_MANY[unit]}"
