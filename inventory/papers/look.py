"""How every paper looks: one family, one accent, measures of DIN 5008."""

from inventory.papers.fonts import BODY, BOLD  # first: it registers them  # isort: skip

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

WIDTH, HEIGHT = A4
LEFT, RIGHT = 25 * mm, 20 * mm
INNER = WIDTH - LEFT - RIGHT
FOOT = 36 * mm
"""Where the text ends and the foot with its code begins."""

INK, QUIET, ACCENT, LINE = HexColor("#1a1d24"), HexColor("#5f6875"), HexColor("#0b5cad"), HexColor("#c9ced6")

TEXT = ParagraphStyle(
    "text",
    fontName=BODY,
    fontSize=10,
    leading=14,
    spaceAfter=6,
    textColor=INK,
    allowWidows=0,
    embeddedHyphenation=1,
)
CELL = ParagraphStyle("cell", parent=TEXT, spaceAfter=0)
LABEL = ParagraphStyle("label", parent=CELL, fontName=BOLD)
BOX = ParagraphStyle("box", parent=TEXT, spaceAfter=3)
SMALL = ParagraphStyle("small", parent=TEXT, fontSize=8.5, leading=11.5, textColor=QUIET)
SMALL_CELL = ParagraphStyle("small cell", parent=SMALL, spaceAfter=0)
TABLE_HEAD = ParagraphStyle("table head", parent=CELL, fontName=BOLD, fontSize=8.5, leading=11.5)
TABLE_CELL = ParagraphStyle("table cell", parent=CELL, fontSize=9, leading=12)
TITLE = ParagraphStyle("title", parent=TEXT, fontName=BOLD, fontSize=14.5, leading=19, spaceAfter=1)
SUBTITLE = ParagraphStyle("subtitle", parent=TEXT, textColor=QUIET, spaceAfter=10)
HEADING = ParagraphStyle(
    "heading",
    parent=TEXT,
    fontName=BOLD,
    fontSize=11,
    leading=15,
    spaceBefore=8,
    spaceAfter=4,
)
SENDER = ParagraphStyle("sender", parent=SMALL, fontSize=6.5, leading=9, spaceAfter=0)
ADDRESS = ParagraphStyle("address", parent=CELL, fontSize=10.5, leading=14.5)
INFO_LABEL = ParagraphStyle("info label", parent=SMALL, spaceAfter=0, leading=14)
INFO = ParagraphStyle("info", parent=INFO_LABEL, textColor=INK)
CITY_SIZE = 15.5
FOOT_SIZE = 7.5
