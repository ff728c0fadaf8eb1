"""Takes pictures of the window and of everything that lies over it, once nothing moves any more."""

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.parts.chips import ChipBar
from gui.parts.list.model import WindowModel
from gui.parts.list.view import ListView
from gui.parts.pageview import PageView
from gui.program import Program
from gui.window import Window

LOOK_EVERY = 60
"""Milliseconds between two looks."""
LOOKS_ALIKE = 3
"""The longest pause that anything waits for is shorter than so many looks."""
PATIENCE = 20.0


def picture(program: Program) -> QImage:
    """The window as it is, with dialogs and menus over it, after everything has come to rest."""
    over = monotonic() + PATIENCE
    before, alike = QImage(), 0
    while alike < LOOKS_ALIKE:
        assert monotonic() < over, "it never came to rest"
        QTest.qWait(LOOK_EVERY)
        now = _seen(program.window)
        alike = alike + 1 if now == before and at_rest(program) else 0
        before = now
    return before


def at_rest(program: Program) -> bool:
    """Whether nothing is being read or written, as far as one can tell."""
    models = [it.model() for it in program.window.findChildren(ListView) if it.isVisible()]
    loading = any(isinstance(it, WindowModel) and not it.complete for it in models)
    counting = any(it.isVisible() and not it.counted for it in program.window.findChildren(ChipBar))
    reading = any(it.isVisible() and it.busy for it in program.window.findChildren(PageView))
    return not (loading or counting or reading or program.desk.busy or program.desk._reads.busy)


def _seen(window: Window) -> QImage:
    whole = window.grab()
    with QPainter(whole) as painter:
        for each in _above(window):
            place = each.mapToGlobal(each.rect().topLeft()) - window.mapToGlobal(window.rect().topLeft())
            painter.drawPixmap(place, each.grab())
            if each.windowType() == Qt.WindowType.Dialog:
                painter.setPen(window.palette().mid().color())
                painter.drawRect(each.rect().translated(place).adjusted(-1, -1, 0, 0))
    return whole.toImage().convertToFormat(QImage.Format.Format_RGB32)


def _above(window: Window) -> list[QWidget]:
    """What was opened later lies higher, and what was opened from a dialog above that dialog."""
    seen = [
        it
        for it in QApplication.topLevelWidgets()
        if it is not window and it.isVisible() and it.windowType() != Qt.WindowType.ToolTip
    ]
    return sorted(seen, key=_depth)


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 1 + _depth(parent) if parent else 0
