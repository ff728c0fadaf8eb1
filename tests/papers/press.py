"""Makes the files, and pictures of their pages."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from inventory import tables as _tables  # noqa: F401 (declares them)
from inventory.papers.drawing import draw
from inventory.papers.facts import Facts
from inventory.papers.wording import Wording
from inventory.store import address
from inventory.store.database import Store, open_store
from tests.papers.cases import CASE_SAMPLES
from tests.papers.devices import DEVICE_SAMPLES

NUMBER = "7K3F9QZ"
DOTS = 110
"""An inch, as fine as a screen shows a page."""
Sample = Callable[[Store], tuple[Wording, Facts]]
SAMPLES: Mapping[str, Sample] = {**CASE_SAMPLES, **DEVICE_SAMPLES}
"""A paper by the name of its file: its wording and the facts of somebody's case, person or device."""


def printed(folder: Path, *, pictures: bool = False, scripts: bool = False, only: str = "") -> Iterator[Path]:
    """The paths of the files, one by one as they are made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SAMPLES:
        if only not in name:
            continue
        path = folder / f"{name}.pdf"
        made = made_on_its_own(name)
        if scripts:
            yield _script(made, path.with_suffix(".txt"))
            continue
        path.write_bytes(made)
        yield path
        if pictures:
            yield from _pictures(path)


def made_on_its_own(name: str) -> bytes:
    """The paper, of a city that has nothing but the case it is about."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        store = open_store(address.of_file(Path(place) / "sample.db"))
        try:
            return made(store, name)
        finally:
            store.close()


def made(store: Store, name: str) -> bytes:
    wording, facts = SAMPLES[name](store)
    return draw(wording, facts, NUMBER)


def _script(made: bytes, path: Path) -> Path:
    from tests.inventory.papers.judge import script

    path.write_text(script(made), encoding="utf-8", newline="\n")
    return path


def _pictures(path: Path) -> Iterator[Path]:
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        for place, page in enumerate(document, 1):
            picture = path.with_name(f"{path.stem}-{place}.png")
            page.render(scale=DOTS / 72).to_pil().save(picture)
            yield picture
