"""From the command to the painted window and the work of today, against a bare Qt window of the same size."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic_ns

import bootstrap
from tests import offscreen
from tests.bench.figures import Amount, Figure
from tests.bench.started import BARE, WEIGH

STARTS = 12
SIZE = ("1440", "900")
PROFILE = ("HOME", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
"""Where a person's own things are; here those of nobody."""

MEGABYTE = 1_000_000
HR = "hr01"


def figures(url: str, empty: str, profile: Path, starts: int = STARTS) -> Iterator[Figure]:
    """All three starts by turns; the first of each only warms up."""
    painted, today, bare = [], [], []
    for turn in range(starts + 1):
        ours = _start(profile, "--database", url)
        yardstick = _start(profile, BARE, *SIZE)
        if turn:
            painted.append(ours["painted"])
            today.append(ours["today"] - ours["painted"])
            bare.append(yardstick["painted"])
    yardstick_taken = Amount(median(bare))
    name = "bare Qt window"
    yield Figure("window painted", Amount(median(painted)), name, yardstick_taken, ratio=1.3)
    after = Amount(median(today))
    yield Figure("Heute complete, after the window", after, name, yardstick_taken, limit=Amount(0.3))
    full, hollow = (_weight(profile, it) for it in (url, empty))
    more = Amount((full - hollow) / MEGABYTE, "MB")
    limit = Amount(80, "MB")
    yield Figure(
        "memory, more than with an empty list",
        more,
        "empty list",
        Amount(hollow / MEGABYTE, "MB"),
        limit=limit,
    )


def _start(profile: Path, *arguments: str) -> dict[str, float]:
    """Seconds from the command to each word the start says."""
    begun = monotonic_ns()
    return {word: (value - begun) / 1e9 for word, value in _said(profile, *arguments).items()}


def _weight(profile: Path, url: str) -> float:
    return _said(profile, WEIGH, "--database", url)["weight"]


def _said(profile: Path, *arguments: str) -> dict[str, int]:
    environment = {**os.environ, **dict.fromkeys(PROFILE, str(profile))}
    environment |= {"QT_QPA_PLATFORM": offscreen.PLATFORM, "LOGNAME": HR}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.started", *arguments],
        cwd=bootstrap.ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    words = (line.split() for line in done.stdout.splitlines())
    return {word: int(value) for word, value in words}
