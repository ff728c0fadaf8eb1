"""Every test of a part begins in the light, exact look."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from gui.look import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    font, palette = qapp.font(), qapp.palette()
    theme.exact(qapp)
    yield
    qapp.setFont(font)
    qapp.setPalette(palette)
