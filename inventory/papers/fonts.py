"""The family papers are set in: it has every character of a German register (DIN 91379)."""

from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources import FONTS

BODY, MEDIUM, BOLD = "NotoSans", "NotoSans-Medium", "NotoSans-SemiBold"
FILES = {BODY: "NotoSans-Regular.ttf", MEDIUM: "NotoSans-Medium.ttf", BOLD: "NotoSans-SemiBold.ttf"}
_UNSEEN = frozenset("\n\t\xa0")


class MissingGlyph(ValueError):
    """A character that would be printed as an empty box."""

    def __init__(self, letter: str, font: str) -> None:
        super().__init__(f"U+{ord(letter):04X} is not in {font}")
        self.letter = letter


def register() -> None:
    """Before anything else of reportlab is imported, which would put Helvetica into every file."""
    for name, file in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=BODY, boldItalic=BOLD)
    rl_config.canvas_basefontname = BODY
    rl_config.useA85 = 0  # a spelling of old mail programs, which would only be undone again


def require_glyphs(font: str, text: str) -> None:
    known = _glyphs(font)
    for letter in text:
        if letter not in known and letter not in _UNSEEN:
            raise MissingGlyph(letter, font)


@cache
def _glyphs(font: str) -> frozenset[str]:
    return frozenset(map(chr, pdfmetrics.getFont(font).face.charToGlyph))


register()
