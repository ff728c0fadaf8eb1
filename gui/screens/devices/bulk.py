"""„Sammeländerung“: choose fields, see before and after, apply as one booking."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.jobs import Job
from gui.look import theme
from gui.look.tokens import Tone
from gui.lookup import Lookup
from gui.parts.button import Button
from gui.parts.dialog import Dialog
from gui.parts.form import Form
from gui.parts.progress import ProgressLine
from gui.parts.text import Body
from gui.screens.plaintable import PlainTable
from inventory import devices
from inventory.devices.fields import DEVICE_FIELDS, ICCID, IMEI, SERIAL
from inventory.errors import Refused
from inventory.fields import Values, always, never
from inventory.text import number_text

if TYPE_CHECKING:
    from inventory.store.database import Session

CHANGEABLE = {
    it.name: replace(it, required=False, required_if=never, shown_if=always, section="")
    for it in DEVICE_FIELDS
    if it not in (SERIAL, IMEI, ICCID)
}
QUESTION = "Welche Angaben sollen bei allen gleich werden? Ein leeres Feld leert die Angabe."
EMPTY = "leer"
SHOWN = 200
"""So many lines of a preview are looked at; the counts are of all."""


class Line(NamedTuple):
    """One field of one device before and after, or why the device stays as it is."""

    inventory_no: str
    field: str = ""
    before: str = ""
    after: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Plan:
    """What would happen: the lines of the preview, and the devices that would change."""

    lines: tuple[Line, ...]
    changing: tuple[int, ...]
    same: int
    blocked: int


class BulkDialog(Dialog):
    def __init__(self, desk: Desk, parent: QWidget, device_ids: Sequence[int]) -> None:
        count = number_text(len(device_ids))
        super().__init__(parent, f"Sammeländerung: {count} Geräte", verb="Vorschau")
        self._desk = desk
        self._ids = list(device_ids)
        self._names: list[str] = []
        self._plan: Plan | None = None
        self._job: Job | None = None
        self._form = Form((), Lookup(desk))
        self._sentence = Body(QUESTION, wrap=True)
        self._add = self._make_adder()
        self._table = PlainTable("Vorschau", ("Gerät", "Angabe", "Vorher", "Nachher"))
        self._table.share_width(first=110)
        self._table.setMinimumSize(theme.px(640), theme.px(360))
        self._progress = ProgressLine()
        self._progress.cancelled.connect(self._cancel)
        self._back = Button("Zurück", "arrow-left")
        self._back.clicked.connect(self._choose)
        self.footer.insertWidget(0, self._back)
        self._lay_out()
        self._choose()

    def confirm(self) -> None:
        if self._plan is None:
            self._preview()
        else:
            self._apply(self._plan)

    def reject(self) -> None:
        self._cancel()
        super().reject()

    def _lay_out(self) -> None:
        self._fields = QWidget()
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._form)
        self._framed = self._table.framed()
        for part in (self._sentence, self._fields, self._add, self._framed):
            self.add(part)
        self.body.setAlignment(self._add, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._progress)

    def _make_adder(self) -> Button:
        button = Button("Angabe hinzufügen", "plus")
        menu = QMenu(button)
        for name, field in CHANGEABLE.items():
            action = menu.addAction(field.label)
            action.setData(name)
            action.triggered.connect(self._add_field)
        button.setMenu(menu)
        return button

    def _add_field(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)  # noqa: S101 (only actions are connected)
        action.setEnabled(False)
        self._names.append(action.data())
        typed = self._form.typed()
        old, self._form = self._form, Form([CHANGEABLE[it] for it in self._names], Lookup(self._desk))
        self._form.submitted.connect(self.confirm)
        layout = self._fields.layout()
        assert layout is not None  # noqa: S101 (made in _lay_out)
        layout.replaceWidget(old, self._form)
        old.hide()
        old.deleteLater()
        self._form.fill({})
        self._form.restore(typed)
        newest = self._form.editor(self._names[-1])
        newest.setFocus()
        self.setTabOrder(newest.controls[-1], self._add)
        self._show_page(previewing=False)
        self._form.show()  # a widget that waits to be shown has no size yet

    def _choose(self) -> None:
        self._plan = None
        self.primary.setText("Vorschau")
        self._sentence.setText(QUESTION)
        self._show_page(previewing=False)

    def _show_page(self, *, previewing: bool) -> None:
        self._fields.setVisible(not previewing)
        self._add.setVisible(not previewing)
        self._framed.setVisible(previewing)
        self._back.setVisible(previewing)
        changing = self._plan.changing if self._plan else ()
        self.primary.setEnabled(bool(changing if previewing else self._names))

    def _preview(self) -> None:
        if self._names and (values := self._form.values()) is not None:
            job = self._begin("Die Geräte werden durchgesehen …")
            self._desk.read(self, partial(_plan, self._ids, values, job), self._show_plan, self._refuse)

    def _show_plan(self, plan: Plan) -> None:
        self._progress.finish()
        self._plan = plan
        self._table.setRowCount(0)
        self._table.clearSpans()
        for row, line in enumerate(plan.lines[:SHOWN]):
            self._table.append((line.inventory_no, line.field, line.before, line.after))
            if line.problem:
                self._table.write(row, 1, line.problem, Tone.OVERDUE)
                self._table.setSpan(row, 1, 1, 3)
        self._sentence.setText(_summary(plan))
        self.primary.setText(_verb(plan))
        self._show_page(previewing=True)
        self.primary.setFocus()

    def _apply(self, plan: Plan) -> None:
        values = self._form.values()
        if values is None:
            return
        job = self._begin("Die Änderung wird gebucht …")
        says = f"Sammeländerung: {_many(len(plan.changing))} geändert."
        self._desk.write(self, partial(_apply, plan.changing, values, job), self._applied, self._refuse, says)

    def _applied(self, _changed: int) -> None:
        self._job = None
        self.accept()

    def _begin(self, what: str) -> Job:
        self._job = job = Job(what, True, self)
        job.advanced.connect(self._progress.advance)
        self._progress.start(what)
        self.primary.setEnabled(False)
        return job

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()
            self._job = None
        self._progress.finish()
        self._show_page(previewing=self._plan is not None)

    def _refuse(self, refused: Refused) -> None:
        self._progress.finish()
        self._choose()
        self._form.refuse(refused)


def _many(count: int) -> str:
    return "1 Gerät" if count == 1 else f"{number_text(count)} Geräte"


def _verb(plan: Plan) -> str:
    if plan.blocked and plan.changing:
        return f"Für die übrigen {number_text(len(plan.changing))} übernehmen"
    return f"{_many(len(plan.changing))} ändern"


def _summary(plan: Plan) -> str:
    words = [f"{_many(len(plan.changing))} {'ändert' if len(plan.changing) == 1 else 'ändern'} sich"]
    if plan.same:
        words.append(f"{number_text(plan.same)} {'hat' if plan.same == 1 else 'haben'} die Werte schon")
    if plan.blocked:
        words.append(f"bei {number_text(plan.blocked)} geht es nicht, sie bleiben, wie sie sind")
    if len(plan.lines) > SHOWN:
        words.append(f"gezeigt werden die ersten {SHOWN} Zeilen")
    return " · ".join(words) + "."


def _plan(ids: Sequence[int], values: Values, job: Job, session: "Session") -> Plan:
    from inventory.store.texts import worded

    found = devices.bulk.preview(session, device_ids=ids, values=values, told=job)
    problems = [Line(it.inventory_no, problem=it.problem) for it in found if it.problem]
    lines = []
    for it in found:
        fields = [CHANGEABLE[name] for name, _before, _after in it.changes]
        before = worded(session, fields, {name: old for name, old, _new in it.changes})
        after = worded(session, fields, {name: new for name, _old, new in it.changes})
        lines += [
            Line(it.inventory_no, field.label, before[field.name] or EMPTY, after[field.name] or EMPTY)
            for field in fields
        ]
    changing = tuple(it.device_id for it in found if it.changes and not it.problem)
    same = sum(not it.changes and not it.problem for it in found)
    return Plan((*problems, *lines), changing, same, len(problems))


def _apply(ids: Sequence[int], values: Values, job: Job, session: "Session") -> int:
    return devices.bulk.correct_all(session, device_ids=ids, values=values, told=job)
