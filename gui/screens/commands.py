"""What can be done on a screen: a German verb with its icon and its keys."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.look.icons import icon as icon_of


def command(
    screen: QWidget,
    text: str,
    icon: str,
    keys: str,
    do: Callable[[], object],
    data: object = None,
    *,
    offered: bool = True,
) -> QAction:
    """An action that works while its screen is in sight; `data` tells apart those that share a slot.

    What is not `offered` to somebody is not to be seen, and Qt lets nothing that is hidden be triggered.
    """
    action = QAction(icon_of(icon), text, screen)
    action.setShortcut(QKeySequence(keys))
    action.setData(data)
    action.setVisible(offered)
    action.triggered.connect(do)
    screen.addAction(action)
    return action
