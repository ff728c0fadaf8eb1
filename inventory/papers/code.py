"""The code on every page of a paper, by which a scan finds its case again."""

import re
import secrets
from typing import Any, NamedTuple

import zxingcpp

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing that looks like something else."""

NUMBER_LENGTH, CHECK_LENGTH = 7, 2
BLANK = "F"
"""What the numbers of blank forms begin with, and those of papers never."""
PREFIX = "MA"
DARK = 128
BORDER = 4
"""Light modules around a code, without which no reader finds it."""

_PATTERN = re.compile(rf"{PREFIX}-([{LETTERS}]{{{NUMBER_LENGTH}}})-(\d{{2}})-([{LETTERS}]{{{CHECK_LENGTH}}})")
_MODULUS = 1021
"""The largest prime below two characters: every single slip and every swap of neighbours is noticed."""


class PageCode(NamedTuple):
    """A paper by its number, and which page of it."""

    number: str
    page: int

    def __str__(self) -> str:
        body = f"{self.number}-{self.page:02}"
        return f"{PREFIX}-{body}-{_check(body)}"


def new_number() -> str:
    """The number of a new paper; it says nothing, and nobody guesses it."""
    first = secrets.choice(LETTERS.replace(BLANK, ""))
    return first + "".join(secrets.choice(LETTERS) for _place in range(NUMBER_LENGTH - 1))


def is_blank(number: str) -> bool:
    """Whether it is the number of a form to fill in and not of somebody's paper."""
    return number.startswith(BLANK)


def blank_number(digest: str) -> str:
    """The number of a blank form, from the hexadecimal digest of what it looks like."""
    value = int(digest, 16)
    return BLANK + "".join(
        LETTERS[value // len(LETTERS) ** place % len(LETTERS)] for place in range(NUMBER_LENGTH - 1)
    )


def read(text: str) -> PageCode | None:
    """What a scanned text means; None when it is no code of ours, or misread."""
    found = _PATTERN.fullmatch(text.strip())
    if not found or _check(f"{found[1]}-{found[2]}") != found[3]:
        return None
    return PageCode(found[1], int(found[2]))


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code as rows of dark and light."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    rows: Any = memoryview(image).tolist()
    return tuple(tuple(value < DARK for value in row) for row in rows)


def _check(body: str) -> str:
    rest = 0
    for letter in body.replace("-", ""):
        rest = (rest * len(LETTERS) + LETTERS.index(letter)) % _MODULUS
    return LETTERS[rest // len(LETTERS)] + LETTERS[rest % len(LETTERS)]
