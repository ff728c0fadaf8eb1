"""The texts of a paper in the city's own words: adapted, looked at with an invented person, taken back."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.drafts import Draft
from gui.look import theme
from gui.lookup import Lookup
from gui.messages import confirm
from gui.parts.button import Button
from gui.parts.dialog import Dialog
from gui.parts.form import Form
from gui.parts.inputs import Choice
from gui.parts.text import Muted
from gui.screens.papers.document import Document
from gui.screens.papers.viewer import Viewer
from inventory import papers
from inventory.approvals.words import Paper
from inventory.errors import Invalid, Refused
from inventory.fields import Field, Kind
from inventory.text import date_text
from inventory.today import today

if TYPE_CHECKING:
    from gui.jobs import Job
    from inventory.papers.adapting import Passage, Version
    from inventory.store.database import Session

KINDS = {
    "heading": "Überschrift",
    "subtitle": "Unterzeile",
    "note": "Hinweis",
    "text": "Text",
    "title": "Titel",
}
AS_DELIVERED, SHORT = 0, 80


class Read(NamedTuple):
    passages: "tuple[Passage, ...]"
    versions: "tuple[Version, ...]"


class TextsDialog(Dialog):
    def __init__(self, desk: Desk, parent: QWidget) -> None:
        sentence = "Was in {geschweiften Klammern} steht, setzt das Programm ein; **so** wird es fett."
        super().__init__(parent, "Texte der Papiere", sentence, cancel="Schließen")
        self._desk = desk
        self._form: Form | None = None
        self._draft: Draft | None = None
        self._papers = Choice()
        self._papers.setAccessibleName("Papier")
        for paper in Paper:
            self._papers.addItem(paper.label, paper)
        self._version = Muted("", wrap=True)
        self._place = QVBoxLayout()
        self._show_button = Button("Vorschau", "eye")
        self._show_button.clicked.connect(self._preview)
        self._back = Button("Wie geliefert", "arrow-counter-clockwise")
        self._back.clicked.connect(self._ask_to_go_back)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._papers, 1)
        row.addWidget(self._back)
        row.addWidget(self._show_button)
        self.body.addLayout(row)
        self.add(self._version)
        self.body.addLayout(self._place)
        self._papers.currentIndexChanged.connect(self._read)
        self._read()

    @property
    def _paper(self) -> Paper:
        paper: Paper = Paper.of(self._papers.currentData())
        return paper

    def confirm(self) -> None:
        if own := self._own():
            action = partial(_adapt, self._paper, own)
            said = f"Texte von „{self._paper.label}“ gespeichert; sie gelten für neue Papiere."
            self._desk.write(self, action, self._saved, self._refuse, says=said)

    def _saved(self, _made: object) -> None:
        if self._draft:
            self._draft.forget()
        self._draft = None
        self._read()

    def _read(self, *_index: int) -> None:
        """What was typed for another paper waits there until somebody comes back to it."""
        if self._draft:
            self._draft.keep()
        self._desk.read(self, partial(_read, self._paper), partial(self._show, self._paper))

    def _show(self, paper: Paper, found: Read) -> None:
        """Somebody may have gone on to another paper meanwhile."""
        if paper is not self._paper:
            return
        if self._form:
            self._form.hide()
            self._form.deleteLater()
        fields = tuple(_field(place, it) for place, it in enumerate(found.passages, 1))
        self._form = Form(fields, Lookup(self._desk))
        self._form.fill({_name(it.place): it.own or it.delivered for it in found.passages})
        self._draft = Draft(self._desk, self._form, f"Texte {paper}")
        self._passages = found.passages
        self._place.addWidget(self._form)
        self._form.show()
        self._back.setEnabled(any(it.own for it in found.passages))
        self._version.setText(_told(found.versions))

    def _own(self) -> dict[str, str] | None:
        values = self._form.values() if self._form else None
        if values is None:
            return None
        return {it.place: values[_name(it.place)] or "" for it in self._passages}

    def _preview(self) -> None:
        own = self._own()
        if own is not None:
            work = partial(_drawn, self._paper, own)
            self._desk.job(self, "Die Vorschau entsteht …", work, self._open, self._refuse)

    def _open(self, document: Document) -> None:
        Viewer(self._desk, self, document).open()

    def _ask_to_go_back(self) -> None:
        sentence = "Neue Papiere sagen dann wieder, was das Programm mitbringt. Ältere bleiben, wie sie sind."
        confirm(self, "Zurück zu den gelieferten Texten?", sentence, "Zurückkehren", self._go_back)

    def _go_back(self) -> None:
        self._desk.write(self, partial(_go_back, self._paper), lambda _made: self._read())

    def _refuse(self, refused: Refused) -> None:
        if isinstance(refused, Invalid):
            refused = Invalid({_name(place): sentence for place, sentence in refused.problems.items()})
        if self._form:
            self._form.refuse(refused)


def _field(place: int, it: "Passage") -> Field:
    kind = KINDS.get(it.place.rsplit(".", 1)[-1], "Text")
    hint = " ".join(f"{{{name}}}" for name in it.names)
    short = len(it.delivered) <= SHORT and "\n" not in it.delivered
    shape = Kind.TEXT if short else Kind.PROSE
    return Field(_name(it.place), f"{kind} {place}", shape, hint=hint, max_length=4000)


def _name(place: str) -> str:
    return place.replace(".", "_")


def _told(versions: "Sequence[Version]") -> str:
    if not versions:
        return "Alles steht da, wie es geliefert wurde."
    newest = versions[0]
    day = date_text(newest.at.astimezone().date())
    return f"Fassung {newest.number} vom {day}, {newest.actor}: {newest.changed} Texte in eigenen Worten."


def _read(paper: Paper, session: "Session") -> Read:
    return Read(
        papers.adapting.passages(session, paper=paper), papers.adapting.versions(session, paper=paper)
    )


def _adapt(paper: Paper, own: dict[str, str], session: "Session") -> object:
    return papers.adapting.adapt(session, paper=paper, own=own)


def _go_back(paper: Paper, session: "Session") -> object:
    return papers.adapting.go_back(session, paper=paper, number=AS_DELIVERED)


def _drawn(paper: Paper, own: dict[str, str], _job: "Job") -> Document:
    data = papers.adapting.preview(paper=paper, own=own, on=today())
    return Document(f"Vorschau: {paper.label}", data, f"Vorschau {paper.label}.pdf")
