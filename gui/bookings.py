"""The last bookings of the person at this desk, each with its way back."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.dialog import Dialog
from gui.parts.text import Muted
from gui.parts.timeline import Timeline, TimelineRow

if TYPE_CHECKING:
    from inventory.store.database import Session
    from inventory.store.history import Booking

COUNT = 50
BACK = "Rückgängig machen"


class BookingsDialog(Dialog):
    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            parent,
            "Meine letzten Buchungen",
            "Eine Buchung rückgängig zu machen ist selbst eine Buchung: Nichts verschwindet.",
            verb="Schließen",
        )
        self.cancel.hide()
        self._desk = desk
        self._nothing = Muted("Sie haben hier noch nichts gebucht.")
        self._nothing.hide()
        self._timeline = Timeline()
        self._timeline.setMinimumWidth(theme.px(520))
        self._timeline.acted.connect(desk.undo)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._timeline)
        desk.changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._desk.read(self, partial(_latest, self._desk.actor.login), self._show)

    def _show(self, bookings: "Sequence[Booking]") -> None:
        taken_back = {booking.undoes for booking in bookings}
        self._timeline.set_rows([_row(booking, booking.id in taken_back) for booking in bookings])
        self._nothing.setVisible(not bookings)
        self.adjustSize()


def _latest(actor: str, session: "Session") -> "list[Booking]":
    from inventory.store.timeline import latest

    return latest(session, count=COUNT, actor=actor)


def _row(booking: "Booking", taken_back: bool) -> TimelineRow:
    local = booking.at.astimezone()
    return TimelineRow(
        local.date(),
        f"{booking.label} (rückgängig gemacht)" if taken_back else booking.label,
        f"{local:%H:%M} Uhr",
        Tone.REST if taken_back else Tone.ACCENT,
        verb="" if taken_back else BACK,
        key=booking.id or 0,
    )
