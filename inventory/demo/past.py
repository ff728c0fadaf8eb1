"""What was different about the people of the invented city: names, offices, hours, and who led them."""

from dataclasses import dataclass
from random import Random

from inventory.demo import days
from inventory.demo.careers import Post, Rank
from inventory.demo.ledger import Entry, Ledger, Values
from inventory.demo.names import Names
from inventory.demo.organisation import Office

CLERKS = ("hr01", "hr02", "hr03", "hr04")
MOVED, MARRIED, OTHER_HOURS, OTHER_PHONE = 0.05, 0.015, 0.09, 0.03


@dataclass(slots=True)
class Change:
    """One booking about a person; with many others when the entry is shared."""

    day: int
    entry: Entry
    before: Values
    after: Values

    @property
    def booked(self) -> int:
        return days.of_moment(self.entry.at)


def before(today: Values, changes: list[Change]) -> Values:
    """The values from before all changes."""
    values = dict(today)
    for change in reversed(changes):
        values.update(change.before)
    return values


class Leaders:
    """Who leads which office now, who stands in, and who led it until when."""

    def __init__(self) -> None:
        self._heads: dict[int, int] = {}
        self._deputies: dict[int, int] = {}
        self._former: dict[int, tuple[int, int]] = {}
        self._mayor: int | None = None

    def seat(self, post: Post, person_id: int) -> None:
        self._mayor = self._mayor or person_id
        if post.rank is Rank.DEPUTY:
            self._deputies[post.office.id] = person_id
        elif post.rank is Rank.HEAD and post.handed_over:
            self._former[post.office.id] = person_id, post.handed_over
        elif post.rank is Rank.HEAD:
            self._heads[post.office.id] = person_id

    def manager(self, post: Post, office: Office) -> int | None:
        """The head of the office, or of the nearest one above it; the mayor leads who has none."""
        line = office.line if post.rank is Rank.HEAD else (office, *office.line)
        return next((self._heads[it.id] for it in line if it.id in self._heads), self._mayor)

    def deputy(self, post: Post, office: Office) -> int | None:
        return self._deputies.get(office.id) if post.rank is Rank.MEMBER else None

    def former(self, office: Office) -> tuple[int, int] | None:
        return self._former.get(office.id)


class Past:
    def __init__(self, ledger: Ledger, names: Names, leaders: Leaders, offices: list[Office]) -> None:
        self._ledger = ledger
        self._names = names
        self._leaders = leaders
        self._offices = [office for office in offices if office.line and not office.day_care]
        self._luck = Random("past")
        self._handovers: dict[int, Entry] = {}

    def changes(self, post: Post, today: Values) -> list[Change]:
        """What was booked about the person since they were recorded, oldest first."""
        found = [*self._new_head(post, today), *self._exit(post, today)]
        first, last = post.recorded + 60, min(days.YESTERDAY - 3, post.exit - 90)
        if first < last and not found:
            found = self._everyday(post, today, days.workday(self._luck.randrange(first, last)))
        return sorted(found, key=lambda it: it.day)

    def _new_head(self, post: Post, today: Values) -> list[Change]:
        former = self._leaders.former(post.office)
        if former is None or post.recorded >= former[1] or post.handed_over:
            return []
        earlier, day = former
        if post.office.id not in self._handovers:
            label = "Führungskraft gewechselt"
            self._handovers[post.office.id] = self._ledger.entry(days.workday(day), CLERKS[0], label)
        entry = self._handovers[post.office.id]
        return [Change(day, entry, {"manager_id": earlier}, {"manager_id": today["manager_id"]})]

    def _exit(self, post: Post, today: Values) -> list[Change]:
        if post.returned:
            gone = self._changed(post.left - 40, {"exit_on": None}, {"exit_on": days.iso(post.left)})
            back = self._changed(
                post.returned - 14,
                {"entry_on": days.iso(post.entry), "exit_on": days.iso(post.left)},
                {"entry_on": days.iso(post.returned), "exit_on": today["exit_on"]},
                "Person zurückgekehrt",
            )
            return [gone, back]
        if post.exit == days.NEVER or post.trainee:
            return []
        known = min(post.exit - self._luck.randrange(14, 80), days.YESTERDAY - self._luck.randrange(1, 60))
        day = max(known, post.recorded + 1)
        return [self._changed(day, {"exit_on": None}, {"exit_on": today["exit_on"]})]

    def _everyday(self, post: Post, today: Values, day: int) -> list[Change]:
        luck = self._luck
        chance = luck.random()
        if chance < MOVED and post.rank is Rank.MEMBER and not post.trainee:
            return [self._moved(post, today, day)]
        if (chance := chance - MOVED) < MARRIED:
            return [self._married(today, day)]
        if (chance := chance - MARRIED) < OTHER_HOURS and post.rank is Rank.MEMBER:
            share = luck.choice([it for it in (10000, 7692, 5128, 7500) if it != today["share"]])
            return [self._changed(day, {"share": share}, {"share": today["share"]})]
        if chance - OTHER_HOURS < OTHER_PHONE:
            return [self._changed(day, {"phone": None}, {"phone": today["phone"]})]
        return []

    def _moved(self, post: Post, today: Values, day: int) -> Change:
        office = self._luck.choice(self._offices)
        if office.open_until < days.TODAY and post.recorded < office.open_until:
            day = days.workday(office.open_until)
        names = ("unit_id", "manager_id", "deputy_id")
        there = (office.id, self._leaders.manager(post, office), self._leaders.deputy(post, office))
        return self._changed(day, dict(zip(names, there, strict=True)), {name: today[name] for name in names})

    def _married(self, today: Values, day: int) -> Change:
        earlier = self._names.family(self._luck)
        mail = self._names.mail(today["first_name"], earlier)
        return self._changed(
            day,
            {"last_name": earlier, "email": mail},
            {name: today[name] for name in ("last_name", "email")},
        )

    def _changed(self, day: int, old: Values, new: Values, label: str = "Person geändert") -> Change:
        day = days.workday(day)
        return Change(day, self._ledger.entry(day, self._luck.choice(CLERKS), label), old, new)
