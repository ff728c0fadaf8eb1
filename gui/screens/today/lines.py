"""A line of work as Heute shows it: what it is about, by when, and the next thing to do."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.paint import rounded, smooth
from gui.look.tokens import SEMIBOLD, Tone
from gui.parts.button import Button, Link
from gui.parts.text import Body, Muted, Secondary
from gui.screens.approvals.looks import BEFORE, CONFIRM_END, ENDING, PRIVACY, WORK, Work
from inventory.actor import Role
from inventory.approvals.states import State
from inventory.approvals.today import Block
from inventory.approvals.words import ApplicationKind, Task
from inventory.listing import LATE, Listing, Row

TILE, SIGN, VERB = 32, 16, 172
STATES = {state.label: state for state in State}
TASKS = {task.label: task for task in Task}
VERBS = {Task.END_CASE: "Beenden", Task.REVIEW_CASE: "Prüfen", Task.RETURN_DEVICES: "Rückgabe"}


class Entry(NamedTuple):
    """`task` is what a follow-up asks for."""

    record: int
    icon: str
    tone: Tone
    title: str
    detail: str
    due: str
    verb: str = ""
    task: Task | None = None


Shown = dict[str, str]


def entry(block: Block, listing: Listing, record: int, row: Row) -> Entry:
    shown = {column.name: value for column, value in zip(listing.columns, row, strict=True)}
    return _READERS[listing.name](block, record, shown)


def _case(block: Block, record: int, shown: Shown) -> Entry:
    state = STATES[shown["state"]]
    due = shown["ends_on"] if block.name == "ending" else shown["due_on"]
    tone = Tone.OVERDUE if due.startswith(LATE) else _TONES.get(state, Tone.ACCENT)
    work = _work(block, state, shown)
    known = (shown["case_no"], shown["unit"], shown.get("scope"))
    detail = " · ".join(it for it in known if it)
    verb = work.verb if block.actable else ""
    return Entry(record, work.icon, tone, f"{work.what}: {shown['person']}", detail, due, verb)


def _work(block: Block, state: State, shown: Shown) -> Work:
    if block.name == "ending":
        return ENDING
    if shown["waits_for"] == Role.AUDITOR.label:
        return PRIVACY
    if state is State.SUBMITTED and shown["kind"] == ApplicationKind.END.label:
        return CONFIRM_END
    first = (it for (when, column), it in BEFORE.items() if when is state and shown.get(column) == "ja")
    return next(first, WORK[state])


def _device(_block: Block, record: int, shown: Shown) -> Entry:
    due = shown["expected_on"]
    tone = Tone.OVERDUE if due.startswith(LATE) else Tone.REST
    detail = f"{shown['inventory_no']} · {shown['model']}"
    return Entry(record, "hand-arrow-down", tone, shown["holder"], detail, due, "Zurücknehmen")


def _follow_up(_block: Block, record: int, shown: Shown) -> Entry:
    task, due = TASKS[shown["task"]], shown["due_on"]
    tone = Tone.OVERDUE if due.startswith(LATE) else Tone.REST
    detail = f"{task.label} · {shown['unit']}"
    return Entry(record, "sign-out", tone, shown["person"], detail, due, VERBS[task], task=task)


def _paper(_block: Block, record: int, shown: Shown) -> Entry:
    detail = " · ".join(it for it in (shown["number"], shown.get("case_no"), shown.get("unit")) if it)
    title = f"{shown['kind']}: {shown.get('person', '')}"
    return Entry(record, "signature", Tone.WAITING, title, detail, shown["made_on"], "Ansehen")


_READERS: dict[str, Callable[[Block, int, Shown], Entry]] = {
    "applications": _case,
    "devices": _device,
    "follow_ups": _follow_up,
    "papers": _paper,
}
_TONES = {
    State.SIGNATURE: Tone.WAITING,
    State.EQUIPMENT: Tone.WAITING,
    State.CLARIFICATION: Tone.WAITING,
    State.CONCILIATION: Tone.WAITING,
    State.DRAFT: Tone.REST,
}


class WorkLine(QWidget):
    """The title leads to the record, the button does what is next."""

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, it: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = it
        title = Link(it.title, quiet=True)
        title.clicked.connect(self._open)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(Secondary(it.detail, elide=True))
        late = it.due.startswith(LATE)
        due = Body(it.due, tone=Tone.OVERDUE, weight=SEMIBOLD) if late else Muted(it.due)
        due.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, theme.px(8), 0, theme.px(9))
        layout.setSpacing(theme.px(14))
        layout.addWidget(_Tile(it.icon, it.tone))
        layout.addLayout(words, 1)
        layout.addWidget(due)
        layout.addWidget(self._button(it))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour(self, "line"))

    def _button(self, it: Entry) -> QWidget:
        place = QWidget()
        inside = QHBoxLayout(place)
        inside.setContentsMargins(0, 0, 0, 0)
        place.setMinimumWidth(theme.px(VERB))
        if it.verb:
            button = Button(it.verb)
            button.setAccessibleName(f"{it.verb}: {it.title}")
            button.clicked.connect(self._act)
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return place

    def _open(self) -> None:
        self.opened.emit(self.entry)

    def _act(self) -> None:
        self.acted.emit(self.entry)


class _Tile(QWidget):
    def __init__(self, icon: str, tone: Tone) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone
        self.setFixedSize(QSize(theme.px(TILE), theme.px(TILE)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            tint = theme.tone(self, self._tone)
            rounded(painter, self.rect(), theme.px(6), tint.soft)
            side = theme.px(SIGN)
            box = QRect(0, 0, side, side)
            box.moveCenter(self.rect().center())
            paint_icon(painter, box, self._icon, tint.strong)
