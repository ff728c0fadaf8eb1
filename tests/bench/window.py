"""The real window at a database, without a display."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from gui import start
from gui.look import theme
from inventory.store import address
from tests import offscreen
from tests.sitting import sitting


@contextmanager
def opened(url: str, login: str, screen: str) -> Iterator[QWidget]:
    """The window with the list of this screen in sight, which is still being read."""
    path = address.sqlite_path(url)
    assert path is not None
    offscreen.use()
    theme.exact(_application())
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(path.parent / "desk"))
    with sitting(url, path.parent / "desk", login) as program:
        program.window.shell.show_screen(screen)
        yield program.window


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else start.application()
