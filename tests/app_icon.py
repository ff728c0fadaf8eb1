"""`python3 -m tests.app_icon` draws resources/icons/app.ico: the plain drawing small, the full one large."""

import struct

import bootstrap

SIZES = {16: "app-small", 20: "app-small", 24: "app-small", 32: "app", 48: "app", 64: "app", 256: "app"}


def drawn() -> bytes:
    """An ICO file: a directory of sizes, then each picture as PNG."""
    pictures = [(size, _png(drawing, size)) for size, drawing in SIZES.items()]
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    for size, png in pictures:
        header += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return header + b"".join(png for _size, png in pictures)


def _png(drawing: str, size: int) -> bytes:
    from PySide6.QtCore import QBuffer, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    from resources import ICONS

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(ICONS / f"{drawing}.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


if __name__ == "__main__":
    bootstrap.enter(tests=True)
    from resources import ICONS

    (ICONS / "app.ico").write_bytes(drawn())
