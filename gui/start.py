"""Start: an empty window is painted first, everything else follows."""

from __future__ import annotations

import sys
from functools import partial
from getpass import getuser
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gui.single import Single
from gui.window import Window

if TYPE_CHECKING:
    from inventory.settings import Arguments

NAME = "Mobilakte"


def run(arguments: Arguments) -> int:
    app = _named()
    single = Single(getuser(), arguments.database or f"{arguments.demo} {arguments.demo_size}")
    if not single.first():
        return 0 if single.hand_over(arguments.link or "") else _say_that_it_hangs(app)
    window = Window()
    window.painted.connect(partial(_go_on, app, arguments, single, window))
    window.show()
    return QApplication.exec()


def application() -> QApplication:
    """Qt as we want it: German, with our name, colours and letters."""
    app = _named()
    _dress(app)
    return app


def _named() -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setOrganizationName(NAME)
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME.lower())
    return app


def _dress(app: QApplication) -> None:
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
    from PySide6.QtGui import QIcon

    from gui import preferences
    from resources import ICONS

    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    german = QTranslator(app)
    if german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(german)
    app.setWindowIcon(QIcon(str(ICONS / "app.ico")))
    preferences.dress(app)


def _go_on(app: QApplication, arguments: Arguments, single: Single, window: Window) -> None:
    """The window is in sight: now the rest."""
    from gui.crash import Crash
    from gui.program import Program

    crash = Crash(app)
    crash.listen()
    _dress(app)
    program = Program(arguments, single, window, app)
    crash.happened.connect(program.show_crash)
    app.aboutToQuit.connect(program.end)
    program.begin()


def _say_that_it_hangs(app: QApplication) -> int:
    from gui.messages import say_and_wait

    _dress(app)
    say_and_wait(NAME, "Mobilakte läuft schon, antwortet aber nicht. Bitte das laufende Programm beenden.")
    return 1
