"""The box in which a filter is set; what is set shows in the list at once."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look import theme
from gui.parts.button import Button
from gui.parts.inputs import Choice
from gui.parts.list.editors import Editor, WordsEditor, editor_for
from gui.parts.list.popup import Popup
from gui.parts.text import Body
from inventory.fields import Kind
from inventory.filters import AMOUNTS, DAYS
from inventory.listing import Column, Filter, Listing, Match, Query

TYPING = 200
"""Milliseconds after a keystroke until the list follows."""
COMPARES = 0
MODES = {Match.EMPTY: 1, Match.FILLED: 2}


class FilterBox(Popup):
    changed = Signal(str, tuple)
    """A column and its filters."""
    counts_wanted = Signal(str)

    def __init__(self, listing: Listing, parent: QWidget) -> None:
        super().__init__("Filter", parent)
        self._listing = listing
        self._query = Query()
        self._editor: Editor | None = None
        self._column = Choice()
        self._column.setAccessibleName("Spalte")
        for column in listing.columns:
            self._column.addItem(column.title, column.name)
        self._mode = Choice()
        self._mode.setAccessibleName("Vergleich")
        self._place = QVBoxLayout()
        self._remove = Button("Filter entfernen", quiet=True)
        self._done = Button("Fertig", primary=True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._lay_out()
        self._column.currentIndexChanged.connect(self._show_column)
        self._mode.currentIndexChanged.connect(self._show_mode)
        self._remove.clicked.connect(self._clear)
        self._done.clicked.connect(self.close)
        self._typing.timeout.connect(self._tell)

    def ask(self, column: str, query: Query, place: QPoint) -> None:
        """Open for a column, below this place of the screen."""
        self._query = query
        with QSignalBlocker(self._column):
            self._column.setCurrentIndex(self._column.findData(column))
        self._show_column()
        self.open_at(place)
        (self._editor or self._column).setFocus(Qt.FocusReason.PopupFocusReason)

    def show_counts(self, column: str, counts: Mapping[Any, int]) -> None:
        if isinstance(self._editor, WordsEditor) and self._column.currentData() == column:
            self._editor.show_counts(counts)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self._tell()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        label = Body("Spalte")
        label.setBuddy(self._column)
        head.addWidget(label)
        head.addWidget(self._column, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._remove)
        foot.addStretch()
        foot.addWidget(self._done)
        self.body.addLayout(head)
        self.body.addWidget(self._mode)
        self.body.addLayout(self._place)
        self.body.addLayout(foot)

    def _chosen(self) -> Column:
        return self._listing.column(self._column.currentData())

    def _show_column(self) -> None:
        column = self._chosen()
        filters = [it for it in self._query.filters if it.column == column.name]
        if self._editor:
            self._place.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor = editor_for(column)
        self._editor.fill(filters)
        self._editor.edited.connect(self._typing.start)
        self._place.addWidget(self._editor)
        with QSignalBlocker(self._mode):
            self._mode.clear()
            self._mode.addItems([_compares(column), "ist leer", "ist ausgefüllt"])
            modes = [MODES[it.match] for it in filters if it.match in MODES]
            self._mode.setCurrentIndex(modes[0] if modes else COMPARES)
        self._mode.setVisible(column.kind is not Kind.YES_NO)
        self._show_editor()
        if isinstance(self._editor, WordsEditor):
            self.counts_wanted.emit(column.name)

    def _show_mode(self) -> None:
        self._show_editor()
        self._tell()

    def _show_editor(self) -> None:
        if self._editor:
            self._editor.setVisible(self._mode.currentIndex() == COMPARES)
        self.adjustSize()

    def _tell(self) -> None:
        if (filters := self._filters()) is not None:
            self._query = self._query.without(self._chosen().name).filtered(*filters)
            self.changed.emit(self._chosen().name, filters)

    def _filters(self) -> tuple[Filter, ...] | None:
        mode = self._mode.currentIndex()
        if mode == COMPARES:
            return self._editor.filters() if self._editor else ()
        return tuple(Filter(self._chosen().name, match) for match, place in MODES.items() if place == mode)

    def _clear(self) -> None:
        self._typing.stop()
        self._query = self._query.without(self._chosen().name)
        self.changed.emit(self._chosen().name, ())
        self.close()


def _compares(column: Column) -> str:
    if column.words:
        return "ist"
    return "liegt zwischen" if column.kind in (*DAYS, *AMOUNTS) else "enthält"
