"""The screen of devices."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.card import Heading
from gui.parts.header import ScreenHeader
from gui.parts.list.panel import ListPanel
from gui.parts.nextaction import NextAction
from gui.screen import Shown
from gui.screens.commands import command
from gui.screens.devices.card import DeviceParts
from gui.screens.devices.questions import Questions
from gui.screens.devices.steps import LOOKS, in_common
from gui.screens.licences import Licences
from gui.screens.recordcard import Editing, RecordCard, Subject
from gui.screens.selection import Selection
from inventory import devices
from inventory.actor import Actor
from inventory.devices.fields import DEVICE_FIELDS
from inventory.devices.lifecycle import State, Step
from inventory.devices.lists import DEVICES
from inventory.fields import Values
from inventory.listing import TODAY, Filter, Listing, Match, Query
from inventory.rights import Right, may
from inventory.text import number_text

if TYPE_CHECKING:
    from inventory.devices.cards import DeviceCard
    from inventory.store.database import Session
    from inventory.store.reader import Reader

IN_STOCK = Query(filters=(Filter("state", Match.ANY_OF, (State.STOCK.value,)),))
OVERDUE = Query(filters=(Filter("expected_on", Match.UNTIL, (f"{TODAY}-1",)),))
COUNTED = (("Geräte", Query()), ("auf Lager", IN_STOCK), ("überfällig", OVERDUE))
LOOKED_AT = 500
"""Of a larger selection, so many devices tell which steps are offered; the booking itself checks all."""


class DeviceScreen(Shown):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._questions = Questions(desk, self)
        self._licences = Licences(desk, self)
        self._header = ScreenHeader("Geräte")
        self.list = ListPanel(desk, DEVICES)
        self._make_actions()
        self._parts = DeviceParts(desk, self._steps, [self._edit, self._as_of, self._licence], self)
        self.card: RecordCard[DeviceCard] = RecordCard(desk, self._subject())
        self._selection = Selection(self.list, self.card)
        self._lay_out()
        self._connect()
        self._count()

    def actions_by_menu(self) -> dict[str, list[QAction]]:
        return {
            "Gerät": [self._take_in, self._return, self._edit, self._bulk, self._licence, self._as_of],
            "Schritt": list(self._steps.values()),
        }

    def panel(self, _listing: str) -> ListPanel:
        return self.list

    def _subject(self) -> "Subject[DeviceCard]":
        return Subject(
            "Gerät",
            "laptop",
            "Hier steht das gewählte Gerät.",
            partial(_card, self._desk.actor),
            self._parts.now,
            _editing,
        )

    def _make_actions(self) -> None:
        keeps = partial(command, self, offered=may(self._desk.actor, Right.DEVICES))
        self._take_in = keeps("Lieferung aufnehmen", "package", "Ctrl+N", self._open_intake)
        self._return = keeps("Rücknahme mit Scanner", "barcode", "Ctrl+R", self._open_return)
        self._edit = keeps("Bearbeiten", "pencil-simple", "F2", self._begin_editing)
        self._bulk = keeps("Sammeländerung …", "list-checks", "Ctrl+B", self._open_bulk)
        self._as_of = command(self, "Stand am …", "clock-counter-clockwise", "Ctrl+T", self._ask_day)
        self._licence = keeps("Lizenz zuweisen …", "key", "Ctrl+I", self._ask_licence)
        self._steps = {
            step: keeps(step.label, look.icon, look.keys, self._take_step, step)
            for step, look in LOOKS.items()
        }

    def _lay_out(self) -> None:
        self._header.add(Button.for_action(self._return))
        self._header.add(Button.for_action(self._take_in, primary=True))
        self.list.set_card(self.card)
        self.list.set_actions([*self._steps.values(), self._bulk])
        first = "Nehmen Sie die erste Lieferung auf; das Modell lässt sich dabei anlegen."
        self.list.set_empty("Noch keine Geräte im Bestand.", first, self._take_in)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._header)
        layout.addWidget(self.list, 1)

    def _connect(self) -> None:
        self._selection.several.connect(self._look_at_several)
        self.card.read.connect(self._adapt_to_card)
        self.card.edited.connect(self._adapt_to_card)
        self._parts.wanted.connect(self.wanted)
        self._parts.licence_ended.connect(self._licences.end)
        self._parts.today_wanted.connect(self.card.show_again)
        self._desk.changed.connect(self._count)
        self._adapt_to_card()

    def _count(self) -> None:
        self._desk.look(self, partial(_figures, self.list.listing), self._header.set_figures)

    def _look_at_several(self, ids: list[int]) -> None:
        self._desk.read(self, partial(_states, ids[:LOOKED_AT]), partial(self._show_several, ids))

    def _show_several(self, ids: list[int], states: set[tuple[State, bool]]) -> None:
        if not self._selection.still(ids):
            return
        steps = in_common(states, self._desk.actor.roles)
        self._allow(steps)
        words = ", ".join(sorted({state.label for state, _held in states}))
        sentence = f"Stand: {words}." if steps else f"Stand: {words}. Keinen Schritt haben alle gemeinsam."
        usual = [self._steps[step] for step in steps[:1]]
        more = [self._steps[step] for step in steps[1:]]
        title = f"{number_text(len(ids))} Geräte ausgewählt"
        box = NextAction("Gemeinsam bearbeiten", sentence, [*usual, self._bulk], more, Tone.ACCENT)
        self.card.show_parts([Heading(title), box])

    def _adapt_to_card(self) -> None:
        card = self.card.facts
        if self._selection.many and not self.card.editing:
            self._selection.look_again()
        else:
            self._allow(card.steps if card and not self.card.editing else ())
        for action in (self._edit, self._as_of, self._licence):
            action.setEnabled(card is not None and not self.card.editing)

    def _allow(self, steps: "tuple[Step, ...] | list[Step]") -> None:
        for step, action in self._steps.items():
            action.setEnabled(step in steps)
        self._bulk.setEnabled(bool(self.list.selected_ids()))

    def _begin_editing(self) -> None:
        self.card.edit()

    def _take_step(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)  # noqa: S101 (only actions are connected)
        self._questions.take(Step.of(action.data()), self._selection.ids())

    def _open_intake(self) -> None:
        from gui.screens.devices.intake import IntakeDialog

        dialog = IntakeDialog(self._desk, self)
        dialog.taken_in.connect(self._show_received)
        dialog.open()

    def _show_received(self, taken: list[tuple[int, str, str]]) -> None:
        from gui.screens.devices.received import ReceivedDialog

        dialog = ReceivedDialog(self, taken)
        dialog.wanted.connect(self.list.reveal)
        dialog.open()

    def _open_return(self) -> None:
        from gui.screens.devices.counter import ReturnCounter

        ReturnCounter(self._desk, self).open()

    def _open_bulk(self) -> None:
        from gui.screens.devices.bulk import BulkDialog

        BulkDialog(self._desk, self, self._selection.ids()).open()

    def _ask_day(self) -> None:
        from gui.screens.devices.dayquestion import DayDialog

        dialog = DayDialog(self._desk, self)
        dialog.picked.connect(self._show_day)
        dialog.open()

    def _show_day(self, day: date) -> None:
        if card := self.card.facts:
            query = partial(_as_of, card.device_id, day, self._desk.actor)
            self._desk.read(self, query, partial(self._show_then, card, day))

    def _show_then(self, card: "DeviceCard", day: date, texts: dict[str, str] | None) -> None:
        if self.card.facts is card:
            self.card.show_parts(self._parts.then(card, day, texts))

    def _ask_licence(self) -> None:
        if card := self.card.facts:
            self._licences.assign_to(card.inventory_no, device_id=card.device_id)


def _card(actor: Actor, session: "Session", record: int) -> "DeviceCard | None":
    return devices.cards.device_card(session, device_id=record, actor=actor)


def _editing(card: "DeviceCard") -> Editing:
    return Editing(
        f"{card.inventory_no} bearbeiten",
        DEVICE_FIELDS,
        card.values,
        partial(_correct, card.device_id),
        f"{card.inventory_no} geändert.",
    )


def _correct(device_id: int, session: "Session", base: Values, values: Values) -> Any:
    return devices.actions.correct(session, device_id=device_id, base=base, values=values)


def _as_of(device_id: int, day: date, actor: Actor, session: "Session") -> dict[str, str] | None:
    return devices.cards.device_as_of(session, device_id=device_id, day=day, actor=actor)


def _states(ids: list[int], session: "Session") -> set[tuple[State, bool]]:
    return devices.actions.states_of(session, ids)


def _figures(listing: Listing, reader: "Reader") -> str:
    counted = [(word, reader.count(listing, query)) for word, query in COUNTED]
    return " · ".join(f"{number_text(count)} {word}" for word, count in counted)
