"""The one search field for everything: names while typing, numbers at once with Enter or from a scanner."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.look import theme
from gui.lookup import LISTINGS, Hit, Lookup, certain
from gui.pace import ENTER
from gui.parts.searchfield import SearchField

if TYPE_CHECKING:
    from gui.parts.hits import HitPopup

AT_MOST = 6
WIDTH = 520


class SearchEverything(SearchField):
    found = Signal(str, int)
    missed = Signal(str)

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__("Person, Gerät, Vorgang suchen oder scannen", "Strg K", parent=parent)
        self._lookup = lookup
        self._jump_at_once = False
        self._popup: HitPopup | None = None
        self._asked = ""
        self._answered = False
        self.setMaximumWidth(theme.px(WIDTH))
        self.textEdited.connect(self._search)

    def take_code(self, code: str) -> None:
        """A scanned code leads straight to its record."""
        self._jump_at_once = True
        self._ask(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._enter()
            return
        if event.key() == Qt.Key.Key_Escape and self._popup and self._popup.chosen():
            self._popup.close()
            return
        if event.key() == Qt.Key.Key_Down and self.text() and self._popup:
            self._ask(self.text())
        super().keyPressEvent(event)

    def _search(self, typed: str) -> None:
        self._jump_at_once = False
        if typed.strip():
            self._ask(typed)
        elif self._popup:
            self._popup.offer([])

    def _ask(self, words: str) -> None:
        self._asked = words.strip()
        self._answered = False  # what the list shows may belong to the beginning of a scanned number
        self._lookup.find(self, list(LISTINGS), words, self._show, AT_MOST)

    def _show(self, hits: list[Hit]) -> None:
        self._answered = True
        at_once, self._jump_at_once = self._jump_at_once, False
        meant = certain(hits) if at_once else None
        if meant:
            self._jump(meant)
        elif at_once and not hits:
            self.missed.emit(self._asked)
        elif at_once:
            self.setText(self._asked)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._hits().offer(hits)
        elif self.hasFocus() and self.text().strip():
            self._hits().offer(hits)

    def _enter(self) -> None:
        hit = self._popup.chosen() if self._popup and self._answered else None
        if hit:
            self._jump(hit)
        elif self.text().strip():
            self._jump_at_once = True
            self._ask(self.text())

    def _jump(self, hit: Hit) -> None:
        if self._popup:
            self._popup.close()
        self.clear()
        self.found.emit(hit.listing, hit.record)

    def _hits(self) -> "HitPopup":
        """Made with the first search, the start can do without."""
        from gui.parts.hits import HitPopup

        if self._popup is None:
            self._popup = HitPopup(self, headings=True)
            self._popup.picked.connect(self._jump)
        return self._popup
