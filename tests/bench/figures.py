"""What was measured, as a table that reads the same on a screen and in the README."""

from dataclasses import dataclass

HEADINGS = ("Figure", "Measured", "Yardstick", "Ratio", "Target", "")


@dataclass(frozen=True)
class Amount:
    """A number of something; times are given in seconds."""

    value: float
    unit: str = "s"

    def __str__(self) -> str:
        value, unit = (self.value * 1000, "ms") if self.unit == "s" else (self.value, self.unit)
        places = 2 if value < 1 else 1 if value < 10 else 0
        return f"{value:,.{places}f} {unit}"


@dataclass(frozen=True)
class Figure:
    """`limit` is the most an amount may be, `ratio` the most it may be as a multiple of the yardstick."""

    name: str
    measured: Amount
    yardstick: str
    beside: Amount
    ratio: float | None = None
    limit: Amount | None = None

    @property
    def times(self) -> float:
        return self.measured.value / self.beside.value if self.beside.value else 0.0

    @property
    def kept(self) -> bool:
        within_ratio = self.ratio is None or self.times <= self.ratio
        return within_ratio and (self.limit is None or self.measured.value <= self.limit.value)

    def cells(self) -> tuple[str, ...]:
        target = f"≤ {self.limit}" if self.limit else f"≤ {self.ratio:g} ×" if self.ratio else "–"
        times = f"{self.times:.2f} ×" if self.times < 10 else f"{self.times:.0f} ×"
        beside = f"{self.beside} {self.yardstick}"
        verdict = "–" if target == "–" else "ok" if self.kept else "over"
        return self.name, str(self.measured), beside, times, target, verdict


def line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def headings() -> str:
    return f"{line(HEADINGS)}\n{line(('---',) * len(HEADINGS))}"
