"""The main screens look exactly as they were approved, in light and in dark.

When a change of the look is meant: `python -m tests.gui.test_screenshots`, and look at every picture.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

import bootstrap

APPROVED = Path(__file__).parent / "screenshots"
SCREENS = ("today", "approvals-open", "devices", "people", "administration-units")
TAKE = """
import sys
from pathlib import Path
from tests.album.studio import photograph
list(photograph(Path(sys.argv[1]), 1, dark=sys.argv[2] == "dark", names=tuple(sys.argv[3:])))
"""


def take(folder: Path, scheme: str) -> None:
    """In a process of their own: how large letters are is settled when Qt begins."""
    command = [sys.executable, "-c", TAKE, str(folder), scheme, *SCREENS]
    subprocess.run(command, cwd=bootstrap.ROOT, check=True, timeout=120)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_main_screens_look_as_approved(scheme: str, tmp_path: Path) -> None:
    take(tmp_path, scheme)
    for name in SCREENS:
        file = f"{name}-{scheme}.png"
        seen, approved = QImage(str(tmp_path / file)), QImage(str(APPROVED / file))
        if seen != approved:
            difference = tmp_path / f"{name}-{scheme}-difference.png"
            _difference(seen, approved).save(str(difference))
            pytest.fail(f"{tmp_path / file} is not as approved, see {difference}")


def _difference(seen: QImage, approved: QImage) -> QImage:
    """Black where both agree."""
    made = seen.convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        painter.drawImage(0, 0, approved)
    return made


if __name__ == "__main__":
    for each in ("light", "dark"):
        take(APPROVED, each)
