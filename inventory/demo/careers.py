"""Posts of the invented city and the working lives behind them: entry, exit, return, training."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from random import Random

from inventory.demo import days
from inventory.demo.organisation import Office

TRAINEES, LEFT, LEAVES_SOON, LEAVES_LATER, RETURNED, COMES_SOON = 0.048, 0.034, 0.008, 0.014, 0.005, 0.003
"""Shares of those who lead nobody."""

LEFT_JUST_NOW = 0.2
LONGEST, USUAL = 40 * days.YEAR, 6 * days.YEAR
NEW_HEAD = 0.15
NEEDS_DEPUTY = 4
FIRST_NUMBER, LARGEST_GAP = 100_017, 4


class Rank(IntEnum):
    HEAD = 0
    DEPUTY = 1
    MEMBER = 2


@dataclass(slots=True)
class Post:
    """`left` and `returned` are the gap of somebody who came back, `handed_over` the day a head went."""

    office: Office
    rank: Rank
    entry: int
    exit: int = days.NEVER
    left: int = 0
    returned: int = 0
    handed_over: int = 0
    trainee: bool = False
    recorded: int = 0
    number: int = 0

    @property
    def plain(self) -> bool:
        return self.rank is Rank.MEMBER and self.exit == days.NEVER and not (self.trainee or self.returned)


def posts(offices: list[Office], *, thorough: bool) -> list[Post]:
    """Every post, in the order in which its holder was recorded: those who lead before those they lead."""
    luck = Random("careers")
    found = [post for office in offices for post in _of(office, luck, thorough)]
    number = FIRST_NUMBER
    for post in sorted(found, key=lambda it: it.entry):
        post.number = number = number + luck.randint(1, LARGEST_GAP)
    for post in found:
        post.recorded = _recorded(post.entry, thorough)
    found.sort(key=lambda it: (it.recorded, it.rank, len(it.office.line), not it.handed_over))
    return found


def _of(office: Office, luck: Random, thorough: bool) -> Iterator[Post]:
    had_another_head = thorough and office.posts > 2 * NEEDS_DEPUTY and luck.random() < NEW_HEAD
    for place in range(office.posts):
        if place == 0:
            yield Post(office, Rank.HEAD, _long_ago(luck))
        elif place == 1 and office.posts >= NEEDS_DEPUTY:
            yield Post(office, Rank.DEPUTY, _long_ago(luck))
        elif place == 2 and had_another_head:
            gone = days.month_end(luck.randrange(days.on(2020, 3, 1), days.on(2026, 6, 1)))
            yield Post(office, Rank.HEAD, _long_ago(luck), exit=gone, handed_over=gone)
        else:
            yield _member(office, luck)


def _member(office: Office, luck: Random) -> Post:
    started = days.TODAY - int(luck.triangular(20, LONGEST, USUAL))
    post = Post(office, Rank.MEMBER, days.month_start(started))
    chance = luck.random()
    if chance < TRAINEES:
        _train(post, luck)
    elif (chance := chance - TRAINEES) < LEFT:
        _leave(post, luck)
    elif (chance := chance - LEFT) < LEAVES_SOON:
        post.exit = luck.choice((days.on(2026, 11, 30), days.on(2026, 12, 31), days.on(2027, 1, 31)))
    elif (chance := chance - LEAVES_SOON) < LEAVES_LATER:
        post.exit = days.month_end(days.TODAY + luck.randrange(100, 400))
    elif (chance := chance - LEAVES_LATER) < RETURNED:
        _come_back(post, luck)
    elif chance - RETURNED < COMES_SOON:
        post.entry = luck.choice((days.on(2026, 12, 1), days.on(2027, 1, 1)))
    return post


def _train(post: Post, luck: Random) -> None:
    year = luck.choice((2024, 2025, 2026))
    post.trainee, post.entry = True, days.on(year, luck.choice((8, 9)), 1)
    post.exit = days.years_later(post.entry, 3)


def _leave(post: Post, luck: Random) -> None:
    if luck.random() < LEFT_JUST_NOW:
        earliest, latest = days.on(2026, 7, 1), days.on(2026, 10, 1)
    else:
        earliest, latest = days.on(2020, 1, 1), days.on(2026, 6, 1)
    post.exit = days.month_end(luck.randrange(earliest, latest + 1))
    if post.entry > post.exit - days.YEAR:
        post.entry = days.month_start(post.exit - luck.randrange(2 * days.YEAR, LONGEST))


def _come_back(post: Post, luck: Random) -> None:
    post.entry = _long_ago(luck)
    post.left = days.month_end(luck.randrange(days.on(2020, 1, 1), days.on(2024, 6, 1)))
    post.returned = days.month_start(post.left + luck.randrange(200, 800))


def _long_ago(luck: Random) -> int:
    return days.month_start(luck.randrange(days.on(1988, 4, 1), days.on(2016, 10, 1)))


def _recorded(entry: int, thorough: bool) -> int:
    """A fortnight before the first day; in a very large city once a month."""
    day = max(days.INTRODUCTION, min(days.workday(entry - 14), days.YESTERDAY))
    return day if thorough or day == days.INTRODUCTION else days.workday(days.month_start(day))
