"""What the invented city says of itself, and the accounts in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from inventory import text
from inventory.access.records import Account, Deputy
from inventory.actor import Actor, Role
from inventory.city.records import City
from inventory.demo import days, words
from inventory.demo.ledger import Draft, Entry, Ledger, stored
from inventory.demo.organisation import Office
from inventory.demo.personas import PERSONAS
from inventory.demo.staff import Person

ADMINISTRATION = "ad01"
AGREED = days.on(2021, 12, 13)
"""Those who lead got their accounts in time for the works agreement."""

CLERKS = {
    Role.HR: ("11", ("hr01", "hr02", "hr03", "hr04")),
    Role.IT: ("04", ("it01", "it02", "it03", "it04", "it05")),
    Role.CONTROLLING: ("20", ("co01",)),
    Role.AUDITOR: ("14", ("ds01",)),
    Role.ADMIN: ("04", ("ad01",)),
}
"""The department and the logins of each role."""

FIRST_DEPARTMENT = "FB 51"
"""Its head, and the head of its first section, are those one may be in the invented city."""

ABSENCES = (
    (days.on(2026, 7, 20), days.on(2026, 8, 7)),
    (days.on(2026, 10, 19), days.on(2026, 10, 30)),
    (days.on(2026, 12, 21), days.on(2027, 1, 8)),
)


def found(ledger: Ledger) -> None:
    values = {
        "name": "Stadt Rheinfurt",
        "workplaces": 1900,
        "department": "FB 11 Personal und Organisation",
        "street": "Rathausplatz 1",
        "postcode": "50999",
        "town": "Rheinfurt",
        "phone": f"{words.PHONE}-110",
        "email": f"personal@{words.MAIL_HOST}",
        "web": f"www.{words.MAIL_HOST}",
        "court": "Verwaltungsgericht Köln, Appellhofplatz, 50667 Köln",
    }
    city = ledger.begin(ledger.entry(days.INTRODUCTION - 5, ADMINISTRATION, "Stadt angelegt"), City, values)
    ledger.finish(city, search_text=text.search_text(values["name"], values["department"]))


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who leads an office, from an account of their own, until they hand it over."""

    person: Person
    actor: Actor
    until: int


class Desks:
    """Who sits where: the clerks of each role, and those who lead."""

    def __init__(self, ledger: Ledger, offices: Sequence[Office], people: Sequence[Person]) -> None:
        self._ledger = ledger
        self._taken: set[int] = set()
        self._accounts: dict[str, Draft] = {}
        self._leaders: dict[int, Seat] = {}
        self._heads: dict[int, list[Seat]] = {}
        self._below = _below(offices)
        self.clerks = {role: self._clerks(role, people) for role in CLERKS}
        self._seat_leaders(people)
        self._open_places()
        self._represent()

    def manager(self, person_id: int | None) -> Actor | None:
        seat = self._leaders.get(person_id or 0)
        return seat.actor if seat else None

    def head(self, office: Office, person_id: int, manager_id: int | None, day: int) -> Actor | None:
        """Who votes on a case of this office: the nearest head above who has no other say in it."""
        for above in _line(office):
            seat = next((it for it in self._heads.get(above.id, ()) if day <= it.until), None)
            if seat and seat.person.id not in (person_id, manager_id):
                return seat.actor
        return None

    def _clerks(self, role: Role, people: Sequence[Person]) -> tuple[Actor, ...]:
        """Accounts of those who have long been there; in a hamlet nobody else may be left."""
        code, logins = CLERKS[role]
        lasting = (it for it in people if it.exit == days.NEVER and it.entry <= days.INTRODUCTION)
        known = [it for it in lasting if not it.leads and not it.changes and it.id not in self._taken]
        fitting = [it for it in known if it.office.within(f"FB {code}")]
        entry = self._ledger.entry(days.INTRODUCTION + 1, ADMINISTRATION, "Konto angelegt")
        chosen = [*fitting, *(it for it in known if it not in fitting[:1])][: len(logins)]
        found = []
        for place, login in enumerate(logins):
            person = chosen[place] if place < len(chosen) else None
            if person:
                self._taken.add(person.id)
            found.append(self._open(entry, login, (role,), person))
        return tuple(found)

    def _seat_leaders(self, people: Sequence[Person]) -> None:
        entry = self._ledger.entry(AGREED, ADMINISTRATION, "Konto angelegt")
        leaders = [it for it in people if it.leads and it.exit > AGREED]
        leaders.sort(
            key=lambda it: (it.exit < days.NEVER, not it.office.within(FIRST_DEPARTMENT), it.office.id)
        )
        numbers = dict.fromkeys(("fk", "fbl", "dez"), 0)
        for person in leaders:
            start = ("dez", "fbl", "fk")[len(person.office.line)]
            numbers[start] += 1
            roles = (Role.MANAGER,) if start == "fk" else (Role.MANAGER, Role.HEAD)
            office = None if start == "fk" else person.office
            login = f"{start}{numbers[start]:02}"
            actor = self._open(entry, login, roles, person, office)
            seat = Seat(person, actor, person.exit)
            self._leaders[person.id] = seat
            if office:
                self._heads.setdefault(office.id, []).append(seat)
            if person.exit < days.TODAY:
                self._close(login, person.exit)
        for seats in self._heads.values():
            seats.sort(key=lambda it: it.until)

    def _open_places(self) -> None:
        """Also in a hamlet one may be anybody."""
        entry = self._ledger.entry(AGREED, ADMINISTRATION, "Konto angelegt")
        for login, role in PERSONAS:
            if login not in self._accounts:
                self._open(entry, login, (role,), None)

    def _open(
        self,
        entry: Entry,
        login: str,
        roles: tuple[Role, ...],
        person: Person | None,
        office: Office | None = None,
    ) -> Actor:
        values = {
            "login": login,
            "employee_id": person and person.id,
            "roles": roles,
            "unit_id": office and office.id,
            "active": True,
        }
        account = self._accounts[login] = self._ledger.begin(entry, Account, stored(values))
        labels = (role.label for role in roles)
        account.values["search_text"] = text.search_text(login, person and person.listed_name, *labels)
        units = self._below[office.id] if office else frozenset()
        return Actor(login, frozenset(roles), person.id if person else None, unit_ids=units)

    def _close(self, login: str, day: int) -> None:
        entry = self._ledger.entry(days.workday(day), ADMINISTRATION, "Konto geändert")
        self._ledger.change(entry, self._accounts[login], {"active": False})

    def _represent(self) -> None:
        """Heads of neighbouring departments stand in for each other, heads of sections likewise."""
        for start in ("fbl", "fk"):
            for place, (first, last) in enumerate(ABSENCES):
                logins = (f"{start}{place + 1:02}", f"{start}{place + 2:02}")
                away, deputy = (self._accounts.get(login) for login in logins)
                if away and deputy:
                    self._stand_in(away, deputy, first, last)

    def _stand_in(self, away: Draft, deputy: Draft, first: int, last: int) -> None:
        day = days.workday(min(first, days.YESTERDAY - 3) - 10)
        entry = self._ledger.entry(day, ADMINISTRATION, "Vertretung eingetragen")
        values = {
            "account_id": away.id,
            "deputy_id": deputy.id,
            "starts_on": days.iso(first),
            "ends_on": days.iso(last),
        }
        draft = self._ledger.begin(entry, Deputy, values)
        self._ledger.finish(draft, search_text=text.search_text(away["login"], deputy["login"]))

    def finish(self) -> None:
        for account in self._accounts.values():
            self._ledger.finish(account)


def _line(office: Office) -> tuple[Office, ...]:
    return (office, *office.line)


def _below(offices: Sequence[Office]) -> dict[int, frozenset[int]]:
    """The units of each directorate and department with all that belongs to them."""
    found: dict[int, set[int]] = {}
    for office in offices:
        for above in _line(office):
            if len(above.line) <= 1:
                found.setdefault(above.id, set()).add(office.id)
    return {key: frozenset(units) for key, units in found.items()}
