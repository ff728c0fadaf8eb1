"""The declared fields of a record as facts, section by section."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look import theme
from gui.parts.card import Section
from gui.parts.facts import Fact, Facts
from gui.parts.maskededitor import masked
from inventory.fields import Field, Kind

HIDDEN, LAST = "•••••••••••", 4


class RecordFacts(QWidget):
    """Only what is filled is shown; a masked number appears when somebody asks, and joins `revealed`."""

    wanted = Signal(str, object)  # the list, and of it one record or a query

    def __init__(
        self,
        fields: Sequence[Field],
        values: Mapping[str, Any],
        texts: Mapping[str, str],
        unnamed: str = "Angaben",
        revealed: set[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        revealed = set() if revealed is None else revealed
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        filled = [it for it in fields if texts.get(it.name) and it.shown_if(values)]
        for caption, group in groupby(filled, key=lambda it: it.section):
            facts = _Group(list(group), values, texts, revealed)
            facts.wanted.connect(self.wanted)
            layout.addWidget(Section(caption or unnamed, facts))


class _Group(Facts):
    wanted = Signal(str, object)  # the list, and of it one record or a query

    def __init__(
        self,
        fields: Sequence[Field],
        values: Mapping[str, Any],
        texts: Mapping[str, str],
        revealed: set[str],
    ) -> None:
        super().__init__()
        self._fields = {field.name: field for field in fields}
        self._record, self._texts = values, texts
        self._revealed = revealed
        self.followed.connect(self._open)
        self._show()

    def _show(self) -> None:
        self.set_facts([self._fact(field) for field in self._fields.values()])

    def _fact(self, field: Field) -> Fact:
        text = self._texts[field.name]
        if field.masked and field.name not in self._revealed:
            return Fact(field.label, f"{HIDDEN}{masked(text).lstrip('•')[-LAST:]} zeigen", link=field.name)
        leads = field.kind is Kind.REFERENCE and self._record.get(field.name) is not None
        return Fact(field.label, text, link=field.name if leads else None)

    def _open(self, name: str) -> None:
        field = self._fields[name]
        if field.masked:
            self._revealed.add(name)
            self._show()
        else:
            self.wanted.emit(field.refers_to, self._record[name])
