"""Heute: what there is to do for this person, with the next action on every line, and the city in numbers."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import BETWEEN_PANELS, CARD, CARD_WIDTH
from gui.parts.button import Button, Link
from gui.parts.emptystate import EmptyState
from gui.parts.header import ScreenHeader
from gui.parts.panel import Panel
from gui.parts.scroll import Scroll
from gui.parts.text import CardTitle, Muted
from gui.screen import Shown
from gui.screens.approvals.stepping import Stepping
from gui.screens.commands import command
from gui.screens.papers.making import Papers
from gui.screens.today.figures import cards
from gui.screens.today.lines import Entry, WorkLine, entry
from gui.screens.today.tasks import Tasks
from inventory.actor import Actor
from inventory.approvals.lists import APPLICATIONS, FOLLOW_UPS
from inventory.approvals.today import BLOCKS, Figures, Work, figures, worklist
from inventory.papers.lists import PAPERS
from inventory.papers.worklist import UNSIGNED
from inventory.rights import Right, may
from inventory.text import long_date_text, number_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.store.reader import Reader


class TodayScreen(Shown):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stepping = Stepping(desk, self)
        self._tasks = Tasks(desk, self)
        self._papers = Papers(desk, self)
        self._header = ScreenHeader("Heute")
        offered = may(desk.actor, Right.CASES)
        self._new = command(self, "Neuer Antrag", "plus", "Ctrl+N", self._stepping.open_new, offered=offered)
        self._header.add(Button.for_action(self._new, primary=True))
        self._work = Scroll()
        self._numbers = Scroll()
        self._lay_out()
        self._tasks.wanted.connect(self.wanted)
        desk.changed.connect(self._read)
        self._read()

    def actions_by_menu(self) -> dict[str, list[QAction]]:
        return {"Antrag": [self._new]} if self._new.isVisible() else {}

    def _lay_out(self) -> None:
        frame = Panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(theme.px(CARD), theme.px(8), theme.px(8), theme.px(8))
        inside.addWidget(self._work)
        self._numbers.setFixedWidth(theme.px(CARD_WIDTH))
        self._numbers.keep_width()
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(BETWEEN_PANELS))
        beside.addWidget(frame, 1)
        beside.addWidget(self._numbers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._header)
        layout.addLayout(beside, 1)
        self._numbers.setVisible(may(self._desk.actor, Right.FIGURES))  # before, it would be a window

    def _read(self) -> None:
        """The work is there at once, the figures are counted beside it."""
        actor = self._desk.actor
        self._desk.look(self._work, partial(_find, actor), self._show_work)
        if may(actor, Right.FIGURES):
            self._desk.look(self._numbers, partial(_count, actor, today()), self._show_figures)

    def _show_work(self, found: Sequence[Work]) -> None:
        self._header.set_figures(long_date_text(today()))
        place = self._work.verticalScrollBar().value()
        self._work.show_content(self._page(found))
        self._work.verticalScrollBar().setValue(place)
        self.counted.emit(sum(it.count for it in found if it.block.mine))

    def _show_figures(self, found: Figures) -> None:
        self._numbers.show_content(_column(found))

    def _page(self, work: Sequence[Work]) -> QWidget:
        there = [it for it in work if it.count]
        if not there:
            return EmptyState("check-circle", "Heute ist nichts offen.")
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, theme.px(4), theme.px(8), theme.px(8))
        layout.setSpacing(0)
        for each in there:
            self._add(layout, each)
        layout.addStretch()
        return page

    def _add(self, layout: QVBoxLayout, work: Work) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, theme.px(12), 0, theme.px(2))
        head.setSpacing(theme.px(8))
        head.addWidget(CardTitle(work.block.title))
        head.addWidget(Muted(number_text(work.count)))
        head.addStretch()
        if work.count > len(work.rows) and work.listing.name != FOLLOW_UPS.name:
            more = Link("Alle zeigen")
            more.setAccessibleName(f"{work.block.title}: alle zeigen")
            more.setProperty("work", work)
            more.clicked.connect(self._open_all)
            head.addWidget(more)
        layout.addLayout(head)
        for record, row in work.rows:
            line = WorkLine(entry(work.block, work.listing, record, row))
            line.opened.connect(partial(self._open, work.listing.name))
            line.acted.connect(partial(self._act, work.listing.name))
            layout.addWidget(line)

    def _open_all(self) -> None:
        work: Work = self.sender().property("work")
        self.wanted.emit(work.listing.name, work.block.query)

    def _open(self, listing: str, it: Entry) -> None:
        if listing == FOLLOW_UPS.name:
            self._tasks.open(it.record)
        else:
            self.wanted.emit(listing, it.record)

    def _act(self, listing: str, it: Entry) -> None:
        if listing == APPLICATIONS.name:
            self._stepping.go_on(it.record)
        elif listing == PAPERS.name:
            self._papers.show(it.record)
        elif it.task:
            self._tasks.work_at(it.record)
        else:
            self._tasks.take_back([it.record])


def _column(found: Figures) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(BETWEEN_PANELS))
    for card in cards(found):
        layout.addWidget(card)
    layout.addStretch()
    return column


def _find(actor: Actor, reader: "Reader") -> list[Work]:
    return list(worklist(reader, actor, blocks=(*BLOCKS, UNSIGNED)))


def _count(actor: Actor, day: date, reader: "Reader") -> Figures:
    return figures(reader, actor, day)
