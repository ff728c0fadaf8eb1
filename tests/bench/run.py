"""All figures, one after the other."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import city, figures, history, lists, start, window, writing
from tests.bench.figures import Figure

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
    page = lists.page(url)
    yield page
    with window.opened(url) as shown:
        yield from lists.InSight(shown, url, page.beside).figures()
    yield from history.figures(QUICK_SAMPLE if quick else SAMPLE, folder)
    yield from writing.figures(url)
