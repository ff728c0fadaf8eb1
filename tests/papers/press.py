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

NUMBER = "7K3F9QZ"
DOTS = 110
"""An inch, as fine as a screen shows a page."""
Sample = Callable[[Store], tuple[Wording, Facts]]
SAMPLES: Mapping[str, Sample] = {**CASE_SAMPLES}
"""A paper by the name of its file: its wording and the facts of somebody's case, person or device."""


def printed(folder: Path, *, pictures: bool, only: str = "") -> Iterator[Path]:
    """The paths of the files, one by one as they are made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sample in SAMPLES.items():
        if only not in name:
            continue
        with TemporaryDirectory(ignore_cleanup_errors=True) as place:
            store = open_store(address.of_file(Path(place) / "sample.db"))
            try:
                wording, facts = sample(store)
            finally:
                store.close()
        path = folder / f"{name}.pdf"
        path.write_bytes(draw(wording, facts, NUMBER))
        yield path
        if pictures:
            yield from _pictures(path)


def _pictures(path: Path) -> Iterator[Path]:
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        for place, page in enumerate(document, 1):
            picture = path.with_name(f"{path.stem}-{place}.png")
            page.render(scale=DOTS / 72).to_pil().save(picture)
            yield picture
