"""Icons are there, sharp, and in the colours of the scheme."""

import gc
import re
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

import gui
from gui.look import theme
from gui.look.icons import icon
from gui.look.tokens import DARK, LIGHT, Tone
from resources import ICONS


def colours(image: QImage) -> set[str]:
    """The colours of the fully covered pixels."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


def test_every_icon_named_in_the_window_is_bundled() -> None:
    sources = Path(gui.__file__).parent.rglob("*.py")
    named = {name for file in sources for name in re.findall(r"icon\(\"([a-z-]+)\"", file.read_text("utf-8"))}
    assert named
    assert named <= {file.stem for file in ICONS.glob("*.svg")}


def test_an_icon_follows_the_scheme(qapp: QApplication) -> None:
    plus = icon("plus")
    assert colours(plus.pixmap(32).toImage()) == {LIGHT.text}
    theme.exact(qapp, dark=True)
    assert colours(plus.pixmap(32).toImage()) == {DARK.text}


def test_an_icon_can_have_a_tone_and_be_disabled() -> None:
    trash = icon("trash", Tone.OVERDUE)
    assert colours(trash.pixmap(64).toImage()) == {LIGHT.overdue.strong}
    assert colours(trash.pixmap(64, QIcon.Mode.Disabled).toImage()) == {LIGHT.faint}


def test_an_icon_is_drawn_for_the_pixels_of_the_screen() -> None:
    pixmap = icon("laptop").pixmap(QSize(16, 16), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)
    assert pixmap.toImage().pixelColor(0, 0) == QColor(0, 0, 0, 0)


def test_an_icon_knows_its_name_and_outlives_its_maker() -> None:
    kept = QIcon(icon("eye"))
    gc.collect()
    assert kept.name() == "eye"
    assert not kept.pixmap(16).isNull()
