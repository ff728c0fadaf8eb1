"""How a person wants the window to look: colours and size of the text."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from gui.look import theme

SCHEME, SIZE = "look/scheme", "look/size"
SCHEMES = {"system": None, "light": False, "dark": True}
SIZES = (100, 115, 130, 150)


def scheme() -> str:
    stored = str(QSettings().value(SCHEME, "system", type=str))
    return stored if stored in SCHEMES else "system"


def size() -> int:
    """Per cent of the system's own text size."""
    stored = QSettings().value(SIZE, SIZES[0], type=int)
    return stored if isinstance(stored, int) and stored in SIZES else SIZES[0]


def dress(app: QApplication) -> None:
    theme.apply(app, SCHEMES[scheme()])
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * size() / 100)
    app.setFont(font)


def choose_scheme(wanted: str) -> None:
    QSettings().setValue(SCHEME, wanted)


def choose_size(wanted: int) -> None:
    QSettings().setValue(SIZE, wanted)
