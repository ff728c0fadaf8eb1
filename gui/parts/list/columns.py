"""Which columns a list shows, in which order and how wide; kept for each person."""

import json
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, QSettings, Signal

from gui.look import theme
from gui.parts.list.header import ListHeader
from inventory.listing import Column, Listing


class Placed(NamedTuple):
    """A column where it stands; the width is for text of the usual size."""

    name: str
    shown: bool
    width: int


@dataclass(frozen=True)
class Layout:
    columns: tuple[Placed, ...]

    @staticmethod
    def declared(listing: Listing) -> "Layout":
        return Layout(tuple(Placed(it.name, it.shown, it.width) for it in listing.columns))

    @staticmethod
    def restored(listing: Listing, stored: str) -> "Layout":
        """What was stored, as far as it still fits the declaration; new columns stand at the end."""
        declared = {it.name: it for it in Layout.declared(listing).columns}
        try:
            known = [
                Placed(str(name), bool(shown), int(width))
                for name, shown, width in json.loads(stored or "[]")
            ]
        except (TypeError, ValueError):
            known = []
        kept = {it.name: it for it in known if it.name in declared}
        if not any(it.shown for it in kept.values()):
            return Layout.declared(listing)
        return Layout((*kept.values(), *(it for name, it in declared.items() if name not in kept)))

    def stored(self) -> str:
        return json.dumps(self.columns)


class ColumnLayout(QObject):
    """Keeps the headings of a list and what is stored about them in step."""

    compacted = Signal(bool)

    def __init__(self, listing: Listing, header: ListHeader) -> None:
        super().__init__(header)
        self._listing = listing
        self._header = header
        self._key = f"lists/{listing.name}/columns"
        self._compact_key = f"lists/{listing.name}/compact"
        self._applying = False
        self.apply(Layout.restored(listing, str(QSettings().value(self._key, "", type=str))))
        header.sectionMoved.connect(self._touched)
        header.sectionResized.connect(self._touched)

    @property
    def compact(self) -> bool:
        """Whether rows are narrow."""
        return bool(QSettings().value(self._compact_key, False, type=bool))

    def set_compact(self, compact: bool) -> None:
        QSettings().setValue(self._compact_key, compact)
        self.compacted.emit(compact)

    def layout(self) -> Layout:
        header = self._header
        sections = [header.logicalIndex(place) for place in range(header.count())]
        return Layout(tuple(self._placed(section) for section in sections))

    def shown(self) -> list[Column]:
        """The visible columns from left to right."""
        return [self._listing.column(it.name) for it in self.layout().columns if it.shown]

    def apply(self, layout: Layout) -> None:
        names = [column.name for column in self._listing.columns]
        self._applying = True
        for place, column in enumerate(layout.columns):
            section = names.index(column.name)
            self._header.moveSection(self._header.visualIndex(section), place)
            self._header.setSectionHidden(section, False)
            self._header.resizeSection(section, theme.px(column.width))
            self._header.setSectionHidden(section, not column.shown)
        self._applying = False
        self._touched()

    def arrange(self, names: Iterable[str], shown: Container[str]) -> None:
        """All columns in this order, and which of them are seen."""
        known = {it.name: it for it in self.layout().columns}
        self.apply(Layout(tuple(known[name]._replace(shown=name in shown) for name in names)))

    def hide(self, name: str) -> None:
        shown = {column.name for column in self.shown()} - {name}
        if shown:
            self.arrange([it.name for it in self.layout().columns], shown)

    def restore_standard(self) -> None:
        self.apply(Layout.declared(self._listing))

    def _placed(self, section: int) -> Placed:
        shown = not self._header.isSectionHidden(section)
        width = self._header.sectionSize(section) if shown else theme.px(self._listing.columns[section].width)
        return Placed(self._listing.columns[section].name, shown, round(width / theme.px(100) * 100))

    def _touched(self, *_what: int) -> None:
        if not self._applying:
            QSettings().setValue(self._key, self.layout().stored())
