"""The files the program ships beside its code: fonts, icons and the like."""

from pathlib import Path

# Not importlib.resources: it costs 10 ms at start, and the bundle keeps these as real files too.
HERE = Path(__file__).parent
FONTS = HERE / "fonts"
ICONS = HERE / "icons"
RULESETS = HERE / "ruleset"
WORDING = HERE / "wording"
COLOURS = HERE / "srgb.icc"
