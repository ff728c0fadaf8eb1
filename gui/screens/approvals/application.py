"""„Neuer Antrag“: the person by search, everything known filled in, handed in or kept as a draft."""

from collections.abc import Mapping
from datetime import timedelta
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
from inventory.approvals.words import ApplicationKind
from inventory.fields import Values
from inventory.sight import seen_fields
from inventory.today import today

if TYPE_CHECKING:
    from inventory.approvals.filing import Known
    from inventory.approvals.records import Application
    from inventory.store.database import Session

FOLLOWING = ("days", "percent", "begins_on", "ends_on")
"""What follows from other fields, and is as it was where those are."""
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
        self._known: Known | None = None
        self._given = dict(begun or {})
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
        changed = {name for name, value in values.items() if value != self._given.get(name)}
        follows = {name: self._given.get(name) for name in FOLLOWING}
        if changed & {"weekdays", "days"}:
            follows |= _scope(values)
        if self._known:
            follows |= _span(values, changed, self._known)
        self.form.propose(follows)

    def _fill_in(self, person: int, known: "Known") -> None:
        if person != self._person:
            return
        self._known = known
        obstacles = self.form.editor("obstacles")
        if isinstance(obstacles, LinesEditor):
            obstacles.offer(known.criteria)
        self._words.setText(known.sentence)
        self._note.setVisible(bool(known.sentence))
        if self._id is None:
            self._given |= known.values
            self.form.propose(known.values)
        self._think_along()


def _scope(values: Mapping[str, Any]) -> dict[str, Any]:
    """Days follow from weekdays, and from the days the least percentage that they can be."""
    weekdays, days = values.get("weekdays"), values.get("days")
    if weekdays:
        days = Decimal(len(weekdays))
    return {"days": days, "percent": days * WHOLE_DAY} if days else {}


def _span(values: Mapping[str, Any], changed: set[str], known: "Known") -> dict[str, Any]:
    """A new term is as long as is usual, a change keeps the end, and an end comes after its notice."""
    kind, begin, received = values.get("kind"), values.get("begins_on"), values.get("received_on")
    if kind is ApplicationKind.END and "kind" in changed and received:
        return {"begins_on": received + timedelta(weeks=known.notice_weeks)}
    if kind is not ApplicationKind.CHANGE and "begins_on" in changed and begin:
        return {"ends_on": last_day(begin, known.months)}
    return {}


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
