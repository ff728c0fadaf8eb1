"""Serial numbers, IMEI and ICCID as devices carry them, none of a real device."""

DIGITS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # as makers do: no I and no O
TEST_TYPE = 100_000
"""Type codes that begin with 00 are set aside for test devices."""

ISSUER = "894999"
"""Germany, and an issuer of SIM cards that does not exist."""


def check_digit(digits: str) -> str:
    """The digit that Luhn's formula wants at the end."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 - place % 2)
        total += value - 9 * (value > 9)
    return str(-total % 10)


def imei(type_code: int, number: int) -> str:
    """`number` may pass a million: then the devices of this type have a second code."""
    digits = f"{TEST_TYPE + type_code + 100 * (number // 1_000_000):08}{number % 1_000_000:06}"
    return digits + check_digit(digits)


def iccid(number: int) -> str:
    digits = f"{ISSUER}{number:012}"
    return digits + check_digit(digits)


def serial(prefix: str, number: int, length: int = 5) -> str:
    """Rises with the number, so that a delivery looks like one."""
    text = ""
    while number or len(text) < length:
        number, digit = divmod(number, len(DIGITS))
        text = DIGITS[digit] + text
    return prefix + text
