"""What can be done on a screen: a German verb with its icon and its keys."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.look.icons import icon as icon_of


def command(
    screen: QWidget, text: str, icon: str, keys: str, do: Callable[[], object], data: object = None
) -> QAction:
    """An action that works while its screen is in sight; `data` tells apart those that share a slot."""
    action = QAction(icon_of(icon), text, screen)
    action.setShortcut(QKeySequence(keys))
    action.setData(data)
    action.triggered.connect(do)
    screen.addAction(action)
    return action
