"""The life of a device as a table: which step leads where, who may take it, what it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass

from inventory.actor import Role
from inventory.devices.fields import HOLDERS, IT, TECHNICAL, Accessory, Condition, RetirementReason
from inventory.errors import Refused
from inventory.fields import Field, Kind, Word


class State(Word):
    STOCK = "lager", "Lager"
    RESERVED = "reserviert", "Reserviert"
    ISSUED = "ausgegeben", "Ausgegeben"
    REPAIR = "reparatur", "Reparatur"
    LOST = "verloren", "Verloren"
    RETURNED = "ruecklaeufer", "Rückläufer"
    RETIRED = "ausgesondert", "Ausgesondert"


class Step(Word):
    ISSUE = "ausgeben", "Ausgeben"
    RETURN = "zuruecknehmen", "Zurücknehmen"
    RESERVE = "reservieren", "Reservieren"
    RELEASE = "freigeben", "Freigeben"
    WIPE = "loeschen", "Gelöscht einlagern"
    SEND_TO_REPAIR = "reparieren", "Zur Reparatur geben"
    BACK_TO_STOCK = "repariert_lager", "Repariert einlagern"
    BACK_TO_HOLDER = "repariert_zurueck", "Repariert zurückgeben"
    REPORT_LOST = "verlust_melden", "Verlust melden"
    FIND = "wiederfinden", "Wieder da"
    RETIRE = "aussondern", "Aussondern"


HOLDER = (
    Field("employee_id", "Person", Kind.REFERENCE, refers_to="people", who=HOLDERS),
    Field(
        "pool_id",
        "oder Pool",
        Kind.REFERENCE,
        refers_to="units",
        hint="für Ausbildung und Kitas",
        who=HOLDERS,
    ),
)
WHEN = Field("on", "Am", Kind.DATE, required=True)
ACCESSORIES = Field("accessories", "Zubehör", Kind.CHOICES, words=Accessory)
CONDITION = Field("condition", "Zustand", Kind.CHOICE, required=True, words=Condition)


@dataclass(frozen=True)
class Transition:
    """One cell of the table; `held` says whether somebody must, or must not, hold the device."""

    target: State
    asks: tuple[Field, ...] = ()
    held: bool | None = None
    who: frozenset[Role] = frozenset({Role.IT})


_ISSUE = Transition(
    State.ISSUED,
    (*HOLDER, WHEN, Field("expected_on", "Rückgabe erwartet am", Kind.DATE), ACCESSORIES),
    held=False,
)
_WIPED = (
    Field("wiped_on", "Gelöscht am", Kind.DATE, required=True, who=TECHNICAL),
    Field(
        "wipe_proof",
        "Löschnachweis",
        required=True,
        hint="Nummer oder Ablage des Nachweises",
        who=TECHNICAL,
    ),
)
_RETIRE = (Field("retired_reason", "Grund", Kind.CHOICE, required=True, words=RetirementReason), WHEN)
_LOST = (
    WHEN,
    Field(
        "loss_report",
        "Meldung",
        required=True,
        hint="zum Beispiel das Aktenzeichen der Anzeige",
        who=TECHNICAL,
    ),
)
_REPAIR = Transition(State.REPAIR, (Field("repair_order", "Auftrag", hint="Nummer der Werkstatt", who=IT),))
_LOSE = Transition(State.LOST, _LOST)
_RESERVE = (
    Field("reserved_for_id", "Für", Kind.REFERENCE, required=True, refers_to="people", who=HOLDERS),
    Field("reserved_until", "Bis", Kind.DATE),
)

LIFE: dict[tuple[State, Step], Transition] = {
    (State.STOCK, Step.ISSUE): _ISSUE,
    (State.STOCK, Step.RESERVE): Transition(State.RESERVED, _RESERVE, held=False),
    (State.STOCK, Step.SEND_TO_REPAIR): _REPAIR,
    (State.STOCK, Step.REPORT_LOST): _LOSE,
    (State.STOCK, Step.RETIRE): Transition(State.RETIRED, _RETIRE, held=False),
    (State.RESERVED, Step.ISSUE): _ISSUE,
    (State.RESERVED, Step.RELEASE): Transition(State.STOCK, held=False),
    (State.RESERVED, Step.REPORT_LOST): _LOSE,
    (State.ISSUED, Step.RETURN): Transition(State.RETURNED, (WHEN, CONDITION, ACCESSORIES), held=True),
    (State.ISSUED, Step.SEND_TO_REPAIR): _REPAIR,
    (State.ISSUED, Step.REPORT_LOST): _LOSE,
    (State.REPAIR, Step.BACK_TO_STOCK): Transition(State.STOCK, _WIPED, held=False),
    (State.REPAIR, Step.BACK_TO_HOLDER): Transition(State.ISSUED, held=True),
    (State.REPAIR, Step.RETURN): Transition(State.RETURNED, (WHEN, CONDITION, ACCESSORIES), held=True),
    (State.REPAIR, Step.REPORT_LOST): _LOSE,
    (State.REPAIR, Step.RETIRE): Transition(State.RETIRED, (*_RETIRE, *_WIPED), held=False),
    (State.LOST, Step.FIND): Transition(State.RETURNED, (WHEN, CONDITION), held=False),
    (State.LOST, Step.RETIRE): Transition(State.RETIRED, _RETIRE, held=False),
    (State.RETURNED, Step.WIPE): Transition(State.STOCK, _WIPED, held=False),
    (State.RETURNED, Step.SEND_TO_REPAIR): _REPAIR,
    (State.RETURNED, Step.REPORT_LOST): _LOSE,
    (State.RETURNED, Step.RETIRE): Transition(State.RETIRED, (*_RETIRE, *_WIPED), held=False),
}


def transition(state: State, step: Step, *, held: bool, roles: frozenset[Role]) -> Transition:
    """The cell of the table, or the reason why the step is not possible now."""
    cell = LIFE.get((state, step))
    if cell is None:
        raise Refused(f"„{step.label}“ geht nicht, solange das Gerät „{state.label}“ ist.")
    if cell.held is not None and cell.held != held:
        raise Refused(
            f"„{step.label}“ geht erst, wenn das Gerät zurückgenommen ist."
            if held
            else f"„{step.label}“ geht nicht: Niemand hat das Gerät."
        )
    if not cell.who & roles:
        raise Refused(f"„{step.label}“ ist {', '.join(role.label for role in cell.who)} vorbehalten.")
    return cell


def possible(state: State, *, held: bool, roles: frozenset[Role]) -> Iterator[tuple[Step, Transition]]:
    """The steps that can be taken now, the usual one first."""
    for (source, step), cell in LIFE.items():
        if source is state and cell.held in (None, held) and cell.who & roles:
            yield step, cell


DONE = {
    Step.ISSUE: "Ausgegeben",
    Step.RETURN: "Zurückgenommen",
    Step.RESERVE: "Reserviert",
    Step.RELEASE: "Reservierung aufgehoben",
    Step.WIPE: "Gelöscht und eingelagert",
    Step.SEND_TO_REPAIR: "Zur Reparatur gegeben",
    Step.BACK_TO_STOCK: "Repariert eingelagert",
    Step.BACK_TO_HOLDER: "Repariert zurückgegeben",
    Step.REPORT_LOST: "Verlust gemeldet",
    Step.FIND: "Wiedergefunden",
    Step.RETIRE: "Ausgesondert",
}
"""What a booking of the step is called."""
