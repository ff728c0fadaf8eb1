"""What day it is at this desk; in the invented city it is always the same."""

from datetime import date

_stands_still: date | None = None


def today() -> date:
    return _stands_still or date.today()  # noqa: DTZ011 (people count days in their own time zone)


def stand_still(on: date | None) -> None:
    """From now on it is this day, or again the day it is."""
    global _stands_still  # noqa: PLW0603 (a day is the same for the whole program)
    _stands_still = on
