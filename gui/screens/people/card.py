"""The card of a person: the hub of everything they hold, and what is next."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.look.tokens import Tone
from gui.parts.card import Heading, Section
from gui.parts.nextaction import NextAction
from gui.parts.pill import PillLabel
from gui.screens.history import history
from gui.screens.lines import Line, Lines
from gui.screens.papers import section as papers
from gui.screens.recordfacts import RecordFacts
from inventory.approvals.states import RUNNING
from inventory.people.fields import PERSON_FIELDS
from inventory.text import date_text, number_text
from inventory.today import today

if TYPE_CHECKING:
    from datetime import date

    from inventory.approvals.cards import CaseLine
    from inventory.devices.cards import Held, PersonCard

NAMED_ABOVE = ("personnel_no", "salutation", "title", "first_name", "last_name")
FACTS = tuple(it for it in PERSON_FIELDS if it.name not in NAMED_ABOVE)


class Hub(NamedTuple):
    """A person, and the cases of theirs that may be seen."""

    person: "PersonCard"
    cases: "tuple[CaseLine, ...]"


class Doing(NamedTuple):
    """What the card offers first."""

    issue: QAction
    take_all_back: QAction
    more: list[QAction]


class PersonParts(QObject):
    wanted = Signal(str, object)  # the list, and of it one record or a query
    return_wanted = Signal(int)
    licence_ended = Signal(int)

    def __init__(self, desk: Desk, doing: Doing, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._doing = doing

    def parts(self, hub: Hub) -> list[QWidget]:
        card = hub.person
        return [
            self._heading(card),
            self._next(card),
            *self._devices(card),
            *self._cases(hub.cases),
            *self._details(card),
        ]

    def _heading(self, card: "PersonCard") -> QWidget:
        known = (card.texts.get(name) for name in ("personnel_no", "status_group", "unit_id"))
        identity = " · ".join(it for it in known if it)
        return Heading(card.name, identity, PillLabel(*_presence(card)) if "exit_on" in card.values else None)

    def _next(self, card: "PersonCard") -> QWidget:
        leaves, count = card.values.get("exit_on"), len(card.devices)
        issue, back, more = self._doing
        if leaves is not None and count:
            gone = leaves < today()
            headline = f"{'Nicht mehr da seit' if gone else 'Verlässt die Stadt am'} {date_text(leaves)}"
            sentence = f"Hat noch {_many(count)}. Bitte zurückholen."
            return NextAction(
                headline, sentence, [back], [issue, *more], Tone.OVERDUE if gone else Tone.WAITING
            )
        if leaves is not None:
            sentence = "Alle Geräte sind zurück."
            return NextAction(f"Austritt am {date_text(leaves)}", sentence, [], more, Tone.REST)
        if count:
            return NextAction(f"Hat {_many(count)}", "", [issue, back], more, Tone.ACCENT)
        return NextAction("Hat kein Gerät", "", [issue], more, Tone.ACCENT)

    def _devices(self, card: "PersonCard") -> Iterator[QWidget]:
        if card.devices:
            held = self._lines([_holding(it, today()) for it in card.devices])
            held.acted.connect(self.return_wanted)
            yield Section("Geräte", held)

    def _cases(self, cases: "tuple[CaseLine, ...]") -> Iterator[QWidget]:
        if cases:
            yield Section("Homeoffice", self._lines([_case(it) for it in cases]))

    def _details(self, card: "PersonCard") -> Iterator[QWidget]:
        facts = RecordFacts(FACTS, card.values, card.texts)
        facts.wanted.connect(self.wanted)
        yield facts
        if card.licences:
            bound = [
                Line(it.assignment_id, it.product, f"seit {date_text(it.since)}", verb="Entziehen")
                for it in card.licences
            ]
            licences = self._lines(bound)
            licences.acted.connect(self.licence_ended)
            yield Section("Lizenzen", licences)
        if card.earlier:
            yield Section("Früher hier", self._lines([_held_before(it) for it in card.earlier]))
        yield papers.of_person(self._desk, card.person_id)
        yield history(self._desk, card.timeline)

    def _lines(self, lines: list[Line]) -> Lines:
        made = Lines(lines)
        made.wanted.connect(self.wanted)
        return made


def _case(it: "CaseLine") -> Line:
    words = [it.state.label, it.form.label if it.form else it.kind.label]
    if it.state in RUNNING and it.ends_on:
        words.append(f"bis {date_text(it.ends_on)}")
    return Line(
        it.application_id,
        it.case_no,
        " · ".join(words),
        ("applications", it.application_id),
        tone=Tone.DONE if it.state in RUNNING else None,
    )


def _many(count: int) -> str:
    return "1 Gerät" if count == 1 else f"{number_text(count)} Geräte"


def _presence(card: "PersonCard") -> tuple[str, Tone]:
    leaves = card.values["exit_on"]
    if leaves is None:
        return "im Dienst", Tone.DONE
    if leaves < today():
        return "ausgeschieden", Tone.REST
    return f"geht am {date_text(leaves)}", Tone.WAITING


def _holding(it: "Held", day: "date") -> Line:
    words = [it.model, f"seit {date_text(it.since)}"]
    late = it.expected_on is not None and it.expected_on < day
    if it.expected_on:
        words.append(
            f"zurück {'seit' if late else 'bis'} {date_text(it.expected_on)}{' überfällig' if late else ''}"
        )
    return Line(
        it.device_id,
        it.inventory_no,
        " · ".join(words),
        ("devices", it.device_id),
        "Zurücknehmen",
        Tone.OVERDUE if late else None,
    )


def _held_before(it: "Held") -> Line:
    until = date_text(it.until) if it.until else ""
    words = [it.model, f"{date_text(it.since)} bis {until}"]
    if it.missing:
        words.append("es fehlt: " + ", ".join(word.label for word in it.missing))
    tone = Tone.OVERDUE if it.missing else None
    return Line(it.device_id, it.inventory_no, " · ".join(words), ("devices", it.device_id), tone=tone)
