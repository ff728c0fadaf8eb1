"""The screen of cases and all that is asked there, and the start page that leads to it."""

from PySide6.QtCore import QItemSelectionModel

from inventory.approvals.lists import APPLICATIONS
from inventory.approvals.states import PENDING, State
from inventory.listing import TODAY, Filter, Match
from tests.album.visitor import Visitor

ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
LATE = Filter("due_until", Match.UNTIL, (f"{TODAY}-1",))
SOON = Filter("ends_on", Match.UNTIL, (f"{TODAY}+90",))
UNANSWERED = Filter("unanswered", Match.ANY_OF, (1,))
STEPS: dict[str, tuple[str, tuple[State, ...], tuple[Filter, ...]]] = {
    "submit": ("Einreichen", (State.DRAFT,), ()),
    "ask": ("Nachfragen", (State.HR_CHECK,), ()),
    "answer": ("Antwort eintragen", (State.CLARIFICATION,), ()),
    "check-it": ("IT-Prüfung abschließen", (State.IT_CHECK,), ()),
    "involve": ("Beteiligen", (State.HR_CHECK,), ()),
    "result": ("Ergebnis eintragen", (State.PARTICIPATION,), (UNANSWERED,)),
    "sign": ("Unterschriften eintragen", (State.SIGNATURE,), ()),
    "handover": ("Übergeben, Probezeit beginnen", (State.EQUIPMENT,), ()),
    "suspend": ("Aussetzen", (State.ACTIVE,), ()),
    "revocation": ("Widerruf einleiten", (State.ACTIVE,), ()),
    "end": ("Beenden", (State.ACTIVE,), ()),
}
"""Steps whose question is a form, each from a state in which it is possible."""


def today(it: Visitor) -> None:
    it.go("today")


def first_look(it: Visitor) -> None:
    it.go("approvals")


def all_of_them(it: Visitor) -> None:
    it.go("approvals")
    it.hands.press("Offen")


def case(it: Visitor, *states: State, more: tuple[Filter, ...] = ()) -> None:
    """To the first case in one of these states."""
    it.show(APPLICATIONS, _in(*states), *more)


def overdue(it: Visitor) -> None:
    case(it, *PENDING, more=(LATE,))


def ending(it: Visitor) -> None:
    case(it, State.ACTIVE, more=(SOON,))


def several(it: Visitor) -> None:
    case(it, State.SIGNATURE)
    it.panel.show_query(it.panel.query.filtered(_in(State.SIGNATURE)))
    it.rest()
    for row in (1, 2):
        it.table.selectionModel().select(it.table.model().index(row, 0), ROWS)


def no_hits(it: Visitor) -> None:
    it.go("approvals")
    it.hands.enter("Vorgänge durchsuchen", "gibt es nicht")


def new(it: Visitor) -> None:
    it.go("approvals")
    it.hands.press("Neuer Antrag")


def new_of_somebody_known(it: Visitor) -> None:
    new(it)
    it.pick("Person", "müller")


def new_for_telework(it: Visitor) -> None:
    new_of_somebody_known(it)
    it.hands.choose("Arbeitsform", "Alternierende Telearbeit")


def new_with_errors(it: Visitor) -> None:
    new_of_somebody_known(it)
    it.hands.press("Einreichen")


def later(it: Visitor) -> None:
    """What comes after a case that runs."""
    case(it, State.ACTIVE)
    it.hands.menu("Antrag", "Ändern, verlängern, beenden …")


def editing(it: Visitor) -> None:
    case(it, State.CLARIFICATION)
    it.hands.menu("Antrag", "Bearbeiten")


def step(it: Visitor, name: str) -> None:
    words, states, more = STEPS[name]
    case(it, *states, more=more)
    it.hands.menu("Schritt", words)
    it.hands.wait_until(it.hands.dialog)


def decision(it: Visitor) -> None:
    """What was intended, once the staff council has agreed."""
    step(it, "result")
    it.front()
    it.hands.choose("Ergebnis", "Zugestimmt")
    it.hands.press("Ergebnis eintragen")
    it.hands.wait_until(lambda: it.hands.dialog() is None)
    steps = it.screen.actions_by_menu()["Schritt"]
    decided = [step for step in steps if step.text() in ("Genehmigen", "Ablehnen")]
    it.hands.wait_until(lambda: any(action.isEnabled() for action in decided))
    next(action for action in decided if action.isEnabled()).trigger()
    it.hands.wait_until(it.hands.dialog)


def intended_refusal(it: Visitor) -> None:
    step(it, "involve")
    it.front()
    it.hands.choose("Beabsichtigt", "Ablehnen")


def unreasoned(it: Visitor) -> None:
    intended_refusal(it)
    it.hands.press("Beteiligen")


def assigning(it: Visitor) -> None:
    several(it)
    it.rest()
    it.hands.menu("Antrag", "Zuständigkeit …")


def renewals(it: Visitor) -> None:
    it.go("approvals")
    it.hands.menu("Antrag", "Verlängerungsrunde …")


def forecast(it: Visitor) -> None:
    it.go("approvals")
    it.hands.menu("Antrag", "Bedarf und Bestand …")


def _in(*states: State) -> Filter:
    return Filter("state", Match.ANY_OF, tuple(state.value for state in states))
