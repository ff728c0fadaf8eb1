"""A hasty user: clicks, types, scans and presses keys anywhere, the same way for the same seed."""

import random
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

TEXTS = (
    "",
    "0",
    "-1",
    "Müller-Lüdenscheidt",
    "Ł şĞ 漢字 🎉",
    "'; DROP TABLE device;--",
    "x" * 60,
    "31.02.2026",
    "01.11.2026",
    "1.234,56",
    "\t\n",
    "=1+1",
    "N-0000",
    "100 %",
)
KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_End,
    Qt.Key.Key_Home,
    Qt.Key.Key_F2,
    Qt.Key.Key_F5,
    Qt.Key.Key_A,
    Qt.Key.Key_K,
    Qt.Key.Key_N,
    Qt.Key.Key_Z,
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PAUSES = (0, 0, 2, 10, 40)
"""Milliseconds between two acts: sometimes before anything can have arrived, sometimes after."""


class Monkey:
    """`avoid` are words on buttons and in menus that lead out of the window; `codes` are what it may scan."""

    def __init__(self, window: QWidget, seed: int, codes: tuple[str, ...], avoid: tuple[str, ...]) -> None:
        self._window = window
        self._random = random.Random(seed)
        self._codes = codes
        self._avoid = avoid
        self._acts: tuple[Callable[[QWidget], str], ...] = (
            self._click,
            self._click,
            self._click,
            self._click_twice,
            self._open_menu,
            self._press,
            self._type,
            self._scan,
            self._turn_wheel,
        )
        self._loop = QEventLoop()
        self._left, self._over = 0, 0.0
        self.deeds: list[str] = []

    def play(self, steps: int, seconds: float) -> None:
        """So many acts, or as many as fit into the time."""
        self._left = steps
        self._over = monotonic() + seconds
        QTimer.singleShot(0, self._tick)
        self._loop.exec()

    def _tick(self) -> None:
        if self._left <= 0 or monotonic() > self._over:
            self._stop()
            return
        self._left -= 1
        # Before the act: a menu of a button has an event loop of its own and comes back only when it closes.
        QTimer.singleShot(self._random.choice(PAUSES), self._tick)
        place = len(self.deeds)
        self.deeds.append("…")
        self.deeds[place] = self._act()

    def _stop(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._loop.quit()

    def _act(self) -> str:
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        if isinstance(front, QMenu):
            return self._choose(front)
        targets = [it for it in [front, *front.findChildren(QWidget)] if self._offers(it)]
        act = self._random.choice(self._acts)
        return act(self._random.choice(targets)) if targets else "nothing to act on"

    def _offers(self, widget: QWidget) -> bool:
        return (
            widget.isVisible()
            and widget.isEnabled()
            and not widget.visibleRegion().isEmpty()
            and not (isinstance(widget, QAbstractButton) and self._leads_out(widget.text()))
        )

    def _leads_out(self, words: str) -> bool:
        return any(it in words for it in self._avoid)

    def _choose(self, menu: QMenu) -> str:
        offered = [it for it in menu.actions() if it.isEnabled() and it.menu() is None and it.text()]
        inviting: list[QAction | None] = [it for it in offered if not self._leads_out(it.text())]
        chosen = self._random.choice([*inviting, None])
        menu.close()
        if chosen is None:
            return "left the menu"
        words = chosen.text()
        chosen.trigger()
        return f"chose {words}"

    def _somewhere(self, widget: QWidget) -> QPoint:
        across = self._random.randrange(max(widget.width(), 1))
        return QPoint(across, self._random.randrange(max(widget.height(), 1)))

    def _click(self, widget: QWidget) -> str:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=self._somewhere(widget))
        return f"clicked {_told(widget)}"

    def _click_twice(self, widget: QWidget) -> str:
        told = _told(widget)
        place = self._somewhere(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        if widget.isVisible():
            QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)
        return f"double-clicked {told}"

    def _open_menu(self, widget: QWidget) -> str:
        widget.customContextMenuRequested.emit(self._somewhere(widget))
        return f"asked for the menu of {_told(widget)}"

    def _press(self, widget: QWidget) -> str:
        key, modifier = self._random.choice(KEYS), self._random.choice(MODIFIERS)
        QTest.keyClick(QApplication.focusWidget() or widget, key, modifier)
        return f"pressed {modifier.name} {key.name}"

    def _type(self, widget: QWidget) -> str:
        text = self._random.choice(TEXTS)
        self._send(widget, text)
        return f"typed {text!r}"

    def _scan(self, widget: QWidget) -> str:
        code = self._random.choice(self._codes)
        self._send(widget, code)
        QTest.keyClick(QApplication.focusWidget() or self._window, Qt.Key.Key_Return)
        return f"scanned {code}"

    def _send(self, widget: QWidget, text: str) -> None:
        """Letter by letter to whatever has the focus then; `QTest.keyClicks` knows Latin-1 only."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                receiver = QApplication.focusWidget() or self._window
                QApplication.sendEvent(receiver, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def _turn_wheel(self, widget: QWidget) -> str:
        place = QPointF(self._somewhere(widget))
        turn = QPoint(0, self._random.choice((-360, -120, 120, 360)))
        QApplication.sendEvent(
            widget,
            QWheelEvent(
                place,
                widget.mapToGlobal(place),
                QPoint(),
                turn,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )
        return f"turned the wheel over {_told(widget)}"


def _told(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words!r}"
