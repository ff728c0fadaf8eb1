"""The program's icon is sharp in every size Windows asks for."""

from PySide6.QtGui import QImageReader

from resources import ICONS
from tests.app_icon import SIZES


def test_the_icon_holds_every_size() -> None:
    reader = QImageReader(str(ICONS / "app.ico"))
    widths = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        widths.append(reader.read().width())
    assert widths == list(SIZES)
