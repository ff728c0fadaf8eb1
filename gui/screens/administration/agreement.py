"""The versions of the works agreement."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from gui.look.tokens import Tone
from gui.parts.card import Section
from gui.parts.facts import Fact, Facts
from gui.screens.administration.catalogue import Catalogue, Kept, Standing, Use
from gui.screens.administration.section import CatalogueSection
from gui.screens.formdialog import FormDialog
from gui.screens.plaintable import PlainTable
from inventory import approvals
from inventory.approvals.lists import APPLICATIONS, RULESETS
from inventory.approvals.ruleset import RULESET_FIELDS, differences, first_version
from inventory.fields import Values
from inventory.rights import Right
from inventory.text import date_text

if TYPE_CHECKING:
    from inventory.approvals.agreement import Place
    from inventory.store.database import Session

CHANGES = "Das ändert sich"
IN_SIGHT, LABELS = 4, 240
DAY = re.compile(r"\b\d\d\.\d\d\.\d{4}\b")


FILLED = (
    "Ausgefüllt, wie es in der jüngsten Fassung steht. "
    "Laufende Vorgänge behalten die Fassung, unter der sie begannen."
)


class NewVersion(FormDialog):
    """The form of a new version, and beside it what differs from the newest one: nothing slips in."""

    def __init__(self, *args: Any, values: Values, **how: Any) -> None:
        super().__init__(*args, sentence=FILLED, values=values, **how)
        self._newest = values
        self._table = PlainTable(CHANGES, (CHANGES, "Bisher", "Neu"))
        self._table.share_width(first=LABELS)
        self._frame = self._table.framed()
        self.below.addWidget(self._frame)
        self.form.changed.connect(self._compare)
        self._compare()

    def _compare(self) -> None:
        self._name()
        found = differences(self._newest, {**self._newest, **self.form.understood()})
        self._table.setRowCount(0)
        for it in found:
            self._table.append((it.label, it.before or "–", it.after or "–"))
        self._table.set_rows_in_sight(min(len(found), IN_SIGHT))
        self._frame.setVisible(bool(found))

    def _name(self) -> None:
        """A version that is named by its first day keeps that habit."""
        day = self.form.understood()["valid_from"]
        if day is not None:
            self.form.propose({"name": DAY.sub(date_text(day), self._newest["name"])})


def _add(session: "Session", values: Values) -> Any:
    return approvals.agreement.issue_version(session, values=values)


def _correct(session: "Session", key: int, base: Values, values: Values) -> Any:
    return approvals.agreement.correct_version(session, ruleset_id=key, base=base, values=values)


def _begins(session: "Session") -> Values:
    newest = approvals.agreement.newest_version(session)
    return {**newest.model_dump(), "valid_from": None} if newest else first_version()


def _place(session: "Session", key: int) -> "Place":
    return approvals.agreement.place_of(session, ruleset_id=key)


def _standing(kept: Kept, on: date) -> Standing:
    starts, until = kept.values["valid_from"], kept.more.until
    if on < starts:
        return Standing(f"Gilt ab {date_text(starts)}", "Bis dahin gilt die Fassung davor.", Tone.WAITING)
    if until is None:
        return Standing(f"Gilt seit {date_text(starts)}", "", Tone.DONE)
    if on <= until:
        return Standing(f"Gilt noch bis {date_text(until)}", "Danach gilt die nächste Fassung.", Tone.DONE)
    return Standing(f"Galt bis {date_text(until)}", "Vorgänge von damals laufen nach ihr weiter.", Tone.REST)


def _fixed(kept: Kept) -> str:
    if kept.more.in_use:
        return "Nach ihr sind schon Anträge gestellt; für Änderungen bitte eine neue Fassung anlegen."
    return ""


def _parts(_section: CatalogueSection, kept: Kept) -> Iterator[QWidget]:
    if kept.more.changes:
        changed = [Fact(it.label, f"{it.before or '–'} → {it.after or '–'}") for it in kept.more.changes]
        yield Section("Gegenüber der Fassung davor", Facts(changed))


CATALOGUE = Catalogue(
    RULESETS,
    "clipboard-text",
    Right.RULES,
    RULESET_FIELDS,
    ("name",),
    _correct,
    _standing,
    title="Dienstvereinbarung",
    new="Neue Fassung",
    add=_add,
    begins=_begins,
    dialog=NewVersion,
    fixed=_fixed,
    uses=(Use(APPLICATIONS, "ruleset_id", "ruleset"),),
    more=_place,
    parts=_parts,
)
