"""The screen of papers: what was made, what is to come back signed, and where scans are taken in."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import messages
from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.card import Heading, Section
from gui.parts.facts import Fact, Facts
from gui.parts.header import ScreenHeader
from gui.parts.list.panel import ListPanel
from gui.parts.nextaction import NextAction
from gui.screen import Shown
from gui.screens.commands import command
from gui.screens.lines import Line, Lines
from gui.screens.papers.making import Papers
from gui.screens.recordcard import Editing, RecordCard, Subject
from gui.screens.selection import Selection
from inventory import papers
from inventory.actor import Actor
from inventory.listing import Filter, Listing, Match, Query
from inventory.papers.audience import FILERS
from inventory.papers.lists import PAPERS
from inventory.rights import Right, may
from inventory.text import date_text, number_text

if TYPE_CHECKING:
    from inventory.papers.cards import PaperCard
    from inventory.store.database import Session
    from inventory.store.reader import Reader

UNSIGNED = Query(filters=(Filter("unsigned", Match.ANY_OF, (1,)),))
SCANS = "Scans und Formulare (*.pdf *.tif *.tiff *.jpg *.jpeg *.png)"


class PapersScreen(Shown):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._papers = Papers(desk, self)
        self._header = ScreenHeader("Papiere")
        self.list = ListPanel(desk, PAPERS)
        self._make_actions()
        nothing = "Hier steht das gewählte Papier."
        read = partial(_card, desk.actor)
        subject: Subject[PaperCard] = Subject("Papier", "file-pdf", nothing, read, self._parts, _editing)
        self.card: RecordCard[PaperCard] = RecordCard(desk, subject)
        self._selection = Selection(self.list, self.card)
        self._lay_out()
        self._connect()
        self._count()

    def actions_by_menu(self) -> dict[str, list[QAction]]:
        return {"Papier": [self._open, self._print, self._scan, self._texts]}

    def panel(self, _listing: str) -> ListPanel:
        return self.list

    def _make_actions(self) -> None:
        actor = self._desk.actor
        self._open = command(self, "Ansehen", "eye", "Ctrl+Return", self._show)
        self._print = command(self, "Drucken …", "printer", "Ctrl+D", self._ask_printer)
        files = bool(FILERS & actor.roles)
        self._scan = command(
            self, "Scans ablegen …", "upload-simple", "Ctrl+N", self._ask_files, offered=files
        )
        writes = may(actor, Right.TEXTS)
        self._texts = command(self, "Texte der Papiere …", "pen", "Ctrl+T", self._open_texts, offered=writes)

    def _lay_out(self) -> None:
        if self._scan.isVisible():
            self._header.add(Button.for_action(self._scan, primary=True))
        self.list.set_card(self.card)
        self.list.set_actions([self._open, self._print])
        first = "Papiere entstehen auf der Karte eines Vorgangs, eines Geräts oder einer Person."
        self.list.set_empty("Noch keine Papiere.", first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._header)
        layout.addWidget(self.list, 1)

    def _connect(self) -> None:
        self._selection.several.connect(self._show_several)
        self.card.read.connect(self._adapt)
        self._desk.changed.connect(self._count)
        self._adapt()

    def _adapt(self) -> None:
        for action in (self._open, self._print):
            action.setEnabled(self.card.facts is not None)

    def _count(self) -> None:
        self._desk.look(self, partial(_figures, self.list.listing), self._header.set_figures)

    def _parts(self, card: "PaperCard") -> list[QWidget]:
        line = card.line
        heading = Heading(line.title, f"{line.number} · {date_text(line.on)} · Vorlage {line.wording}")
        return [heading, self._next(card), self._about(card), self._files(card)]

    def _next(self, card: "PaperCard") -> QWidget:
        if card.line.unsigned:
            sentence = "Den unterschriebenen Scan einfach auf das Fenster ziehen; der Prüfcode ordnet ihn zu."
            return NextAction("Unterschrift fehlt", sentence, [self._open], [self._print], Tone.WAITING)
        headline = (
            f"Unterschrieben am {date_text(card.line.signed_on)}" if card.line.signed_on else "Erstellt"
        )
        if card.line.superseded_by:
            headline = f"Ersetzt durch {card.line.superseded_by}"
        return NextAction(headline, "", [self._open], [self._print], Tone.REST)

    def _about(self, card: "PaperCard") -> QWidget:
        lines = []
        if card.case_no and card.application_id:
            lines.append(Line(0, card.case_no, "Vorgang", ("applications", card.application_id)))
        if card.person and card.person_id:
            lines.append(Line(0, card.person, "Person", ("people", card.person_id)))
        lines += [Line(0, number, "Gerät", ("devices", key)) for key, number in card.devices]
        shown = Lines(lines)
        shown.wanted.connect(self.wanted)
        return Section("Gehört zu", shown)

    def _files(self, card: "PaperCard") -> QWidget:
        facts = [
            Fact(it.kind.label, f"{date_text(it.on)} · {_size(it.size)}", link=str(it.file_id))
            for it in card.line.files
        ]
        shown = Facts(facts)
        shown.setProperty("record", card.line.paper_id)
        shown.followed.connect(self._show_file)
        return Section("Dateien", shown)

    def _show(self) -> None:
        if self.card.facts:
            self._papers.show(self.card.facts.line.paper_id)

    def _show_file(self, file_id: str) -> None:
        self._papers.show(self.sender().property("record"), int(file_id))

    def _show_several(self, ids: list[int]) -> None:
        self._print.setEnabled(True)
        title = f"{number_text(len(ids))} Papiere ausgewählt"
        box = NextAction("Gemeinsam drucken", "Ein Druckauftrag für alle.", [self._print], [], Tone.ACCENT)
        self.card.show_parts([Heading(title), box])

    def _ask_printer(self) -> None:
        self._papers.print_those(self._selection.ids())

    def _ask_files(self) -> None:
        messages.ask_files_to_open(self, "Scans ablegen", SCANS, self._take_in, "scans")

    def _take_in(self, files: list[QUrl]) -> None:
        from gui.screens.papers.intake import Intake

        Intake(self._desk, self.window(), files).open()

    def _open_texts(self) -> None:
        from gui.screens.papers.texts import TextsDialog

        TextsDialog(self._desk, self).open()


def _card(actor: Actor, session: "Session", record: int) -> "PaperCard | None":
    return papers.cards.paper_card(session, paper_id=record, actor=actor)


def _editing(_card: "PaperCard") -> Editing:
    raise NotImplementedError  # a paper stays as it is


def _figures(listing: Listing, reader: "Reader") -> str:
    count = reader.count(listing, UNSIGNED)
    return f"{number_text(count)} ohne Unterschrift"


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} KB".replace(",", ".")
