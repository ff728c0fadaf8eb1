"""What a person does at the window, found by what a person reads."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.parts.notice import NoticeBar

W = TypeVar("W", bound=QWidget)
B = TypeVar("B", bound=QAbstractButton)
PATIENCE = 10_000
"""Milliseconds until something that was to happen counts as not happened."""


class Hands:
    """Acts on the window in front, as a person would: a dialog hides what is behind it."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot = qtbot
        self._window = window

    @property
    def front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window

    def press(self, words: str) -> None:
        """Press the button, link or chip with these words."""
        button = self._only(QAbstractButton, words)
        assert button.isEnabled(), f"„{words}“ cannot be pressed now"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def enter(self, label: str, text: str) -> None:
        """Go to a field and replace what stands there, key by key."""
        field = self.field(label)
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.selectAll()
        self.key(Qt.Key.Key_Delete, into=field)
        self.type_text(text, into=field)

    def leave(self) -> None:
        """Go on with Tab."""
        self.key(Qt.Key.Key_Tab)

    def choose(self, label: str, word: str) -> None:
        """Choose a word from a list, by keyboard."""
        box = self.field(label)
        assert isinstance(box, QComboBox)
        places = {box.itemText(place): place for place in range(box.count())}
        assert word in places, f"„{word}“ is not among {list(places)}"
        box.setFocus()
        self.key(Qt.Key.Key_Home, into=box)
        for _step in range(places[word]):
            self.key(Qt.Key.Key_Down, into=box)
        assert box.currentText() == word

    def tick(self, words: str) -> None:
        QTest.mouseClick(self._only(QCheckBox, words), Qt.MouseButton.LeftButton)

    def type_text(self, text: str, into: QWidget | None = None) -> None:
        """Type with all ten fingers: any letter there is."""
        for letter in text:
            key = Qt.Key.Key_Return if letter == "\n" else 0
            _press(into or self._typed_at(), key, letter)

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        into: QWidget | None = None,
    ) -> None:
        QTest.keyClick(into or self._typed_at(), key, modifiers)

    def scan(self, code: str) -> None:
        """A scanner types into whatever has the focus, faster than fingers, and ends with Enter."""
        window = self._front_window()
        for letter in code:
            _press(window, Qt.Key(ord(letter.upper())) if letter.isascii() else 0, letter)
        _press(window, Qt.Key.Key_Return, "\r")

    def menu(self, *path: str) -> None:
        """Choose from the menu bar by the words of the entries."""
        actions = self._window.menuBar().actions()  # type: ignore[attr-defined]
        for words in path[:-1]:
            menu = _entry(actions, words).menu()
            assert isinstance(menu, QMenu)
            menu.aboutToShow.emit()
            actions = menu.actions()
        entry = _entry(actions, path[-1])
        assert entry.isEnabled(), f"„{path[-1]}“ cannot be chosen now"
        entry.trigger()

    def unfold(self, button: str, words: str) -> None:
        """Choose from the menu of a button."""
        menu = self._only(QAbstractButton, button).findChild(QMenu)
        assert menu is not None, f"„{button}“ has no menu"
        entry = _entry([it for it in menu.actions() if it.isVisible()], words)
        assert entry.isEnabled(), f"„{words}“ cannot be chosen now"
        entry.trigger()

    def field(self, label: str) -> QWidget:
        """The field beside this label, or with this name for a screen reader."""
        for words in self._visible(QLabel):
            if _plain(words.text()) == label and (buddy := words.buddy()) is not None:
                proxy: QWidget = buddy.focusProxy() or buddy
                return proxy
        named = [it for it in self._visible(QWidget) if it.accessibleName() == label]
        assert len(named) == 1, f"{len(named)} fields are called „{label}“"
        return named[0]

    def notice(self) -> str:
        bar = self._window.findChild(NoticeBar)
        return bar.text() if bar else ""

    def sees(self, words: str) -> bool:
        """Whether these words stand somewhere in front."""
        labels = (it.text() for it in self._visible(QLabel))
        buttons = (it.text() for it in self._visible(QAbstractButton))
        return any(words in text for text in chain(labels, buttons))

    def dialog(self) -> QDialog | None:
        found = QApplication.activeModalWidget()
        return found if isinstance(found, QDialog) else None

    def wait_until(self, true: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(true()), timeout=PATIENCE)

    def wait_for_notice(self, words: str) -> None:
        self.wait_until(lambda: words in self.notice())

    def wait_to_see(self, words: str) -> None:
        self.wait_until(lambda: self.sees(words))

    def _visible(self, kind: type[W]) -> Iterator[W]:
        yield from (it for it in self.front.findChildren(kind) if it.isVisible())

    def _only(self, kind: type[B], words: str) -> B:
        found = [it for it in self._visible(kind) if words in (_plain(it.text()), it.accessibleName())]
        assert len(found) == 1, f"{len(found)}x „{words}“ in front"
        return found[0]

    def _typed_at(self) -> QWidget:
        """What hears the keys: a list that dropped down, before the field it hangs on."""
        front = QApplication.activePopupWidget() or self.front.window()
        inside: QWidget | None = front.focusWidget()
        return front if inside is None else inside

    def _front_window(self) -> QWindow:
        window = self.front.windowHandle()
        assert window is not None, "what is in front has no window of its own"
        return window


def _plain(words: str) -> str:
    """Words without the mark of a required field and without the underlined letter."""
    return words.removesuffix(" *").replace("&", "")


def _entry(actions: list[QAction], words: str) -> QAction:
    found = [it for it in actions if _plain(it.text()) == words]
    assert len(found) == 1, f"{len(found)}x „{words}“ among {[_plain(it.text()) for it in actions]}"
    return found[0]


def _press(target: QObject, key: Qt.Key | int, text: str) -> None:
    # QTest.keyClicks aborts on letters beyond Latin-1.
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, int(key), Qt.KeyboardModifier.NoModifier, text))


def settle() -> None:
    """Let everything that is due happen, so that deleted widgets are gone."""
    for _round in range(5):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())
