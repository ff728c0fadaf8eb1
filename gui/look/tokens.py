"""What the look is made of: colours for light and dark, sizes, weights and spacing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Tone(StrEnum):
    """What a coloured thing wants to say; the colour never says it alone."""

    ACCENT = "accent"
    DONE = "done"
    WAITING = "waiting"
    OVERDUE = "overdue"
    REST = "rest"


@dataclass(frozen=True)
class Shade:
    """The colour of a tone for text and signs, and the soft ground they may stand on."""

    strong: str
    soft: str


@dataclass(frozen=True)
class Scheme:
    """Every colour of the window, once for light and once for dark."""

    ground: str  # behind the panels
    panel: str
    raised: str  # a button or row under the pointer
    line: str  # separates, means nothing by itself
    edge: str  # outlines something to operate, so it must be seen (3 : 1)
    text: str
    muted: str
    faint: str  # disabled only
    selection: str  # the selected row
    on_accent: str  # text on a filled accent
    accent: Shade
    done: Shade
    waiting: Shade
    overdue: Shade
    rest: Shade

    def shade(self, tone: Tone) -> Shade:
        shade: Shade = getattr(self, tone)
        return shade


Role = Literal[
    "ground", "panel", "raised", "line", "edge", "text", "muted", "faint", "selection", "on_accent"
]

LIGHT = Scheme(
    ground="#F5F6F8",
    panel="#FFFFFF",
    raised="#F0F2F5",
    line="#E2E5EA",
    edge="#858D98",
    text="#1B1F24",
    muted="#5B6470",
    faint="#9BA2AC",
    selection="#E7F0FA",
    on_accent="#FFFFFF",
    accent=Shade("#0B5CAD", "#E7F0FA"),
    done=Shade("#1E7B45", "#E4F3EA"),
    waiting=Shade("#9A5B00", "#FCF0DC"),
    overdue=Shade("#B3261E", "#FBE9E7"),
    rest=Shade("#5B6470", "#EDEFF2"),
)

DARK = Scheme(
    ground="#17191C",
    panel="#1F2226",
    raised="#2A2E33",
    line="#32373D",
    edge="#757E89",
    text="#ECEEF1",
    muted="#A3ABB5",
    faint="#6B737D",
    selection="#22384D",
    on_accent="#10202E",
    accent=Shade("#6FB1F0", "#1D3348"),
    done=Shade("#7CCB9B", "#1C3326"),
    waiting=Shade("#F0B95B", "#3A2D15"),
    overdue=Shade("#F2938C", "#40211F"),
    rest=Shade("#A3ABB5", "#2B3036"),
)

# Type: pixels at 100 %; `theme.font` scales them with the system's text size.
FIGURE, TITLE, CARD_TITLE, BODY, SECONDARY, CAPTION = 34, 24, 17, 13, 12, 11
REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600

# Spacing: a 4-pixel grid; `theme.px` scales it with the text.
PAGE, CARD, BETWEEN_PANELS, BETWEEN_CONTROLS = 24, 20, 16, 8
PANEL_RADIUS, BUTTON_RADIUS = 8, 6
CONTROL_HEIGHT, ROW_HEIGHT, COMPACT_ROW_HEIGHT = 32, 40, 32
CARD_WIDTH = 404
