"""Catches what a barcode scanner types past every text field, so that no list and no button hears it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from gui.pace import ENTER, LONGEST_GAP, Pace

NOT_A_SCANNERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
TEXT_FIELDS = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)


class Scanner(QObject):
    """Keys are held back for a moment: a code goes to `scanned`, fingers get their keys a blink later."""

    def __init__(self, scanned: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._scanned = scanned
        self._pace = Pace()
        self._held: list[QKeyEvent] = []
        self._window: QWindow | None = None
        self._wait = QTimer(self, singleShot=True, interval=LONGEST_GAP + 10)
        self._wait.timeout.connect(self._let_go)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if event.type() == QEvent.Type.KeyRelease and self._held:
            self._hold(event)
            return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        if self._is_for_somebody_else(event):
            self._let_go()
            return False
        if event.key() in ENTER:
            if code := self._pace.scanned(event):
                self._wait.stop()
                self._held.clear()
                self._scanned(code)
                return True
            self._let_go()
            return False
        self._pace.press(event)
        self._hold(event)
        self._wait.start()
        return True

    def _is_for_somebody_else(self, event: QKeyEvent) -> bool:
        plain = event.key() in ENTER or (event.text().isprintable() and event.text().strip())
        return (
            not plain
            or event.isAutoRepeat()
            or bool(event.modifiers() & NOT_A_SCANNERS)
            or QApplication.activePopupWidget() is not None
            or isinstance(QApplication.focusWidget(), TEXT_FIELDS)
        )

    def _hold(self, event: QKeyEvent) -> None:
        self._held.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))

    def _let_go(self) -> None:
        """These were fingers."""
        self._wait.stop()
        held, self._held = self._held, []
        if target := QApplication.focusWidget() or QApplication.activeWindow():
            for event in held:
                QCoreApplication.sendEvent(target, event)

    def _follow(self, window: QWindow | None) -> None:
        """Keys come to the window in front; only that one is listened to."""
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
