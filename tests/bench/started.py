"""A start in a process of its own, bare or with the arguments of main.py: says what was when, and ends."""

import runpy
import sys
from collections.abc import Callable
from time import monotonic_ns

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

import bootstrap

BARE, WEIGH = "bare", "weigh"
SETTLED = 4000
"""Milliseconds after which what is loaded on the quiet has been loaded."""


def main(arguments: list[str]) -> None:
    if arguments[0] == BARE:
        application = QApplication([])
        window = QMainWindow()
        window.resize(int(arguments[1]), int(arguments[2]))
        window.show()
        _Eye(window, lambda: True, "painted", QApplication.quit)
        application.exec()
        return
    look = weigh if arguments[0] == WEIGH else look_at_start
    turn = QApplication.exec

    def turn_and_look() -> int:
        look()
        return turn()

    QApplication.exec = staticmethod(turn_and_look)  # type: ignore[method-assign]
    sys.argv = ["main.py", *(it for it in arguments if it != WEIGH)]
    runpy.run_path(str(bootstrap.ROOT / "main.py"), run_name="__main__")


def look_at_start() -> None:
    window = next(it for it in QApplication.topLevelWidgets() if it.isVisible())
    _Eye(window, lambda: True, "painted", lambda: _wait_for_today(window))


def weigh() -> None:
    """Say what the process weighs once the list of all devices is there and everything has come to rest."""
    QTimer.singleShot(SETTLED, _show_devices)


class _Eye(QObject):
    """Says when a widget has been painted with something to see."""

    def __init__(
        self, widget: QWidget, visible: Callable[[], bool], word: str, then: Callable[[], object]
    ) -> None:
        super().__init__(widget)
        self._visible = visible
        self._word = word
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._visible():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._say)
        return False

    def _say(self) -> None:
        _say(self._word, monotonic_ns())
        self._then()


def _wait_for_today(window: QWidget) -> None:
    """Complete is Heute with its figures, which take the longest."""
    from gui.screens.today.figures import FigureCard

    card = next((it for it in window.findChildren(FigureCard) if it.isVisible()), None)
    if card is None:
        QTimer.singleShot(1, window, lambda: _wait_for_today(window))
    else:
        _Eye(card, lambda: True, "today", QApplication.quit)
        card.update()


def _show_devices() -> None:
    from gui.window import Window

    window = next(it for it in QApplication.topLevelWidgets() if isinstance(it, Window))
    window.shell.show_screen("devices")
    QTimer.singleShot(SETTLED, _say_weight)


def _say_weight() -> None:
    import psutil

    _say("weight", psutil.Process().memory_full_info().uss)
    QApplication.quit()


def _say(word: str, value: int) -> None:
    print(word, value, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
