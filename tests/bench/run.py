"""All figures, one after the other."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from inventory.actor import Actor, Role
from inventory.approvals.lists import APPLICATIONS
from inventory.devices.lists import DEVICES
from inventory.sight import seen_by
from tests.bench import city, figures, history, lists, papers, start, window, writing
from tests.bench.figures import Figure

LISTS = (
    ("it01", "devices", seen_by(DEVICES, Actor("it01", frozenset({Role.IT})))),
    ("hr01", "approvals", seen_by(APPLICATIONS, Actor("hr01", frozenset({Role.HR})))),
)
SAMPLE, QUICK_SAMPLE = 5_000, 1_000
STARTS, QUICK_STARTS = 12, 4


def run(devices: int, *, quick: bool) -> None:
    with TemporaryDirectory(prefix="mobilakte-bench-", ignore_cleanup_errors=True) as folder:
        print(f"{devices:,} devices; program and yardstick by turns, so that the ratio counts.\n")
        print(figures.headings(), flush=True)
        for figure in measured(devices, Path(folder), quick=quick):
            print(figures.line(figure.cells()), flush=True)


def measured(devices: int, folder: Path, *, quick: bool) -> Iterator[Figure]:
    url = city.copy_of(devices, folder)
    yield from start.figures(url, city.empty(folder), folder, QUICK_STARTS if quick else STARTS)
    for login, screen, listing in LISTS:
        page = lists.page(url, listing)
        yield page
        with window.opened(url, login, screen) as shown:
            yield from lists.InSight(shown, url, listing, page.beside).figures()
    yield from history.figures(QUICK_SAMPLE if quick else SAMPLE, folder)
    yield from writing.figures(url)
    yield from papers.figures(quick=quick)
