"""The pages of a paper, one below the other: zoomed, searched, their text selected and copied."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui.background import Background
from gui.look import theme
from gui.look.paint import smooth
from gui.look.tokens import Tone
from gui.parts.scroll import ScrollBar
from inventory.errors import Refused
from inventory.papers import sheets
from inventory.papers.sheets import Letters, Picture
from inventory.text import fold

GAP, MARGIN = 16, 20
SMALLEST, LARGEST, STEP = 0.25, 5.0, 1.2
SCREEN_POINTS = 96 / 72
"""Pixels a point takes on a screen at 100 %."""
SEE_THROUGH = 80
"""How much of 255 a mark covers the letters below it."""

KEPT = 12
"""Pages whose pictures stay, so that scrolling back shows them at once."""


class Size(NamedTuple):
    width: float
    height: float


class Span(NamedTuple):
    """Letters of a page that are selected."""

    page: int
    first: int
    last: int


class PageView(QAbstractScrollArea):
    """Reads in a thread of its own; a page that is not read yet is white."""

    shown = Signal(int, int)  # the page in sight, counted from one, and how many there are
    zoomed = Signal(int)  # in percent
    found = Signal(int)  # how often what is searched for stands there
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Seiten des Dokuments")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(ScrollBar(Qt.Orientation.Horizontal))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._background = Background(self, "pages", 1)
        self._data = b""
        self._sizes: list[Size] = []
        self._tops: list[float] = []
        self._zoom = 1.0
        self._fitted = True
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._letters: dict[int, Letters] = {}
        self._wanted: set[int] = set()
        self._selected: Span | None = None
        self._from: tuple[int, int] | None = None
        self._searched = ""
        self._found: list[Span] = []
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_file(self, data: bytes) -> None:
        """What stood here before is forgotten."""
        self._data = data
        self._sizes, self._pictures, self._letters = [], {}, {}
        self._wanted, self._selected, self._found, self._searched = set(), None, [], ""
        self._background.run_newest(self, partial(_sizes, data), self._lay_out_pages, self._refuse)

    def stop(self) -> None:
        """Nobody looks any more."""
        self._background.stop(finish=False)

    @property
    def busy(self) -> bool:
        return self._background.busy

    @property
    def count(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle of what is in sight."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max((place for place, top in enumerate(self._tops) if top <= middle), default=0)

    @property
    def selected_text(self) -> str:
        if self._selected is None or self._selected.page not in self._letters:
            return ""
        text = self._letters[self._selected.page].text
        return text[self._selected.first : self._selected.last + 1]

    def go_to(self, page: int) -> None:
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(round(self._tops[page] - theme.px(GAP)))

    def zoom_in(self) -> None:
        self._set_zoom(self._zoom * STEP)

    def zoom_out(self) -> None:
        self._set_zoom(self._zoom / STEP)

    def fit_width(self) -> None:
        self._fitted = True
        self._arrange()

    def search(self, words: str) -> None:
        """Mark every place where this stands, as soon as the text of all pages is read."""
        self._searched = fold(words)
        unread = [page for page in range(self.count) if page not in self._letters]
        if unread and self._searched:
            work = partial(_read_letters, self._data, unread)
            self._background.run_newest(self, work, partial(self._take_letters, self._data), self._refuse)
        else:
            self._find()

    def show_next(self) -> None:
        """The next place that was found, and after the last the first again."""
        if not self._found:
            return
        current = self._found.index(self._selected) if self._selected in self._found else -1
        self._show_span(self._found[(current + 1) % len(self._found)])

    def copy(self) -> None:
        if text := self.selected_text:
            QGuiApplication.clipboard().setText(text.replace("\r", ""))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(760), theme.px(820))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._set_zoom(self._zoom * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_out()
        elif event.key() == Qt.Key.Key_PageDown:
            self.go_to(self.page + 1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_to(self.page - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self._letter_at(event.position())
        self._selected = None
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        until = self._letter_at(event.position())
        if self._from and until and until[0] == self._from[0]:
            first, last = sorted((self._from[1], until[1]))
            self._selected = Span(until[0], first, last)
            self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._from = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), theme.colour(self, "ground"))
            for page in self._in_sight():
                self._paint(painter, page)

    # The pages

    def _lay_out_pages(self, found: list[Size]) -> None:
        self._sizes = found
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def _set_zoom(self, zoom: float) -> None:
        place = self.page
        self._fitted = False
        self._zoom = min(max(zoom, SMALLEST), LARGEST)
        self._arrange()
        self.go_to(place)

    def _arrange(self) -> None:
        """Where each page begins, from its size and the zoom."""
        if not self._sizes:
            return
        view = self.viewport().size()
        widest = max(it.width for it in self._sizes)
        if self._fitted:
            self._zoom = max(SMALLEST, (view.width() - 2 * theme.px(MARGIN)) / (widest * self._scale(1)))
        tops, top = [], float(theme.px(GAP))
        for size in self._sizes:
            tops.append(top)
            top += size.height * self._scale(self._zoom) + theme.px(GAP)
        self._tops = tops
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.verticalScrollBar().setRange(0, max(0, round(top) - view.height()))
        across = round(widest * self._scale(self._zoom)) + 2 * theme.px(MARGIN)
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, across - view.width()))
        self.zoomed.emit(round(self._zoom * 100))
        self._read_what_is_missing()
        self.viewport().update()

    def _scale(self, zoom: float) -> float:
        """Pixels a point takes."""
        return zoom * SCREEN_POINTS * theme.px(100) / 100

    def _scrolled(self) -> None:
        self.shown.emit(self.page + 1, self.count)
        self._read_what_is_missing()

    def _in_sight(self) -> Iterator[int]:
        above = self.verticalScrollBar().value()
        below = above + self.viewport().height()
        scale = self._scale(self._zoom)
        for page, (top, size) in enumerate(zip(self._tops, self._sizes, strict=True)):
            if top < below and top + size.height * scale > above:
                yield page

    def _area(self, page: int) -> QRectF:
        size, scale = self._sizes[page], self._scale(self._zoom)
        width, height = size.width * scale, size.height * scale
        left = max(theme.px(MARGIN), (self.viewport().width() - width) / 2)
        left -= self.horizontalScrollBar().value()
        return QRectF(left, self._tops[page] - self.verticalScrollBar().value(), width, height)

    def _paint(self, painter: QPainter, page: int) -> None:
        area = self._area(page)
        painter.fillRect(area.adjusted(-1, -1, 1, 1), theme.colour(self, "line"))
        if page in self._pictures:
            painter.drawImage(area, self._pictures[page][1])
        else:
            painter.fillRect(area, Qt.GlobalColor.white)
        for span in self._found:
            self._mark(painter, page, span, Tone.WAITING)
        if self._selected:
            self._mark(painter, page, self._selected, Tone.ACCENT)

    def _mark(self, painter: QPainter, page: int, span: Span, tone: Tone) -> None:
        if span.page == page:
            colour = QColor(theme.tone(self, tone).strong)
            colour.setAlpha(SEE_THROUGH)
            for box in self._boxes(span):
                painter.fillRect(box, colour)

    # Reading

    def _read_what_is_missing(self) -> None:
        dense = self._scale(self._zoom) * self.devicePixelRatioF()
        for page in self._in_sight():
            known = self._pictures.get(page)
            if page not in self._wanted and (known is None or known[0] != dense):
                self._wanted.add(page)
                work = partial(_read, self._data, page, dense, page not in self._letters)
                self._background.run(self, work, partial(self._take, self._data, page, dense), self._refuse)

    def _take(self, data: bytes, page: int, dense: float, read: tuple[Picture, Letters | None]) -> None:
        if data is not self._data:
            return
        self._wanted.discard(page)
        picture, letters = read
        image = QImage(
            picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
        )
        self._pictures.pop(page, None)
        self._pictures[page] = dense, image.copy()
        if letters is not None:
            self._letters[page] = letters
        while len(self._pictures) > KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._read_what_is_missing()
        self.viewport().update()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            raise error
        self.refused.emit(error.message)

    # Text

    def _take_letters(self, data: bytes, read: dict[int, Letters]) -> None:
        if data is self._data:
            self._letters |= read
            self._find()

    def _find(self) -> None:
        pages = sorted(self._letters) if self._searched else ()
        self._found = [it for page in pages for it in self._places(page)]
        if self._found:
            self._show_span(self._found[0])
        self.viewport().update()
        self.found.emit(len(self._found))

    def _places(self, page: int) -> Iterator[Span]:
        text, origins = _folded(self._letters[page].text)
        start = text.find(self._searched)
        while start >= 0:
            end = start + len(self._searched)
            yield Span(page, origins[start], origins[end - 1])
            start = text.find(self._searched, end)

    def _show_span(self, span: Span) -> None:
        self._selected = span
        boxes = list(self._boxes(span))
        if boxes and not self.viewport().rect().contains(boxes[0].toRect()):
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + boxes[0].top() - self.viewport().height() / 3))
        self.viewport().update()

    def _boxes(self, span: Span) -> Iterator[QRectF]:
        """Where a span stands, a box a line."""
        area, scale = self._area(span.page), self._scale(self._zoom)
        line = QRectF()
        for box in self._letters[span.page].boxes[span.first : span.last + 1]:
            corner = QPointF(area.left() + box.left * scale, area.top() + box.top * scale)
            letter = QRectF(corner, QSizeF((box.right - box.left) * scale, (box.bottom - box.top) * scale))
            goes_on = line.isNull() or (letter.top() < line.bottom() and letter.bottom() > line.top())
            if not goes_on:
                yield line
                line = QRectF()
            line = line.united(letter)
        yield line

    def _letter_at(self, position: QPointF) -> tuple[int, int] | None:
        """The page and the letter nearest to a point."""
        for page in self._in_sight():
            area = self._area(page)
            if area.contains(position) and page in self._letters:
                x, y = ((position - area.topLeft()) / self._scale(self._zoom)).toTuple()
                boxes = self._letters[page].boxes
                nearest = min(
                    range(len(boxes)),
                    key=lambda it: (
                        _distance(boxes[it].left, boxes[it].right, x)
                        + 3 * _distance(boxes[it].top, boxes[it].bottom, y)
                    ),
                    default=None,
                )
                return None if nearest is None else (page, nearest)
        return None


def _distance(low: float, high: float, value: float) -> float:
    return max(low - value, value - high, 0)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as it is searched, and the place each of its letters comes from."""
    folded: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        form = " " if letter.isspace() else fold(letter)
        if form != " " or folded[-1:] != [" "]:
            folded += form
            origins += [place] * len(form)
    return "".join(folded), origins


def _sizes(data: bytes) -> list[Size]:
    with sheets.opened(data) as opened:
        return [Size(*opened.size(place)) for place in range(len(opened))]


def _read(data: bytes, page: int, zoom: float, with_text: bool) -> tuple[Picture, Letters | None]:
    with sheets.opened(data) as opened:
        return opened.picture(page, zoom), opened.letters(page) if with_text else None


def _read_letters(data: bytes, pages: Sequence[int]) -> dict[int, Letters]:
    with sheets.opened(data) as opened:
        return {page: opened.letters(page) for page in pages}
