"""The real window at a database, without a display."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from gui import start
from gui.look import theme
from inventory.store import address
from tests import offscreen
from tests.sitting import sitting


@contextmanager
def opened(url: str) -> Iterator[QWidget]:
    """The window with its first list in sight, which is still being read."""
    path = address.sqlite_path(url)
    assert path is not None
    offscreen.use()
    theme.exact(start.application())
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(path.parent / "desk"))
    with sitting(url, path.parent / "desk") as program:
        yield program.window
