"""Walks through a window without mouse or sight: every control has a name and is reached by Tab."""

from array import array
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.contrast import contrast

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
MADE_BY_QT = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
"""Qt builds the insides of these itself and reaches them in its own way."""
MOST_STEPS = 500
READABLE = 4.5
SHARP = 2
"""So large that the strokes of a letter show their full colour."""


def problems(window: QWidget) -> list[str]:
    """What somebody who uses the keyboard and a screen reader would stumble over."""
    ring, closed = walk(window)
    found = [] if closed else [f"{_told(ring[-1])} does not let go of the focus"]
    for control in controls(window):
        if not spoken(control):
            found.append(f"{_told(control)} has no name")
        if not _reached(control, ring):
            found.append(f"{_told(control)} is not reached by Tab")
    return found


def controls(window: QWidget) -> list[QWidget]:
    """Everything in sight that can be used, without the insides of Qt's own widgets."""
    return [
        it
        for it in window.findChildren(QWidget)
        if isinstance(it, CONTROLS)
        and not isinstance(it, QScrollBar)
        and it.window() is window
        and it.isVisible()
        and it.isEnabled()
        and not any(isinstance(parent, MADE_BY_QT) for parent in _ancestors(it, window))
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def walk(window: QWidget) -> tuple[list[QWidget], bool]:
    """Press Tab until the focus comes round; whether it did."""
    begin = QApplication.focusWidget()
    if begin is None or not window.isAncestorOf(begin):
        QTest.keyClick(window, Qt.Key.Key_Tab)
    ring: list[QWidget] = []
    for _step in range(MOST_STEPS):
        focus = QApplication.focusWidget()
        if focus is None:
            return ring, not controls(window)
        if focus in ring:
            return ring, focus is ring[0] or len(ring) == 1
        ring.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return ring, False


def faint(window: QWidget) -> list[str]:
    """Words wholly in sight whose colour is too close to that of their ground, as measured in a picture."""
    picture = QImage(window.size() * SHARP, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(SHARP)
    window.render(picture)
    found = []
    worded: list[QLabel | QAbstractButton] = [
        *window.findChildren(QLabel),
        *window.findChildren(QAbstractButton),
    ]
    for widget in worded:
        whole = widget.visibleRegion().boundingRect() == widget.rect()
        if not whole or not widget.isEnabled() or not widget.text().strip():
            continue
        place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
        strength = _strength(picture, place)
        if strength < READABLE:
            found.append(f"{_told(widget)} has a contrast of only {strength:.1f}")
    return found


def _strength(picture: QImage, place: QRect) -> float:
    """The contrast between the colour most pixels have and the colour farthest from it."""
    part = picture.copy(QRect(place.topLeft() * SHARP, place.size() * SHARP))
    counts = Counter(array("I", bytes(part.constBits())))
    ground = QColor(counts.most_common(1)[0][0]).name()
    return max(contrast(ground, QColor(pixel).name()) for pixel in counts)


def _reached(control: QWidget, ring: list[QWidget]) -> bool:
    if control in ring or control.focusProxy() in ring:
        return True
    if any(control.isAncestorOf(it) for it in ring):
        return True
    return any(control in _alternatives(it) for it in ring)  # between those the arrow keys go on


def _alternatives(chosen: QWidget) -> list[QAbstractButton]:
    if not isinstance(chosen, QAbstractButton):
        return []
    group: QButtonGroup | None = chosen.group()
    if group is not None:
        return group.buttons()
    parent = chosen.parentWidget()
    if parent is None or not chosen.autoExclusive():
        return []
    return [it for it in parent.findChildren(QAbstractButton) if it.autoExclusive()]


def _ancestors(widget: QWidget, window: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        yield parent
        parent = parent.parentWidget()


def _told(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    where = " in ".join(type(it).__name__ for it in list(_ancestors(widget, widget.window()))[:2])
    return f"{type(widget).__name__} „{spoken(widget) or text}“ ({where})"
