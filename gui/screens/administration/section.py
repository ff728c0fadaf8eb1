"""One kind of record that administration keeps: its list, its card, its verbs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.parts.card import Heading, Section
from gui.parts.list.panel import ListPanel
from gui.parts.nextaction import NextAction
from gui.screens.administration.catalogue import Catalogue, Use
from gui.screens.calendar import today
from gui.screens.formdialog import FormDialog
from gui.screens.history import history
from gui.screens.licences import Licences
from gui.screens.lines import Line, Lines
from gui.screens.recordcard import Editing, RecordCard, Subject
from gui.screens.recordfacts import RecordFacts
from inventory import devices
from inventory.devices.fields import LicenceMetric
from inventory.devices.lists import LICENCES
from inventory.fields import Values
from inventory.text import date_text

if TYPE_CHECKING:
    from inventory.devices.cards import CatalogueCard
    from inventory.store.database import Session


class Verbs(NamedTuple):
    """What can be done in every section; the screen owns them and calls the section in sight."""

    new: QAction
    edit: QAction
    close: QAction
    assign: QAction


class CatalogueSection(QWidget):
    wanted = Signal(str, object)  # the list, and of it one record or a query

    def __init__(self, desk: Desk, catalogue: Catalogue, verbs: Verbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._verbs = verbs
        self.catalogue = catalogue
        listing = catalogue.listing
        self._licences = Licences(desk, self)
        self.list = ListPanel(desk, listing)
        nothing = "Hier steht, was links gewählt ist."
        subject = Subject(
            listing.one, catalogue.icon, nothing, partial(_card, listing.name), self._parts, self._editing
        )
        self.card: RecordCard[CatalogueCard] = RecordCard(desk, subject)
        self.list.set_card(self.card)
        self.list.set_actions(self._offered())
        self.list.set_empty(f"Noch keine {listing.many}.", action=verbs.new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.list.current.connect(self.card.show_record)
        self.list.opened.connect(self.card.focus_first)
        self.card.read.connect(self._adapt)
        self.card.edited.connect(self._adapt)

    def adapt(self) -> None:
        """Make the verbs say what they do here, and whether they can be done now."""
        free = self.card.facts is not None and not self.card.editing
        self._verbs.new.setText(self.catalogue.new)
        self._verbs.close.setVisible(bool(self.catalogue.closes))
        self._verbs.assign.setVisible(self.catalogue.listing is LICENCES)
        for action in self._verbs[1:]:
            action.setEnabled(free)

    def _adapt(self) -> None:
        if self.isVisible():
            self.adapt()

    def _offered(self) -> list[QAction]:
        offered = [self._verbs.assign] if self.catalogue.listing is LICENCES else []
        return [*offered, self._verbs.edit, *([self._verbs.close] if self.catalogue.closes else [])]

    def _parts(self, card: "CatalogueCard") -> Sequence[QWidget]:
        return list(self._each_part(card))

    def _each_part(self, card: "CatalogueCard") -> Iterator[QWidget]:
        catalogue = self.catalogue
        yield Heading(catalogue.name(card), catalogue.identity(card))
        verbs = self._offered()
        standing = catalogue.standing(card, today())
        yield NextAction(standing.headline, standing.sentence, verbs, tone=standing.tone)
        if uses := [self._use(it, card) for it in catalogue.uses if card.used[it.listing.name]]:
            lines = Lines(uses)
            lines.wanted.connect(self.wanted)
            yield Section("Zugeordnet", lines)
        above = (*catalogue.named_by, *catalogue.identified_by)
        facts = RecordFacts(
            tuple(it for it in catalogue.fields if it.name not in above or it.refers_to),
            card.values,
            card.texts,
        )
        facts.wanted.connect(self.wanted)
        yield facts
        if card.bearers:
            bearers = Lines([_line(it) for it in card.bearers])
            bearers.wanted.connect(self.wanted)
            bearers.acted.connect(self._licences.end)
            all_named = len(card.bearers) == card.borne
            yield Section("Zugewiesen" if all_named else f"Die ersten {len(card.bearers)}", bearers)
        yield history(self._desk, card.timeline)

    def _use(self, it: Use, card: "CatalogueCard") -> Line:
        counted = it.listing.counted(card.used[it.listing.name])
        query = it.query(self.catalogue.name(card))
        return Line(card.record_id, f"{counted}{it.where} zeigen", leads_to=(it.listing.name, query))

    def _editing(self, card: "CatalogueCard") -> Editing:
        name = self.catalogue.name(card)
        act = partial(_correct, self.catalogue, card.record_id)
        return Editing(f"{name} bearbeiten", self.catalogue.fields, card.values, act, f"{name} geändert.")

    def open_new(self) -> None:
        dialog = FormDialog(
            self._desk,
            self,
            self.catalogue.new,
            self.catalogue.fields,
            partial(_add, self.catalogue),
            verb="Anlegen",
            values={"valid_from": today()},
        )
        dialog.saved.connect(self._show_new)
        dialog.open()

    def _show_new(self, record: Any) -> None:
        self.list.reveal(record.id)

    def edit(self) -> None:
        self.card.edit()

    def ask_end(self) -> None:
        if not (card := self.card.facts):
            return
        closes = self.catalogue.closes
        field = next(it for it in self.catalogue.fields if it.name == closes)
        name = self.catalogue.name(card)
        act = partial(_close, self.catalogue, card.record_id, card.values[closes])
        FormDialog(
            self._desk,
            self,
            f"{name} schließen",
            (replace(field, required=True),),
            act,
            verb="Schließen",
            sentence="Die Geschichte bleibt, danach wird hier niemand mehr zugeordnet.",
            values={closes: today()},
            says=f"{name} geschlossen.",
        ).open()

    def ask_bearer(self) -> None:
        if card := self.card.facts:
            per_device = card.values["metric"] is LicenceMetric.PER_DEVICE
            self._licences.assign(self.catalogue.name(card), card.record_id, per_device=per_device)


def _line(it: Any) -> Line:
    leads = ("devices", it.device_id) if it.device_id is not None else ("people", it.employee_id)
    return Line(it.assignment_id, it.name, f"seit {date_text(it.since)}", leads, "Entziehen")


def _card(listing: str, session: "Session", record: int) -> "CatalogueCard | None":
    return devices.cards.catalogue_card(session, listing=listing, record_id=record)


def _add(catalogue: Catalogue, session: "Session", _base: Values, values: Values) -> Any:
    return catalogue.add(session, values)


def _correct(catalogue: Catalogue, record: int, session: "Session", base: Values, values: Values) -> Any:
    return catalogue.correct(session, record, base, values)


def _close(
    catalogue: Catalogue, record: int, before: Any, session: "Session", _base: Values, values: Values
) -> Any:
    return catalogue.correct(session, record, {catalogue.closes: before}, values)
