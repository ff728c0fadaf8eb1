"""The screen of administration: one section for each kind of record it keeps."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.parts.button import Button
from gui.parts.header import ScreenHeader
from gui.parts.list.panel import ListPanel
from gui.screen import Shown
from gui.screens.administration.catalogue import CATALOGUES
from gui.screens.administration.section import CatalogueSection, Verbs
from gui.screens.administration.tabs import Tabs
from gui.screens.commands import command
from inventory.listing import Query


class AdministrationScreen(Shown):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = ScreenHeader("Verwaltung")
        self.tabs = Tabs("Bereiche der Verwaltung")
        self._verbs = self._make_verbs()
        self._header.add(Button.for_action(self._verbs.new, primary=True))
        self._stack = QStackedWidget()
        self.sections = {it.listing.name: CatalogueSection(desk, it, self._verbs) for it in CATALOGUES}
        for section in self.sections.values():
            self.tabs.addTab(section.catalogue.listing.many)
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
        return {"Eintrag": list(self._verbs)}

    def panel(self, listing: str) -> ListPanel:
        self.tabs.setCurrentIndex(list(self.sections).index(listing))
        return self.sections[listing].list

    def _make_verbs(self) -> Verbs:
        return Verbs(
            command(self, "Neu", "plus", "Ctrl+N", self._open_new),
            command(self, "Bearbeiten", "pencil-simple", "F2", self._edit),
            command(self, "Schließen …", "prohibit", "Ctrl+Shift+E", self._ask_end),
            command(self, "Zuweisen …", "key", "Ctrl+I", self._ask_bearer),
        )

    def _section(self) -> CatalogueSection:
        return list(self.sections.values())[self.tabs.currentIndex()]

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._section().adapt()

    def _go(self, listing: str, what: int | Query) -> None:
        if listing in self.sections:
            self.reveal(listing, what)
        else:
            self.wanted.emit(listing, what)

    def _open_new(self) -> None:
        self._section().open_new()

    def _edit(self) -> None:
        self._section().edit()

    def _ask_end(self) -> None:
        self._section().ask_end()

    def _ask_bearer(self) -> None:
        self._section().ask_bearer()
