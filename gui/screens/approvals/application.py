"""„Neuer Antrag“: the person by search, everything known filled in, handed in or kept as a draft."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.editors import LinesEditor
from gui.parts.panel import Panel
from gui.parts.text import Body
from gui.screens.formdialog import FormDialog
from inventory import approvals
from inventory.approvals.deadlines import last_day
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.fields import Values
from inventory.sight import seen_fields
from inventory.today import today

if TYPE_CHECKING:
    from inventory.approvals.filing import Known
    from inventory.approvals.records import Application
    from inventory.store.database import Session

WHOLE_DAY = 20
"""Per cent of a week."""


class ApplicationDialog(FormDialog):
    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        application_id: int | None = None,
        begun: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(
            desk,
            parent,
            "Antrag einreichen" if application_id else "Neuer Antrag",
            seen_fields(APPLICATION_FIELDS, desk.actor.roles),
            partial(_file, application_id),
            verb="Einreichen",
            sentence="Was zur Person bekannt ist, steht schon da; was fehlt, sagt das Feld.",
            values=begun or {},
            says=_said,
        )
        self._desk = desk
        self._id = application_id
        self._person: int | None = None
        self._months = 0
        self._note = Panel(Tone.WAITING)
        self._words = Body(wrap=True)
        inside = QVBoxLayout(self._note)
        inside.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        inside.addWidget(self._words)
        self.body.insertWidget(0, self._note)
        self._note.hide()
        later = Button("Als Entwurf speichern")
        later.clicked.connect(self._keep)
        self.footer.insertWidget(0, later)
        self.form.changed.connect(self._think_along)
        self._think_along()

    def _keep(self) -> None:
        self._entry.save_by(partial(_keep, self._id), "Entwurf gespeichert.")

    def _think_along(self) -> None:
        """What follows from what was typed so far."""
        person = self.form.typed()["employee_id"]["record"]
        if person is not None and person != self._person:
            self._person = person
            self._desk.read(self, partial(_known, person), partial(self._fill_in, person))
        values = self.form.understood()
        self.form.propose(_scope(values) | _term(values, self._months))

    def _fill_in(self, person: int, known: "Known") -> None:
        if person != self._person:
            return
        self._months = known.months
        obstacles = self.form.editor("obstacles")
        if isinstance(obstacles, LinesEditor):
            obstacles.offer(known.criteria)
        self._words.setText(known.sentence)
        self._note.setVisible(bool(known.sentence))
        if self._id is None:
            self.form.propose(known.values)


def _scope(values: Mapping[str, Any]) -> dict[str, Any]:
    """Days follow from weekdays, and from the days the least percentage that they can be."""
    weekdays, days = values.get("weekdays"), values.get("days")
    if weekdays:
        days = Decimal(len(weekdays))
    return {"days": days, "percent": days * WHOLE_DAY} if days else {}


def _term(values: Mapping[str, Any], months: int) -> dict[str, Any]:
    begin = values.get("begins_on")
    return {"ends_on": last_day(begin, months)} if months and isinstance(begin, date) else {}


def _said(case: "Application") -> str:
    return f"{case.listed_name} eingereicht."


def _known(person: int, session: "Session") -> "Known":
    return approvals.filing.known_for(session, employee_id=person, today=today())


def _file(application_id: int | None, session: "Session", base: Values, values: Values) -> "Application":
    if application_id is None:
        return approvals.filing.file(session, values=values, today=today())
    return approvals.filing.hand_in(
        session, application_id=application_id, base=base, values=values, today=today()
    )


def _keep(application_id: int | None, session: "Session", base: Values, values: Values) -> "Application":
    if application_id is None:
        return approvals.actions.draft(session, values=values)
    return approvals.actions.correct(session, application_id=application_id, base=base, values=values)
