"""A file, or a folder of files, that is written whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from inventory.errors import Refused
from inventory.store.refusals import refusal_for


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Write to the path this gives; only when the block ends well does it become `path`."""
    if path.is_dir():
        raise Refused(f"„{path.name}“ ist ein Ordner. Bitte wählen Sie einen anderen Namen.")
    draft = path.with_name(f".{path.stem} {uuid4().hex[:8]}{path.suffix}")
    try:
        yield draft
        _take_place(draft, path)
    except OSError as error:
        raise refusal_for(error) or error from None
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """The same for a folder, which must be a new one."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise Refused(f"„{path.name}“ gibt es schon. Bitte wählen Sie einen anderen Namen.")
    draft = path.with_name(f".{path.name} {uuid4().hex[:8]}")
    try:
        draft.mkdir()
        yield draft
        if path.exists():
            path.rmdir()
        draft.rename(path)
    except OSError as error:
        raise refusal_for(error) or error from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _take_place(draft: Path, path: Path) -> None:
    try:
        draft.replace(path)
    except PermissionError:
        raise Refused(
            f"„{path.name}“ ist gerade in einem anderen Programm geöffnet oder schreibgeschützt. "
            "Bitte schließen Sie die Datei dort oder wählen Sie einen anderen Namen."
        ) from None
