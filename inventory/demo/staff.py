"""The people of the invented city: who works where, since when, and who leads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from inventory import text
from inventory.demo import careers, days, words
from inventory.demo.careers import Post, Rank
from inventory.demo.ledger import Entry, Ledger, Values
from inventory.demo.names import Names
from inventory.demo.organisation import Office
from inventory.demo.past import CLERKS, Change, Leaders, Past, before
from inventory.demo.shares import Chances
from inventory.people.fields import StatusGroup
from inventory.people.records import Employee

PEOPLE_IN_ONE_BOOKING = 400
SHARES = Chances({10000: 64, 7692: 8, 7500: 6, 5128: 7, 5000: 6, 6410: 4, 8974: 3, 3846: 2})
"""Part-time as it follows from hours of a week of 39."""

STATUS = Chances({StatusGroup.TARIFF: 71, StatusGroup.CIVIL_SERVANT: 25, StatusGroup.OTHER: 4})


@dataclass(slots=True)
class Person:
    """Somebody as the generator remembers them, to hold devices."""

    id: int
    listed_name: str
    sort_key: str
    personnel_no: str
    office: Office
    entry: int
    exit: int
    leads: bool
    trainee: bool
    status: StatusGroup = StatusGroup.TARIFF
    share: int = 10000
    manager_id: int | None = None
    changes: tuple[Change, ...] = ()

    def there(self, day: int) -> bool:
        return self.entry <= day <= self.exit

    def on(self, day: int, name: str) -> Any:
        """The unit, the manager, the share or the exit as it was recorded at the beginning of this day."""
        value = getattr(self, name)
        for change in reversed(self.changes):
            if change.booked >= day and name in change.before:
                value = change.before[name]
        return value

    @property
    def unit_id(self) -> int:
        return self.office.id

    @property
    def exit_on(self) -> str | None:
        return None if self.exit == days.NEVER else days.iso(self.exit)


def employ(ledger: Ledger, offices: list[Office], *, thorough: bool) -> list[Person]:
    return list(_Staff(ledger, offices, thorough).hired())


class _Staff:
    def __init__(self, ledger: Ledger, offices: list[Office], thorough: bool) -> None:
        self._ledger = ledger
        self._thorough = thorough
        self._posts = careers.posts(offices, thorough=thorough)
        self._luck = Random("staff")
        self._names = Names()
        self._remarkable = iter(self._names.remarkable if thorough else ())
        self._leaders = Leaders()
        self._past = Past(ledger, self._names, self._leaders, offices)

    def hired(self) -> Iterator[Person]:
        day, entry, written = 0, None, 0
        for post in self._posts:
            if entry is None or post.recorded != day or written == PEOPLE_IN_ONE_BOOKING:
                day, written = post.recorded, 0
                label = "Personen übernommen" if day == days.INTRODUCTION else "Person aufgenommen"
                entry = self._ledger.entry(day, CLERKS[day % len(CLERKS)], label)
            written += 1
            yield self._hire(post, entry)

    def _hire(self, post: Post, entry: Entry) -> Person:
        today = self._today(post)
        changes = self._past.changes(post, today) if self._thorough else []
        draft = self._ledger.begin(entry, Employee, before(today, changes))
        for change in changes:
            self._ledger.change(change.entry, draft, change.after)
        self._leaders.seat(post, draft.id)
        listed_name = f"{draft['last_name']}, {draft['first_name']}"
        sort_key = text.sort_key(listed_name)
        self._ledger.finish(
            draft,
            sort_key=sort_key,
            search_text=text.search_text(
                draft["last_name"],
                draft["first_name"],
                post.office.code,
                post.office.name,
                behind=(draft["personnel_no"], draft["email"]),
            ),
        )
        return Person(
            draft.id,
            listed_name,
            sort_key,
            draft["personnel_no"],
            post.office,
            post.returned or post.entry,
            post.exit,
            leads=post.rank is Rank.HEAD,
            trainee=post.trainee,
            status=StatusGroup.of(today["status_group"]),
            share=today["share"],
            manager_id=today["manager_id"],
            changes=tuple(changes),
        )

    def _today(self, post: Post) -> Values:
        """The person as they are now."""
        luck, office = self._luck, post.office
        name = self._names.draw(luck)
        if post.plain:
            name = next(self._remarkable, name)
        status = StatusGroup.TRAINEE if post.trainee else STATUS.draw(luck)
        if not office.line and post.rank is Rank.HEAD:
            status = StatusGroup.CIVIL_SERVANT
        full_time = post.trainee or post.rank is Rank.HEAD
        return {
            "personnel_no": str(post.number),
            "salutation": name.salutation.value,
            "title": name.title,
            "first_name": name.first,
            "last_name": name.last,
            "status_group": status.value,
            "unit_id": office.id,
            "manager_id": self._leaders.manager(post, office),
            "deputy_id": self._leaders.deputy(post, office),
            "share": 10000 if full_time else SHARES.draw(luck),
            "email": self._names.mail(name.first, name.last),
            "phone": f"{words.PHONE}-{post.number * 7 % 1000:03}",
            "entry_on": days.iso(post.returned or post.entry),
            "exit_on": None if post.exit == days.NEVER else days.iso(post.exit),
        }
