"""Words and facts on paper; what cannot be printed is refused in words."""

from inventory.errors import Refused
from inventory.papers.drawing import draw
from inventory.papers.facts import Facts
from inventory.papers.fonts import MissingGlyph
from inventory.papers.wording import Wording


def printed(wording: Wording, facts: Facts, number: str) -> bytes:
    try:
        return draw(wording, facts, number)
    except MissingGlyph as missing:
        raise Refused(
            f"Das Zeichen „{missing.letter}“ lässt sich nicht drucken. Bitte nehmen Sie es aus den Angaben."
        ) from None
