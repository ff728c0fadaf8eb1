"""A screen that is not there, large enough for every window and its menus."""

import os

PLATFORM = "offscreen:configfile=tests/screen.json"
"""Relative to the root of the project, where tests are run: a drive of Windows would bring a second colon."""


def use(scale: float = 1) -> None:
    """To be called before Qt begins."""
    os.environ["QT_QPA_PLATFORM"] = PLATFORM
    os.environ["QT_SCALE_FACTOR"] = str(scale)
