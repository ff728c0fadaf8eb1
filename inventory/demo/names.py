"""Names as they stand on the doors of an office, German and from everywhere, with mail addresses."""

import re
from dataclasses import dataclass
from random import Random

from inventory import text
from inventory.demo import words
from inventory.demo.shares import Chances
from inventory.people.fields import Salutation

WOMEN = 0.56
NO_SALUTATION = 0.01
FREQUENT = 0.3
MARRIED_INTO_ANOTHER_LANGUAGE = 0.12
DOUBLE_NAME = 0.07
NOBLE = 0.004
TITLE = 0.05


@dataclass(frozen=True, slots=True)
class Name:
    first: str
    last: str
    salutation: Salutation
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Origin:
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


class Names:
    def __init__(self) -> None:
        plan = words.read("names")
        groups = [group for group in plan.values() if isinstance(group, dict)]
        weights = {
            _Origin(*(words.listed(group[name]) for name in ("women", "men", "families"))): group["weight"]
            for group in groups
        }
        self._german = next(iter(weights))
        self._origins = Chances(weights)
        self._frequent = words.listed(plan["german"]["frequent"])
        self._neutral = words.listed(plan["neutral"])
        self._titles = words.listed(plan["title"])
        self._noble = {
            Salutation.MS: words.listed(plan["noble_women"]),
            Salutation.MR: words.listed(plan["noble_men"]),
        }
        self._taken: set[str] = set()
        self.remarkable = [
            Name(it["first"], it["last"], Salutation.of(it["salutation"]), it.get("title"))
            for it in plan["someone"]
        ]

    def draw(self, luck: Random) -> Name:
        origin = self._origins.draw(luck)
        chance = luck.random()
        if chance < NO_SALUTATION:
            salutation, first = Salutation.NONE, luck.choice(self._neutral)
        elif chance < WOMEN:
            salutation, first = Salutation.MS, luck.choice(origin.women)
        else:
            salutation, first = Salutation.MR, luck.choice(origin.men)
        title = luck.choice(self._titles) if luck.random() < TITLE else None
        if luck.random() < NOBLE and salutation in self._noble:
            return Name(first, luck.choice(self._noble[salutation]), salutation, title)
        family = self.family(luck, origin)
        if luck.random() < DOUBLE_NAME:
            other = self.family(luck)
            if "-" not in family and other != family:
                family = f"{family}-{other}"
        return Name(first, family, salutation, title)

    def family(self, luck: Random, origin: _Origin | None = None) -> str:
        if origin is None or luck.random() < MARRIED_INTO_ANOTHER_LANGUAGE:
            origin = self._german
        if origin is self._german and luck.random() < FREQUENT:
            return luck.choice(self._frequent)
        return luck.choice(origin.families)

    def mail(self, first: str, last: str) -> str:
        """An address that nobody else has."""
        local = f"{_plain(first)}.{_plain(last)}"
        address, count = local, 1
        while address in self._taken:
            count += 1
            address = f"{local}{count}"
        self._taken.add(address)
        return f"{address}@{words.MAIL_HOST}"


def _plain(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", text.fold(name)).strip("-")
