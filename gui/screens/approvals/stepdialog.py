"""The question of a step: what it asks for, what it rests on, and which paper it makes."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.inputs import TickSentence
from gui.parts.panel import Panel
from gui.parts.text import Body
from gui.screens.formdialog import FormDialog
from gui.screens.papers.making import Papers
from inventory import approvals
from inventory.approvals.states import DONE, Step
from inventory.approvals.words import EndReason
from inventory.fields import Values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.approvals.questions import Question
    from inventory.approvals.records import Application
    from inventory.store.database import Session


AT_ONCE = "papers/at_once"
"""Whether this person wants to see the paper of a step as soon as it is taken."""


class StepDialog(FormDialog):
    def __init__(self, desk: Desk, parent: QWidget, question: "Question") -> None:
        super().__init__(
            desk,
            parent,
            f"{question.name}: {question.step.label}",
            question.fields,
            partial(_take, question),
            verb=question.step.label,
            sentence=_papers(question),
            values=question.values,
            says=partial(_said, question.step),
        )
        self._question = question
        self._papers = Papers(desk, parent)
        self._at_once = TickSentence("Gleich erstellen und ansehen")
        self._at_once.setChecked(bool(QSettings().value(AT_ONCE, False, type=bool)))
        self._at_once.setVisible(len(question.application_ids) == 1 and bool(question.papers))
        self.body.addWidget(self._at_once)
        self.saved.connect(self._make_papers)
        self._days = question.days
        self._proposed = question.values.get("effective_on")
        if question.notes:
            self.body.insertWidget(0, _Notes(question.notes))
        if self._days:
            self.form.changed.connect(self._follow_reason)

    def _make_papers(self, _cases: object) -> None:
        if self._at_once.isVisibleTo(self):
            QSettings().setValue(AT_ONCE, self._at_once.isChecked())
        if self._at_once.isVisibleTo(self) and self._at_once.isChecked():
            self._papers.make_of_step(self._question.application_ids[0], self._question.papers)

    def _follow_reason(self) -> None:
        """Each reason of an end has a day of its own, until somebody types another."""
        chosen, typed = self.form.editor("end_reason").value(), self.form.editor("effective_on").typed()
        day = self._days.get(chosen) if isinstance(chosen, EndReason) else None
        untouched = typed in ("", self.form.field("effective_on").show(self._proposed))
        if day is not None and untouched and day != self._proposed:
            self._proposed = day
            self.form.suggest("effective_on", day)


class _Notes(Panel):
    def __init__(self, notes: tuple[str, ...]) -> None:
        super().__init__(Tone.ACCENT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        layout.setSpacing(theme.px(4))
        for note in notes:
            layout.addWidget(Body(note, wrap=True))


def _papers(question: "Question") -> str:
    made = ", ".join(paper.label for paper in question.papers)
    return f"Papier zu diesem Schritt: {made}." if made else ""


def _said(step: Step, cases: "Sequence[Application]") -> str:
    name = cases[0].listed_name if len(cases) == 1 else f"{len(cases)} Vorgänge"
    return f"{name}: {DONE[step]}."


def _take(question: "Question", session: "Session", _base: Values, values: Values) -> Any:
    each = dict.fromkeys(question.application_ids, values)
    return approvals.actions.take_each(session, step=question.step, each=each)
