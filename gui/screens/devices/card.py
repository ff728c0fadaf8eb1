"""The card of a device: what it is, who has it, what is next, what happened."""

from collections.abc import Iterator, Mapping
from datetime import date
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
from gui.screens.devices.situation import situation
from gui.screens.history import history
from gui.screens.lines import Line, Lines
from gui.screens.papers import section as papers
from gui.screens.recordfacts import RecordFacts
from inventory.devices.fields import DEVICE_FIELDS
from inventory.devices.lifecycle import State, Step
from inventory.devices.lists import STATE_TONES
from inventory.fields import Field, Kind
from inventory.text import date_text, money_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.devices.cards import DeviceCard, Held

OVERDUE = "überfällig"
SINCE_STEPS = (
    Field("wiped_on", "Gelöscht am", Kind.DATE, section="Betrieb"),
    Field("wipe_proof", "Löschnachweis", section="Betrieb"),
)
FACTS = tuple(it for it in DEVICE_FIELDS if it.name not in ("kind", "model_id", "serial_no")) + SINCE_STEPS


class DeviceParts(QObject):
    """Builds the parts of a device's card; its signals say what somebody asked for there."""

    wanted = Signal(str, object)  # the list, and of it one record or a query
    licence_wanted = Signal()
    licence_ended = Signal(int)
    today_wanted = Signal()

    def __init__(
        self, desk: Desk, steps: Mapping[Step, QAction], more: list[QAction], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps = steps
        self._more = more
        self._revealed: dict[int, set[str]] = {}

    def now(self, card: "DeviceCard") -> list[QWidget]:
        return [self._heading(card), self._next(card), *self._holder(card), *self._details(card)]

    def then(self, card: "DeviceCard", day: date, texts: Mapping[str, str] | None) -> list[QWidget]:
        """The device as it stood on a day, marked so that nobody takes it for today."""
        back = QAction("Zurück zu heute", self)
        back.triggered.connect(self.today_wanted)
        if texts is None:
            sentence = "An diesem Tag war das Gerät noch nicht aufgenommen."
            return [_title(card), NextAction(f"Stand am {date_text(day)}", sentence, [back], tone=Tone.REST)]
        holder = texts.get("employee_id") or texts.get("pool_id")
        facts = Facts([Fact("Stand", texts["state"]), Fact("Wer es hatte", holder or "niemand")])
        return [
            _title(card),
            NextAction(
                f"So war es am {date_text(day)}", "Das ist nicht der heutige Stand.", [back], tone=Tone.REST
            ),
            Section("An diesem Tag", facts),
            RecordFacts(FACTS, {**card.values, "contract_id": None, "unit_id": None}, texts),
        ]

    def _heading(self, card: "DeviceCard") -> QWidget:
        state: State = card.values["state"]
        late = state is State.ISSUED and situation(card, today()).tone is Tone.OVERDUE
        pill = (OVERDUE, Tone.OVERDUE) if late else (state.label, Tone(STATE_TONES[state.label]))
        return _title(card, PillLabel(*pill))

    def _next(self, card: "DeviceCard") -> QWidget:
        headline, sentence, tone = situation(card, today())
        steps = [self._steps[step] for step in card.steps]
        more = [*steps[1:], *self._more]
        return NextAction(headline, sentence, steps[:1], more, tone)

    def _holder(self, card: "DeviceCard") -> Iterator[QWidget]:
        if card.held and card.holders:
            yield Section("Wer es hat", self._lines([_holding(card.holders[0])]))
        earlier = [it for it in card.holders if it.until is not None]
        if missing := [it for it in earlier[:1] if it.missing]:
            gone = ", ".join(word.label for word in missing[0].missing)
            text = f"{gone} kam von {missing[0].holder} nicht zurück."
            yield Section("Zubehör fehlt", Facts([Fact("Fehlt", text, tone=Tone.OVERDUE)]))

    def _details(self, card: "DeviceCard") -> Iterator[QWidget]:
        revealed = self._revealed.setdefault(card.device_id, set())
        facts = RecordFacts(FACTS, card.values, {**card.texts, **_money(card)}, revealed=revealed)
        facts.wanted.connect(self.wanted)
        yield facts
        if card.licences:
            lines = [
                Line(it.assignment_id, it.product, f"seit {date_text(it.since)}", verb="Entziehen")
                for it in card.licences
            ]
            licences = self._lines(lines)
            licences.acted.connect(self.licence_ended)
            yield Section("Lizenzen", licences)
        if earlier := [_held_before(it) for it in card.holders if it.until is not None]:
            yield Section("Früher bei", self._lines(earlier))
        yield papers.of_device(self._desk, card.device_id)
        yield history(self._desk, card.timeline)

    def _lines(self, lines: list[Line]) -> Lines:
        made = Lines(lines)
        made.wanted.connect(self.wanted)
        return made


def _title(card: "DeviceCard", state: QWidget | None = None) -> Heading:
    texts = card.texts
    return Heading(card.inventory_no, f"{texts['kind']} · {texts['model_id']} · {texts['serial_no']}", state)


def _money(card: "DeviceCard") -> dict[str, str]:
    """Net with its tax behind it: that is the amount people compare with the invoice."""
    net, vat = card.values.get("net"), card.values.get("vat")
    if net is None or vat is None:
        return {}
    return {"net": f"{money_text(net)} · brutto {money_text(net + vat)}", "vat": ""}


def _holding(it: "Held") -> Line:
    words = [f"seit {date_text(it.since)}"]
    if it.expected_on:
        words.append(f"zurück bis {date_text(it.expected_on)}")
    if it.accessories:
        words.append("mit " + ", ".join(word.label for word in it.accessories))
    return Line(it.device_id, it.holder, " · ".join(words), _leads(it))


def _held_before(it: "Held") -> Line:
    until = date_text(it.until) if it.until else ""
    words = [f"{date_text(it.since)} bis {until}"]
    if it.condition_back:
        words.append(it.condition_back.label)
    if it.missing:
        words.append("es fehlt: " + ", ".join(word.label for word in it.missing))
    return Line(
        it.device_id, it.holder, " · ".join(words), _leads(it), tone=Tone.OVERDUE if it.missing else None
    )


def _leads(it: "Held") -> tuple[str, int] | None:
    if it.employee_id is not None:
        return "people", it.employee_id
    return None if it.pool_id is None else ("units", it.pool_id)
