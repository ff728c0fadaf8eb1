"""One kind of record that administration keeps: its list, its card, its verbs."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.parts.card import Heading, Section
from gui.parts.list.panel import ListPanel
from gui.parts.nextaction import NextAction
from gui.screens.administration.catalogue import Catalogue, Kept, Use, Verb
from gui.screens.commands import command
from gui.screens.entry import Act
from gui.screens.formdialog import FormDialog
from gui.screens.history import history
from gui.screens.lines import Line, Lines
from gui.screens.recordcard import Editing, RecordCard, Subject
from gui.screens.recordfacts import RecordFacts
from inventory.actor import Actor
from inventory.fields import Field, Values
from inventory.listing import Query
from inventory.rights import may
from inventory.today import today

if TYPE_CHECKING:
    from inventory.store.database import Session

ONLY, WIDE = 1, 560
"""The one record of a catalogue without a list, and how wide its card is."""


class Common(NamedTuple):
    """What can be done in every section; the screen owns it and calls the section in sight."""

    new: QAction
    edit: QAction


class CatalogueSection(QWidget):
    wanted = Signal(str, object)  # the list, and of it one record or a query

    def __init__(
        self, desk: Desk, catalogue: Catalogue, common: Common, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.catalogue = catalogue
        self._common = common
        self.keeps = may(desk.actor, catalogue.right)
        self.verbs = [(it, self._command(it)) for it in catalogue.verbs]
        listing = catalogue.listing
        nothing = "Hier steht, was links gewählt ist."
        read = partial(_read, catalogue, desk.actor)
        subject = Subject(listing.one, catalogue.icon, nothing, read, self._parts, self._editing)
        self.card: RecordCard[Kept] = RecordCard(desk, subject)
        self.list = self._make_list() if catalogue.new else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if self.list is None:
            self.card.setFixedWidth(theme.px(WIDE))
            layout.addWidget(self.card, 1, Qt.AlignmentFlag.AlignLeft)
            self.card.show_record(ONLY)
        else:
            layout.addWidget(self.list)
        self.card.read.connect(self._adapt)
        self.card.edited.connect(self._adapt)

    def adapt(self, *, in_sight: bool) -> None:
        """Make the verbs say what they do here, and whether they can be done now."""
        kept = None if self.card.editing else self.card.facts
        for verb, action in self.verbs:
            action.setVisible(in_sight and self.keeps)
            action.setEnabled(kept is not None and verb.offered(kept))
        if in_sight:
            self._common.new.setText(self.catalogue.new or "Neu")
            self._common.new.setVisible(self.keeps and bool(self.catalogue.new))
            self._common.edit.setVisible(self.keeps)
            self._common.edit.setEnabled(kept is not None and not self.catalogue.fixed(kept))

    def reveal(self, what: int | Query) -> None:
        if self.list is None:
            return
        if isinstance(what, Query):
            self.list.show_query(what)
        else:
            self.list.reveal(what)

    def open_new(self) -> None:
        self.desk.read(self, self.catalogue.begins, self._ask_new)

    def edit(self) -> None:
        if self.card.facts and not self.catalogue.fixed(self.card.facts):
            self.card.edit()

    def ask(self, title: str, fields: tuple[Field, ...], act: Act, **how: Any) -> None:
        """Ask what a verb needs to know."""
        FormDialog(self.desk, self, title, fields, act, **how).open()

    def lines(
        self, caption: str, lines: Sequence[Line], acted: Callable[[int], object] | None = None
    ) -> Section:
        """Records that belong to this one, each a link and perhaps with a verb."""
        shown = Lines(lines)
        shown.wanted.connect(self.wanted)
        if acted:
            shown.acted.connect(acted)
        return Section(caption, shown)

    def _make_list(self) -> ListPanel:
        listing = self.catalogue.listing
        shown = ListPanel(self.desk, listing)
        shown.set_card(self.card)
        actions = [action for _verb, action in self.verbs]
        shown.set_actions([*actions, self._common.edit] if self.keeps else [])
        shown.set_empty(f"Noch keine {listing.many}.", action=self._common.new if self.keeps else None)
        shown.current.connect(self.card.show_record)
        shown.opened.connect(self.card.focus_first)
        return shown

    def _command(self, verb: Verb) -> QAction:
        return command(self, verb.text, verb.icon, verb.keys, partial(self._do, verb), offered=False)

    def _do(self, verb: Verb) -> None:
        if self.card.facts:
            verb.ask(self, self.card.facts)

    def _adapt(self) -> None:
        if self.isVisible():
            self.adapt(in_sight=True)

    def _parts(self, kept: Kept) -> Sequence[QWidget]:
        return list(self._each_part(kept))

    def _each_part(self, kept: Kept) -> Iterator[QWidget]:
        catalogue = self.catalogue
        yield Heading(catalogue.name(kept), catalogue.identity(kept))
        yield self._next(kept)
        if uses := [self._use(it, kept) for it in catalogue.uses if kept.card.used.get(it.listing.name)]:
            yield self.lines("Zugeordnet", uses)
        yield from catalogue.parts(self, kept)
        above = (*catalogue.named_by, *catalogue.identified_by)
        below = tuple(it for it in catalogue.fields if it.name not in above or it.refers_to)
        facts = RecordFacts(below, kept.values, kept.texts)
        facts.wanted.connect(self.wanted)
        yield facts
        yield history(self.desk, kept.card.timeline)

    def _next(self, kept: Kept) -> NextAction:
        catalogue = self.catalogue
        standing = catalogue.standing(kept, today())
        fixed = catalogue.fixed(kept) if self.keeps else ""
        sentence = " ".join(it for it in (standing.sentence, fixed) if it)
        actions = [action for verb, action in self.verbs if verb.offered(kept) and verb.usual]
        if not fixed:
            actions.append(self._common.edit)
        actions += [action for verb, action in self.verbs if verb.offered(kept) and not verb.usual]
        return NextAction(standing.headline, sentence, actions if self.keeps else [], tone=standing.tone)

    def _use(self, it: Use, kept: Kept) -> Line:
        counted = it.listing.counted(kept.card.used[it.listing.name])
        query = it.query(self.catalogue.name(kept))
        return Line(kept.key, f"{counted}{it.where} zeigen", leads_to=(it.listing.name, query))

    def _editing(self, kept: Kept) -> Editing:
        name = self.catalogue.name(kept)
        act = partial(_correct, self.catalogue, kept.key)
        return Editing(f"{name} bearbeiten", self.catalogue.fields, kept.values, act, f"{name} geändert.")

    def _ask_new(self, values: Values) -> None:
        catalogue = self.catalogue
        act = partial(_add, catalogue)
        title = catalogue.new
        dialog = catalogue.dialog(
            self.desk, self, title, catalogue.fields, act, verb="Anlegen", values=values
        )
        dialog.saved.connect(self._show_new)
        dialog.open()

    def _show_new(self, record: Any) -> None:
        self.reveal(record.id)


def _read(catalogue: Catalogue, actor: Actor, session: "Session", record: int) -> Kept | None:
    from inventory.store.cards import record_card

    uses = [(it.listing, it.refers) for it in catalogue.uses]
    card = record_card(session, listing=catalogue.listing, record_id=record, actor=actor, uses=uses)
    return Kept(card, catalogue.more(session, record)) if card else None


def _add(catalogue: Catalogue, session: "Session", _base: Values, values: Values) -> Any:
    return catalogue.add(session, values)


def _correct(catalogue: Catalogue, record: int, session: "Session", base: Values, values: Values) -> Any:
    return catalogue.correct(session, record, base, values)
