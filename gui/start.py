"""Start: the window is painted first, everything else follows."""

import sys
from getpass import getuser

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gui import preferences
from gui.crash import Crash
from gui.program import Program
from gui.single import Single
from inventory.errors import Refused
from inventory.settings import NAME, Arguments, settings
from resources import ICONS


def run(arguments: Arguments) -> int:
    app = application()
    crash = Crash(app)
    crash.listen()
    try:
        where = settings(arguments)
    except Refused as refused:
        return _say(refused.message)
    single = Single(where.data, where.database)
    if not single.first():
        taken = single.hand_over(arguments.link or "")
        return 0 if taken else _say("Mobilakte läuft schon, antwortet aber nicht. Bitte dort beenden.")
    program = Program(arguments, where, single, getuser())
    crash.happened.connect(program.show_crash)
    program.begin()
    code = QApplication.exec()
    program.end()
    return code


def application() -> QApplication:
    """Qt as we want it: German, with our name, colours and letters."""
    app = QApplication(sys.argv[:1])
    app.setOrganizationName(NAME)
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME.lower())
    app.setWindowIcon(QIcon(str(ICONS / "app.ico")))
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    german = QTranslator(app)
    if german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(german)
    preferences.dress(app)
    return app


def _say(sentence: str) -> int:
    """There is no window to say it in yet."""
    from gui.messages import say_and_wait

    say_and_wait(NAME, sentence)
    return 1
