"""A list on paper: headings on every page, as many rows as fit, date and page below."""

from collections.abc import Iterable, Sequence
from math import ceil
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtPrintSupport import QPrinter

from gui.look.tokens import LIGHT, MEDIUM, SEMIBOLD
from gui.parts.list.extract import Extract, Step
from inventory import text
from inventory.exchange.files import whole_file
from inventory.listing import Column, Row
from inventory.store.reader import Reader
from inventory.today import today

POINTS, HEAD_POINTS = 8.0, 13.0
MARGIN_MM, UPRIGHT_TO = 14.0, 700
ROW, PADDING = 1.9, 0.5
"""Height of a row and space beside a text, measured by the height and the width of a letter."""
RESOLUTION = 300
Device = QPdfWriter | QPrinter


def page_layout(columns: Sequence[Column]) -> QPageLayout:
    """A4, lying where the columns are wide."""
    wide = sum(column.width for column in columns) > UPRIGHT_TO
    side = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), side, margins, QPageLayout.Unit.Millimeter)


def print_pdf(path: Path, extract: Extract, reader: Reader, step: Step) -> None:
    with whole_file(path) as draft:
        device = QPdfWriter(str(draft))
        device.setResolution(RESOLUTION)
        device.setPageLayout(page_layout(extract.columns))
        device.setTitle(extract.title)
        print_pages(device, extract, reader, step)
        del device  # closes the file, which could not be moved otherwise


def print_pages(device: Device, extract: Extract, reader: Reader, step: Step) -> None:
    with QPainter(device) as painter:
        _Page(painter, device, extract).print(extract.rows(reader, step))


class _Page:
    def __init__(self, painter: QPainter, device: Device, extract: Extract) -> None:
        self._painter = painter
        self._device = device
        self._extract = extract
        self._area = QRectF(painter.viewport())
        self._font = _font(painter, POINTS)
        letter = QFontMetricsF(self._font, device)
        self._padding = letter.horizontalAdvance("n") * PADDING
        self._line = letter.height() * ROW
        self._head = QFontMetricsF(_font(painter, HEAD_POINTS), device).height() * 2.4
        self._widths = self._shares()

    def print(self, rows: Iterable[Row]) -> None:
        first = self._area.top() + self._head + self._line
        per_page = max(1, int((self._area.bottom() - self._line - first) // self._line))
        pages = max(1, ceil(len(self._extract.ids) / per_page))
        self._begin(1, pages)
        for place, row in enumerate(rows):
            page, line = divmod(place, per_page)
            if line == 0 and page:
                self._device.newPage()
                self._begin(page + 1, pages)
            self._row(first + line * self._line, row)

    def _begin(self, page: int, pages: int) -> None:
        if page == 1:
            self._words(self._area.left(), self._area.top(), self._extract.title, HEAD_POINTS, SEMIBOLD)
        self._words(self._area.left(), self._area.top() + self._head * 0.5, self._extract.about, POINTS)
        top = self._area.top() + self._head
        self._cells(top, [column.title for column in self._extract.columns], MEDIUM)
        self._rule(top + self._line, 2)
        foot = QRectF(self._area.left(), self._area.bottom() - self._line, self._area.width(), self._line)
        self._painter.setFont(self._font)
        self._painter.setPen(QColor(LIGHT.muted))
        self._painter.drawText(foot, int(Qt.AlignmentFlag.AlignBottom), text.date_text(today()))
        right = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        self._painter.drawText(foot, right, f"Seite {page} von {pages}")

    def _row(self, top: float, row: Sequence[str]) -> None:
        self._cells(top, row)
        self._rule(top + self._line, 1)

    def _cells(self, top: float, texts: Sequence[str], weight: int = 400) -> None:
        font = _font(self._painter, POINTS, weight)
        metrics = QFontMetricsF(font, self._device)
        self._painter.setFont(font)
        self._painter.setPen(QColor(LIGHT.text))
        left = self._area.left()
        for column, width, words in zip(self._extract.columns, self._widths, texts, strict=True):
            inside = QRectF(left + self._padding, top, width - 2 * self._padding, self._line)
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
            self._painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
            left += width

    def _words(self, left: float, top: float, words: str, points: float, weight: int = 400) -> None:
        self._painter.setFont(_font(self._painter, points, weight))
        self._painter.setPen(QColor(LIGHT.text if weight > MEDIUM else LIGHT.muted))
        height = self._head / 2
        metrics = QFontMetricsF(self._painter.font(), self._device)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._area.width())
        place = QRectF(left, top, self._area.width(), height)
        self._painter.drawText(place, int(Qt.AlignmentFlag.AlignTop), shown)

    def _rule(self, y: float, strength: int) -> None:
        self._painter.setPen(QPen(QColor(LIGHT.edge if strength > 1 else LIGHT.line), strength))
        self._painter.drawLine(int(self._area.left()), int(y), int(self._area.right()), int(y))

    def _shares(self) -> list[float]:
        whole = sum(column.width for column in self._extract.columns)
        return [self._area.width() * column.width / whole for column in self._extract.columns]


def _font(painter: QPainter, points: float, weight: int = 400) -> QFont:
    font = QFont(painter.font())
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    return font
