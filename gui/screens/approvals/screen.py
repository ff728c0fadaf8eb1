"""The screen of home-office cases."""

from collections.abc import Sequence
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
from gui.screens.approvals.card import CaseParts
from gui.screens.approvals.looks import LOOKS
from gui.screens.approvals.stepping import Stepping
from gui.screens.commands import command
from gui.screens.papers.making import Papers
from gui.screens.recordcard import Editing, RecordCard, Subject
from gui.screens.selection import Selection
from inventory import approvals
from inventory.actor import Actor
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.lists import APPLICATIONS, OVERDUE
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.states import OVER, PENDING, RUNNING, State, Step
from inventory.fields import Values
from inventory.listing import Filter, Listing, Match, Query
from inventory.rights import Right, may
from inventory.sight import seen_fields
from inventory.text import number_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.approvals.cards import CaseCard
    from inventory.store.database import Session
    from inventory.store.reader import Reader

OPEN = Filter("state", Match.ANY_OF, tuple(state.value for state in PENDING))
RUNS = Filter("state", Match.ANY_OF, tuple(state.value for state in RUNNING))
COUNTED = (
    ("offen", Query(filters=(OPEN,))),
    ("überfällig", OVERDUE),
    ("laufen", Query(filters=(RUNS,))),
)
DRAFTS = Query(filters=(Filter("state", Match.ANY_OF, (State.DRAFT.value,)),), order="person")
LOOKED_AT = 50
"""Of a larger selection, so many cases tell which steps are offered; the booking itself checks all."""
MENDABLE = (State.DRAFT, State.CLARIFICATION)


class ApprovalsScreen(Shown):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stepping = Stepping(desk, self)
        self._papers = Papers(desk, self)
        self._header = ScreenHeader("Anträge")
        self.list = ListPanel(desk, APPLICATIONS)
        self._make_actions()
        self._parts = CaseParts(desk, self._steps, self._more, self)
        self.card: RecordCard[CaseCard] = RecordCard(desk, self._subject())
        self._selection = Selection(self.list, self.card)
        self._lay_out()
        self._connect()
        self._count()

    def actions_by_menu(self) -> dict[str, list[QAction]]:
        return {
            "Antrag": [
                self._new,
                self._edit,
                self._later,
                self._assign,
                self._print,
                self._round,
                self._blank,
                self._forecast,
            ],
            "Schritt": list(self._steps.values()),
        }

    def panel(self, _listing: str) -> ListPanel:
        return self.list

    def _subject(self) -> "Subject[CaseCard]":
        return Subject(
            "Vorgang",
            "file-text",
            "Hier steht der gewählte Vorgang.",
            partial(_card, self._desk.actor),
            self._parts.parts,
            partial(_editing, self._desk.actor),
        )

    def _make_actions(self) -> None:
        actor = self._desk.actor
        records = partial(command, self, offered=may(actor, Right.CASES))
        supplies = partial(command, self, offered=may(actor, Right.CASES) or may(actor, Right.SUPPLY))
        self._new = records("Neuer Antrag", "plus", "Ctrl+N", self._open_new)
        self._edit = records("Bearbeiten", "pencil-simple", "F2", self._begin_editing)
        self._later = records("Ändern, verlängern, beenden …", "arrow-clockwise", "Ctrl+L", self._open_later)
        self._assign = records("Zuständigkeit …", "user", "Ctrl+B", self._ask_clerk)
        self._round = records("Verlängerungsrunde …", "list-checks", "Ctrl+R", self._open_round)
        self._print = records("Papiere drucken …", "printer", "Ctrl+D", self._print_papers)
        self._blank = records("Leerer Antrag …", "file-pdf", "Ctrl+Shift+L", self._show_blank)
        self._forecast = supplies("Bedarf und Bestand …", "chart-bar", "Ctrl+T", self._open_forecast)
        self._steps = {
            step: command(
                self, step.label, look.icon, look.keys, self._take_step, step, offered=_offered(step, actor)
            )
            for step, look in LOOKS.items()
        }

    def _lay_out(self) -> None:
        self._header.add(Button.for_action(self._round))
        self._header.add(Button.for_action(self._new, primary=True))
        self.list.set_card(self.card)
        self.list.set_actions([*self._steps.values(), self._assign, self._print])
        first = "Nehmen Sie den ersten Antrag auf; Entwürfe bleiben liegen, bis sie vollständig sind."
        self.list.set_empty("Noch keine Anträge.", first, self._new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._header)
        layout.addWidget(self.list, 1)

    def _connect(self) -> None:
        self._selection.several.connect(self._look_at_several)
        self.card.read.connect(self._adapt_to_card)
        self.card.edited.connect(self._adapt_to_card)
        self._parts.wanted.connect(self._go)
        self._desk.changed.connect(self._count)
        self._adapt_to_card()

    def _count(self) -> None:
        self._desk.look(self, partial(_figures, self.list.listing), self._header.set_figures)

    def _go(self, listing: str, what: int | Query) -> None:
        if listing == APPLICATIONS.name:
            self.reveal(listing, what)
        else:
            self.wanted.emit(listing, what)

    def _more(self, card: "CaseCard") -> list[QAction]:
        """What can be done with a case beside its steps."""
        offered = {
            self._edit: card.state in MENDABLE,
            self._later: card.state in RUNNING,
            self._assign: card.state not in OVER,
            self._print: card.state is not State.DRAFT,
        }
        return [action for action, fits in offered.items() if fits and action.isVisible()]

    def _look_at_several(self, ids: list[int]) -> None:
        query = partial(_in_common, ids[:LOOKED_AT], self._desk.actor)
        self._desk.read(self, query, partial(self._show_several, ids))

    def _show_several(self, ids: list[int], steps: Sequence[Step]) -> None:
        if not self._selection.still(ids):
            return
        self._allow(steps)
        self._assign.setEnabled(True)
        self._print.setEnabled(True)
        usual = [self._steps[step] for step in steps[:1]]
        more = [self._steps[step] for step in steps[1:]]
        sentence = "" if steps else "Keinen Schritt haben alle gemeinsam."
        title = f"{number_text(len(ids))} Vorgänge ausgewählt"
        box = NextAction(
            "Gemeinsam weiter", sentence, [*usual, self._assign], [*more, self._print], Tone.ACCENT
        )
        self.card.show_parts([Heading(title), box])

    def _adapt_to_card(self) -> None:
        card = self.card.facts if not self.card.editing else None
        if self._selection.many and not self.card.editing:
            self._selection.look_again()
        else:
            self._allow([it.step for it in card.offers if not it.missing] if card else [])
        fitting = self._more(card) if card else []
        for action in (self._edit, self._later, self._assign, self._print):
            action.setEnabled(action in fitting)

    def _allow(self, steps: Sequence[Step]) -> None:
        for step, action in self._steps.items():
            action.setEnabled(step in steps)

    def _begin_editing(self) -> None:
        self.card.edit()

    def _take_step(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)  # noqa: S101 (only actions are connected)
        self._stepping.take(Step.of(action.data()), self._selection.ids())

    def _open_new(self) -> None:
        self._stepping.open_new()

    def _open_later(self) -> None:
        if card := self.card.facts:
            self._stepping.open_new(card.values["employee_id"])

    def _ask_clerk(self) -> None:
        from gui.screens.approvals.assigning import ask_clerk

        ask_clerk(self._desk, self, self._selection.ids())

    def _print_papers(self) -> None:
        self._papers.print_newest(self._selection.ids())

    def _show_blank(self) -> None:
        self._papers.show_blank()

    def _open_round(self) -> None:
        from gui.screens.approvals.renewals import RenewalsDialog

        dialog = RenewalsDialog(self._desk, self)
        dialog.begun.connect(self._show_drafts)
        dialog.open()

    def _show_drafts(self) -> None:
        self.list.show_query(DRAFTS)

    def _open_forecast(self) -> None:
        from gui.screens.approvals.forecast import ForecastDialog

        ForecastDialog(self._desk, self).open()


def _offered(step: Step, actor: Actor) -> bool:
    """Whether any of the roles takes this step, or everybody their own."""
    cells = [cell for (_state, other), cell in PROCEDURE.items() if other is step]
    own = actor.employee_id is not None and any(cell.own for cell in cells)
    return own or any(set(cell.who) & actor.roles for cell in cells)


def _card(actor: Actor, session: "Session", record: int) -> "CaseCard | None":
    return approvals.cards.case_card(session, application_id=record, actor=actor, today=today())


def _editing(actor: Actor, card: "CaseCard") -> Editing:
    return Editing(
        f"{card.case_no or 'Entwurf'} bearbeiten",
        seen_fields(APPLICATION_FIELDS, actor.roles),
        card.values,
        partial(_correct, card.application_id),
        f"{card.case_no or 'Entwurf'} geändert.",
    )


def _correct(application_id: int, session: "Session", base: Values, values: Values) -> Any:
    return approvals.actions.correct(session, application_id=application_id, base=base, values=values)


def _in_common(ids: list[int], actor: Actor, session: "Session") -> tuple[Step, ...]:
    return approvals.cards.common_steps(session, application_ids=ids, actor=actor, today=today())


def _figures(listing: Listing, reader: "Reader") -> str:
    counted = [(word, reader.count(listing, query)) for word, query in COUNTED]
    return " · ".join(f"{number_text(count)} {word}" for word, count in counted)
