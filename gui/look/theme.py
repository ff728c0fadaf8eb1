"""Turns the tokens into style, palette and fonts, and tells every part its colours."""

import sys
from functools import cache, partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gui.look.tokens import BODY, DARK, LIGHT, REGULAR, Role, Scheme, Shade, Tone
from resources import FONTS

# The size of the system's UI font where nobody asked for larger text.
USUAL_POINTS = {"windows": 9.0, "cocoa": 13.0}
BODY_POINTS = BODY * 0.75
WISH = "wishedColourScheme"


def apply(app: QApplication, dark: bool | None = None) -> None:
    """Dress the program; with `dark` left open it follows the system, also while it runs."""
    app.setStyle(_style())
    app.setFont(_system_font())
    hints = app.styleHints()
    if app.property(WISH) is None:
        follow = partial(_follow, app)
        hints.colorSchemeChanged.connect(follow)
        hints.accessibility().contrastPreferenceChanged.connect(follow)
    scheme = Qt.ColorScheme
    wish = scheme.Unknown if dark is None else scheme.Dark if dark else scheme.Light
    app.setProperty(WISH, wish)
    hints.setColorScheme(wish)  # also colours the title bar, where the system can
    _follow(app)


def exact(app: QApplication, dark: bool = False, body: int = BODY) -> None:
    """The same pixels on every machine: for pictures and the tests that compare them."""
    app.setStyle("Fusion")
    app.setCursorFlashTime(0)
    app.setFont(_bundled_font(body))
    _dress(app, DARK if dark else LIGHT)


def palette(scheme: Scheme) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette(QColor(scheme.panel), QColor(scheme.ground))
    for each, name in (
        (role.Window, scheme.ground),
        (role.Base, scheme.panel),
        (role.AlternateBase, scheme.raised),
        (role.Button, scheme.panel),
        (role.Mid, scheme.line),
        (role.WindowText, scheme.text),
        (role.Text, scheme.text),
        (role.ButtonText, scheme.text),
        (role.BrightText, scheme.overdue.strong),
        (role.PlaceholderText, scheme.muted),
        (role.ToolTipBase, scheme.panel),
        (role.ToolTipText, scheme.text),
        (role.Highlight, scheme.accent.strong),
        (role.HighlightedText, scheme.on_accent),
        (role.Accent, scheme.accent.strong),
        (role.Link, scheme.accent.strong),
        (role.LinkVisited, scheme.accent.strong),
    ):
        made.setColor(each, QColor(name))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(scheme.faint))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(scheme.line))
    return made


def colour(source: QWidget | QPalette, role: Role) -> QColor:
    """A colour of the scheme in force; ask while painting, it may have changed since."""
    return _qcolor(getattr(_scheme(source), role))


class Tint(NamedTuple):
    strong: QColor
    soft: QColor


def tone(source: QWidget | QPalette, tone: Tone) -> Tint:
    """The two colours of a tone: for text and signs, and for the ground below them."""
    shade = _scheme(source).shade(tone)
    return Tint(_qcolor(shade.strong), _qcolor(shade.soft))


def font(size: int = BODY, weight: int = REGULAR) -> QFont:
    """The program's font in one of the sizes of the type scale."""
    made = QApplication.font()
    if made.pixelSize() > 0:
        made.setPixelSize(round(made.pixelSize() * size / BODY))
    else:
        made.setPointSizeF(made.pointSizeF() * size / BODY)
    made.setWeight(QFont.Weight(weight))
    return made


def px(pixels: float) -> int:
    """A distance that grows with the text."""
    base = QApplication.font()
    size = float(base.pixelSize())
    if size <= 0:
        size = base.pointSizeF() * QGuiApplication.primaryScreen().logicalDotsPerInchY() / 72
    return round(pixels * size / BODY)


def _follow(app: QApplication, *_change: object) -> None:
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        app.setPalette(QPalette())  # the colours the person chose for the whole system
    else:
        unknown = Qt.ColorScheme.Unknown
        wish = app.property(WISH)
        scheme = hints.colorScheme() if wish == unknown else wish
        _dress(app, DARK if scheme == Qt.ColorScheme.Dark else LIGHT)


def _dress(app: QApplication, scheme: Scheme) -> None:
    colours = palette(scheme)
    app.setPalette(colours)
    role = QPalette.ColorRole
    colours.setColor(role.Highlight, QColor(scheme.selection))
    colours.setColor(role.Accent, QColor(scheme.selection))
    colours.setColor(role.HighlightedText, QColor(scheme.text))
    for menu in ("QMenu", "QMenuBar"):  # soft, so that an icon keeps its colour on it
        app.setPalette(colours, menu)  # type: ignore[arg-type]  # the stub asks for bytes, PySide for str


def _scheme(source: QWidget | QPalette) -> Scheme:
    colours = source if isinstance(source, QPalette) else source.palette()
    mid = colours.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Mid).name().upper()
    return _OURS.get(mid) or _foreign(colours)


# Mid is the one role no part changes for itself, so it tells whose palette this is.
_OURS = {LIGHT.line: LIGHT, DARK.line: DARK}


def _foreign(colours: QPalette) -> Scheme:
    """A high-contrast theme has few colours: words and outlines must do."""

    def name(role: QPalette.ColorRole) -> str:
        return colours.color(QPalette.ColorGroup.Active, role).name()

    role = QPalette.ColorRole
    text, panel, highlight = name(role.WindowText), name(role.Window), name(role.Highlight)
    plain = Shade(text, panel)
    return Scheme(
        ground=panel,
        panel=panel,
        raised=_mixed(panel, text, 0.15),
        line=text,
        edge=text,
        text=text,
        muted=text,
        faint=colours.color(QPalette.ColorGroup.Disabled, role.WindowText).name(),
        selection=_mixed(panel, highlight, 0.25),
        on_accent=name(role.HighlightedText),
        accent=Shade(highlight, panel),
        done=plain,
        waiting=plain,
        overdue=plain,
        rest=plain,
    )


def _mixed(ground: str, ink: str, share: float) -> str:
    below, above = QColor(ground), QColor(ink)
    red = below.red() + (above.red() - below.red()) * share
    green = below.green() + (above.green() - below.green()) * share
    blue = below.blue() + (above.blue() - below.blue()) * share
    return QColor(round(red), round(green), round(blue)).name()


def _style() -> str:
    # Qt's default from Windows 11 on; its signs come from a font that older systems lack.
    if sys.platform == "win32" and sys.getwindowsversion().build >= 22000:
        return "windows11"
    return "Fusion"


@cache
def _qcolor(name: str) -> QColor:
    return QColor(name)


def _system_font() -> QFont:
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    usual = USUAL_POINTS.get(QGuiApplication.platformName(), 10.0)
    made.setPointSizeF(max(BODY_POINTS, made.pointSizeF() / usual * BODY_POINTS))
    return made


@cache
def _bundled_family() -> str:
    for file in sorted(FONTS.glob("*.ttf")):
        added = QFontDatabase.addApplicationFont(str(file))
        family = QFontDatabase.applicationFontFamilies(added)[0]
    return family


def _bundled_font(pixels: int) -> QFont:
    made = QFont("Noto Sans")
    _bundled_family()
    made.setPixelSize(pixels)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return made
