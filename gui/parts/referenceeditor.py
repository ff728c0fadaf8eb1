"""A field that names another record: typing searches, Enter takes the first hit."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from gui.lookup import Hit, Lookup, certain
from gui.pace import ENTER
from gui.parts.editors import Editor
from gui.parts.hits import HitPopup
from gui.parts.inputs import Line
from inventory.errors import Refused
from inventory.fields import Field


class ReferenceEditor(Editor):
    def __init__(self, field: Field, lookup: Lookup) -> None:
        super().__init__(field)
        self._lookup = lookup
        self._record: int | None = None
        self._take_first = self._take_certain = False
        self._answered, self._fits = False, True
        self.line = _SearchLine()
        self._hold(self.line)
        self._popup = HitPopup(self.line, headings=False)
        self._popup.picked.connect(self._pick)
        self.line.setPlaceholderText("Suchen oder scannen")
        self.line.textEdited.connect(self._search)
        self.line.entered.connect(self._enter)
        self.line.departed.connect(self._depart)

    def value(self) -> Any:
        typed = self.line.text().strip()
        if typed and self._record is None:
            way_out = (
                "ist noch nicht gewählt. Bitte einen Treffer nehmen." if self._fits else "gibt es hier nicht."
            )
            raise Refused(f"„{typed}“ {way_out}", self.field.name)
        return self._record

    def show_value(self, value: Any) -> None:
        self._record = value
        self.line.open_question = False
        self.line.clear()
        self.noted.emit("")
        if value is not None:
            self._lookup.name(self, self.field.refers_to, value, self._show_name)

    def typed(self) -> Any:
        return {"record": self._record, "text": self.line.text() if self._record is None else ""}

    def restore(self, typed: Any) -> None:
        self.show_value(typed["record"])
        if typed["record"] is None:
            self.line.setText(typed["text"])

    def take_code(self, code: str) -> None:
        """As if the code had been scanned into the field."""
        self.line.setText(code)
        self._search(code)
        self._take_certain = True

    def _search(self, typed: str) -> None:
        self._record = None
        self._take_first = self._take_certain = False
        self.noted.emit("")
        self.line.open_question = bool(typed.strip())
        self.changed.emit()
        self._answered, self._fits = False, True
        if typed.strip():
            self._lookup.find(self, [self.field.refers_to], typed, self._offer, at_most=8)
        else:
            self._popup.offer([])

    def _offer(self, hits: list[Hit]) -> None:
        self._answered, self._fits = True, bool(hits)
        if not self.line.open_question:
            return
        meant = certain(hits) if self._take_certain or not self.line.hasFocus() else None
        if hit := meant or (hits[0] if hits and self._take_first else None):
            self._pick(hit)
            return
        if self.line.hasFocus():
            self._popup.offer(hits)
        if self._take_first:
            self.left.emit()  # nothing fits: the field says so

    def _enter(self) -> None:
        """The hit the arrows stand on, or the first; if there are none yet, as soon as they come."""
        if self._answered and (hit := self._popup.chosen()):
            self._pick(hit)
        elif self._answered and not self._fits:
            self.left.emit()
        else:
            self._take_first = True

    def _depart(self) -> None:
        if self.line.open_question:
            self._lookup.find(self, [self.field.refers_to], self.line.text(), self._offer, at_most=2)
        self.left.emit()

    def _pick(self, hit: Hit) -> None:
        self._popup.close()
        self._record = hit.record
        self._show_name([hit])
        self.changed.emit()
        self.left.emit()

    def _show_name(self, hits: list[Hit]) -> None:
        self.line.open_question = False
        self.line.setText(hits[0].title if hits else "gelöschter Eintrag")
        self.line.setCursorPosition(0)
        self.noted.emit(hits[0].detail if hits else "")


class _SearchLine(Line):
    """Enter belongs to the field as long as what was typed has not become a record."""

    entered = Signal()
    departed = Signal()
    open_question = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.open_question:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != event.reason().PopupFocusReason:
            self.departed.emit()
