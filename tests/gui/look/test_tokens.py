"""Everything that is read or operated can be seen, in light and in dark."""

import pytest

from gui.look.tokens import DARK, LIGHT, Scheme, Tone
from tests.contrast import contrast

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])


@SCHEMES
@pytest.mark.parametrize("ink", ["text", "muted"])
def test_words_are_readable_on_every_ground(scheme: Scheme, ink: str) -> None:
    grounds = [scheme.ground, scheme.panel, scheme.raised, scheme.selection]
    grounds += [scheme.shade(tone).soft for tone in Tone] if ink == "text" else []
    for ground in grounds:
        assert contrast(getattr(scheme, ink), ground) >= 4.5, (ink, ground)


@SCHEMES
@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_readable_on_its_soft_ground_and_on_what_lies_around(scheme: Scheme, tone: Tone) -> None:
    shade = scheme.shade(tone)
    for ground in (shade.soft, scheme.panel, scheme.ground, scheme.raised, scheme.selection):
        assert contrast(shade.strong, ground) >= 4.5, (tone, ground)


@SCHEMES
@pytest.mark.parametrize("tone", [Tone.ACCENT, Tone.OVERDUE])
def test_words_on_a_filled_button_or_badge_are_readable(scheme: Scheme, tone: Tone) -> None:
    assert contrast(scheme.on_accent, scheme.shade(tone).strong) >= 4.5


@SCHEMES
def test_outlines_of_controls_and_the_focus_ring_can_be_seen(scheme: Scheme) -> None:
    grounds = [scheme.ground, scheme.panel, *(scheme.shade(tone).soft for tone in Tone)]
    for ground in grounds:
        assert contrast(scheme.accent.strong, ground) >= 3, ground
    assert contrast(scheme.edge, scheme.panel) >= 3
    assert contrast(scheme.edge, scheme.ground) >= 3
