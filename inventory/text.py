"""German text: folded for search and order, and dates, money and numbers as people write them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from inventory.errors import Refused

EARLIEST, LATEST = 1900, 2199

_INVISIBLE = {"Cc", "Cf", "Cs"}
_APOSTROPHES = "·'’‘`´ʹʺʻʼʾʿˈˌ"  # noqa: RUF001 (the look-alikes are what is meant)
_DASHES = "‐‑‒–—―−"  # noqa: RUF001 (the look-alikes are what is meant)


def nfc(text: str) -> str:
    """Text as it is stored: composed, without the invisible characters of scanners and the clipboard."""
    if not text.isprintable():
        text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)
    return unicodedata.normalize("NFC", text)


class _Folding(dict[int, str]):
    """Replaces characters by what they are searched by; learns each character when it meets it."""

    def __init__(self, umlauts: dict[str, str]) -> None:
        super().__init__({ord(letter): plain for letter, plain in umlauts.items()})
        self.update(dict.fromkeys(map(ord, _APOSTROPHES), ""))
        self.update(dict.fromkeys(map(ord, _DASHES), "-"))
        self.update({ord(letter): plain for letter, plain in _LETTERS.items()})

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        simpler = _simpler(letter)
        self[code] = letter if simpler == letter else simpler.translate(self)
        return self[code]


# Latin letters whose Unicode name does not say which letter of the alphabet they are.
_LETTERS = {
    "æ": "ae",
    "œ": "oe",
    "ð": "d",
    "þ": "th",
    "ŋ": "n",
    "ĸ": "q",
    "ə": "e",
    "ʒ": "z",
    "ı": "i",
    "ȝ": "y",
}
_NAMED_LETTER = re.compile(r"LATIN SMALL LETTER ([A-Z])(?: WITH .*)?")
_PHONEBOOK = _Folding({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_DICTIONARY = _Folding({})


def _simpler(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Mn" or (category in _INVISIBLE and not letter.isspace()):
        return ""
    if parts := unicodedata.decomposition(letter):
        return "".join(chr(int(part, 16)) for part in parts.split() if not part.startswith("<"))
    named = _NAMED_LETTER.fullmatch(unicodedata.name(letter, ""))
    return named[1].lower() if named else letter


def _folded(text: str, folding: _Folding) -> str:
    if text.isascii() and text.isprintable() and "'" not in text and "`" not in text:
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKC", text).casefold()
        plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", plain).translate(folding))
    return " ".join(plain.split())


def fold(text: str) -> str:
    """The form in which texts are compared: lower case, ä as ae (DIN 5007-2), no accents, no apostrophes."""
    return _folded(text, _PHONEBOOK)


BEHIND = "\x1e"
"""Separates what everybody may find a record by from what only some may."""


def search_text(*parts: object, behind: Iterable[object] | None = None) -> str:
    """What the parts of a record are found by: folded, and once more as people type who have no umlauts."""
    if behind is not None:
        return f"{search_text(*parts)} {BEHIND} {search_text(*behind)}"
    forms = [_forms(word) for part in parts if part for word in str(part).split()]
    folded = [form for form, _plain in forms]
    plain = dict.fromkeys(form for _folded, form in forms)
    return " ".join([*folded, *(form for form in plain if form not in folded)])


@lru_cache(maxsize=10_000)
def _forms(word: str) -> tuple[str, str]:
    """The folded word, and without umlauts: Müller and Mueller as Muller, but Bäuerle as Bauerle."""
    folded, plain = fold(word), _folded(word, _DICTIONARY)
    return folded, re.sub("([aou])e", r"\1", folded) if plain == folded else plain


def search_words(query: str) -> list[str]:
    """The words of a query; each of them is somewhere in the `search_text` of what it finds."""
    return list(dict.fromkeys(fold(query).split()))


_GAPS = re.compile(r"[\s\-_/.;:()]+")
_COMMA = re.compile(r" ?, ?")
_NEXT_PART = "\x1f"  # below the blank: Meier, Zoe before Meier-Abel, Anna
_CASE = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
)


def sort_key(text: str, *, natural: bool = False) -> str:
    """The order of DIN 5007-1 when compared byte by byte; `natural` puts 9 before 10.

    What the norm holds to be equal is told apart behind the tab: mull, Mull, müll, Müll.
    """
    folded = _COMMA.sub(_NEXT_PART, _GAPS.sub(" ", _folded(text, _DICTIONARY)).strip())
    if natural:
        folded = re.sub("[0-9]+", _by_length, folded)
    return f"{folded}\t{nfc(text).translate(_CASE)}"


def _by_length(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0")
    return f"{len(digits):02}{digits}"


def date_text(day: date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def month_text(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def long_date_text(day: date) -> str:
    """As a letter or a heading says it."""
    return f"{_DAYS[day.weekday()]}, {day.day}. {month_text(day)}"


def when_text(moment: datetime) -> str:
    """A moment in the time of this place."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    local = moment.astimezone()
    return f"{date_text(local)}, {local:%H:%M}"


_DATES = (
    re.compile(r"(?P<day>\d{1,2})\s*\.\s*(?P<month>\d{1,2})\s*\.\s*(?P<year>\d{4}|\d{2})", re.ASCII),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})", re.ASCII),
)


def parse_date(typed: str) -> date:
    """20.11.2026, 20.11.26, 2026-11-20, 20112026 or 201126."""
    found = next(filter(None, (form.fullmatch(typed.strip()) for form in _DATES)), None)
    if found is None:
        raise Refused("Das ist kein Datum. Bitte schreiben Sie es wie 20.11.2026.")
    day, month, year = (int(found[part]) for part in ("day", "month", "year"))
    if len(found["year"]) == 2:
        year += 2000 if year < 70 else 1900
    if not EARLIEST <= year <= LATEST:
        raise Refused(f"Bitte geben Sie ein Jahr zwischen {EARLIEST} und {LATEST} ein.")
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(f"Den {day:02}.{month:02}.{year} gibt es nicht. Bitte prüfen Sie das Datum.") from None


def number_text(number: int) -> str:
    return f"{number:,}".replace(",", ".")


_SWAP = str.maketrans(",.", ".,")


def money_text(amount: Decimal | int) -> str:
    """Euros as a decimal, or cents as a whole number."""
    euros = Decimal(amount).scaleb(-2) if isinstance(amount, int) else amount
    return f"{euros.quantize(Decimal('0.01'), ROUND_HALF_UP):,.2f}".translate(_SWAP) + " €"


_MONEY = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d*))?", re.ASCII)
_POINT = re.compile(r"(-?)(\d+)\.(\d{1,2})", re.ASCII)
_NOT_AMOUNT = re.compile(r"\s|€|eur|-$")


def parse_money(typed: str) -> Decimal:
    """1.234,56 as Germans write it, 1234.56 as calculators do, 5,– for 5,00, with or without the currency."""
    text = typed.strip().casefold().translate(dict.fromkeys(map(ord, _DASHES), "-"))
    plain = _NOT_AMOUNT.sub("", text.removesuffix("€").rstrip())
    found = _MONEY.fullmatch(plain) or _POINT.fullmatch(plain)
    if found is None:
        raise Refused("Das ist kein Betrag. Bitte schreiben Sie ihn wie 1.234,56.")
    sign, whole, fraction = found[1], found[2].replace(".", ""), found[3] or ""
    if len(fraction) > 2:
        raise Refused("Ein Betrag hat höchstens zwei Stellen nach dem Komma.")
    if len(whole.lstrip("0")) > 12:
        raise Refused("Dieser Betrag ist zu groß. Bitte prüfen Sie die Ziffern.")
    return Decimal(f"{sign}{whole}.{fraction:0<2}")
