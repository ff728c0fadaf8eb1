"""Papers made, shown and printed, from wherever their button is."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.jobs import Job
from gui.look.tokens import Tone
from inventory import papers
from inventory.actor import Actor
from inventory.approvals.words import Paper
from inventory.text import number_text
from inventory.today import today

if TYPE_CHECKING:
    from gui.screens.papers.document import Document
    from inventory.papers.subjects import Order
    from inventory.store.database import Session, Store


class Papers(QObject):
    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen

    def show(self, paper_id: int, file_id: int | None = None) -> None:
        """The file of a paper that says most, or this one of its files."""
        query = partial(_content, paper_id, file_id, self._desk.actor)
        self._desk.read(self._screen, query, self._open)

    def show_blank(self) -> None:
        """The blank form, for whoever wants to apply."""
        self._desk.read(self._screen, _blank, self._open)

    def make(self, order: "Order") -> None:
        """Make a paper and put it before the person's eyes."""
        label = order.paper.label
        self._desk.write(self._screen, partial(_make, order), self.show, says=f"{label} erstellt.")

    def make_of_step(self, application_id: int, made: Sequence[Paper]) -> None:
        """What a step makes: one paper is shown, several go to the printer together."""
        query = partial(_of_step, application_id, tuple(made), self._desk.actor)
        self._desk.read(self._screen, query, self._make_those)

    def _make_those(self, orders: Sequence["Order"]) -> None:
        if len(orders) == 1:
            self.make(orders[0])
        elif orders:
            self.print_each(orders)

    def print_newest(self, application_ids: Sequence[int]) -> None:
        """Of each case the paper that its last step makes."""
        query = partial(_newest, tuple(application_ids), self._desk.actor)
        self._desk.read(self._screen, query, self._print_or_say)

    def _print_or_say(self, orders: Sequence["Order"]) -> None:
        if orders:
            self.print_each(orders)
        else:
            self._desk.tell("Zu diesem Stand gibt es kein Papier.", Tone.WAITING)

    def print_each(self, orders: Sequence["Order"]) -> None:
        """Make a paper of each, then ask for the printer once for all of them."""
        title = f"{number_text(len(orders))} Papiere entstehen …"
        self._desk.book(self._screen, title, partial(_make_each, tuple(orders)), self._ask_printer)

    def print_those(self, paper_ids: Sequence[int]) -> None:
        query = partial(_contents, tuple(paper_ids), self._desk.actor)
        self._desk.read(self._screen, query, self._ask_printer)

    def _open(self, document: "Document") -> None:
        from gui.screens.papers.viewer import Viewer

        Viewer(self._desk, self._screen.window(), document).open()

    def _ask_printer(self, documents: Sequence["Document"]) -> None:
        from gui.screens.papers.viewer import ask_printer

        if documents:
            ask_printer(self._desk, self._screen, documents)


def _blank(session: "Session") -> "Document":
    from gui.screens.papers.document import Document

    form = papers.blank.blank_form(session, on=today())
    return Document("Leerer Antrag", form.data, "Antrag auf mobile Arbeit.pdf")


def _of_step(application_id: int, made: Sequence[Paper], actor: Actor, session: "Session") -> list["Order"]:
    possible = papers.subjects.makeable(session, application_id=application_id, actor=actor)
    order = papers.subjects.Order
    return [
        order(paper, today(), application_id=application_id, body=body)
        for paper, body in possible
        if paper in made
    ]


def _newest(application_ids: Sequence[int], actor: Actor, session: "Session") -> list["Order"]:
    """The last paper on the way of each, for every body it goes to."""
    found: list[Order] = []
    for key in application_ids:
        possible = papers.subjects.makeable(session, application_id=key, actor=actor)
        found += _of_step(key, [paper for paper, _body in possible[-1:]], actor, session)
    return found


def _make(order: "Order", session: "Session") -> int:
    return papers.actions.make(session, **vars(order)).key()


def _make_each(orders: Sequence["Order"], store: "Store", actor: Actor, job: Job) -> list["Document"]:
    made = papers.actions.make_each(store, actor, orders=orders, told=job)
    return store.read(partial(_contents, made, actor))


def _contents(paper_ids: Sequence[int], actor: Actor, session: "Session") -> list["Document"]:
    return [_content(paper_id, None, actor, session) for paper_id in paper_ids]


def _content(paper_id: int, file_id: int | None, actor: Actor, session: "Session") -> "Document":
    from gui.screens.papers.document import Document

    found = papers.keeping.content(session, paper_id=paper_id, actor=actor, file_id=file_id)
    return Document(found.title, found.data, found.name, found.to, paper_id)
