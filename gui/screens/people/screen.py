"""The screen of people."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import Tone
from gui.messages import confirm
from gui.parts.button import Button
from gui.parts.header import ScreenHeader
from gui.parts.list.panel import ListPanel
from gui.screen import Shown
from gui.screens.approvals.stepping import Stepping
from gui.screens.commands import command
from gui.screens.devices.counter import IssueCounter, ReturnCounter
from gui.screens.licences import Licences
from gui.screens.people.arrival import ArrivalDialog
from gui.screens.people.card import Doing, Hub, PersonParts
from gui.screens.recordcard import Editing, RecordCard, Subject
from inventory import approvals, devices, people
from inventory.actor import Actor
from inventory.fields import Values
from inventory.filters import fits
from inventory.listing import TODAY, Filter, Listing, Match, Query
from inventory.people.fields import PERSON_FIELDS
from inventory.people.lists import PEOPLE
from inventory.rights import Right, may
from inventory.text import number_text

if TYPE_CHECKING:
    from inventory.store.database import Session
    from inventory.store.reader import Reader

WITH_DEVICES = Query(filters=(Filter("devices", Match.FROM, (1,)),))
LEAVING = Query(
    filters=(
        Filter("exit_on", Match.FROM, (TODAY,)),
        Filter("exit_until", Match.UNTIL, (f"{TODAY}+90",)),
    )
)
COUNTED = (("Personen", Query()), ("mit Geräten", WITH_DEVICES), ("gehen in 90 Tagen", LEAVING))


REMOVING = (
    "Entfernt wird nur, wer keine Geräte hat und keinen offenen Vorgang. "
    "Wer die Stadt verlässt, bekommt stattdessen ein Austrittsdatum."
)


class PeopleScreen(Shown):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._licences = Licences(desk, self)
        self._header = ScreenHeader("Personen")
        self.list = ListPanel(desk, PEOPLE)
        self._make_actions()
        doing = Doing(self._issue, self._take_all, [self._apply, self._edit, self._licence, self._remove])
        self._parts = PersonParts(desk, doing, self)
        nothing = "Hier steht die gewählte Person."
        hub = partial(_hub, desk.actor)
        subject = Subject("Person", "user", nothing, hub, self._parts.parts, _editing)
        self.card: RecordCard[Hub] = RecordCard(desk, subject)
        self._lay_out()
        self._connect()
        self._count()

    def actions_by_menu(self) -> dict[str, list[QAction]]:
        return {
            "Person": [
                self._arrive,
                self._edit,
                self._issue,
                self._take_all,
                self._return,
                self._licence,
                self._apply,
                self._remove,
            ]
        }

    def panel(self, _listing: str) -> ListPanel:
        return self.list

    def _make_actions(self) -> None:
        of_people = partial(command, self, offered=may(self._desk.actor, Right.PEOPLE))
        of_devices = partial(command, self, offered=may(self._desk.actor, Right.DEVICES))
        self._arrive = of_people("Person aufnehmen", "user-plus", "Ctrl+N", self._open_arrival)
        self._edit = of_people("Bearbeiten", "pencil-simple", "F2", self._begin_editing)
        self._issue = of_devices("Gerät ausgeben", "hand-arrow-up", "Ctrl+G", self._open_issue)
        self._take_all = of_devices(
            "Alle zurücknehmen", "hand-arrow-down", "Ctrl+Shift+R", self._take_all_back
        )
        self._return = of_devices("Rücknahme mit Scanner", "barcode", "Ctrl+R", self._open_return)
        self._licence = of_devices("Lizenz zuweisen …", "key", "Ctrl+I", self._ask_licence)
        of_cases = partial(command, self, offered=may(self._desk.actor, Right.CASES))
        self._apply = of_cases("Antrag aufnehmen …", "file-text", "Ctrl+Shift+N", self._open_application)
        self._remove = of_people("Person entfernen …", "trash", "", self._ask_to_remove)

    def _lay_out(self) -> None:
        self._header.add(Button.for_action(self._return))
        self._header.add(Button.for_action(self._arrive, primary=True))
        self.list.set_card(self.card)
        self.list.set_actions([self._edit, self._issue, self._take_all, self._licence])
        first = "Legen Sie in der Verwaltung die Einheiten an und nehmen Sie dann die erste Person auf."
        self.list.set_empty("Noch keine Personen.", first, self._arrive)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._header)
        layout.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.list.current.connect(self.card.show_record)
        self.list.opened.connect(self.card.focus_first)
        self.card.read.connect(self._adapt)
        self.card.edited.connect(self._adapt)
        self._parts.wanted.connect(self._go)
        self._parts.return_wanted.connect(self._take_back)
        self._parts.licence_ended.connect(self._licences.end)
        self._desk.changed.connect(self._count)
        self._adapt()

    def _count(self) -> None:
        self._desk.look(self, partial(_figures, self.list.listing), self._header.set_figures)

    def _adapt(self) -> None:
        hub = self.card.facts
        free = hub is not None and not self.card.editing
        for action in (self._edit, self._issue, self._licence, self._apply, self._remove):
            action.setEnabled(free)
        self._take_all.setEnabled(free and hub is not None and bool(hub.person.devices))

    def _go(self, listing: str, what: int | Query) -> None:
        if listing == PEOPLE.name:
            self.reveal(listing, what)
        else:
            self.wanted.emit(listing, what)

    def _begin_editing(self) -> None:
        self.card.edit()

    def _open_arrival(self) -> None:
        dialog = ArrivalDialog(self._desk, self)
        dialog.saved.connect(self._show_arrived)
        dialog.open()

    def _show_arrived(self, person: Any) -> None:
        self.list.reveal(person.id)

    def _open_issue(self) -> None:
        if hub := self.card.facts:
            IssueCounter(self._desk, self, (hub.person.person_id, hub.person.name)).open()

    def _open_return(self) -> None:
        ReturnCounter(self._desk, self).open()

    def _take_all_back(self) -> None:
        if hub := self.card.facts:
            self._open_return_of([it.device_id for it in hub.person.devices])

    def _take_back(self, device_id: int) -> None:
        self._open_return_of([device_id])

    def _open_return_of(self, device_ids: list[int]) -> None:
        dialog = ReturnCounter(self._desk, self)
        dialog.put(device_ids)
        dialog.open()

    def _ask_licence(self) -> None:
        if hub := self.card.facts:
            self._licences.assign_to(hub.person.name, employee_id=hub.person.person_id)

    def _open_application(self) -> None:
        if hub := self.card.facts:
            Stepping(self._desk, self).open_new(hub.person.person_id)

    def _ask_to_remove(self) -> None:
        if hub := self.card.facts:
            title = f"{hub.person.name} entfernen?"
            remove = partial(self._remove_person, hub)
            confirm(self, title, REMOVING, "Entfernen", remove, Tone.OVERDUE)

    def _remove_person(self, hub: Hub) -> None:
        says = f"{hub.person.name} entfernt."
        self._desk.write(self, partial(_remove, hub.person.person_id), says=says)


def _hub(actor: Actor, session: "Session", record: int) -> Hub | None:
    person = devices.cards.person_card(session, person_id=record, actor=actor)
    if person is None:
        return None
    return Hub(person, approvals.cards.cases_of(session, person_id=record, actor=actor))


def _editing(hub: Hub) -> Editing:
    card = hub.person
    act = partial(_correct, card.person_id)
    return Editing(f"{card.name} bearbeiten", PERSON_FIELDS, card.values, act, f"{card.name} geändert.")


def _remove(person_id: int, session: "Session") -> None:
    approvals.followups.remove_person(session, person_id=person_id)


def _correct(person_id: int, session: "Session", base: Values, values: Values) -> Any:
    return people.actions.correct_person(session, person_id=person_id, base=base, values=values)


def _figures(listing: Listing, reader: "Reader") -> str:
    counted = [(word, reader.count(listing, query)) for word, query in COUNTED if fits(listing, query)]
    return " · ".join(f"{number_text(count)} {word}" for word, count in counted)
