"""The units of the invented city: directorates, departments, sections, day-care centres."""

from dataclasses import dataclass
from typing import Any

from inventory import text
from inventory.demo import days, words
from inventory.demo.ledger import Ledger
from inventory.demo.shares import apportion
from inventory.people.fields import UnitKind
from inventory.people.records import Unit

CLERK = "hr02"
FOUNDED = days.on(2004, 10, 1)
DISTRICT_POSTS = 1900
"""A larger city has several districts, each with an administration of this size."""

HEAD_OFFICE = 0.07
"""The share of a department's people who work for its head."""

DAY_CARE_POSTS = 2
DIRECTORATE_POSTS = 3


@dataclass(slots=True)
class Office:
    """A unit as the generator knows it; `line` are the units above it, the nearest first."""

    id: int
    code: str
    name: str
    line: tuple["Office", ...] = ()
    weight: float = 0
    posts: int = 0
    open_until: int = days.NEVER
    day_care: bool = False
    training: bool = False

    @property
    def listed_name(self) -> str:
        return f"{self.code} {self.name}"

    def within(self, code: str) -> bool:
        """Whether this is the unit of that code, or belongs to it, in whatever district."""
        return any(it.code.partition("/")[0] == code for it in (self, *self.line))


def organise(ledger: Ledger, people: int) -> list[Office]:
    """Every unit with the number of its posts, those above before those below."""
    city = _Founding(ledger)
    plan = words.read("units")
    for district in range(1, -(-people // DISTRICT_POSTS) + 1):
        city.found(plan, "" if district == 1 else f"/{district}")
    posts = apportion(people, [office.weight for office in city.offices])
    for office, count in zip(city.offices, posts, strict=True):
        office.posts = count
    return city.offices


class _Founding:
    def __init__(self, ledger: Ledger) -> None:
        self.offices: list[Office] = []
        self._ledger = ledger
        self._takeover = ledger.entry(days.INTRODUCTION - 3, CLERK, "Organisation übernommen")
        self._ending = ""

    def found(self, plan: dict[str, Any], ending: str) -> None:
        """Open the units of a district; those of further districts carry their number."""
        self._ending = ending
        by_code: dict[str, Office] = {}
        for directorate in plan["directorate"]:
            top = self._open(UnitKind.DIRECTORATE, directorate, None, weight=DIRECTORATE_POSTS)
            by_code[top.code] = top
            for department in directorate["department"]:
                office = self._department(department, top)
                by_code[office.code] = office
        if not ending:
            for closed in plan["closed"]:
                until = days.number(closed["until"])
                self._open(UnitKind.of(closed["kind"]), closed, by_code[closed["parent"]], open_until=until)

    def _department(self, plan: dict[str, Any], top: Office) -> Office:
        sections, posts = plan["sections"], plan["posts"]
        head_office = max(2.0, HEAD_OFFICE * posts)
        department = self._open(UnitKind.DEPARTMENT, plan, top, weight=head_office)
        sizes = [1.3 - 0.6 * place / len(sections) for place in range(len(sections))]
        for place, name in enumerate(sections):
            section = {"code": f"{plan['code'].removeprefix('FB ')}{place + 1}", "name": name}
            weight = (posts - head_office) * sizes[place] / sum(sizes)
            training = name.startswith("Ausbildung")
            self._open(UnitKind.SECTION, section, department, weight=weight, training=training)
        for place, name in enumerate(plan.get("day_care", ())):
            day_care = {"code": f"Kita {place + 1:02}", "name": name}
            self._open(UnitKind.SECTION, day_care, department, weight=DAY_CARE_POSTS, day_care=True)
        return department

    def _open(self, kind: UnitKind, plan: dict[str, Any], parent: Office | None, **traits: Any) -> Office:
        ledger = self._ledger
        code, name = plan["code"] + self._ending, plan["name"]
        founded = days.number(plan["from"]) if "from" in plan else FOUNDED
        values = {
            "code": code,
            "name": name,
            "kind": kind.value,
            "parent_id": parent.id if parent else None,
            "valid_from": days.iso(founded),
        }
        entry = self._takeover
        if founded > days.INTRODUCTION:
            entry = ledger.entry(days.workday(founded - 14), CLERK, "Einheit angelegt")
        draft = ledger.begin(entry, Unit, values)
        if closes := traits.get("open_until"):
            entry = ledger.entry(days.workday(closes - 30), CLERK, "Einheit geändert")
            ledger.change(entry, draft, {"valid_until": days.iso(closes)})
        line = (parent, *parent.line) if parent else ()
        office = Office(draft.id, code, name, line, **traits)
        keys = {
            "sort_key": text.sort_key(office.listed_name, natural=True),
            "search_text": text.search_text(code, name),
        }
        ledger.finish(draft, **keys)
        self.offices.append(office)
        return office
