"""The papers of a case, a device or a person on its card, and what can be made of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.text import Caption
from gui.screens.lines import Line, Lines
from gui.screens.papers.making import Papers
from inventory import papers
from inventory.actor import Actor
from inventory.approvals.words import Paper
from inventory.papers.makers import MAKERS
from inventory.text import date_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.papers.cards import PaperLine
    from inventory.papers.subjects import Order
    from inventory.store.database import Session

OF_DEVICE = (Paper.HANDOVER, Paper.RETURN, Paper.LOSS, Paper.DISPOSAL)
OF_PERSON = (Paper.HANDOVER, Paper.RETURN, Paper.REMINDER, Paper.PLEDGE, Paper.BRIEFING)


class Found(NamedTuple):
    kept: tuple["PaperLine", ...]
    possible: tuple["Order", ...]


class PapersSection(QWidget):
    """Reads for itself, after the card is there; it has no height as long as there is nothing to tell."""

    def __init__(self, desk: Desk, query: "Callable[[Session], Found]") -> None:
        super().__init__()
        self.setAccessibleName("Papiere")
        self._papers = Papers(desk, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(10))
        desk.read(self, query, self._show)

    def _show(self, found: Found) -> None:
        self._orders = {_words(order): order for order in found.possible}
        if not found.kept and not self._orders:
            return
        self._layout.addWidget(Caption("Papiere"))
        if found.kept:
            lines = Lines([_line(it) for it in found.kept])
            lines.wanted.connect(self._open)
            self._layout.addWidget(lines)
        if self._orders:
            make = Button("Papier erstellen", "file-text", quiet=True)
            make.setMenu(self._menu(make))
            self._layout.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)

    def _menu(self, button: Button) -> QMenu:
        menu = QMenu(button)
        for words in self._orders:
            menu.addAction(words).triggered.connect(self._make)
        return menu

    def _make(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._papers.make(self._orders[action.text()])

    def _open(self, _listing: str, paper_id: int) -> None:
        self._papers.show(paper_id)


def of_case(desk: Desk, application_id: int) -> PapersSection:
    return PapersSection(desk, partial(_of_case, application_id, desk.actor))


def of_device(desk: Desk, device_id: int) -> PapersSection:
    return PapersSection(desk, partial(_of_device, device_id, desk.actor))


def of_person(desk: Desk, person_id: int) -> PapersSection:
    return PapersSection(desk, partial(_of_person, person_id, desk.actor))


def _of_case(application_id: int, actor: Actor, session: "Session") -> Found:
    kept = papers.cards.of_case(session, application_id=application_id, actor=actor)
    possible = papers.subjects.makeable(session, application_id=application_id, actor=actor)
    order = papers.subjects.Order
    return Found(
        kept,
        tuple(order(paper, today(), application_id=application_id, body=body) for paper, body in possible),
    )


def _of_device(device_id: int, actor: Actor, session: "Session") -> Found:
    kept = papers.cards.of_device(session, device_id=device_id, actor=actor)
    order = papers.subjects.Order
    possible = (order(paper, today(), device_ids=(device_id,)) for paper in _mine(OF_DEVICE, actor))
    return Found(kept, tuple(possible))


def _of_person(person_id: int, actor: Actor, session: "Session") -> Found:
    kept = papers.cards.of_person(session, person_id=person_id, actor=actor)
    order = papers.subjects.Order
    possible = (order(paper, today(), employee_id=person_id) for paper in _mine(OF_PERSON, actor))
    return Found(kept, tuple(possible))


def _mine(kinds: Sequence[Paper], actor: Actor) -> list[Paper]:
    return [it for it in kinds if MAKERS[it] & actor.roles]


def _words(order: "Order") -> str:
    return f"{order.paper.label}, {order.body.label}" if order.body else order.paper.label


def _line(it: "PaperLine") -> Line:
    detail, tone = date_text(it.on), None
    if it.superseded_by:
        detail += f" · ersetzt durch {it.superseded_by}"
    elif it.signed_on:
        detail += f" · unterschrieben am {date_text(it.signed_on)}"
    elif it.unsigned:
        detail, tone = f"{detail} · Unterschrift fehlt", Tone.WAITING
    return Line(it.paper_id, it.title, detail, leads_to=("papers", it.paper_id), tone=tone)
