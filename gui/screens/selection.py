"""What is selected in a list, and its card: one record itself, or what several have in common."""

from PySide6.QtCore import QObject, QTimer, Signal

from gui.parts.list.panel import ListPanel
from gui.screens.recordcard import RecordCard

SETTLED = 60
"""Milliseconds after which somebody has stopped selecting."""


class Selection(QObject):
    several = Signal(list)

    def __init__(self, panel: ListPanel, card: RecordCard) -> None:  # type: ignore[type-arg]
        super().__init__(panel)
        self._panel = panel
        self._card = card
        self._many = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLED)
        self._settle.timeout.connect(self._look)
        panel.current.connect(self._show)
        panel.selected.connect(self._settle.start)
        panel.opened.connect(card.focus_first)

    @property
    def many(self) -> bool:
        """Whether the card is about several records now."""
        return self._many

    def ids(self) -> list[int]:
        """What an action is about: all that is selected, or the record of the card."""
        selected = self._panel.selected_ids()
        return selected or ([] if self._card.record is None else [self._card.record])

    def still(self, ids: list[int]) -> bool:
        return ids == self._panel.selected_ids()

    def look_again(self) -> None:
        """What they have in common may have changed."""
        self._settle.start()

    def _show(self, record: int | None) -> None:
        if len(self._panel.selected_ids()) < 2:
            self._card.show_record(record)

    def _look(self) -> None:
        ids = self._panel.selected_ids()
        if len(ids) > 1:
            self._many = True
            self.several.emit(ids)
        elif self._many:
            self._many = False
            self._card.show_record(ids[0] if ids else None)
