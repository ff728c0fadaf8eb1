"""The real window at a database, without a display."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.parts.list.view import ListView
from gui.screens import SCREENS
from gui.window import Window
from inventory.actor import Actor
from inventory.store import address
from tests import offscreen
from tests.bench.look import until


@contextmanager
def opened(url: str) -> Iterator[QWidget]:
    """The window with its first list in sight, which is still being read."""
    offscreen.use()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    _forget_settings(url)
    theme.exact(application)
    desk = Desk(Actor("it01"))
    window = Window(desk, SCREENS)
    window.show()
    desk.open(url)
    until(lambda: any(it.isVisible() for it in window.findChildren(ListView)))
    yield window
    window.close()
    window.deleteLater()
    desk.close()


def _forget_settings(url: str) -> None:
    """What is remembered of the window is remembered beside the database, and goes with it."""
    QCoreApplication.setApplicationName("Mobilakte")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    path = address.sqlite_path(url)
    assert path is not None
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(path.parent / "settings"))
