"""The card of a case: how far it is, what is next, what was agreed, and what happened."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.look.tokens import Tone
from gui.parts.card import Heading, Section
from gui.parts.facts import Fact, Facts
from gui.parts.nextaction import NextAction
from gui.parts.pill import PillLabel
from gui.parts.steps import Milestone, Steps
from gui.screens.approvals.looks import leading_on
from gui.screens.approvals.reserving import reserve
from gui.screens.approvals.situation import situation
from gui.screens.history import history
from gui.screens.lines import Line, Lines
from gui.screens.papers import section as papers
from gui.screens.recordfacts import RecordFacts
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.lists import STATE_TONES
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.states import OVER, PENDING, RUNNING, State, Step
from inventory.approvals.words import POSITIVE_ANSWERS, ApplicationKind, WorkForm
from inventory.fields import Kind
from inventory.rights import Right, may
from inventory.text import date_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.approvals.cards import Asked, CaseCard, Supplied
    from inventory.approvals.stages import Passed

NAMED = ("employee_id", "kind", "predecessor_id", "form", "available_from", "available_until")
SPAN = ("percent", "days", "weekdays", "hours", "quota", "begins_on", "ends_on")
"""What the first facts already say, in fewer words."""
SAID = ("agreed_on", "agreed_as", "handed_over_on", "pledged_on", "briefed_on", "suspended_from")
SAID_LATER = ("suspended_until", "hearing_on", "heard_on", "end_reason", "effective_on", "return_on")
"""What the steps of a case set beside moving it."""
ASKED = {field.name: field for cell in PROCEDURE.values() for field in cell.asks}
COURSE = tuple(replace(ASKED[name], section="Aus den Schritten", hint="") for name in (*SAID, *SAID_LATER))
DETAILS = (*(it for it in APPLICATION_FIELDS if it.name not in (*NAMED, *SPAN)), *COURSE)
AT_REST = (State.ACTIVE, *OVER)
"""Nobody has to do anything here; what can be done waits in the menu."""


class CaseParts(QObject):
    wanted = Signal(str, object)  # the list, and of it one record or a query

    def __init__(
        self,
        desk: Desk,
        steps: Mapping[Step, QAction],
        more: "Callable[[CaseCard], list[QAction]]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps = steps
        self._more = more
        self._revealed: dict[int, set[str]] = {}

    def parts(self, card: "CaseCard") -> list[QWidget]:
        return [
            self._heading(card),
            *self._way(card),
            self._next(card),
            *self._agreed(card),
            *self._devices(card),
            papers.of_case(self._desk, card.application_id),
            *self._participation(card),
            self._details(card),
            history(self._desk, card.timeline),
        ]

    def _heading(self, card: "CaseCard") -> QWidget:
        known = (card.case_no or "Entwurf", card.texts.get("kind"), card.unit)
        state = PillLabel(card.state.label, Tone(STATE_TONES[card.state.label]))
        return Heading(card.person, " · ".join(it for it in known if it), state)

    def _way(self, card: "CaseCard") -> Iterator[QWidget]:
        if card.stages and card.state not in RUNNING:
            late = situation(card, today()).tone is Tone.OVERDUE
            yield Steps([_milestone(it, card, late=late) for it in card.stages])

    def _next(self, card: "CaseCard") -> QWidget:
        headline, sentence, tone = situation(card, today())
        offers = [it for it in card.offers if it.step in self._steps]
        rests = card.state in AT_REST and card.waits_for is None
        usual = None if rests else leading_on(offers)
        if usual and usual.missing:
            sentence = f"{sentence} {usual.missing[0]}".strip()
        actions = [self._steps[usual.step]] if usual else []
        more = [self._steps[it.step] for it in offers if it is not usual]
        return NextAction(headline, sentence, actions, [*more, *self._more(card)], tone)

    def _agreed(self, card: "CaseCard") -> Iterator[QWidget]:
        facts = [
            Fact("Arbeitsform", card.texts.get("form", "")),
            Fact("Umfang", _scope(card)),
            Fact("Ende am" if card.values.get("kind") is ApplicationKind.END else "Zeitraum", _term(card)),
            Fact("Erreichbar", _available(card)),
            Fact("Dienstvereinbarung", card.ruleset),
            Fact("Bisher", card.texts.get("predecessor_id", ""), link="predecessor"),
        ]
        shown = Facts([it for it in facts if it.value])
        predecessor = card.values.get("predecessor_id")
        if predecessor is not None:
            shown.followed.connect(self._open_predecessor)
            shown.setProperty("record", predecessor)
        word = (
            "Beantragt"
            if card.state in (*PENDING, State.DRAFT, State.REFUSED, State.WITHDRAWN)
            else "Vereinbart"
        )
        yield Section(word, shown)

    def _devices(self, card: "CaseCard") -> Iterator[QWidget]:
        if card.supplied:
            over = card.state in OVER
            supplies = may(self._desk.actor, Right.SUPPLY)
            shown = enumerate(card.supplied)
            lines = Lines([_supplied(place, it, over=over, supplies=supplies) for place, it in shown])
            lines.wanted.connect(self.wanted)
            lines.acted.connect(partial(self._reserve, card))
            yield Section("Geräte", lines)

    def _reserve(self, card: "CaseCard", place: int) -> None:
        reserve(self._desk, self, card.application_id, [card.supplied[place]])

    def _participation(self, card: "CaseCard") -> Iterator[QWidget]:
        if card.involved:
            yield Section("Beteiligung", Facts([_asked(it) for it in card.involved]))

    def _details(self, card: "CaseCard") -> QWidget:
        revealed = self._revealed.setdefault(card.application_id, set())
        # What is masked stands there either way, or its mask alone would tell.
        told = [it for it in DETAILS if it.kind is not Kind.YES_NO or it.masked or card.values.get(it.name)]
        facts = RecordFacts(told, card.values, card.texts, revealed=revealed)
        facts.wanted.connect(self.wanted)
        return facts

    def _open_predecessor(self, _link: str) -> None:
        self.wanted.emit("applications", self.sender().property("record"))


def _milestone(it: "Passed", card: "CaseCard", *, late: bool) -> Milestone:
    if it.done:
        return Milestone(it.stage.label, Tone.DONE, below=f"{it.on:%d.%m.}" if it.on else "")
    if not it.here:
        return Milestone(it.stage.label, Tone.REST)
    over = Tone.REST if card.state in OVER else Tone.OVERDUE if late else Tone.WAITING
    return Milestone(it.stage.label, over, here=True, detail=card.state.label)


def _scope(card: "CaseCard") -> str:
    if card.values.get("form") is WorkForm.SITUATIONAL:
        quota = card.texts.get("quota")
        return f"bis {quota} Tage im Jahr" if quota else ""
    days, percent = card.texts.get("days"), card.texts.get("percent")
    if not days:
        return ""
    names = ", ".join(day.label[:2] for day in card.values.get("weekdays") or ())
    hours = card.texts.get("hours")
    words = [
        f"{days} {'Tag' if days == '1' else 'Tage'}{f' ({names})' if names else ''}",
        percent,
        f"{hours} Stunden" if hours else "",
    ]
    return " · ".join(word for word in words if word)


def _term(card: "CaseCard") -> str:
    begin, end = card.texts.get("begins_on"), card.texts.get("ends_on")
    if not begin:
        return ""
    if card.values.get("kind") is ApplicationKind.END:
        return begin
    return f"{begin} bis {end}" if end else f"ab {begin}"


def _available(card: "CaseCard") -> str:
    begin, end = card.texts.get("available_from"), card.texts.get("available_until")
    return f"{begin} bis {end} Uhr" if begin and end else ""


def _supplied(place: int, it: "Supplied", *, over: bool, supplies: bool) -> Line:
    if it.stocked_id is not None:
        verb = "Reservieren" if supplies else ""
        return Line(place, it.equipment.label, f"auf Lager: {it.inventory_no}", verb=verb, tone=Tone.WAITING)
    if it.device_id is None:
        day = f"lieferbar ab {date_text(it.available_on)}" if it.available_on else "fehlt"
        return Line(place, it.equipment.label, day, tone=Tone.WAITING)
    how = "ausgegeben" if it.held else "zurück" if over else "reserviert"
    return Line(place, it.inventory_no, f"{it.equipment.label} · {how}", leads_to=("devices", it.device_id))


def _asked(it: "Asked") -> Fact:
    if it.result is None or it.result_on is None:
        return Fact(it.body.label, f"gefragt am {date_text(it.asked_on)}, Antwort bis {date_text(it.due_on)}")
    tone = Tone.DONE if it.result in POSITIVE_ANSWERS else None
    return Fact(it.body.label, f"{it.result.label} am {date_text(it.result_on)}", tone=tone)
