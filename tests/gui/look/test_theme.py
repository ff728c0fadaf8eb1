"""The theme dresses the program, follows the system and leaves high contrast alone."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui.look import theme
from gui.look.tokens import BODY, DARK, LIGHT, MEDIUM, SEMIBOLD, TITLE, Tone
from gui.parts.text import Body, Muted
from tests.contrast import contrast


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp)


def test_dark_can_be_asked_for_and_taken_back(dressed: QApplication) -> None:
    theme.apply(dressed, dark=True)
    assert theme.colour(dressed.palette(), "panel") == QColor(DARK.panel)
    theme.apply(dressed, dark=False)
    assert theme.colour(dressed.palette(), "panel") == QColor(LIGHT.panel)


def test_words_on_screen_change_colour_with_the_scheme(dressed: QApplication, qtbot: QtBot) -> None:
    late, quiet = Body("seit 4 Tagen", tone=Tone.OVERDUE), Muted("leise")
    qtbot.addWidget(late)
    qtbot.addWidget(quiet)
    for dark, scheme in ((True, DARK), (False, LIGHT)):
        theme.apply(dressed, dark)
        dressed.processEvents()
        assert late.palette().color(late.foregroundRole()) == QColor(scheme.overdue.strong)
        assert quiet.palette().color(quiet.foregroundRole()) == QColor(scheme.muted)


def test_a_text_can_lose_its_tone(qtbot: QtBot) -> None:
    text = Body("Frist", tone=Tone.OVERDUE)
    qtbot.addWidget(text)
    text.set_tone(None)
    assert text.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.text)


def test_a_high_contrast_theme_keeps_its_own_colours() -> None:
    system = QPalette(QColor("#000000"))
    for role, name in (
        (QPalette.ColorRole.WindowText, "#FFFFFF"),
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.Highlight, "#1AEBFF"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
    ):
        system.setColor(role, QColor(name))
    assert theme.colour(system, "text") == QColor("#FFFFFF")
    assert theme.colour(system, "line") == QColor("#FFFFFF")
    assert theme.tone(system, Tone.OVERDUE) == (QColor("#FFFFFF"), QColor("#000000"))
    selection = theme.colour(system, "selection").name()
    assert selection != "#000000"
    assert contrast("#FFFFFF", selection) >= 4.5


def test_an_icon_in_a_menu_is_seen_on_the_highlighted_entry(dressed: QApplication) -> None:
    theme.apply(dressed, dark=True)
    menus = dressed.palette(QMenu())
    assert menus.color(QPalette.ColorRole.Highlight) == QColor(DARK.selection)
    assert menus.color(QPalette.ColorRole.HighlightedText) == QColor(DARK.text)


def test_distances_and_letters_grow_together(qapp: QApplication) -> None:
    theme.exact(qapp, body=2 * BODY)
    assert theme.px(24) == 48
    assert theme.font(TITLE).pixelSize() == 48


def test_the_exact_look_has_a_real_face_for_every_weight() -> None:
    for weight in (MEDIUM, SEMIBOLD):
        face = QFontInfo(theme.font(BODY, weight))
        assert (face.family(), face.weight()) == ("Noto Sans", weight)


def test_body_text_is_never_smaller_than_thirteen_pixels(dressed: QApplication) -> None:
    theme.apply(dressed)
    assert theme.px(BODY) >= BODY


def test_no_style_sheet_is_laid_over_the_program(dressed: QApplication) -> None:
    theme.apply(dressed)
    assert dressed.styleSheet() == ""


def test_importing_the_parts_parses_no_icon_and_loads_no_font() -> None:
    probe = (
        "import importlib, pkgutil, sys, gui.parts, gui.look.icons\n"
        "for module in pkgutil.iter_modules(gui.parts.__path__, 'gui.parts.'):\n"
        "    importlib.import_module(module.name)\n"
        "heavy = {'PySide6.QtSvg', 'sqlalchemy', 'sqlmodel', 'reportlab'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(heavy)) or None)\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
