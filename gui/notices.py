"""What the bar at the bottom is told."""

from collections.abc import Callable
from dataclasses import dataclass

from gui.look.tokens import Tone


@dataclass(frozen=True)
class Notice:
    """What the bar at the bottom says, and what can be done about it."""

    text: str
    tone: Tone = Tone.DONE
    verb: str = ""
    act: Callable[[], object] | None = None
