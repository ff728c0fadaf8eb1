"""Fields of forms and records: label, rule and help of each, declared once for window, actions and import."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, Self

from inventory import text
from inventory.errors import Invalid, Refused


class Word(StrEnum):
    """A word as it is stored, and the label people read."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def of(cls, value: str) -> Self:
        """The word stored as this value."""
        return next(word for word in cls if word.value == value)


class Kind(Enum):
    """How a value reads and is typed."""

    TEXT = "text"
    PROSE = "prose"
    LINES = "lines"
    CODE = "code"
    CLOCK = "clock"
    DATE = "date"
    DUE = "due"
    MOMENT = "moment"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    DECIMAL = "decimal"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"


_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?(?: ?uhr)?", re.IGNORECASE)
CENT = Decimal("0.01")
Values = Mapping[str, Any]
Rule = Callable[[Any], str | None]
Condition = Callable[[Values], bool]
Renaming = Callable[[Values], str | None]


def never(_values: Values) -> bool:
    return False


def always(_values: Values) -> bool:
    return True


def as_it_is(_values: Values) -> str | None:
    return None


@dataclass(frozen=True)
class Field:
    """One field; `refers_to` names the list to choose from, `rule` answers with a sentence if it objects.

    Prose is text of several lines; of lines some of those `offered` are chosen and stored line by line.
    `who` are the roles that may see it; empty means everybody who sees the record. `renamed` is another label
    that other values ask for.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    required_if: Condition = never
    shown_if: Condition = always
    words: type[Word] | None = None
    offered: tuple[str, ...] = ()
    refers_to: str = ""
    rule: Rule | None = None
    max_length: int = 80
    hint: str = ""
    section: str = ""
    masked: bool = False
    capital: bool = False
    who: frozenset[Word] = frozenset()
    renamed: Renaming = as_it_is

    def title(self, values: Values) -> str:
        return self.renamed(values) or self.label

    def seen_by(self, roles: frozenset[Any]) -> bool:
        return not self.who or bool(self.who & roles)

    def read(self, typed: str) -> Any:
        """The value of what was typed, None for nothing; `Refused` says what makes no sense."""
        typed = text.nfc(typed).strip()
        if not typed:
            return None
        try:
            return _READERS.get(self.kind, _as_is)(self, typed)
        except Refused as refused:
            raise Refused(refused.message, self.name) from None

    def show(self, value: Any) -> str:
        if value is None or value == "":
            return ""
        return _SHOWERS.get(self.kind, str)(value)

    def problem(self, value: Any, values: Values) -> str | None:
        """What is wrong with the value, as a sentence."""
        if value is None or value in ("", ()):
            missing = self.required or self.required_if(values)
            return f"„{self.title(values)}“ fehlt noch." if missing else None
        if isinstance(value, str) and len(value) > self.max_length:
            return f"Höchstens {self.max_length} Zeichen, es sind {len(value)}."
        return self.rule(value) if self.rule else None


def checked(fields: Iterable[Field], values: Values, *, complete: bool = True) -> dict[str, Any]:
    """A value for every field as it is stored; `Invalid` names every field that is wrong.

    A draft need not be `complete`: what is empty is not wrong yet.
    """
    clean: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for field in fields:
        value = _stored(field, values.get(field.name))
        clean[field.name] = value
        given = complete or value not in (None, "", ())
        if given and (sentence := field.problem(value, values)):
            problems[field.name] = sentence
    if problems:
        raise Invalid(problems)
    return clean


def _stored(field: Field, value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Word):
        value = text.nfc(value).strip() or None
        if value and field.capital:
            value = value.upper()
    if field.kind is Kind.YES_NO:
        return bool(value)
    if field.kind is Kind.CHOICES and field.words:
        return tuple(field.words.of(it) for it in value or ())
    if value is None:
        return None
    if field.kind in (Kind.MONEY, Kind.PERCENT, Kind.DECIMAL):
        return Decimal(value).quantize(CENT)
    return field.words.of(value) if field.words else value


def _as_is(_field: Field, typed: str) -> str:
    return typed


def _read_clock(_field: Field, typed: str) -> str:
    """9, 930, 9:30 or 9.30 Uhr, as people write the time of day."""
    found = _CLOCK.fullmatch(typed)
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise Refused(f"„{typed}“ ist keine Uhrzeit, zum Beispiel: 9:30.")
    return f"{hours:02}:{minutes:02}"


def _read_number(_field: Field, typed: str) -> int:
    digits = typed.replace(".", "")
    if not digits.isdecimal():
        raise Refused(f"„{typed}“ ist keine ganze Zahl.")
    return int(digits)


def _read_percent(_field: Field, typed: str) -> Decimal:
    return text.parse_money(typed.rstrip("% "))


def _read_yes_no(_field: Field, typed: str) -> bool:
    words = {"ja": True, "nein": False}
    if typed.lower() not in words:
        raise Refused("Bitte „ja“ oder „nein“.")
    return words[typed.lower()]


def _read_choice(field: Field, typed: str) -> Word:
    for word in field.words or ():
        if text.fold(typed) in (text.fold(word.label), text.fold(word.value)):
            return word
    known = ", ".join(word.label for word in field.words or ())
    raise Refused(f"„{typed}“ kenne ich nicht. Möglich sind: {known}.")


def _read_choices(field: Field, typed: str) -> tuple[Word, ...]:
    return tuple(_read_choice(field, part.strip()) for part in typed.split(",") if part.strip())


_READERS: dict[Kind, Callable[[Field, str], Any]] = {
    Kind.CLOCK: _read_clock,
    Kind.DATE: lambda _field, typed: text.parse_date(typed),
    Kind.MONEY: lambda _field, typed: text.parse_money(typed),
    Kind.NUMBER: _read_number,
    Kind.PERCENT: _read_percent,
    Kind.DECIMAL: lambda _field, typed: text.parse_money(typed),
    Kind.YES_NO: _read_yes_no,
    Kind.CHOICE: _read_choice,
    Kind.CHOICES: _read_choices,
}


def _show_decimal(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def _show_percent(value: Decimal) -> str:
    return f"{_show_decimal(value)} %"


def _show_date(value: date) -> str:
    return text.date_text(value)


_SHOWERS: dict[Kind, Callable[[Any], str]] = {
    Kind.DATE: _show_date,
    Kind.DUE: _show_date,
    Kind.MOMENT: text.when_text,
    Kind.MONEY: text.money_text,
    Kind.NUMBER: text.number_text,
    Kind.PERCENT: _show_percent,
    Kind.DECIMAL: _show_decimal,
    Kind.YES_NO: lambda value: "ja" if value else "nein",
    Kind.CHOICE: lambda value: value.label,
    Kind.CHOICES: lambda value: ", ".join(word.label for word in value),
}
