"""The window: an empty frame that is painted at once, furnished as soon as it is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from gui.look.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from gui.desk import Desk
    from gui.menus import Menus
    from gui.screen import Screen
    from gui.shell import Shell

SIZE, SMALLEST = QSize(1440, 900), QSize(960, 600)
GEOMETRY = "window/geometry"
EQUIPPED_AFTER = 100
"""Milliseconds the first list has for itself; nobody has chosen from a menu by then."""


class Window(QMainWindow):
    """Without a desk it is painted in no time: the first use of the name `Qt` alone costs 15 ms."""

    painted = Signal()  # for the first time
    equipped = Signal()  # with menus and scanner

    shell: Shell
    menus: Menus

    def __init__(self, desk: Desk | None = None, screens: Sequence[Screen] | None = None) -> None:
        super().__init__()
        self._painted = False
        self.setWindowTitle("Mobilakte")
        self.setMinimumSize(SMALLEST)
        self._prime()
        self._come_back()
        if desk:
            self.furnish(desk, screens)

    def furnish(self, desk: Desk, screens: Sequence[Screen] | None = None) -> None:
        """Bring in everything but the screens, which need the database."""
        from gui.screens import SCREENS
        from gui.shell import Shell

        self.setPalette(QPalette())
        self.shell = Shell(desk, SCREENS if screens is None else screens)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.shell)
        self.setCentralWidget(self._pages)
        self.menuBar().addMenu("Datei")  # keeps the place of the menus
        desk.opened.connect(self.begin)

    def begin(self) -> None:
        """The database can be read; the first list comes first, then what people need a moment later."""
        self._pages.setCurrentWidget(self.shell)
        self.shell.begin()
        QTimer.singleShot(EQUIPPED_AFTER, self, self._equip)

    def show_page(self, page: QWidget) -> None:
        """Instead of everything else."""
        old = self._pages.widget(1)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()

    def raise_up(self) -> None:
        """Come to the front, for somebody who started the program once more."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def remember(self) -> None:
        QSettings().setValue(GEOMETRY, self.saveGeometry())

    def leave(self) -> None:
        """Make room for another window; the lists give their connections back."""
        from gui.parts.list.panel import ListPanel

        for panel in self.findChildren(ListPanel):
            panel.stop()
        self.close()
        self.deleteLater()

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.centralWidget() and self.shell.job:
            event.ignore()
            self._ask_to_break_off(self.shell.job.title)
            return
        self.remember()
        super().closeEvent(event)

    def _prime(self) -> None:
        """The colours of the first moment, which are those of the next."""
        dark = self.palette().window().color().lightness() < 128
        scheme = DARK if dark else LIGHT
        # Two colours, because the constructor with one asks for the whole of `Qt`.
        self.setPalette(QPalette(QColor(scheme.panel), QColor(scheme.ground)))

    def _equip(self) -> None:
        from gui.menus import Menus
        from gui.scanner import Scanner

        self.menus = Menus(self, self.shell)
        self.equipped.emit()
        Scanner(self.shell.scanned, self)

    def _come_back(self) -> None:
        """Where the window was when it was last closed."""
        geometry = QSettings().value(GEOMETRY, QByteArray(), type=QByteArray)
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(SIZE.boundedTo(self.screen().availableSize() * 0.95))

    def _ask_to_break_off(self, title: str) -> None:
        from gui.messages import confirm

        sentence = f"Noch nicht fertig: {title}"
        confirm(
            self,
            "Trotzdem beenden?",
            sentence,
            "Abbrechen und beenden",
            self._break_off,
            stay="Weiterlaufen lassen",
        )

    def _break_off(self) -> None:
        self.shell.break_off()
        self.shell.job = None
        self.close()
