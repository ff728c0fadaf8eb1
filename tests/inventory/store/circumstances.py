"""What may befall a database file: an account without rights, a disk that fails."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def ordinary_account() -> Iterator[Path]:
    """A folder of an account that file permissions hold back, and that account until the end of the block."""
    if sys.platform == "win32":
        raise NotImplementedError
    folder = Path(tempfile.mkdtemp(prefix="mobilakte-"))
    privileged = os.geteuid() == 0
    if privileged:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if privileged:
            os.seteuid(0)
        shutil.rmtree(folder)


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """The operating system refuses to write further into any file."""
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
