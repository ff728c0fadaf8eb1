"""The folder a scanner writes into: what has come to rest is read, and put away, never thrown away."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from inventory.store.refusals import refusal_for

PUT_AWAY = "Abgelegt"
KINDS = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png"})
_HALF_WRITTEN = (".", "~")
"""How the names of files begin that somebody is still writing."""

State = tuple[int, int]


class Inbox:
    """Looked into again and again; a file counts as written once it stayed the same from look to look."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[Path, State] = {}
        self._handed_out: dict[Path, State] = {}

    def look(self) -> list[Path]:
        """What has arrived and is whole; a file is handed out once, and again only when it has changed."""
        found = dict(self._states())
        arrived = [path for path, state in found.items() if self._seen.get(path) == state]
        fresh = [path for path in arrived if self._handed_out.get(path) != found[path]]
        self._seen = found
        self._handed_out = {path: state for path, state in self._handed_out.items() if path in found}
        self._handed_out |= {path: found[path] for path in fresh}
        return sorted(fresh)

    def put_away(self, path: Path) -> Path:
        """Move what has been filed out of the way; whoever still writes it keeps it where it is."""
        into = self.folder / PUT_AWAY
        try:
            into.mkdir(exist_ok=True)
            return path.rename(_free(into / path.name))
        except OSError as error:
            raise refusal_for(error) or error from None

    def _states(self) -> Iterator[tuple[Path, State]]:
        try:
            entries = list(self.folder.iterdir())
        except OSError as error:
            raise refusal_for(error) or error from None
        for path in entries:
            with suppress(OSError):  # it went while we looked
                state = path.stat()
                expected = path.suffix.lower() in KINDS and not path.name.startswith(_HALF_WRITTEN)
                if expected and path.is_file() and state.st_size:
                    yield path, (state.st_size, state.st_mtime_ns)


def _free(path: Path) -> Path:
    """A name nobody has taken: the first of „Scan.pdf“, „Scan (2).pdf“ and so on."""
    number = 2
    wanted = path
    while wanted.exists():
        wanted = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return wanted
