"""The screen of administration: one section for each kind of record it keeps."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.parts.button import Button
from gui.parts.header import ScreenHeader
from gui.screen import Shown
from gui.screens.administration import accounts, agreement, city, supplies, units
from gui.screens.administration.section import CatalogueSection, Common
from gui.screens.administration.tabs import Tabs
from gui.screens.commands import command
from inventory.listing import Query
from inventory.sight import sees

CATALOGUES = (
    units.CATALOGUE,
    *supplies.CATALOGUES,
    agreement.CATALOGUE,
    city.CATALOGUE,
    *accounts.CATALOGUES,
)


class AdministrationScreen(Shown):
    """Sections are there for those whose business they are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = ScreenHeader("Verwaltung")
        self.tabs = Tabs("Bereiche der Verwaltung")
        self._common = Common(
            command(self, "Neu", "plus", "Ctrl+N", self._open_new),
            command(self, "Bearbeiten", "pencil-simple", "F2", self._edit),
        )
        self._header.add(Button.for_action(self._common.new, primary=True))
        self._stack = QStackedWidget()
        seen = [it for it in CATALOGUES if sees(it.listing, desk.actor)]
        self.sections = {it.listing.name: CatalogueSection(desk, it, self._common) for it in seen}
        for section in self.sections.values():
            self.tabs.addTab(section.catalogue.title or section.catalogue.listing.many)
            self._stack.addWidget(section)
            section.wanted.connect(self._go)
        self.tabs.currentChanged.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._header)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self._show(0)

    def actions_by_menu(self) -> dict[str, list[QAction]]:
        own = [action for section in self.sections.values() for _verb, action in section.verbs]
        return {"Eintrag": [*self._common, *own]}

    def reveal(self, listing: str, what: int | Query) -> None:
        self.tabs.setCurrentIndex(list(self.sections).index(listing))
        self.sections[listing].reveal(what)

    def _section(self) -> CatalogueSection:
        return list(self.sections.values())[self.tabs.currentIndex()]

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        in_sight = self._section()
        for section in self.sections.values():
            section.adapt(in_sight=section is in_sight)

    def _go(self, listing: str, what: int | Query) -> None:
        if listing in self.sections:
            self.reveal(listing, what)
        else:
            self.wanted.emit(listing, what)

    def _open_new(self) -> None:
        self._section().open_new()

    def _edit(self) -> None:
        self._section().edit()
